"""Time across the screen: what scrolls, with a playhead that stands still. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, Final, TypeAlias, TypeVar

from studio.visuals.canvas import Canvas
from studio.visuals.kit import AXIS, PLAYHEAD, View
from studio.visuals.reading import number_of

LONGEST: Final = 32.0  # cycles on a screen
KEPT: Final = 8  # layouts
STEPS: Final = 4  # of a cycle, all as wide ...
NEAR: Final = 1.25  # ... or more, where that needs no more room than this factor

T = TypeVar("T")
Layout: TypeAlias = Callable[[View, int, int], T]


@dataclass(frozen=True, slots=True)
class Scroll:
    """How cycles become columns.

    Attributes:
        scale: columns a cycle.
        first: the number of the first column, counted from cycle 0.
        columns: how many there are.
        head: the column of the playhead, None in silence.
    """

    scale: float
    first: int
    columns: int
    head: int | None

    def place(self, cycle: float) -> int:
        """The column of a moment; below 0 or beyond the last where it is not on the screen."""
        return floor(cycle * self.scale) - self.first


def scrolled(view: View, columns: int) -> Scroll:
    """The columns of a view: all moves by whole columns, and quarters of a cycle are alike.

    >>> scrolled(View(1.0, 3.0, now=2.0), 24)
    Scroll(scale=12.0, first=12, columns=24, head=12)
    """
    span = max(view.end - view.begin, 1e-6)
    scale = _even(columns / span, up=view.now is not None)
    if view.now is None:
        return Scroll(scale, floor(view.begin * scale), columns, None)
    head = min(max(round((view.now - view.begin) / span * columns), 0), columns - 1)
    return Scroll(scale, floor(view.now * scale) - head, columns, head)


def _even(scale: float, up: bool) -> float:
    """Columns a cycle so that its steps are alike, the finest that makes little difference.

    >>> _even(29, True), _even(18.5, True), _even(18.5, False), _even(5, True)
    (32.0, 20.0, 16.0, 5)
    """
    if scale < 2 * STEPS:
        return scale
    if not up:
        return float(STEPS * floor(scale / STEPS))
    evens = (steps * ceil(scale / steps) for steps in (4 * STEPS, 2 * STEPS))
    near = [even for even in evens if even <= NEAR * scale]
    return float(near[0] if near else STEPS * ceil(scale / STEPS))


def grid(canvas: Canvas, scroll: Scroll, unicode: bool, left: int = 0) -> None:
    """The playhead, and a line where each cycle begins, in cells that are still empty."""
    if scroll.head is not None:
        canvas.upright(left + scroll.head, "│" if unicode else "|", PLAYHEAD)
    if scroll.scale < 2:
        return
    number = ceil(scroll.first / scroll.scale - 1e-9)
    while (place := scroll.place(number)) < scroll.columns:
        if place >= 0:
            canvas.upright(left + place, "┊" if unicode else ":", AXIS)
        number += 1


def window(before: float, after: float, options: Mapping[str, Any]) -> tuple[float, float]:
    """Cycles before and after now, as the player's code asks for them.

    Args:
        before: as the visual has it.
        after: as the visual has it.
        options: `cycles`, how many in all; `playhead`, from 0 to 1, where among them now is.

    >>> window(2, 2, {"cycles": 8}), window(2, 2, {"playhead": 0}), window(2, 2, {"cycles": -1})
    ((4.0, 4.0), (0.0, 4.0), (2.0, 2.0))
    """
    cycles, head = number_of(options.get("cycles")), number_of(options.get("playhead"))
    whole = before + after
    share = before / whole if whole > 0 else 0.0
    if cycles is not None and cycles > 0:
        whole = min(max(cycles, 0.125), LONGEST)
    if head is not None:
        share = min(max(head, 0.0), 1.0)
    return whole * share, whole - whole * share


def once(layout: Layout[T]) -> Layout[T]:
    """A layout that depends on events, options and size alone, worked out once for each.

    The last few are kept; events are compared by being the same object, as a viewer gives the same
    ones as long as nothing changes.
    """
    kept: list[tuple[View, int, int, T]] = []

    def found(view: View, columns: int, lines: int) -> T:
        for known, *size, made in tuple(kept):
            if (
                known.events is view.events
                and size == [columns, lines]
                and known.options == view.options
                and known.unicode == view.unicode
            ):
                return made
        made = layout(view, columns, lines)
        kept[:] = [(view, columns, lines, made), *kept[: KEPT - 1]]
        return made

    return found
