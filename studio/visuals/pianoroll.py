"""A pianoroll: notes by their pitch, sounds without one below, scrolling in time. Pure."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from patterns.tonal.notes import flat_name
from studio.visuals.canvas import Canvas, cells
from studio.visuals.kit import LABEL, QUIET, SOUNDS, Line, Sounding, View, Visual
from studio.visuals.reading import hue_of, note_of, number_of, sound_of
from studio.visuals.scrolling import grid, once, scrolled

MOST_LABEL: Final = 8  # columns
LEAST_ROLL: Final = 24  # columns that are left beside labels
BARS: Final = {True: ("▐", "█", "▀", "▄"), False: ("[", "=", "'", ",")}

Key: TypeAlias = float | str  # a pitch, or the name of a sound


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on the roll: cycles, its row, and how it looks."""

    begin: float
    end: float
    row: int
    style: str
    slot: str


@dataclass(frozen=True, slots=True)
class Roll:
    """What a roll looks like wherever it has scrolled to.

    Attributes:
        left: columns of labels.
        labels: the label of each line that has one.
        bars: the events.
        halves: a line holds two rows.
    """

    left: int
    labels: dict[int, str]
    bars: list[Bar]
    halves: bool


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Notes as bars, the highest above; those that sound now are lit."""
    roll = layout(view, columns, lines)
    canvas = Canvas(columns, lines)
    for line, label in roll.labels.items():
        canvas.write(0, line, label, LABEL)
    _bars(canvas, view, roll)
    grid(canvas, scrolled(view, columns - roll.left), view.unicode, roll.left)
    return canvas.done()


def stamp(view: View, columns: int, lines: int) -> Hashable:
    """Where it has scrolled to, and who is muted."""
    return scrolled(view, columns - layout(view, columns, lines).left), view.silent, view.unicode


@once
def layout(view: View, columns: int, lines: int) -> Roll:
    """Rows, labels and bars of all events of a view."""
    keys = [_key(one) for one in view.events]
    order = _order(view, set(keys))
    rows, halves = _rows(order, lines)
    left = _label_width(view, order, columns, lines)
    slots = {slot: at for at, slot in enumerate(dict.fromkeys(one.slot for one in view.events))}
    bars = [
        Bar(one.begin, one.end, rows[key], hue_of(one.value, slots[one.slot]), one.slot)
        for one, key in zip(view.events, keys, strict=True)
        if key in rows
    ]
    return Roll(left, _labels(rows, halves, left) if left else {}, bars, halves)


def _key(one: Sounding) -> Key:
    note = note_of(one.value)
    return sound_of(one.value) or one.slot if note is None else float(round(note))


def _order(view: View, keys: set[Key]) -> list[Key]:
    """All rows, from above: pitches, then sounds. Without folding, pitches in between too."""
    pitches = sorted((key for key in keys if isinstance(key, float)), reverse=True)
    low, high = (number_of(view.options.get(name)) for name in ("minMidi", "maxMidi"))
    if pitches and (low is not None or high is not None or view.options.get("fold") in (0, False)):
        top = pitches[0] if high is None else min(max(high, 0), 127)
        bottom = pitches[-1] if low is None else min(max(low, 0), 127)
        pitches = [float(pitch) for pitch in range(int(top), int(bottom) - 1, -1)]
    return [*pitches, *sorted(key for key in keys if isinstance(key, str))]


def _rows(keys: list[Key], lines: int) -> tuple[dict[Key, int], bool]:
    """The row of each key; where there are many, two share a line, and where too many, a row."""
    if len(keys) <= lines:
        return {key: at for at, key in enumerate(keys)}, False
    rows = 2 * lines
    if len(keys) <= rows:
        return {key: at for at, key in enumerate(keys)}, True
    return {key: at * rows // len(keys) for at, key in enumerate(keys)}, True


def _label_width(view: View, keys: list[Key], columns: int, lines: int) -> int:
    asked = view.options.get("labels")
    if not keys or asked in (0, False) or (len(keys) > lines and not asked):
        return 0
    wide = min(max(len(_name(key)) for key in keys), MOST_LABEL) + 1
    return wide if columns - wide >= LEAST_ROLL else 0


def _labels(rows: dict[Key, int], halves: bool, left: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for key, row in rows.items():
        found.setdefault(row // 2 if halves else row, _name(key)[: left - 1])
    return found


def _name(key: Key) -> str:
    return key if isinstance(key, str) else flat_name(int(key)).lower()


def _bars(canvas: Canvas, view: View, roll: Roll) -> None:
    scroll = scrolled(view, canvas.columns - roll.left)
    marks = BARS[view.unicode]
    write = _half_writer(canvas, marks) if roll.halves else _writer(canvas, marks)
    left, columns, head = roll.left, scroll.columns, scroll.head
    for bar in roll.bars:
        begin, end = cells(bar.begin, bar.end, scroll.scale, scroll.first)
        if end <= 0 or begin >= columns:
            continue
        style = SOUNDS if head is not None and begin <= head < end else bar.style
        if bar.slot in view.silent:
            style = QUIET
        write(bar.row, left + max(begin, 0), left + min(end, columns), begin >= 0, style)


Writes: TypeAlias = Callable[[int, int, int, bool, str], None]


def _writer(canvas: Canvas, marks: Sequence[str]) -> Writes:
    head, body, *_ = marks

    def write(row: int, begin: int, end: int, whole: bool, style: str) -> None:
        text = head + body * (end - begin - 1) if whole else body * (end - begin)
        canvas.write(begin, row, text, style)

    return write


def _half_writer(canvas: Canvas, marks: Sequence[str]) -> Writes:
    """Two rows a line: what stands in the other half of a cell stays there."""
    _, full, upper, lower = marks

    def write(row: int, begin: int, end: int, whole: bool, style: str) -> None:
        del whole
        line, below = divmod(row, 2)
        own, other = (lower, upper) if below else (upper, lower)
        texts = canvas.texts[line]
        for at in range(begin, end):
            texts[at] = full if texts[at] in (other, full) else own
        canvas.styles[line][begin:end] = [style] * (end - begin)

    return write


VISUAL: Final = Visual(
    "pianoroll", "notes by pitch, scrolling", draw, before=2.0, after=2.0, lines=(3, 24),
    stamp=stamp,
)  # fmt: skip
