"""A punchcard: a line for each slot and sound, a dot where each begins, scrolling. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from studio.visuals.canvas import Canvas, cells
from studio.visuals.kit import LABEL, QUIET, SOUNDS, Line, Sounding, View, Visual
from studio.visuals.reading import hue_of, sound_of
from studio.visuals.scrolling import STEPS, Scroll, grid, once, scrolled

MOST_LABEL: Final = 14  # columns
LEAST_CARD: Final = 20  # columns that are left beside labels
MARKS: Final = {True: ("●", "─", "·"), False: ("o", "-", ".")}


@dataclass(frozen=True, slots=True)
class Row:
    """A line: what it is called, whose it is, and its events, each with its style."""

    label: str
    slot: str
    events: list[tuple[Sounding, str]]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card looks like wherever it has scrolled to: columns of labels, and the rows."""

    left: int
    rows: list[Row]


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Dots where sounds begin, with a line for as long as they last."""
    card = layout(view, columns, lines)
    scroll = scrolled(view, columns - card.left)
    canvas = Canvas(columns, lines)
    for at, row in enumerate(card.rows):
        if card.left:
            canvas.write(0, at, row.label[: card.left - 1], LABEL)
        _steps(canvas, scroll, at, card.left, MARKS[view.unicode][2])
        _dots(canvas, scroll, at, card.left, row, view)
    grid(canvas, scroll, view.unicode, card.left)
    return canvas.done()


def stamp(view: View, columns: int, lines: int) -> Hashable:
    """Where it has scrolled to, and who is muted."""
    return scrolled(view, columns - layout(view, columns, lines).left), view.silent, view.unicode


@once
def layout(view: View, columns: int, lines: int) -> Card:
    """Rows and labels of all events of a view."""
    found: dict[tuple[str, str], list[Sounding]] = {}
    for one in view.events:
        found.setdefault((one.slot, sound_of(one.value)), []).append(one)
    slots = list(dict.fromkeys(slot for slot, _ in found))
    rows = [
        Row(
            f"{slot} {sound}".strip() if len(slots) > 1 else sound or slot,
            slot,
            [(one, hue_of(one.value, slots.index(slot))) for one in events],
        )
        for (slot, sound), events in sorted(
            found.items(), key=lambda row: (slots.index(row[0][0]), row[0][1])
        )
    ]
    left = min(max((len(row.label) for row in rows), default=-1), MOST_LABEL) + 1
    if columns - left < LEAST_CARD or view.options.get("labels") in (0, False):
        left = 0
    return Card(left, rows[:lines])


def _steps(canvas: Canvas, scroll: Scroll, line: int, left: int, mark: str) -> None:
    """A mark at each step of a cycle, where there is room for it."""
    width = scroll.scale / STEPS
    if width < 2:
        return
    number = int(scroll.first / width)
    while (place := scroll.place(number / STEPS)) < scroll.columns:
        if place >= 0:
            canvas.write(left + place, line, mark, QUIET)
        number += 1


def _dots(canvas: Canvas, scroll: Scroll, line: int, left: int, row: Row, view: View) -> None:
    dot, dash, _ = MARKS[view.unicode]
    head, silent = scroll.head, row.slot in view.silent
    for one, hue in row.events:
        begin, end = cells(one.begin, one.end, scroll.scale, scroll.first)
        first, last = max(begin, 0), min(end, scroll.columns)
        if first >= last:
            continue
        lit = head is not None and begin <= head < end
        style = QUIET if silent else SOUNDS if lit else hue
        text = dot + dash * (last - first - 1) if begin >= 0 else dash * (last - first)
        canvas.write(left + first, line, text, style)


VISUAL: Final = Visual(
    "punchcard", "when each sound begins, scrolling", draw, before=2.0, after=2.0, lines=(2, 24),
    stamp=stamp,
)  # fmt: skip
