"""Where a sound stands between left and right: gains, as VoiceSpec.out takes them. Pure.

The laws are those of the W3C "Web Audio API", StereoPannerNode: equal power for one channel; for
two, what is on the other side comes over.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """How Tidal places a sound, for two outputs.

    Attributes:
        span: how much of the way between left and right `pan` takes.
        orient: turns the place, around a circle on which 1 is the way from left to right.
        width: 2 is as usual; below, sounds leave the middle sooner; at 4 they are everywhere.
        splay: how far apart the two sides of a sound stand; 0: in one place.
    """

    span: float = 1.0
    orient: float = 0.0
    width: float = 2.0
    splay: float = 1.0

    def place(self, pan: float | None) -> float | None:
        """Where a sound goes that is panned so; None: as it is.

        >>> Image(span=0.5).place(1.0), Image(orient=0.5).place(1.0), Image().place(None)
        (0.75, 0.5, None)
        """
        if pan is None and not self.orient:
            return None
        turned = ((0.5 if pan is None else pan) - 0.5) * self.span + 0.5 + self.orient
        round_trip = turned % 2.0
        place = round_trip if round_trip <= 1 else 2 - round_trip
        return min(max(0.5 + (place - 0.5) * max(2 / self.width, 1.0), 0.0), 1.0)

    def widen(self, width: str, gains: tuple[float, ...]) -> tuple[float, ...]:
        """The gains of a sound, as `sides` gives them, with its sides moved.

        >>> Image(splay=0).widen("stereo", (1.0, 1.0)), Image(width=4).widen("mono", (1.0, 0.0))
        ((0.5, 0.5, 0.5, 0.5), (0.5, 0.5))
        """
        if width == "stereo" and self.splay != 1:
            left, left_from_right, right_from_left, right = (
                gains if len(gains) == 4 else (gains[0], 0.0, 0.0, gains[-1])
            )
            (left, left_from_right), (right_from_left, right) = (
                _mixed(first, last, (1 - self.splay) / 2)
                for first, last in ((left, left_from_right), (right_from_left, right))
            )
            gains = left, left_from_right, right_from_left, right
        share = min(max(self.width / 2 - 1, 0.0), 1.0) / 2
        if not share or len(gains) == 1:
            return gains
        if len(gains) == 2 and width == "stereo":
            gains = gains[0], 0.0, 0.0, gains[1]
        half = len(gains) // 2
        mixed = [_mixed(*pair, share) for pair in zip(gains[:half], gains[half:], strict=True)]
        return (*(first for first, _ in mixed), *(last for _, last in mixed))


def _mixed(first: float, last: float, share: float) -> tuple[float, float]:
    """Two values of which each gets a share of the other."""
    return first + share * (last - first), last + share * (first - last)


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
