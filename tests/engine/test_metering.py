"""Late blocks and gaps, told from moments."""

from engine.metering import LateMeter

PERIOD = 1000


def counted(*blocks, dues=None):
    meter = LateMeter(PERIOD)
    for number, (begin, end) in enumerate(blocks):
        meter.block(begin, end, dues[number] if dues else None)
    return meter.late, meter.gaps


def test_blocks_in_time_are_not_late():
    assert counted(*[(n * PERIOD, n * PERIOD + 900) for n in range(50)]) == (0, 0)


def test_a_block_that_takes_longer_than_its_period_is_late():
    assert counted((0, 10), (1000, 2001), (2001, 2011), (3000, 3010)) == (1, 0)


def test_a_block_that_begins_late_and_ends_after_the_deadline_is_late():
    assert counted((0, 10), (1900, 2100), (2100, 2110), (3000, 3010)) == (1, 0)


def test_a_call_that_comes_a_whole_period_late_is_a_gap():
    assert counted((0, 10), (2500, 2510), (3500, 3510)) == (1, 1)


def test_jitter_below_the_deadline_is_not_late():
    begins = [n * PERIOD + (n % 7) * 60 for n in range(100)]
    assert counted(*[(begin, begin + 300) for begin in begins]) == (0, 0)


def test_known_cycle_begins_are_believed():
    assert counted((500, 600), (1900, 2050), dues=[0, 1000]) == (1, 0)
