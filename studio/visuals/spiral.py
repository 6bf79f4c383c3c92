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
FINEST: Final = 64  # moments a cycle at which it moves on


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Events as arcs: a cycle begins above and goes round with the clock."""
    canvas, dots = Canvas(columns, lines), Dots(columns, lines)
    now = _moment(view)
    across, down = columns - 0.5, 2 * lines - 0.5
    turns = max(view.end - view.begin, 1e-6)
    size = max(min(across, down), 1.0)
    slots = {slot: at for at, slot in enumerate(dict.fromkeys(one.slot for one in view.events))}

    def put(cycle: float, style: str, inwards: float = 0.0) -> None:
        radius = size * (HOLE + (1 - HOLE) * (1 - (now - cycle) / turns)) - inwards
        angle = 2 * math.pi * (cycle % 1)
        right, up = radius * math.sin(angle), radius * math.cos(angle)
        dots.put(round(across + right), round(down - up), style)

    for one in view.events:
        begin, end = max(one.begin, now - turns), min(one.end - GAP, now)
        if not begin < end:
            continue
        lit = one.begin <= now < one.end
        style = SOUNDS if lit else hue_of(one.value, slots[one.slot])
        style = QUIET if one.slot in view.silent else style
        count = max(round((end - begin) * 2 * math.pi * size), 1)
        for step in range(count + 1):
            put(begin + (end - begin) * step / count, style)
    for inwards in range(min(4, int(size))):
        put(now, PLAYHEAD, inwards)
    dots.onto(canvas, view.unicode)
    return canvas.done()


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
