"""How much the engine plays when it cannot play everything: decided before a block is missed. Pure.

It is told what each block has cost, and says how many voices may sound, how many may begin in a
block, and whether rooms are to be light. What is to be given up goes at once, what is given back
comes slowly. A load is a share of a block's period in CPU time of the audio thread, so that other
programs' turns count for nothing, but for the blocks that they made late.
"""

from dataclasses import dataclass
from typing import Final

MOST_VOICES: Final = 1024
FEWEST_VOICES: Final = 16
MOST_STARTS, FEWEST_STARTS = 128, 8
MOST_BYTES: Final = 1_500_000_000
_LIGHT, _TIGHT = 0.45, 0.60  # from these loads on rooms are light, voices are stolen
_AIM: Final = 0.50  # of the load after stealing
_EASY: Final = 0.35  # below, what was given up comes back
_STRAINED: Final = 0.25  # above, a late block is taken for our own doing
_STARTING: Final = 0.75  # of a block: what sounds and what begins together
_RISING, _FALLING = 0.5, 0.02  # of the distance to the load of a block
_CALM_BLOCKS: Final = 200
_GROWTH: Final = 1.02  # a block, once it is calm
_LATE_CUT: Final = 0.9
_USUAL_START_NS: Final = 150_000.0
_START_WEIGHT: Final = 0.2


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be played.

    Attributes:
        voices: how many may sound.
        starts: how many may begin in one block.
        light: no room is added to an orbit while another sounds there.
        builds: may voices of a new kind be built?
    """

    voices: int = MOST_VOICES
    starts: int = MOST_STARTS
    light: bool = False
    builds: bool = True


class Quality:
    """Follows the load.

    Args:
        period_ns: nanoseconds of a block.

    >>> quality = Quality(5_000_000)
    >>> for _ in range(10):
    ...     quality.block(4_000_000, False, 400)
    >>> quality.allowance().voices, quality.allowance().light
    (250, True)

    Attributes:
        load: the share of a block that its sound takes, quick to rise and slow to fall.
    """

    def __init__(self, period_ns: float) -> None:
        self._period_ns = period_ns
        self.load = 0.0
        self._voices = float(MOST_VOICES)
        self._light = self._full = False
        self._calm = 0
        self._start_ns = _USUAL_START_NS

    def began(self, count: int, cost_ns: float) -> None:
        """So many voices began, at a cost that is no part of what they cost while they sound."""
        if count:
            self._start_ns += (cost_ns / count - self._start_ns) * _START_WEIGHT

    def memory(self, used_bytes: int) -> None:
        """The engine's process holds so much."""
        self._full = used_bytes > MOST_BYTES

    def block(self, cost_ns: float, late: bool, voices: int) -> None:
        """A block was computed.

        Args:
            cost_ns: CPU time of its sound.
            late: did it end after its deadline?
            voices: that sounded in it.
        """
        share = cost_ns / self._period_ns
        self.load += (share - self.load) * (_RISING if share > self.load else _FALLING)
        if self.load > _TIGHT and share > _TIGHT:
            self._give_up(voices * _AIM / share)
        elif late and self.load > _STRAINED:
            self._give_up(voices * _LATE_CUT)
        elif self.load > _EASY:
            self._calm = 0
        else:
            self._recover()
        self._light = self.load > _LIGHT or (self._light and self._calm < _CALM_BLOCKS)

    def allowance(self) -> Allowance:
        """What may be played in the next block."""
        left_ns = (_STARTING - self.load) * self._period_ns
        starts = min(max(int(left_ns / self._start_ns), FEWEST_STARTS), MOST_STARTS)
        return Allowance(int(self._voices), starts, self._light or self._full, not self._full)

    def _give_up(self, voices: float) -> None:
        self._voices = max(min(self._voices, voices), float(FEWEST_VOICES))
        self._calm = 0

    def _recover(self) -> None:
        self._calm += 1
        if self._calm > _CALM_BLOCKS:
            self._voices = min(self._voices * _GROWTH, float(MOST_VOICES))
