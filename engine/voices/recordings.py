"""The player's sound files as tables, whole or the part that is looped; loops of ours too."""

import time
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.computed import compute_beside, computed, is_computed
from engine.voices.kept import Kept, Stored
from engine.voices.keys import COMPUTED_RATE, Key, layers_of
from engine.voices.rack import Rack

ROOM_BYTES: Final = 400_000_000
_PATIENCE_S: Final = 20.0
_LOOK_S: Final = 0.02
_SPARE_S: Final = 0.1  # silence after a sample, into which its release falls


def recordings(rack: Rack, room_bytes: int = ROOM_BYTES) -> Kept:
    """Tables of sound files."""
    silence = Stored((rack.silence(rack.frames),), rack.frames, rack.frames)
    return Kept(rack, read, silence, room_bytes)


def _mixed(rack: Rack, layers: Sequence[tuple[str, float]]) -> NDArray[np.float32]:
    """Computed sounds as one; live they are worked out beside the music, which is waited for."""
    if not rack.patient:
        for key, _ in layers:
            compute_beside(key, COMPUTED_RATE)
        patience = time.monotonic() + _PATIENCE_S
        while not all(is_computed(key, COMPUTED_RATE) for key, _ in layers):
            if time.monotonic() > patience:
                raise ValueError("a sound that was not worked out in time")
            time.sleep(_LOOK_S)
    waves = [(computed(key, COMPUTED_RATE), level) for key, level in layers]
    mixed = np.zeros((1, max(len(wave) for wave, _ in waves)), np.float32)
    for wave, level in waves:
        mixed[0, : len(wave)] += level * wave
    return mixed


def read(rack: Rack, key: Key) -> Stored:
    """A file with silence behind it, or the frames of a loop alone.

    Raises:
        OSError: there is no such file.
        ValueError: it is none of samples.
    """
    path, begin, end, backwards = key
    layers = layers_of(path)
    sides = _mixed(rack, layers) if layers else np.load(path, mmap_mode="r", allow_pickle=False)
    spare = round(_SPARE_S * rack.sample_rate)
    if end > 0:
        turned = sides[:, ::-1] if backwards else sides
        first = min(round(begin), sides.shape[1] - 1)
        sides, spare = turned[:, first : max(round(end), first + 1)], 0
    frames = int(sides.shape[1])
    tables = []
    for side in sides:
        table = rack.silence(frames + spare)
        table.put(side)
        tables.append(table)
    return Stored(tuple(tables), frames, frames + spare)
