"""What an endless pattern remembers does not grow with the cycles it has played."""

import pytest

from bench.memory import ENDLESS, growth_mb


@pytest.mark.parametrize("code", ENDLESS)
def test_a_pattern_without_end_keeps_its_memory_bounded(code: str):
    assert growth_mb(code, cycles=1000) < 5
