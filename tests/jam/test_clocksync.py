"""Another's clock by pings: as sharp as the ways allow, and never further off than it says."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jam.clocksync import JUMP_MOST_S, RATE_MOST, ClockSync, Exchange
from tests.jam.wires import Crystal, Looked, Way, measured, pings

OURS, THEIRS = Crystal(1000.0, 30e-6), Crystal(-50_000.0, -70e-6)  # 100 ppm apart
LAN = Way(0.0001, 0.002)
NEAR, FAR = Way(0.04, 0.02, 0.05, 0.2), Way(0.15, 0.02, 0.05, 0.2)


def worst_ms(looks: list[Looked], after_s: float = 0.0) -> float:
    return 1000 * max(abs(look.off_s) for look in looks if look.at_s >= after_s)


def median_ms(looks: list[Looked], after_s: float = 0.0) -> float:
    row = sorted(abs(look.off_s) for look in looks if look.at_s >= after_s)
    return 1000 * row[len(row) // 2]


def broken(looks: list[Looked]) -> list[Looked]:
    """Where the truth was further off than was said."""
    return [look for look in looks if abs(look.off_s) > look.said_s]


def run(
    there: Way, back: Way, seconds: float, seed: int = 1, theirs: Crystal = THEIRS
) -> list[Looked]:
    sync = ClockSync()
    return measured(sync, OURS, theirs, there, back, pings(seconds), random.Random(seed))


@pytest.mark.parametrize("seed", range(5))
def test_in_one_house_clocks_agree_within_5_ms_from_the_first_second_on(seed):
    looks = run(LAN, LAN, 120, seed)
    assert worst_ms(looks, 1.0) < 2.0
    assert median_ms(looks, 10.0) < 0.3
    assert max(look.said_s for look in looks if look.at_s > 1) < 0.005
    assert not broken(looks)


@pytest.mark.parametrize("way", [NEAR, FAR], ids=["40 ms", "150 ms"])
@pytest.mark.parametrize("seed", range(3))
def test_far_away_even_ways_with_jitter_and_loss_leave_a_few_ms(way, seed):
    looks = run(way, way, 240, seed)
    assert median_ms(looks, 30.0) < 2.0
    assert worst_ms(looks, 30.0) < 8.0
    assert not broken(looks)


@pytest.mark.parametrize(("there", "back"), [(FAR, LAN), (LAN, FAR), (NEAR, FAR)])
def test_uneven_ways_deceive_nobody_about_the_error(there, back):
    looks = run(there, back, 120)
    assert worst_ms(looks) > 40.0, "no physics finds out how uneven ways are"
    assert not broken(looks)


def test_an_hour_of_warming_crystals_stays_sharp():
    looks = run(LAN, LAN, 3600, theirs=Crystal(7.0, -50e-6, 100e-6 / 3600))
    assert worst_ms(looks, 10.0) < 2.0
    assert median_ms(looks, 10.0) < 0.3
    assert not broken(looks)


def test_a_clock_that_is_slewed_all_at_once_is_followed_within_what_is_said():
    sync, dice = ClockSync(), random.Random(3)
    even, slewed = Crystal(5.0), Crystal(5.0 - 60 * 300e-6, 300e-6)
    quick = Way(0.0001, 0.0002)
    looks = measured(sync, OURS, even, quick, quick, pings(60), dice)
    looks += measured(sync, OURS, slewed, quick, quick, [60.0 + 2 * i for i in range(60)], dice)
    assert not broken(looks)
    assert worst_ms(looks, 10.0) < 3.0


def test_after_ten_seconds_without_a_word_the_error_has_grown_and_holds():
    moments = [one for one in pings(60) if not 30 <= one < 40]
    looks = measured(ClockSync(), OURS, THEIRS, LAN, LAN, moments, random.Random(4))
    before = next(look for look in looks if look.at_s >= 40)
    assert 0.005 < before.said_s < 0.012
    assert abs(before.off_s) < 0.002
    assert not broken(looks)


def test_one_lie_changes_nothing():
    sync = ClockSync()
    measured(sync, OURS, THEIRS, LAN, LAN, pings(20), random.Random(5))
    before = sync.theirs_s(OURS.shows(21.0))
    assert lie(sync, 20.5, 3600.0) == "odd"
    assert sync.theirs_s(OURS.shows(21.0)) == before


def lie(sync: ClockSync, true_s: float, by_s: float) -> str:
    there = THEIRS.shows(true_s + 0.001) + by_s
    return sync.take(Exchange(OURS.shows(true_s), there, there, OURS.shows(true_s + 0.002)))


def test_who_claims_an_hour_again_and_again_is_not_believed():
    sync = ClockSync()
    measured(sync, OURS, THEIRS, LAN, LAN, pings(20), random.Random(5))
    verdicts = [lie(sync, 21.0 + turn, 3600.0) for turn in range(60)]
    assert set(verdicts) == {"odd", "disbelieved"}
    assert sync.jumps == 0
    now = OURS.shows(81.0)
    assert abs(sync.theirs_s(now) - THEIRS.shows(81.0)) < sync.error_s(now)


def test_who_tells_the_truth_again_is_heard_again():
    sync = ClockSync()
    measured(sync, OURS, THEIRS, LAN, LAN, pings(20), random.Random(5))
    for turn in range(20):
        lie(sync, 21.0 + turn, 3600.0)
    assert lie(sync, 42.0, 0.0) == "taken"


@pytest.mark.parametrize("by_s", [-1.5, -0.05, 0.3, 1.9])
def test_a_clock_that_was_held_up_is_followed_once_it_says_so_steadily(by_s):
    theirs = Crystal(50.0, steps=[(30.0, by_s)])
    sync = ClockSync()
    looks = measured(sync, OURS, theirs, LAN, LAN, pings(60), random.Random(6))
    assert sync.jumps == 1
    assert worst_ms(looks, 40.0) < 2.0
    assert not broken([look for look in looks if not 30 <= look.at_s < 40])


def test_a_clock_that_jumps_all_the_time_is_not_followed():
    sync = ClockSync()
    measured(sync, OURS, THEIRS, LAN, LAN, pings(20), random.Random(7))
    for turn in range(100):
        lie(sync, 21.0 + turn / 2, JUMP_MOST_S * 0.9 * (1 + turn // 6))
    assert sync.jumps <= 1


@pytest.mark.parametrize(
    "stamps",
    [
        (0.0, float("nan"), 1.0, 1.0),
        (0.0, float("inf"), float("inf"), 1.0),
        (1.0, 5.0, 5.0, 0.5),  # the answer came before the question
        (1.0, 5.0, 4.0, 1.5),  # they answered before they were asked
        (1.0, 5.0, 5.9, 1.5),  # they held it longer than it was away
        (1.0, 5.0, 5.0, 9.0),  # so slow that it says nothing
    ],
)
def test_an_exchange_that_cannot_have_been_is_refused(stamps):
    sync = ClockSync()
    assert sync.take(Exchange(*stamps)) == "refused"
    assert not sync.known


def test_nothing_known_is_an_endless_error():
    assert ClockSync().error_s(0.0) == float("inf")


ways = st.builds(
    Way,
    delay_s=st.floats(0, 0.3),
    jitter_s=st.floats(0, 0.1),
    loss=st.floats(0, 0.3),
    again_s=st.sampled_from([None, 0.2]),
)
rates = st.floats(-0.49 * RATE_MOST, 0.49 * RATE_MOST)


@given(ways, ways, rates, rates, st.floats(-1e6, 1e6), st.integers(0, 9999))
def test_the_stated_error_holds_whatever_the_ways_and_clocks_are(there, back, one, two, far, seed):
    sync = ClockSync()
    looks = measured(
        sync, Crystal(0.0, one), Crystal(far, two), there, back, pings(60), random.Random(seed)
    )
    assert not broken(looks)
    assert sync.jumps == 0


@given(ways, rates, st.integers(0, 9999))
def test_there_and_back_is_where_it_was(way, rate, seed):
    sync = ClockSync()
    measured(sync, OURS, Crystal(9.0, rate), way, way, pings(30), random.Random(seed))
    if sync.known:
        assert sync.ours_s(sync.theirs_s(1031.0)) == pytest.approx(1031.0, abs=1e-6)
