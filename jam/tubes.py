"""A straight tube between points above and points below it: which one is widest. Pure geometry.

The points are bounds of a value that changes evenly: it is nowhere above a point of the upper
ones and nowhere below one of the lower ones. Of all slopes, that of the widest tube between them is
the likeliest: with any other some point sticks out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
STEPS: Final = 40  # of each search: the slope is then as sharp as a float


@dataclass(frozen=True, slots=True)
class Tube:
    """All lines of a slope that lie between the points.

    Attributes:
        slope: of the lines.
        low, high: their least and greatest value at 0.

    >>> tube = widest([(0.0, 2.0), (1.0, 3.0), (2.0, 4.0)], [(0.0, 0.0), (2.0, 2.0)], 5.0)
    >>> round(tube.slope, 6), round(tube.at(4.0), 6)
    (1.0, 5.0)
    """

    slope: float
    low: float
    high: float

    def at(self, x: float) -> float:
        """The middle of the tube."""
        return (self.low + self.high) / 2 + self.slope * x


def widest(
    above: Sequence[Point],
    below: Sequence[Point],
    steepest: float,
    slack: float = 0.0,
    like: float = 0.0,
) -> Tube:
    """The widest tube; where others are almost as wide, the one whose slope is most like one.

    Args:
        above: points, at least one.
        below: the same.
        steepest: no slope is greater than this, up or down.
        slack: by how much a tube may be narrower than the widest.
        like: the slope to come near to.
    """
    upper, lower = _hull(sorted(above), 1.0), _hull(sorted(below), -1.0)

    def width(slope: float) -> float:
        return _high(upper, slope) - _low(lower, slope)

    best = _summit(width, -steepest, steepest)
    enough = width(best) - slack
    like = min(max(like, -steepest), steepest)
    slope = like if width(like) >= enough else _border(width, like, best, enough)
    return Tube(slope, _low(lower, slope), _high(upper, slope))


def level(above: Sequence[Point], below: Sequence[Point], slope: float) -> Tube:
    """The tube of a slope that is known."""
    return Tube(slope, _low(below, slope), _high(above, slope))


def _high(points: Sequence[Point], slope: float) -> float:
    return min(y - slope * x for x, y in points)


def _low(points: Sequence[Point], slope: float) -> float:
    return max(y - slope * x for x, y in points)


def _summit(width: Callable[[float], float], low: float, high: float) -> float:
    """Where a concave function is greatest."""
    for _ in range(2 * STEPS):
        one, two = low + (high - low) / 3, high - (high - low) / 3
        if width(one) < width(two):
            low = one
        else:
            high = two
    return (low + high) / 2


def _border(width: Callable[[float], float], outside: float, inside: float, enough: float) -> float:
    """Between a slope whose tube is too narrow and one whose is not: the last that is not."""
    for _ in range(STEPS):
        middle = (outside + inside) / 2
        if width(middle) >= enough:
            inside = middle
        else:
            outside = middle
    return inside


def _hull(points: Sequence[Point], sign: float) -> list[Point]:
    """The points that a line from below (sign 1) or above (-1) can touch."""
    hull: list[Point] = []
    for x, y in points:
        while len(hull) > 1 and sign * _turn(hull[-2], hull[-1], (x, y)) <= 0:
            hull.pop()
        hull.append((x, y))
    return hull


def _turn(one: Point, two: Point, three: Point) -> float:
    """Above 0 where the way over three points turns left."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])
