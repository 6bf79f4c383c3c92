"""The player's own synths and effects: found, checked, played, and told about."""

import marshal
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.errors import SoundError
from engine.launch import SOUND
from engine.messages import SoundEvent
from engine.offline import Renderer, plan
from engine.palette import adopt, files_in, palette
from engine.plays import play_messages
from engine.resolve import resolve, resolve_with_notices
from engine.scheduler import Slot
from engine.sounds import names
from patterns.strudel.evaluate import evaluate
from tests.engine.renders import render
from tests.engine.rooms import ahead, engine, until

PAGE = Path(__file__).parents[2] / "docs" / "own-synths.md"
HOLLOW = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]

FLIP = '''"""Upside down."""

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built


def resolve(event, controls, gate_s):
    return Insert((("flip", (controls.number("flip"),)),))


def build(patch, inputs, variant):
    nodes = tuple(patch.add("Sig", node, -1.0, 0.0) for node in inputs)
    return Built(nodes, lambda amount: [node.setMul(-amount) for node in nodes])


FLIP = Param(None, 0, 9, "", "how loud it is upside down")
EFFECT = Effect("flip", 35, ("flip",), resolve, {"flip": build}, {"flip": FLIP})
'''


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A folder of the player's own synths, forgotten afterwards."""
    yield tmp_path
    adopt(())


def event(**controls):
    return SoundEvent(0, "$", 1, 0.5, 0.5, 0.0, controls)


def written(folder: Path, **files: str) -> tuple[str, ...]:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return adopt(files_in(folder))


def test_a_synth_of_the_players_own_resolves(own):
    assert written(own, hollow=HOLLOW) == ()
    assert resolve(event(s="hollow", note="a4", glass=0.25)).source == ("hollow", (440.0, 0.25))


def test_its_controls_are_held_in_their_range(own):
    written(own, hollow=HOLLOW)
    spec, notices = resolve_with_notices(event(s="hollow", glass=7))
    assert spec.source[1][1] == 1
    assert notices == ["glass goes from 0 to 1: held there"]


def test_it_is_named_for_completion_and_by_did_you_mean(own):
    written(own, hollow=HOLLOW)
    assert "hollow" in names()
    with pytest.raises(SoundError, match="holow; did you mean hollow"):
        resolve(event(s="holow"))


def test_an_effect_of_the_players_own_takes_its_place_in_the_chain(own):
    written(own, flip=FLIP)
    chain = resolve(event(s="saw", crush=4, flip=1, lpf=500)).chain
    assert [name for name, _ in chain] == ["lowpass", "flip", "crush"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x = 1\ny = (\n", "{}, line 2: SyntaxError: '(' was never closed; it is left out"),
        ("x = 1\n1 / 0\n", "{}, line 2: ZeroDivisionError: division by zero; it is left out"),
        ("x = 1\n", "{}: it declares no SYNTH and no EFFECT; it is left out"),
        ("EFFECT = 3\n", "{}: its EFFECT is no Effect; it is left out"),
        (FLIP.replace('35, ("flip",)', '35, ("flop",)'),
         "{}: flip wakes at flop, which is no control; it is left out"),
        (FLIP.replace('controls.number("flip"),', "object(),"),
         "{}: the settings of flip are not numbers, strings or tuples; it is left out"),
        (HOLLOW.replace('{"hollow":', "{} and {0:", 1),
         "{}: its SYNTH names no sounds; it is left out"),
        ("SYNTH = 3\n", "{}: its SYNTH is no Synth; it is left out"),
        (HOLLOW.replace('{"hollow":', '{"saw":', 1), "{}: the name saw is taken; it is left out"),
        (HOLLOW.replace("Param(0.5, 0, 1", "Param(2, 0, 1"),
         "{}: glass goes from 0 to 1: its default does not fit; it is left out"),
        (HOLLOW.replace('("hollow", (h', '("hallo", (h'),
         "{}: hallo is not in its build; it is left out"),
        (HOLLOW.replace("amplitude(controls", "amplitude(control"),
         "{}, line 13: NameError: name 'control' is not defined; it is left out"),
    ],
)  # fmt: skip
def test_a_bad_file_is_left_out_in_one_sentence(own, text, sentence):
    assert written(own, bad=text) == (sentence.format(own / "bad.py"),)


def test_what_fails_only_when_played_stops_no_other_sound(own):
    failing = HOLLOW.replace("    source", "    1 / (controls.number('n') is None)\n    source")
    written(own, hollow=failing)
    plays, said = play_messages([event(s="hollow", n=1), event(s="saw")])
    assert len(plays) == 1
    where = f"{own / 'hollow.py'}, line 12: ZeroDivisionError: division by zero"
    assert said == [f"{where}; what it should play is left out"]


def test_its_messages_are_plain(own):
    written(own, hollow=HOLLOW)
    plays, _ = play_messages([event(s="hollow")])
    assert marshal.dumps(plays[0].voice)


@pytest.mark.audio
@pytest.mark.slow
def test_it_sounds_in_the_engines_process(own, tmp_path):
    written(own, hollow=HOLLOW, flip=FLIP)
    pattern = evaluate('note("a3").s("hollow").sustain(1)').pattern
    render([Slot("$", 0, pattern)], path := tmp_path / "own.wav", Fraction(1), Fraction(1))
    samples = soundfile.read(path, always_2d=True)[0][:48_000, 0]
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert spectrum[220] == max(spectrum)
    assert spectrum[8 * 220] == pytest.approx(0.5 * spectrum[220], rel=0.01)


def test_without_a_folder_there_is_what_comes_with_the_program(tmp_path):
    assert adopt(files_in(tmp_path / "missing")) == ()
    assert palette().own == {}


@pytest.mark.audio
@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "place", "what"),
    [
        ('patch.add("Sig"', 'patch.add("Sigg"', ", line", "AttributeError"),
        ("def tune(", "def tune(more, ", ": TypeError", "tune()"),
    ],
)
def test_what_cannot_be_built_is_told_and_the_rest_plays(own, before, after, place, what):
    assert before in HOLLOW
    written(own, hollow=HOLLOW.replace(before, after, 1))
    pattern = evaluate('stack(note("a3").s("hollow"), note("a4").s("sine"))').pattern
    renderer = Renderer()
    try:
        done = renderer.render(
            plan([Slot("$", 0, pattern)], Fraction(1), Fraction(1)), own / "o.wav"
        )
    finally:
        renderer.close()
    (told,) = done.problems
    assert told.startswith(f"{own / 'hollow.py'}{place}")
    assert what in told
    assert told.endswith("what it should play is left out")
    assert done.peak > 0.1


@pytest.mark.audio
@pytest.mark.slow
def test_a_playing_engine_tells_what_it_cannot_build(own):
    written(own, hollow=HOLLOW.replace('patch.add("Sig"', 'patch.add("Sigg"', 1))
    with engine(sound=SOUND) as client:
        at = ahead(client)
        said = client.send([SoundEvent(at, "$", 1, 0.1, 0.5, 0.0, {"s": "hollow"})])
        assert said == []
        until(lambda: said.extend(client.send([])) or said)
        client.send([SoundEvent(ahead(client), "$", 1, 0.1, 0.5, 0.0, {"s": "sine"})])
        until(lambda: client.status().onsets == 1)
    assert said[0].startswith(f"{own / 'hollow.py'}, line")
