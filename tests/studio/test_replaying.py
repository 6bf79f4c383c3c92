"""A set is played again from its history, event for event."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.messages import SoundEvent
from studio.config import Config
from studio.evaluator import Evaluator
from studio.history import History
from studio.replaying import NoSetError, planned, render, replay, runs
from studio.sampling import open_library
from studio.session import Session
from tests.studio.fakes import FakeSound, ManualClock
from tests.studio.rooms import TICK

LINES = (
    's("bd hh sd hh")',
    'drums: s("bd*4, ~ sd").every(2, x => x.fast(2))',
    'bass: note("c2 <eb2 g2>").s("sawtooth").lpf(rand.range(200, 900))',
    "setcps(0.7)",
    'const k = Math.random() > 0.5 ? 3 : 5\nlead: note("c4*4").n(irand(8)).ply(k)',
    'register(\'twice\', x => x.fast(2))\n$: s("cp").twice()',
    '$: s("rim*2").degradeBy(0.4)',
    "broken: s(",
    "hush()",
    "mute bass", "unmute", "solo drums", "solo", "gain bass 0.4", "undo", "redo", "setcps 0.9",
    "launch 1", "launch now", "fade 1", "fade 0", "scene store A", "scene A", "hush",
    "nudge 7", "nudge -9", "countin", "countin 1 A", "arrange A 1 S 1 A 2", "only drums",
)  # fmt: skip


class Live:
    """A session of the real language on a sound that only remembers, with a history on disk."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.clock, self.history = ManualClock(), History(folder, print)
        self.clock.step(Fraction(7, 3))
        self.sound = FakeSound(self.clock)
        self.session = Session(
            self.sound, Evaluator(seed), lambda _: None, self.history, self.clock
        )

    def type(self, line: str) -> None:
        from studio.commands.table import run

        if run(self.session, line) is None:
            self.session.submit(line)
            self.session.work()
        self.session.turn()

    def wait(self, ticks: int) -> None:
        for _ in range(ticks):
            self.clock.step(TICK)
            self.session.turn()

    def heard(self) -> list[SoundEvent]:
        return self.sound.listen()


def plain(events: list[SoundEvent], begin: int = 0) -> list[tuple[object, ...]]:
    """Events without the counters of their session."""
    return sorted(
        (event.frame - begin, event.slot, event.duration_s, event.cycle, str(event.controls))
        for event in events
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 70)), min_size=1, max_size=14),
    st.integers(0, 2**64 - 1),
)
def test_a_set_is_played_again_event_for_event(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, int]], seed: int
) -> None:
    live = Live(tmp_path_factory.mktemp("set"), seed)
    live.type(LINES[1])
    for line, ticks in lines:
        live.wait(ticks)
        live.type(line)
    live.wait(100)
    live.type("hush")
    live.wait(10)
    live.history.close()
    again = replay(live.history, live.history.run)
    ((begin,),) = live.history.rows("select min(frame) from landings")
    assert plain(again.events) == plain(live.heard(), begin)


def test_a_set_that_was_cut_off_plays_on_for_a_moment(tmp_path: Path) -> None:
    live = Live(tmp_path, 1)
    live.type('s("bd*2")')
    live.wait(100)
    live.history.close()
    again = replay(live.history, live.history.run)
    assert len(again.events) == 4


def test_the_sets_of_a_history_are_listed_the_latest_first(tmp_path: Path) -> None:
    for count in (1, 2):
        live = Live(tmp_path, 1)
        for _ in range(count):
            live.type('s("bd*2")')
            live.wait(50)
        live.type("hush")
        live.history.close()
    found = runs(live.history)
    assert [run.evaluations for run in found] == [2, 1]
    assert found[0].seconds == pytest.approx(2.0, abs=0.1)
    assert replace(found[0], seconds=0, evaluations=0).number == live.history.run


def test_a_set_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSetError, match="there is no such set in your history"):
        replay(History(tmp_path, print), 7)


@pytest.mark.audio
def test_a_set_that_loads_samples_is_heard_with_them(tmp_path: Path) -> None:
    (tmp_path / "kit" / "mine").mkdir(parents=True)
    sine = 0.5 * np.sin(2 * np.pi * 750 * np.arange(24_000) / 48_000)
    soundfile.write(tmp_path / "kit" / "mine" / "0.wav", sine, 48_000)
    live = Live(tmp_path, 1)
    live.type(f"samples('{tmp_path / 'kit'}'); s(\"mine\")")
    live.wait(50)
    live.type("hush")
    live.history.close()
    config = Config("production", None, None, cache=tmp_path / "cache")
    samples = open_library(config, lambda _text, _bad: None, patient=True)
    played = replay(live.history, live.history.run)
    done = render(planned(played, samples, samples.load), tmp_path / "set.wav", 48_000)
    samples.close()
    heard, _ = soundfile.read(tmp_path / "set.wav")
    spectrum = np.abs(np.fft.rfft(heard[:24_000, 0]))
    assert done.problems == ()
    assert spectrum.argmax() == 375


@pytest.mark.audio
def test_a_name_that_was_loaded_twice_plays_the_files_of_its_time(tmp_path: Path) -> None:
    for kit, hertz in (("low", 500), ("high", 2000)):
        (tmp_path / kit / "mine").mkdir(parents=True)
        sine = 0.5 * np.sin(2 * np.pi * hertz * np.arange(24_000) / 48_000)
        soundfile.write(tmp_path / kit / "mine" / "0.wav", sine, 48_000)
    live = Live(tmp_path, 1)
    live.type(f"samples('{tmp_path / 'low'}'); s(\"mine\")")
    live.wait(100)  # a cycle, of two seconds
    live.type(f"samples('{tmp_path / 'high'}')\ns(\"mine\")")
    live.wait(100)
    live.type("hush")
    live.history.close()
    config = Config("production", None, None, cache=tmp_path / "cache")
    samples = open_library(config, lambda _text, _bad: None, patient=True)
    played = replay(live.history, live.history.run)
    render(planned(played, samples, samples.load), tmp_path / "set.wav", 48_000)
    samples.close()
    heard, _ = soundfile.read(tmp_path / "set.wav")
    frames = [event.frame for event in played.events]
    tops = [np.abs(np.fft.rfft(heard[at : at + 20_000, 0])).argmax() for at in frames[:2]]
    assert [round(top * 48_000 / 20_000, -1) for top in tops] == [500, 2000]


def test_a_tune_in_python_is_not_run_again_and_that_is_said(tmp_path: Path) -> None:
    from studio.pythonfile import program_of, ready

    tune = (
        "from patterns import s\ntune = s('bd')\nwith open(%r, 'a') as file:\n    file.write('x')\n"
    )
    mark = tmp_path / "mark"
    live = Live(tmp_path, 1)
    program = program_of("tune.py", tune % str(mark))
    live.session.submit("tune.py", ready(program))
    live.session.work()
    live.session.turn()
    live.wait(50)
    live.type("hush")
    live.history.close()
    again = replay(live.history, live.history.run)
    assert again.events == []
    assert again.problems[0].startswith("a tune written in Python played here")
    assert mark.read_text() == "x"
