"""A pitchwheel: the twelve notes in a circle, those that sound lit. Pure."""

import math
from collections.abc import Hashable, Sequence
from typing import Final

from patterns.tonal.notes import FLATS
from studio.visuals.canvas import Canvas
from studio.visuals.kit import QUIET, SOUNDS, Line, View, Visual
from studio.visuals.reading import note_of

MARKS: Final = {True: ("●", "·"), False: ("o", ".")}


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Names around a circle, C above; a line from the middle to each that sounds."""
    canvas = Canvas(columns, lines)
    lit = _lit(view)
    dot, rest = MARKS[view.unicode]
    middle_x, middle_y = (columns - 1) / 2, (lines - 1) / 2
    wide, high = min(middle_x - 1, 2 * middle_y), min(middle_y, (middle_x - 1) / 2)
    for place, name in enumerate(FLATS):
        angle = 2 * math.pi * place / len(FLATS)
        right, up = wide * math.sin(angle), high * math.cos(angle)
        style = SOUNDS if place in lit else QUIET
        if place in lit:
            for step in range(1, max(int(high), 1)):
                share = step / high
                at = round(middle_x + right * share), round(middle_y - up * share)
                canvas.write(*at, dot, style)
        column, line = round(middle_x + right), round(middle_y - up)
        text = name if high >= 2.5 else (dot if place in lit else rest)
        canvas.write(column, line, text, style)
    return canvas.done()


def _lit(view: View) -> frozenset[int]:
    """The notes that sound, whatever their octave."""
    heard = (one for one in view.sounding() if one.slot not in view.silent)
    notes = (note_of(one.value) for one in heard)
    return frozenset(round(note) % 12 for note in notes if note is not None)


def stamp(view: View, columns: int, lines: int) -> Hashable:
    """What sounds."""
    del columns, lines
    return _lit(view), view.unicode


VISUAL: Final = Visual(
    "pitchwheel", "which of the twelve notes sound", draw, lines=(3, 11), stamp=stamp
)
