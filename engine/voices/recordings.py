"""The player's sound files as tables: whole, or the part that is looped."""

from typing import Final

import numpy as np

from engine.voices.kept import Kept, Stored
from engine.voices.keys import Key
from engine.voices.rack import Rack

ROOM_BYTES: Final = 400_000_000
_SPARE_S: Final = 0.1  # silence after a sample, into which its release falls


def recordings(rack: Rack, room_bytes: int = ROOM_BYTES) -> Kept:
    """Tables of sound files."""
    silence = Stored((rack.silence(rack.frames),), rack.frames, rack.frames)
    return Kept(rack, read, silence, room_bytes)


def read(rack: Rack, key: Key) -> Stored:
    """A file with silence behind it, or the frames of a loop alone.

    Raises:
        OSError: there is no such file.
        ValueError: it is none of samples.
    """
    path, begin, end, backwards = key
    sides = np.load(path, mmap_mode="r", allow_pickle=False)
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
