"""A spiral: a turn is a cycle, now is outermost, what was played winds inwards. Pure."""

import math
from collections.abc import Hashable, Sequence
from typing import Final

from studio.visuals.canvas import Canvas, Dots
from studio.visuals.kit import PLAYHEAD, QUIET, SOUNDS, Line, View, Visual
from studio.visuals.reading import hue_of

TURNS: Final = 3.0  # cycles that are shown
HOLE: Final = 0.25  # of the radius, in the middle
GAP: Final = 0.008  # cycles left out behind an event, so that each stands by itself
MOST_DOTS: Final = 2000
FINEST: Final = 32  # moments a cycle at which it moves on


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Events as arcs: a cycle begins above and goes round with the clock."""
    canvas, dots = Canvas(columns, lines), Dots(columns, lines)
    now, turns = _moment(view), max(round(view.end - view.begin, 6), 1e-6)
    middle = columns - 0.5, 2 * lines - 0.5
    size = max(min(middle), 1.0)
    count = max(min(round(turns * 2 * math.pi * size), MOST_DOTS), 1)
    for step, style in enumerate(_styles(view, now, turns, count)):
        if style:
            share = (step + 0.5) / count
            _put(dots, middle, size * (HOLE + (1 - HOLE) * share), now - turns * (1 - share), style)
    for inwards in range(min(4, int(size))):
        _put(dots, middle, size - inwards, now, PLAYHEAD)
    dots.onto(canvas, view.unicode)
    return canvas.done()


def _put(dots: Dots, middle: tuple[float, float], radius: float, cycle: float, style: str) -> None:
    angle = 2 * math.pi * (cycle % 1)
    right, up = radius * math.sin(angle), radius * math.cos(angle)
    dots.put(round(middle[0] + right), round(middle[1] - up), style)


def _styles(view: View, now: float, turns: float, count: int) -> list[str]:
    """How each dot of the spiral looks, from the inner end on; "" where nothing is played."""
    found = [""] * count
    scale = count / turns
    slots = {slot: at for at, slot in enumerate(dict.fromkeys(one.slot for one in view.events))}
    for one in view.events:
        begin, end = max(one.begin, now - turns), min(one.end - GAP, now)
        if not begin < end:
            continue
        first = min(int((begin - now + turns) * scale), count - 1)
        last = min(max(int((end - now + turns) * scale), first + 1), count)
        style = SOUNDS if one.begin <= now < one.end else hue_of(one.value, slots[one.slot])
        style = QUIET if one.slot in view.silent else style
        found[first:last] = [style] * (last - first)
    return found


def _moment(view: View) -> float:
    """Now, in steps that can be seen; the end of the view in silence."""
    now = view.end if view.now is None else view.now
    return math.floor(now * FINEST) / FINEST


def stamp(view: View, columns: int, lines: int) -> Hashable:
    """How far it has turned, and who is muted."""
    del columns, lines
    return _moment(view), view.silent, view.unicode


VISUAL: Final = Visual(
    "spiral", "the last cycles, wound up", draw, before=TURNS, after=0.0, lines=(5, 16),
    stamp=stamp,
)  # fmt: skip
