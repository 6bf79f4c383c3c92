"""The compressor's static curve: from threshold, ratio and knee to what the effect is set to. Pure.

Source: the W3C "Web Audio API" specification, DynamicsCompressorNode, and the curve that browsers
draw: T + (1 - exp(-k (x - T))) / k from the threshold T to the end of the knee, where its slope in
dB is 1 / ratio; a straight line in dB above.
"""

import math
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve, as an equal one without a knee.

    Attributes:
        threshold_db: where the straight line above the knee meets the diagonal.
        make_up: gain after it, linear.
    """

    threshold_db: float
    make_up: float


@lru_cache(maxsize=64)
def compressor_curve(threshold_db: float, ratio: float, knee_db: float) -> Curve:
    """The curve of a compressor.

    >>> round(compressor_curve(-20, 8, 10).make_up, 2)
    2.61
    """
    start, end = (10 ** (level / 20) for level in (threshold_db, threshold_db + knee_db))
    bend = _bend(start, end, 1 / ratio)
    knee_end_db = 20 * math.log10(_knee(end, start, bend))
    top_db = knee_end_db - (threshold_db + knee_db) / ratio
    make_up = 10 ** (-0.6 * top_db / 20)
    return Curve(top_db / (1 - 1 / ratio) if ratio > 1 else 0.0, make_up)


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
