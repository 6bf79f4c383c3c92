"""System time to frames: smooth where looks are a little off, at once where a clock jumps."""

import random
from collections.abc import Callable
from fractions import Fraction

import pytest

from engine.status import ClockReading
from studio.links.timemap import Follower, OutsideError, TimeMap

START_S = 1_800_000_000.0
RATE = 48_000


def followed(seconds: int, frame_at: Callable[[float], float], jitter_frames: float) -> TimeMap:
    """A map after so many seconds of looks."""
    dice, clock = random.Random(4), TimeMap()
    for look in range(seconds * 10):
        passed = look / 10 + dice.uniform(0, 0.02)
        frame = frame_at(passed) + dice.uniform(-jitter_frames, jitter_frames)
        clock.update(START_S + passed, frame, RATE)
    return clock


def test_looks_that_are_off_by_two_milliseconds_are_smoothed_to_a_fraction() -> None:
    clock = followed(60, lambda passed: 1000 + passed * RATE, 96)
    errors = [clock.exact(START_S + 60 + ahead / 10) - (1000 + (60 + ahead / 10) * RATE)
              for ahead in range(3)]  # fmt: skip
    assert max(map(abs, errors)) < 24
    assert clock.jumps == 0


def test_a_card_that_runs_a_ten_thousandth_fast_is_followed() -> None:
    rate = RATE * 1.0001
    clock = followed(120, lambda passed: passed * rate, 0.5)
    assert clock.exact(START_S + 120) == pytest.approx(120 * rate, abs=2)


def test_a_clock_that_is_set_anew_is_followed_at_once() -> None:
    clock = followed(30, lambda passed: passed * RATE, 10)
    clock.update(START_S + 3630, 30 * RATE, RATE)
    assert clock.frame(START_S + 3630.5) == 30 * RATE + RATE // 2
    assert clock.jumps == 1
    clock.update(START_S - 100, 30.1 * RATE, RATE)
    assert clock.frame(START_S - 100) == pytest.approx(30.1 * RATE, abs=1)


def test_another_sample_rate_begins_anew() -> None:
    clock = followed(5, lambda passed: passed * RATE, 1)
    clock.update(START_S + 6, 1.0, 44_100)
    assert clock.frame(START_S + 7) == 44_101


def test_there_and_back_is_the_same() -> None:
    clock = followed(20, lambda passed: passed * RATE, 50)
    for seconds in (0.0, 3.25, 19.9):
        assert clock.seconds(clock.exact(START_S + seconds)) == pytest.approx(START_S + seconds)


def test_late_ones_come_at_once_and_what_is_out_of_reach_is_refused() -> None:
    clock = TimeMap()
    clock.update(START_S, 48_000, RATE)
    assert clock.place(None, START_S, 48_500) == 48_500
    assert clock.place(START_S + 1, START_S, 48_500) == 96_000
    assert clock.place(START_S - 0.4, START_S, 48_500) == 48_500
    assert clock.late == 1
    for at in (0.0, START_S - 0.6):
        with pytest.raises(OutsideError, match=r"more than 0\.5 s late"):
            clock.place(at, START_S, 48_500)
    for at in (START_S + 10.1, 2_208_988_800.0):
        with pytest.raises(OutsideError, match="more than 10 s ahead"):
            clock.place(at, START_S, 48_500)


def test_the_follower_looks_ten_times_a_second() -> None:
    now_ns, looks = [0], list[int]()

    def clock() -> ClockReading:
        looks.append(now_ns[0])
        return ClockReading(int(Fraction(now_ns[0] * RATE, 10**9)), now_ns[0], RATE, 256, 1, True)

    follower = Follower(clock, lambda: int(START_S * 1e9) + now_ns[0], lambda: now_ns[0])
    for _ in range(1000):
        follower.observe()
        now_ns[0] += 10**6
    assert len(looks) == 10
    assert follower.map.frame(START_S + 2.5) == pytest.approx(2.5 * RATE, abs=1)
    assert follower.soonest() == RATE + 384
