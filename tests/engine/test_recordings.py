"""Tables of the player's sound files: within a budget, never freed while somebody reads them."""

import gc
import threading
import weakref
from pathlib import Path

import numpy as np
import pytest

from engine.voices.rack import Table
from engine.voices.recordings import recordings

FRAMES = 1000
BYTES = 4 * (FRAMES + 4800)


class Base:
    """What stands for pyo's table."""


class FakeRack:
    """Makes tables without pyo, and remembers them as long as they live."""

    frames, sample_rate = 256, 48_000

    def __init__(self, patient: bool = True) -> None:
        self.patient, self.held = patient, threading.Lock()
        self.alive: weakref.WeakSet[Base] = weakref.WeakSet()

    def silence(self, frames: int) -> Table:
        with self.held:
            base = Base()
        self.alive.add(base)
        return Table(base, np.zeros(frames + 1, np.float32)[:frames])


@pytest.fixture
def keep(tmp_path: Path):
    """keep(name) -> the key of a file with one side of samples."""

    def keep(name: str, channels: int = 1):
        path = tmp_path / f"{name}.npy"
        np.save(path, np.arange(channels * FRAMES, dtype=np.float32).reshape(channels, -1))
        return str(path), 0.0, 0.0, False

    return keep


def test_a_file_has_a_table_for_each_side_and_silence_behind_it(keep):
    stored = recordings(FakeRack()).get(keep("a", channels=2))
    assert (len(stored.tables), stored.frames, stored.size) == (2, FRAMES, FRAMES + 4800)
    assert stored.tables[1].samples[:3].tolist() == [1000, 1001, 1002]
    assert stored.tables[0].samples[FRAMES:].max() == 0


@pytest.mark.parametrize(("backwards", "first"), [(False, [10, 11]), (True, [989, 988])])
def test_a_loop_is_a_table_of_its_own_frames_alone(keep, backwards, first):
    path, *_ = keep("a")
    stored = recordings(FakeRack()).get((path, 10.2, 20.0, backwards))
    assert stored.size == 10
    assert stored.tables[0].samples[:2].tolist() == first


def test_what_was_not_played_for_longest_is_freed_first(keep):
    rack = FakeRack()
    kept = recordings(rack, room_bytes=2 * BYTES)
    kept.get(keep("a"))
    kept.get(keep("b"))
    kept.get(keep("a"))
    kept.get(keep("c"))
    kept.get(keep("d"))
    gc.collect()
    assert len(rack.alive) == 3  # two, and silence


def test_what_is_read_is_not_freed(keep):
    rack = FakeRack()
    kept = recordings(rack, room_bytes=BYTES)
    stored = kept.get(keep("a"))
    read = weakref.ref(stored.tables[0].base)
    stored.readers += 1
    del stored
    for name in "bcd":
        kept.get(keep(name))
    gc.collect()
    assert read() is not None


def test_a_file_that_cannot_be_read_is_silence(tmp_path):
    kept = recordings(FakeRack())
    assert kept.get((f"{tmp_path}/no.npy", 0.0, 0.0, False)) is kept.silence


def test_live_a_file_is_silence_until_it_is_read_beside_the_music(keep):
    rack = FakeRack(patient=False)
    kept = recordings(rack)
    silence, key = kept.silence, keep("a")
    with rack.held:
        assert kept.get(key) is silence
    while kept.get(key) is silence:
        pass
    assert kept.get(key).frames == FRAMES
