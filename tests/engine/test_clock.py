"""The clock page that both processes see."""

from dataclasses import replace

import pytest

from engine.clock import ClockFile, ClockPage
from engine.status import frame_at, together


def test_a_page_is_read_as_it_was_written(tmp_path):
    writer = ClockFile(tmp_path / "clock", create=True)
    reader = ClockFile(tmp_path / "clock")
    page = ClockPage(3, 48_000, 10**12, 44_100, 128, *range(6, 17), peak=0.5)
    assert reader.read() == ClockPage()
    writer.write(page)
    assert reader.read() == page
    writer.write(replace(page, frame=7))
    assert reader.read().frame == 7


def test_a_clock_file_is_never_written_over(tmp_path):
    ClockFile(tmp_path / "clock", create=True)
    with pytest.raises(FileExistsError):
        ClockFile(tmp_path / "clock", create=True)


def test_the_frame_now_is_counted_on_from_the_last_page():
    page = ClockPage(frame=1000, at_ns=0, sample_rate=44_100)
    assert frame_at(page, 2_000_000_000) == 1000 + 88_200


def test_the_counts_of_a_lost_engine_are_kept():
    past = ClockPage(epoch=1, late_events=2, voices=9, voices_peak=9, onsets=100)
    now = ClockPage(epoch=2, late_events=1, voices=3, voices_peak=4, onsets=5)
    both = together(past, now)
    assert (both.late_events, both.voices, both.voices_peak, both.onsets) == (3, 3, 9, 105)
