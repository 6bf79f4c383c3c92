"""How much of the time a recording sounds.

A pane plays noise without a rest, so that every stretch of STRETCH_FRAMES has sound in it. One
whose largest sample stays below QUIET (-60 dBFS) is a gap: nobody played then, and the recording
holds silence in its place. It counts from the first sound on.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
import soundfile

STRETCH_FRAMES: Final = 480  # 10 ms
QUIET: Final = 0.001
AT_ONCE: Final = 1000


def heard(path: Path) -> dict[str, Any]:
    """What a listener had.

    Returns:
        seconds (from the first sound on), sounding_percent, gap_s (all together), gaps (each, where
        it begins and how long it is, the longest first).
    """
    with soundfile.SoundFile(path) as file:
        rate = file.samplerate
        parts = [
            _loud(part)
            for part in file.blocks(STRETCH_FRAMES * AT_ONCE, dtype="float32", always_2d=True)
        ]
    loud = np.concatenate(parts) if parts else np.zeros(0, bool)
    if not loud.any():
        return {"seconds": 0.0, "sounding_percent": 0.0, "gap_s": 0.0, "gaps": []}
    first = int(loud.argmax())
    loud, stretch_s = loud[first:], STRETCH_FRAMES / rate
    edges = np.flatnonzero(np.diff(np.concatenate([[True], loud, [True]])))
    gaps = [
        (round((begin + first) * stretch_s, 2), round((end - begin) * stretch_s, 2))
        for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]
    return {
        "seconds": round(len(loud) * stretch_s, 2),
        "sounding_percent": round(100 * float(loud.mean()), 4),
        "gap_s": round(float((~loud).sum()) * stretch_s, 2),
        "gaps": sorted(gaps, key=lambda gap: -gap[1]),
    }


def _loud(part: Any) -> Any:
    """Which stretches have sound; a rest that fills none is left out."""
    whole = len(part) // STRETCH_FRAMES * STRETCH_FRAMES
    peaks = np.abs(part[:whole]).max(axis=1).reshape(-1, STRETCH_FRAMES).max(axis=1)
    return peaks >= QUIET
