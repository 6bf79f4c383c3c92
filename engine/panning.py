"""Where a sound stands between left and right: gains, as VoiceSpec.out takes them. Pure.

The laws are those of the W3C "Web Audio API", StereoPannerNode: equal power for one channel; for
two, what is on the other side comes over.
"""

import math
from collections.abc import Sequence


def sides(width: str, pan: float | None, level: float = 1.0) -> tuple[float, ...]:
    """Gains of a sound into the two sides.

    Args:
        width: "mono"; "both", the same on two sides; or "stereo".
        pan: from left 0 to right 1; None: as it is.
        level: a factor for all.

    >>> sides("mono", 1.0), sides("both", 0.5), sides("stereo", None)
    ((6.123233995736766e-17, 1.0), (1.0, 1.0), (1.0, 1.0))
    """
    if pan is None:
        return (level, level) if width == "stereo" else (level,)
    if width == "mono":
        return level * math.cos(pan * math.pi / 2), level * math.sin(pan * math.pi / 2)
    turn = (2 * pan - 1) * math.pi / 2
    if turn <= 0:
        gains = 1.0, -math.sin(turn), 0.0, math.cos(turn)
    else:
        gains = math.cos(turn), 0.0, math.sin(turn), 1.0
    left, left_from_right, right_from_left, right = (level * gain for gain in gains)
    if width == "both":
        return left + left_from_right, right_from_left + right
    return left, left_from_right, right_from_left, right


def level_of(width: str, gains: Sequence[float]) -> float:
    """The level that is in the gains of a sound: turns `sides` around.

    >>> [round(level_of(width, sides(width, 0.3, 0.5)), 6) for width in ("mono", "both", "stereo")]
    [0.5, 0.5, 0.5]
    """
    strongest = max(gains, key=abs)
    if width == "stereo" or len(gains) == 1 or not strongest:
        return strongest
    power = gains[0] ** 2 + gains[1] ** 2
    if width == "mono":
        return math.copysign(math.sqrt(power), strongest)
    return power / (2 * strongest)
