"""The benchmarks measure what they say, in short runs."""

import sys

import pytest

from studio.benchmarks import engine, latency, startup


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_the_prompt_is_waited_for() -> None:
    assert 0.05 < startup.time_to_prompt() < startup.MOST_S


@pytest.mark.slow
def test_the_time_from_enter_to_sound_is_measured() -> None:
    found = latency.measure(runs=3)
    assert found.backend == "null"
    assert 10 <= found.median_ms < 500


@pytest.mark.slow
def test_an_engine_with_64_voices_is_compared_with_an_idle_one() -> None:
    busy, idle = engine.measure_all(1.0, "null")
    assert busy.voices_peak > 16  # on a busy machine some have to go
    assert idle.voices_peak == 0
    assert busy.blocks > 100
    assert idle.blocks > 100
