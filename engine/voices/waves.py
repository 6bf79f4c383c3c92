"""Tables of waves as matrices: a row for each wave; and one for each way to warp a phase."""

from typing import Final

import numpy as np

from engine.synths.wavetable import WARP_POINTS
from engine.voices.kept import Kept, Stored
from engine.voices.keys import Key
from engine.voices.rack import Rack
from engine.warps import warped

ROOM_BYTES: Final = 200_000_000
MOST_WAVES: Final = 1024
WARP_ROWS: Final = 257  # amounts from 0 to 1


def waves(rack: Rack, room_bytes: int = ROOM_BYTES) -> Kept:
    """Matrices of files, by path and frames a wave; or, without a path, by number of the warp."""
    silence = Stored((rack.matrix(np.zeros((1, 2))),), 1, 2)
    return Kept(rack, read, silence, room_bytes)


def read(rack: Rack, key: Key) -> Stored:
    """The waves of a file, its first side alone; what is left over is left out.

    Raises:
        OSError: there is no such file.
        ValueError: it is none of samples.
    """
    path, number, _, _ = key
    if path:
        side = np.load(path, mmap_mode="r", allow_pickle=False)[0]
        length = min(int(number), len(side))
        waves = side[: min(len(side) // length, MOST_WAVES) * length].reshape(-1, length)
        rows = np.concatenate([waves, waves[:, :1]], axis=1)  # pyo leaves open what follows a row
    else:
        turns = np.minimum(np.arange(WARP_POINTS) / (WARP_POINTS - 1), 1 - 1e-9)
        amounts = np.arange(WARP_ROWS) / (WARP_ROWS - 1)
        rows = np.stack([warped(int(number), turns, amount) for amount in amounts])
    return Stored((rack.matrix(rows),), len(rows), rows.size)
