"""Steps: a line for each slot and sound, with a mark where it begins. Pure."""

from collections.abc import Sequence
from math import floor
from typing import Final

from studio.visuals.kit import LABEL, NOTE, QUIET, Line, Sounding, View, Visual
from studio.visuals.reading import sound_of


def steps(view: View, columns: int, lines: int) -> list[Line]:
    r"""A line for each slot and sound, with a mark where it begins.

    >>> from studio.visuals.kit import text_of
    >>> found = [Sounding("a", 0, 0.25, {"s": "bd"}), Sounding("a", 0.5, 1, {"s": "sd"})]
    >>> print(*map(text_of, steps(View(0, 1, found), 20, 9)), sep="\n")
    a bd |█············|
    a sd |······█······|
    """
    rows: dict[str, list[Sounding]] = {}
    for event in view.events:
        if view.begin <= event.begin < view.end:
            rows.setdefault(f"{event.slot} {sound_of(event.value)}", []).append(event)
    wide = max(map(len, rows), default=0)
    cells = max(columns - wide - 3, 1)
    marks = MARKS[view.unicode]
    return [
        [(LABEL, f"{name:{wide}} "), *_row(events, view, cells, marks)]
        for name, events in list(rows.items())[:lines]
    ]


MARKS: Final = {True: "·█", False: ".#"}


def _row(events: Sequence[Sounding], view: View, cells: int, marks: str) -> list[tuple[str, str]]:
    rest, mark = marks[0], marks[1]
    row = [rest] * cells
    for event in events:
        place = floor((event.begin - view.begin) / (view.end - view.begin) * cells)
        row[min(place, cells - 1)] = mark
    pieces = [(QUIET, "|")]
    for cell in row:
        style = NOTE if cell == mark else QUIET
        if pieces[-1][0] == style:
            pieces[-1] = (style, pieces[-1][1] + cell)
        else:
            pieces.append((style, cell))
    return [*pieces, (QUIET, "|")]


VISUAL: Final = Visual("steps", "when each sound begins", steps, lines=(1, 12))
