"""What is kept of rendered voices: when one is asked for, and what goes first."""

from typing import Any

import numpy as np
import pytest

from engine.beside import Beside, BesideError
from engine.cache.identity import Identity, identity
from engine.cache.waves import FRESH, Waves
from engine.messages import SoundEvent
from engine.resolve import resolve
from tests.engine.rooms import until

FRAMES = 1000
BYTES = 4 * FRAMES


class Scripted(Beside):
    """A worker that gives one side of so many frames, or dies so many times before."""

    def __init__(self, deaths: int = 0, frames: int = FRAMES) -> None:
        self.deaths, self.frames, self.asked = deaths, frames, 0

    def ask(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        del question
        self.asked += 1
        if self.deaths:
            self.deaths -= 1
            raise BesideError("it died")
        wave = np.ones(self.frames, np.float32)
        return {"sides": 1, "memory": 0, "cpu_ns": 7}, wave.tobytes()

    def start(self) -> None:
        pass


@pytest.fixture
def waves():
    """waves(worker, room for so many voices)."""

    def made(worker: Scripted, room: int = 100) -> Waves:
        kept = Waves(48_000, 256, room * BYTES, worker)
        kept.start()
        return kept

    return made


def known(number: int) -> Identity:
    return Identity((number,), 1.0)


def met(waves: Waves, number: int, times: int = 2) -> None:
    for _ in range(times):
        waves.expect(known(number))
        until(lambda: not waves.waited_for)


def test_a_voice_is_rendered_when_it_is_met_again(waves):
    worker = Scripted()
    kept = waves(worker)
    kept.expect(known(1))
    assert (worker.asked, kept.get(known(1))) == (0, None)
    met(kept, 1, times=1)
    assert kept.get(known(1)).shape == (1, FRAMES)
    met(kept, 1, times=5)
    assert (worker.asked, kept.bytes, kept.cpu_ns) == (1, BYTES, 7)


def test_the_least_used_goes_first(waves):
    kept = waves(Scripted(), room=4)
    for number in range(4):
        met(kept, number)
    for number in (0, 2, 3):
        for _ in range(FRESH):
            kept.get(known(number))
    met(kept, 4)
    assert kept.get(known(1)) is None
    assert all(kept.get(known(number)) is not None for number in (0, 2, 3, 4))
    assert kept.bytes == 4 * BYTES


def test_where_all_is_in_use_nothing_goes_for_what_is_new(waves):
    worker = Scripted()
    kept = waves(worker, room=4)
    for _ in range(3):
        for number in range(6):
            met(kept, number)
            kept.get(known(number))
    assert [kept.get(known(number)) is not None for number in range(6)] == [True] * 4 + [False] * 2
    assert worker.asked == 6


def test_what_would_take_most_of_the_room_is_not_kept(waves):
    kept = waves(Scripted(), room=3)
    met(kept, 1)
    assert (kept.get(known(1)), kept.bytes) == (None, 0)


def test_a_worker_that_was_killed_is_asked_again(waves):
    kept = waves(Scripted(deaths=1))
    met(kept, 1)
    assert kept.get(known(1)) is None
    met(kept, 1)
    assert kept.get(known(1)) is not None


def test_what_kills_the_worker_twice_is_left_alone(waves):
    worker = Scripted(deaths=9)
    met(waves(worker), 1, times=20)
    assert worker.asked == 2


def test_what_the_worker_gives_back_empty_is_left_to_the_live_voice(waves):
    worker = Scripted(frames=0)
    kept = waves(worker)
    met(kept, 1, times=9)
    assert (kept.get(known(1)), kept.bytes, worker.asked) == (None, 0, 1)


def test_a_voice_beyond_all_measure_comes_back_empty():
    source, pitch, _, *rest = identity_of(s="sine").key
    hostile = (source, pitch, ((0.0, 0.0), (0.01, 1e9)), *rest)
    question = {"key": hostile, "sample_rate": 48_000, "frames": 256, "synths": []}
    worker = Beside("engine.cache.worker")
    try:
        answer, samples = worker.ask(question)
    finally:
        worker.close()
    assert (answer["sides"], samples) == (1, b"")


def identity_of(duration_s: float = 0.5, **controls: Any) -> Identity | None:
    spec = resolve(SoundEvent(0, "$", 1, duration_s, 0.5, 0.0, controls))
    assert spec is not None
    return identity(spec)


@pytest.mark.parametrize(
    "other", [{"pan": 0.1}, {"orbit": 4}, {"room": 1}, {"delay": 0.5}, {"cut": 1}, {"gain": 0.2}]
)
def test_place_and_loudness_make_no_other_voice(other):
    assert identity_of(s="bd", **other).key == identity_of(s="bd").key


@pytest.mark.parametrize("other", [{"speed": 2}, {"lpf": 500}, {"begin": 0.1}, {"attack": 0.1}])
def test_what_is_heard_otherwise_is_another_voice(other):
    assert identity_of(s="bd", **other).key != identity_of(s="bd").key


@pytest.mark.parametrize(
    "controls",
    [{"s": "bus"}, {"s": "in"}, {"s": "sine", "gain": 0}, {"s": "sine", "stretch": 0.5}],
)
def test_what_is_another_sound_each_time_has_no_identity(controls):
    assert identity_of(**controls) is None
    assert identity_of(100.0, s="sine") is None


def test_what_is_sent_by_a_modulator_has_no_identity():
    moved = {"lfo": {"__ids": ("0",), "0": {"control": "room", "rate": 2}}}
    assert identity_of(s="sine", room=0.5) is not None
    assert identity_of(s="sine", room=0.5, **moved) is None
