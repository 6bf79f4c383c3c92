"""What a projector shows: the code, what sounds in it, a picture below; nothing else. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from repl.lexer import coloured
from studio.snapshots import Snapshot
from studio.visuals.kit import View, Visual
from studio.visuals.table import drawn

Piece = tuple[str, str]
Row = list[Piece]
SOUNDS: Final = "class:sounds"
LEAST_PICTURE: Final = 5  # rows; with fewer there is none
WAITING: Final = "Not a Label: waiting for a session; begin one with notalabel"
SILENCE: Final = "silence"
MARGIN: Final = 2  # columns left and right


def frame(
    snapshot: Snapshot | None,
    now_s: float,
    columns: int,
    rows: int,
    visual: Visual,
    unicode: bool = True,
) -> list[Row]:
    """All rows of the screen at a moment.

    Args:
        snapshot: the last one.
        now_s: seconds since 1970.
        columns: of the screen.
        rows: of the screen.
        visual: drawn below the code.
        unicode: can the terminal show more than ASCII?
    """
    if snapshot is None:
        return _filled([[("class:quiet", WAITING[:columns])]], rows)
    view = replace(snapshot.view, now=snapshot.cycle(now_s), unicode=unicode)
    wide = max(columns - 2 * MARGIN, 10)
    code = [row for block in blocks(view) for row in _wrapped(block, wide)]
    room = rows - 2 - len(code)
    picture = [] if room < LEAST_PICTURE else _picture(view, visual, wide, room - 1)
    shown = code[: rows - 2]
    body = [*shown, *([] for _ in range(rows - 2 - len(shown) - len(picture))), *picture]
    margin: Piece = ("", " " * MARGIN)
    return [[margin, *head(view)], [], *([margin, *row] for row in body)]


def head(view: View) -> Row:
    """Where we are: cycle and tempo, in words and numbers alone."""
    if view.now is None or not view.sources:
        return [("class:quiet", SILENCE)]
    beat = int(view.now % 1 * 4) + 1
    dots = " ".join("#" if number < beat else "." for number in range(4))
    return [
        ("class:loud", f"cycle {int(view.now)}  "),
        ("class:accent", dots),
        ("class:quiet", f"  {view.cps * 240:g} bpm"),
    ]


def blocks(view: View) -> Iterator[list[Row]]:
    """Each piece of code once, in colours, what sounds in it marked; one after the other."""
    lit: dict[str, set[int]] = {code: set() for code in view.sources.values()}
    for one in view.sounding():
        marks = lit.get(view.sources.get(one.slot, ""))
        if marks is not None and one.slot not in view.silent:
            for begin, end in one.locations:
                marks.update(range(max(begin, 0), min(end, len(view.sources[one.slot]))))
    for code, marks in lit.items():
        yield [*_lit(code, marks), []]


def _lit(code: str, marks: set[int]) -> Iterator[Row]:
    at = 0
    for line in coloured(code):
        row: Row = []
        for style, text, *_ in line:
            for char in text:
                now = SOUNDS if at in marks else style
                if row and row[-1][0] == now:
                    row[-1] = (now, row[-1][1] + char)
                else:
                    row.append((now, char))
                at += 1
        at += 1  # the line's end
        yield row


def _wrapped(block: Sequence[Row], wide: int) -> Iterator[Row]:
    for row in block:
        out: Row = []
        left = wide
        for style, text in row:
            while len(text) > left:
                yield [*out, (style, text[:left])]
                text, out, left = text[left:], [("", "    ")], wide - 4
            if text:
                out.append((style, text))
                left -= len(text)
        yield out


def _picture(view: View, visual: Visual, columns: int, rows: int) -> list[Row]:
    lines = drawn(visual, view, columns, min(rows, visual.lines[1]))
    return [
        [("", line)] if isinstance(line, str) else [(_class(style), text) for style, text in line]
        for line in lines
    ]


def _class(style: str) -> str:
    return f"class:{style}" if style else ""


def _filled(rows: list[Row], count: int) -> list[Row]:
    return (rows + [[] for _ in range(count)])[:count]
