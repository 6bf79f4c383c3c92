"""What displays show of the sound: levels, spectrum, waveform, worked out by who looks.

Reads the engine's tape; costs the engine nothing. Plain numbers come out, ready for JSON. numpy is
imported at the first look.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from engine.tape import KEPT_FRAMES, MASTER, Tape

LONGEST_LOOK: Final = 2**14  # frames that one look covers, a third of a second
SPECTRUM_FRAMES: Final = 4096
WAVEFORM_FRAMES: Final = 2048
SILENCE_DB: Final = -120.0
LOWEST_HZ, HIGHEST_HZ = 30.0, 18_000.0


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a bus is, left and right, full scale 1.0.

    Attributes:
        peak: the largest sample.
        rms: root of the mean square.
    """

    peak: tuple[float, float]
    rms: tuple[float, float]


class Listener:
    """One display's ear: each has its own, and looks as often as it likes.

    Args:
        tape: the tape of the engine that runs now, or None.
    """

    def __init__(self, tape: Callable[[], Tape | None]) -> None:
        self._tape = tape
        self._seen: tuple[Tape | None, int] = (None, 0)

    def levels(self) -> dict[int, Level]:
        """The level of each bus since the last look, so that no peak is missed at 30 Hz.

        Returns:
            by the number of the orbit, engine.tape.MASTER and engine.tape.CUE; none while no
            engine runs.
        """
        tape = self._tape()
        if tape is None:
            return {}
        end = tape.end()
        begin = self._seen[1] if self._seen[0] is tape else end - WAVEFORM_FRAMES
        begin = max(begin if begin < end else end - 1, end - LONGEST_LOOK)
        self._seen = (tape, end)
        return {number: level_of(tape.read(number, begin, end)) for number in tape.busses()}

    def spectrum(self, bus: int = MASTER, bands: int = 32) -> list[float]:
        """Level in dB of bands equally wide to the ear; a sine of full scale gives 0.

        Args:
            bus: an orbit, or the master.
            bands: how many, from 30 Hz to 18 kHz.
        """
        tape = self._tape()
        rate = tape.sample_rate if tape is not None else 48_000
        return spectrum_of(self._last(bus, SPECTRUM_FRAMES), bands, rate or 48_000)

    def waveform(self, bus: int = MASTER, points: int = 128) -> list[tuple[float, float]]:
        """The last samples of both sides' middle: lowest and highest of each point."""
        return waveform_of(self._last(bus, WAVEFORM_FRAMES), points)

    def _last(self, bus: int, frames: int) -> Any:
        import numpy as np

        tape = self._tape()
        if tape is None:
            return np.zeros((frames, 2), np.float32)
        end = tape.end()
        return tape.read(bus, end - min(frames, KEPT_FRAMES), end)


def level_of(samples: Any) -> Level:
    """The level of some samples, shape (frames, 2).

    >>> import numpy as np
    >>> level_of(np.array([[0.5, 0.0], [-0.5, 1.0]], np.float32)).peak
    (0.5, 1.0)
    """
    import numpy as np

    if not len(samples):
        return Level((0.0, 0.0), (0.0, 0.0))
    sides = np.ascontiguousarray(samples.T)
    peak = np.maximum(sides.max(axis=1), -sides.min(axis=1))
    if not np.isfinite(peak).all():
        return level_of(_finite(samples))
    power = np.einsum("ij,ij->i", sides, sides, dtype=np.float64) / len(samples)
    return Level((float(peak[0]), float(peak[1])), (math.sqrt(power[0]), math.sqrt(power[1])))


def spectrum_of(samples: Any, bands: int, sample_rate: int) -> list[float]:
    """The spectrum of some samples: in each band the loudest partial, in dB, -120 for silence.

    >>> import numpy as np
    >>> turn = np.arange(4096)[:, np.newaxis] * 1000 / 48_000
    >>> found = spectrum_of(np.sin(2 * np.pi * turn) * [1, 1], 16, 48_000)
    >>> int(np.argmax(found)), -1 < max(found) <= 0
    (8, True)
    """
    import numpy as np

    mono = _middle(samples)
    window, gain = _window(len(mono))
    power = np.abs(np.fft.rfft(mono * window)) * gain
    begins, ends = _bands(len(mono), bands, sample_rate)
    edges = np.stack([begins, np.minimum(ends, len(power) - 1)], axis=1).ravel()
    loudest = np.maximum(np.maximum.reduceat(power, edges)[::2], 10 ** (SILENCE_DB / 20))
    found: list[float] = (20 * np.log10(loudest)).tolist()
    return found


@lru_cache(maxsize=8)
def _window(frames: int) -> tuple[Any, float]:
    """A Hann window, and what makes a sine of full scale 1 by it."""
    import numpy as np

    window = np.hanning(frames)
    return window, 2 / float(window.sum())


@lru_cache(maxsize=8)
def _bands(frames: int, bands: int, sample_rate: int) -> tuple[Any, Any]:
    """The first partial of each band, and the one behind its last."""
    import numpy as np

    edges = np.geomspace(LOWEST_HZ, HIGHEST_HZ, bands + 1) * frames / sample_rate
    most = frames // 2
    begins = np.minimum(edges[:-1].astype(int), most)
    return begins, np.minimum(np.maximum(edges[1:].astype(int), begins + 1), most + 1)


def _middle(samples: Any) -> Any:
    """The middle of both sides; what is no number is silence."""
    import numpy as np

    with np.errstate(invalid="ignore", over="ignore"):
        mono = samples @ np.array([0.5, 0.5], np.float32)
    return mono if np.isfinite(mono).all() else _finite(samples).mean(axis=1)


def _finite(samples: Any) -> Any:
    import numpy as np

    return np.nan_to_num(samples, posinf=0, neginf=0)


def waveform_of(samples: Any, points: int) -> list[tuple[float, float]]:
    """Lowest and highest sample of each of some points, of the middle of both sides.

    >>> import numpy as np
    >>> waveform_of(np.array([[0, 0], [1, 0], [-1, -1], [0, 0]], np.float32), 2)
    [(0.0, 0.5), (-1.0, 0.0)]
    """
    import numpy as np

    mono = _middle(samples)
    points = max(1, min(points, len(mono)))
    begins = np.arange(points) * len(mono) // points
    lows, highs = np.minimum.reduceat(mono, begins), np.maximum.reduceat(mono, begins)
    return list(zip(lows.tolist(), highs.tolist(), strict=True))
