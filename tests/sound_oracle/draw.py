"""Pictures of cases, the reference's above ours: `python -m tests.sound_oracle.draw ID ...`.

Each is written to docs/sound/ID.png: time to the right, 40 bands upwards, 50 dB from the loudest
cell to black. Without IDs: the cases that docs/sound.md shows.
"""

import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np

from tests.sound_oracle.cases import cases_of
from tests.sound_oracle.pictures import AUDIBLE_DB, picture
from tests.sound_oracle.run import heard, kept, render

FOLDER: Final = Path(__file__).parents[2] / "docs" / "sound"
SHOWN: Final = ("fm_27", "dynamics_04", "stretch_01", "ladder_03", "supersaw_02", "room_01")
_CELL: Final = 4, 3  # pixels: wide and high
_GAP: Final = 6
_DARK, _BRIGHT = (12, 16, 40), (255, 226, 150)


def image(reference: Any, ours: Any) -> Any:
    """Both pictures of one channel, one above the other: shape (height, width, 3), bytes."""
    frames = min(reference.shape[0], ours.shape[0])
    top = reference.max()
    rows = []
    for pic in (reference, ours):
        shares = np.clip((pic[:frames].T[::-1] - top) / AUDIBLE_DB + 1, 0, 1)
        rows += [np.kron(shares, np.ones((_CELL[1], _CELL[0]))), np.ones((_GAP, frames * _CELL[0]))]
    light = np.concatenate(rows[:-1])[:, :, np.newaxis]
    drawn: Any = (light * _BRIGHT + (1 - light) * _DARK).astype(np.uint8)
    return drawn


def png(pixels: Any) -> bytes:
    """The bytes of a PNG file.

    >>> png(np.zeros((1, 1, 3), np.uint8))[:4]
    b'\\x89PNG'
    """

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    height, width, _ = pixels.shape
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def main(names: list[str]) -> None:
    """Render and draw."""
    wanted = [case for case in cases_of() if case.id in (names or SHOWN)]
    reference = kept(wanted, None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        render(wanted, Path(folder))
        for case in wanted:
            ours = picture(heard(Path(folder) / f"{case.id}.wav"))
            drawn = image(reference[case.id][0][0], ours[0])
            (FOLDER / f"{case.id}.png").write_bytes(png(drawn))


if __name__ == "__main__":
    main(sys.argv[1:])
