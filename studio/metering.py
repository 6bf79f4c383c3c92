"""What displays show of the sound, with what a meter remembers: held peaks, marks of clipping.

numpy is imported when somebody looks at sound for the first time.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from studio.visuals.kit import Meter

if TYPE_CHECKING:
    from engine.listening import Level

HOLD_S: Final = 1.5  # a peak stays for so long ...
FALL_DB: Final = 20.0  # ... then falls by so many dB a second
CLIP_S: Final = 3.0  # that it was above full scale is shown for so long
BANDS, POINTS = 96, 256  # as fine as a wide screen of braille can show


class Listens(Protocol):
    """A display's ear; engine.listening.Listener is one."""

    def levels(self) -> "dict[int, Level]":
        """The level of each bus since the last look."""

    def spectrum(self, bus: int, bands: int) -> list[float]:
        """Level in dB of bands equally wide to the ear."""

    def waveform(self, bus: int, points: int) -> list[tuple[float, float]]:
        """Lowest and highest sample of each point."""


@dataclass(slots=True)
class _Memory:
    held: float = 0.0
    held_s: float = -math.inf
    clipped_s: float = -math.inf


class Metering:
    """Looks at the sound, and remembers its peaks.

    Args:
        listener: an ear of one's own.
        seconds: a clock that never goes back.
    """

    def __init__(self, listener: Listens, seconds: Callable[[], float]) -> None:
        self._listener, self._seconds = listener, seconds
        self._memories: dict[int, _Memory] = {}
        self._last_s = seconds()

    def levels(self) -> Mapping[int, Meter]:
        """The meter of each bus."""
        now_s = self._seconds()
        levels = self._listener.levels()
        fallen = 10 ** (-FALL_DB * max(now_s - self._last_s, 0.0) / 20)
        self._last_s = now_s
        self._memories = {bus: self._memories.get(bus) or _Memory() for bus in levels}
        return {
            bus: _metered(level, self._memories[bus], now_s, fallen)
            for bus, level in levels.items()
        }

    def spectrum(self, bus: int) -> Sequence[float]:
        """The spectrum of a bus, in BANDS bands."""
        return self._listener.spectrum(bus, BANDS)

    def waveform(self, bus: int) -> Sequence[tuple[float, float]]:
        """The last moment of a bus, in POINTS points."""
        return self._listener.waveform(bus, POINTS)


def _metered(level: "Level", memory: _Memory, now_s: float, fallen: float) -> Meter:
    peak = max(level.peak)
    if peak >= memory.held:
        memory.held, memory.held_s = peak, now_s
    elif now_s - memory.held_s > HOLD_S:
        memory.held = max(memory.held * fallen, peak)
    if peak > 1.0:
        memory.clipped_s = now_s
    return Meter(level.peak, level.rms, memory.held, now_s - memory.clipped_s < CLIP_S)
