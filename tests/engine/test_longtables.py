"""Long tables lie in shared memory, of which nothing is left to see."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.voices.longtables import LONG_FRAMES, give_back, long_table

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


class Nodes:
    """pyo's module, as far as long tables need it."""

    @staticmethod
    def SharedTable_base(name: str, create: bool, frames: int) -> np.memmap:  # noqa: N802 - pyo's
        assert not create
        return np.memmap(f"/dev/shm{name}", np.float32, "r+", shape=(frames + 1,))


def test_a_long_table_is_silent_and_has_no_name_any_more():
    table = long_table(Nodes, LONG_FRAMES)
    assert (len(table), table.max()) == (LONG_FRAMES + 1, 0)
    assert not list(Path("/dev/shm").glob(f"notalabel-{os.getpid()}-*"))


def test_memory_that_is_given_back_is_silence():
    table = long_table(Nodes, LONG_FRAMES)
    table[:] = 1
    give_back(table.ctypes.data, LONG_FRAMES)
    assert table.max() == 0


def test_a_short_table_is_made_in_the_usual_way():
    assert long_table(Nodes, LONG_FRAMES - 1) is None


def test_where_there_is_no_shared_memory_the_usual_table_serves(monkeypatch):
    monkeypatch.setattr("engine.voices.longtables._MEMORY", "/nowhere")
    assert long_table(Nodes, LONG_FRAMES) is None
