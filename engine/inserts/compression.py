"""The compressor's static curve: from threshold, ratio and knee to what the effect is set to. Pure.

Source: the W3C "Web Audio API" specification, DynamicsCompressorNode, and the curve that browsers
draw: T + (1 - exp(-k (x - T))) / k from the threshold T to the end of the knee, where its slope in
dB is 1 / ratio; a straight line in dB above.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

MAKE_UP: Final = -0.6  # the power of what is left of a full level, which is the gain after it


@dataclass(frozen=True, slots=True)
class Curve:
    """A static curve, linear levels.

    Attributes:
        start, end: levels at which the knee begins and ends.
        bend: how strongly it bends.
        slope: dB out for a dB in, above the knee.
        make_up: gain after it.
    """

    start: float
    end: float
    bend: float
    slope: float
    make_up: float

    def out(self, level: float) -> float:
        """The level that comes of a level."""
        if level <= self.end:
            return _knee(level, self.start, self.bend)
        return _knee(self.end, self.start, self.bend) * math.pow(level / self.end, self.slope)


@lru_cache(maxsize=64)
def compressor_curve(threshold_db: float, ratio: float, knee_db: float) -> Curve:
    """The curve of a compressor.

    >>> round(compressor_curve(-20, 8, 10).make_up, 2)
    2.61
    """
    start, end = (10 ** (level / 20) for level in (threshold_db, threshold_db + knee_db))
    slope = 1 / ratio
    curve = Curve(start, end, _bend(start, end, slope), slope, 1.0)
    return replace(curve, make_up=curve.out(1.0) ** MAKE_UP)


def _knee(x: float, start: float, bend: float) -> float:
    return start + (1 - math.exp(-bend * (x - start))) / bend if x > start else x


def _bend(start: float, end: float, slope: float) -> float:
    """How strongly the knee must bend to have a slope, in dB a dB, at its end."""
    low, high, bend = 0.1, 10_000.0, 5.0
    for _ in range(15):
        near, far = _knee(end, start, bend), _knee(end * 1.001, start, bend)
        if math.log(far / near) / math.log(1.001) < slope:
            high = bend
        else:
            low = bend
        bend = math.sqrt(low * high)
    return bend
