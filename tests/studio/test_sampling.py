"""Samples in renders, frame by frame, and in a session."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.offline import Renderer
from engine.samples.bank import Place, Recording
from engine.samples.library import Library
from engine.samples.manifest import read_map
from patterns.strudel.evaluate import evaluate
from studio.config import Config
from studio.evaluator import Evaluator
from studio.preparing import Stage
from studio.render import Job, render_job
from studio.sampling import foresee, open_library
from tests.engine.samples.server import serving

RATE = 48_000
SECONDS = 0.5
TIMES = np.arange(int(SECONDS * RATE)) / RATE
LEFT = 0.5 * np.sin(2 * np.pi * (200 * TIMES + 700 * TIMES**2))
RIGHT = 0.25 * np.cos(2 * np.pi * 300 * TIMES)
GAIN = 0.8
ATTACK = 48  # frames that the envelope takes to its full level
CLOSE = 2e-3

pytestmark = pytest.mark.audio


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(RATE) as running:
        yield running


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kit")
    (folder / "one").mkdir()
    (folder / "two").mkdir()
    soundfile.write(folder / "one" / "0.wav", LEFT, RATE, "FLOAT")
    soundfile.write(folder / "two" / "0.wav", np.stack([LEFT, RIGHT], axis=1), RATE, "FLOAT")
    return folder


@pytest.fixture
def heard(renderer, kit, tmp_path_factory):
    """heard(code) -> what a cycle of one second sounds like, shape (2, frames)."""
    config = Config("production", None, None, cache=tmp_path_factory.getbasetemp() / "cache")

    def heard(code: str, folder: Path = kit):
        samples = open_library(config, lambda _text, _bad: None, patient=True)
        try:
            job = Job(
                f"samples('{folder}')\n{code}", Fraction(1), Fraction(1), Fraction(1),
                limiter=False,
            )  # fmt: skip
            path = tmp_path_factory.getbasetemp() / "heard.wav"
            done = render_job(job, path, renderer, samples=samples)
            assert done.problems == ()
            return soundfile.read(path, always_2d=True)[0].T
        finally:
            samples.close()

    return heard


def read_at(sound, places):
    """A sound at places in frames, linear in between, silence outside."""
    return np.interp(places, np.arange(len(sound)), sound, 0.0, 0.0)


def same(sound, wanted, begin: int = 0) -> bool:
    """Is it what was wanted, from the end of the attack to shortly before the end?"""
    kept = slice(ATTACK, len(wanted) - 1)
    part = sound[begin : begin + len(wanted)]
    return bool(np.abs(part[kept] - GAIN * wanted[kept]).max() < CLOSE)


def test_a_sample_is_played_as_it_is(heard):
    left, right = heard('s("one")')
    assert same(left, LEFT)
    assert same(right, LEFT)
    assert np.abs(left[len(LEFT) + 500 :]).max() == 0


def test_a_stereo_sample_keeps_its_sides(heard):
    left, right = heard('s("two")')
    assert same(left, LEFT)
    assert same(right, RIGHT)


def test_a_part_is_played_from_begin_to_end(heard):
    left, _ = heard('s("one").begin(.25).end(.5)')
    assert same(left, LEFT[6000:12_000])
    assert np.abs(left[6500:]).max() < CLOSE


@pytest.mark.parametrize("speed", [0.5, 1.5, 3])
def test_speed_is_how_fast_it_is_read(heard, speed):
    left, _ = heard(f's("one").speed({speed})')
    frames = int(len(LEFT) / speed)
    assert same(left, read_at(LEFT, speed * np.arange(frames)))


def test_a_negative_speed_reads_backwards_from_the_other_end(heard):
    left, _ = heard('s("one").speed(-1).begin(.25)')
    assert same(left, LEFT[::-1][6000:])


def test_a_note_transposes_it_from_c2(heard):
    left, _ = heard('note("c3").s("one")')
    assert same(left, LEFT[::2])


@pytest.mark.parametrize("speed", [1, -1])
def test_a_part_is_looped_from_where_it_is_reached(heard, speed):
    left, _ = heard(f's("one").loop(1).loopBegin(.25).loopEnd(.5).speed({speed})')
    sound = LEFT[:: int(speed)]
    places = np.arange(RATE)
    places = np.where(places < 12_000, places, 6000 + (places - 12_000) % 6000)
    inside = np.flatnonzero((places > 6001) & (places < 11_998))
    inside = inside[(inside > ATTACK) & (inside < RATE - 10)]
    assert np.abs(left[inside] - GAIN * sound[places[inside]]).max() < CLOSE


def test_a_loop_begins_within_its_part(heard):
    left, _ = heard('s("one").loop(1).begin(.375).loopBegin(.25).loopEnd(.5)')
    assert same(left, LEFT[9000:12_000])
    assert same(left, LEFT[6000:11_990], begin=3000)


def test_a_loop_of_nothing_is_a_loop_of_everything(heard):
    left, _ = heard('s("one").loop(1).loopBegin(.5).loopEnd(.5)')
    assert same(left, LEFT[: len(LEFT) - 10])
    assert same(left, LEFT[: len(LEFT) - 500], begin=len(LEFT))


def test_a_new_sample_of_a_group_cuts_the_one_before_within_10_ms(heard):
    left, _ = heard('s("one*4").cut(1)')
    assert same(left[500:], LEFT[500:12_000], begin=12_000)


def test_fit_plays_it_in_the_time_of_its_event(heard):
    left, _ = heard('s("one").fit()')
    assert same(left, read_at(LEFT, np.arange(RATE) / 2))


def test_it_lasts_as_its_event_where_clip_says_so(heard):
    left, _ = heard('s("one*4").clip(.5)')
    assert np.abs(left[6000 + 500 : 12_000]).max() == 0


def test_files_at_another_rate_keep_their_pitch(heard, tmp_path):
    times = np.arange(22_050) / 44_100
    (tmp_path / "x").mkdir()
    soundfile.write(tmp_path / "x" / "0.wav", 0.5 * np.sin(2 * np.pi * 441 * times), 44_100)
    left, _ = heard('s("x")', tmp_path)
    assert same(left[100:], 0.5 * np.sin(2 * np.pi * 441 * TIMES[100:-100]))


def test_a_table_of_waves_is_read_between_its_waves(heard, tmp_path):
    turn = 2 * np.pi * np.arange(2048) / 2048
    (tmp_path / "wt_x").mkdir()
    waves = np.concatenate([np.sin(turn), np.sin(3 * turn)])
    soundfile.write(tmp_path / "wt_x" / "0.wav", waves, 44_100, "FLOAT")
    left, right = heard('note("a3").s("wt_x").wt(.25)', tmp_path)
    spectrum = np.abs(np.fft.rfft(left[4800 : 4800 + RATE // 2])) / (RATE / 4)
    level = GAIN * 0.3 * np.sqrt(0.5)
    assert spectrum[[110, 330]] == pytest.approx([0.75 * level, 0.25 * level], rel=0.01)
    assert np.array_equal(left, right)


def test_the_place_in_a_table_can_move(heard, tmp_path):
    turn = 2 * np.pi * np.arange(2048) / 2048
    (tmp_path / "wt_y").mkdir()
    waves = np.concatenate([np.sin(turn), np.sin(3 * turn)])
    soundfile.write(tmp_path / "wt_y" / "0.wav", waves, 44_100, "FLOAT")
    left, _ = heard('note("a3").s("wt_y").wtenv(1).wtattack(.8).wtsustain(1)', tmp_path)
    early, late = (np.abs(np.fft.rfft(left[at : at + 4800])) for at in (2000, 40_000))
    assert early[22] > 5 * early[66]
    assert late[66] > 5 * late[22]


def test_code_in_a_batch_loads_from_a_server(tmp_path, monkeypatch, capsys):
    from repl.cli import main

    monkeypatch.setenv("NOTALABEL_HOME", str(tmp_path / "home"))
    with serving() as server:
        soundfile.write(tmp_path / "a.flac", LEFT, RATE)
        server.answers["/a.flac"] = (tmp_path / "a.flac").read_bytes()
        server.answers["/strudel.json"] = json.dumps({"mine": "a.flac"}).encode()
        code = f"samples('{server.base}/strudel.json'); s('mine')"
        case = {"id": "a", "code": code, "cps": 1, "cycles": 1, "tail": 0}
        (tmp_path / "cases").write_text(json.dumps(case) + "\n")
        main(["render", "--batch", str(tmp_path / "cases"), "--out", str(tmp_path)])
    assert json.loads(capsys.readouterr().out)["voices"] == 1
    assert np.abs(soundfile.read(tmp_path / "a.wav")[0]).max() > 0.3


class Remembering:
    """A shelf that remembers what is asked for."""

    def __init__(self) -> None:
        self.loaded = read_map({"kit": ["a", "b", "c"]}, "http://x/")
        self.asked: list[str] = []

    def real_name(self, key: str) -> str:
        return key

    def bank(self, key: str):
        return self.loaded.get(key)

    def recording(self, place: Place, name: str) -> Recording:
        raise AssertionError(place, name)

    def expect(self, place: Place) -> None:
        self.asked.append(place.address)

    def coming(self) -> bool:
        return False

    def names(self) -> dict[str, int]:
        return {name: bank.count for name, bank in self.loaded.items()}


def test_the_samples_of_the_next_cycles_are_asked_for_ahead():
    shelf = Remembering()
    pattern = evaluate('s("kit:<0 1 2>, bd")').pattern
    foresee([pattern], Stage(Fraction(5, 2), Fraction(1, 2)), shelf, lambda: False)
    assert set(shelf.asked) == {"http://x/a", "http://x/b", "http://x/c"}


def test_code_that_loads_is_told_to_the_library(tmp_path):
    library = Library(tmp_path)
    try:
        program = Evaluator(load=library.load)(
            "samples({mine: 'a.wav'}, 'http://x/'); soundAlias('mine', 'yours'); s('mine')",
            expired=lambda: False,
        )
        assert program.slots
        assert library.names() == {"mine": 1}
        assert library.real_name("yours") == "mine"
    finally:
        library.close()
