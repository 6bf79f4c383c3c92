"""A terminal's screen, with its colours, as an SVG picture. Pure: text in, text out.

What is read is what `tmux capture-pane -pe` writes: lines of text with SGR codes (ECMA-48, and
xterm's 256 and direct colours). Blocks are drawn as rectangles, so that they meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from xml.sax.saxutils import escape

CELL: Final = (8.4, 18.0)  # pixels: columns wide, rows high
EDGE: Final = 14.0
FONT: Final = "DejaVu Sans Mono, Menlo, Consolas, monospace"
PAPER, INK = "#161616", "#d0d0d0"
BASE: Final = (
    "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
    "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
)  # fmt: skip
STEPS: Final = (0, 95, 135, 175, 215, 255)  # of xterm's colour cube
CODE: Final = re.compile(r"\x1b\[([0-9;:]*)m")
# blocks: left, top, width, height as shares of a cell
BLOCKS: Final = {
    "│": (0.46, 0, 0.08, 1), "─": (0, 0.48, 1, 0.05),
    "█": (0, 0, 1, 1), "▀": (0, 0, 1, 0.5), "▄": (0, 0.5, 1, 0.5), "▌": (0, 0, 0.5, 1),
    "▐": (0.5, 0, 0.5, 1), "■": (0.1, 0.25, 0.8, 0.5),
    **{chr(0x2580 + n): (0, 1 - n / 8, 1, n / 8) for n in (1, 2, 3, 5, 6, 7)},
    **{chr(0x2590 - n): (0, 0, n / 8, 1) for n in (1, 2, 3, 5, 6, 7)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters looks; colours as #rrggbb, "" for those of the terminal."""

    ink: str = ""
    paper: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


def colour(number: int) -> str:
    """A colour of xterm's 256.

    Source: 256colres.pl of xterm: a cube of six steps, then greys.

    >>> colour(1), colour(16), colour(231), colour(232), colour(255)
    ('#cd3131', '#000000', '#ffffff', '#080808', '#eeeeee')
    """
    if number < len(BASE):
        return BASE[number]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    red, rest = divmod(number - 16, 36)
    return "#" + "".join(f"{STEPS[step]:02x}" for step in (red, *divmod(rest, 6)))


def runs(line: str, look: Look) -> Iterator[tuple[str, Look]]:
    r"""The pieces of a line, each in its look; the last one, perhaps empty, tells the look after.

    >>> [(text, look.ink) for text, look in runs("a\x1b[31mb", Look())]
    [('a', ''), ('b', '#cd3131')]
    """
    at = 0
    for found in CODE.finditer(line):
        if found.start() > at:
            yield line[at : found.start()], look
        look, at = changed(look, found[1]), found.end()
    yield line[at:], look


def changed(look: Look, codes: str) -> Look:
    """The look after some SGR codes.

    >>> changed(Look(), "1;38;5;231;48;2;1;2;3").paper, changed(Look(bold=True), "").bold
    ('#010203', False)
    """
    numbers = [int(one or 0) for one in re.split("[;:]", codes)]
    while numbers:
        number = numbers.pop(0)
        if number in (38, 48):
            said = _extended(numbers)
            look = replace(look, ink=said) if number == 38 else replace(look, paper=said)
        else:
            look = _plain(look, number)
    return look


def _extended(numbers: list[int]) -> str:
    kind = numbers.pop(0) if numbers else 0
    if kind == 5 and numbers:
        return colour(numbers.pop(0))
    red, green, blue, *_ = [*numbers, 0, 0, 0]
    del numbers[:3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _plain(look: Look, number: int) -> Look:
    switches = {
        1: {"bold": True}, 3: {"italic": True}, 4: {"underline": True}, 7: {"reverse": True},
        22: {"bold": False}, 23: {"italic": False}, 24: {"underline": False},
        27: {"reverse": False}, 39: {"ink": ""}, 49: {"paper": ""},
    }  # fmt: skip
    if number == 0:
        return Look()
    if number in switches:
        return replace(look, **switches[number])  # type: ignore[arg-type] # of several kinds
    for first, bright in ((30, 0), (40, 0), (90, 8), (100, 8)):
        if first <= number < first + 8:
            said = BASE[number - first + bright]
            return replace(look, ink=said) if first in (30, 90) else replace(look, paper=said)
    return look


def svg_of(capture: str, columns: int, rows: int, title: str) -> str:
    """The picture of a screen.

    Args:
        capture: its lines.
        columns: its width.
        rows: its height.
        title: said to who cannot see it.
    """
    wide, high = columns * CELL[0] + 2 * EDGE, rows * CELL[1] + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" role="img" '
        f'font-family="{FONT}" font-size="14">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide:g}" height="{high:g}" rx="8" fill="{PAPER}"/>',
    ]
    look = Look()
    for row, line in enumerate(capture.split("\n")[:rows]):
        column = 0
        for text, now in runs(line, look):
            parts.extend(_drawn(text, now, column, row))
            column, look = column + len(text), now
    return "\n".join((*parts, "</svg>")) + "\n"


def _drawn(text: str, look: Look, column: int, row: int) -> Iterator[str]:
    ink, paper = look.ink or INK, look.paper
    if look.reverse:
        ink, paper = paper or PAPER, ink
    if paper and text:
        yield _rect(column, row, (0, 0, len(text), 1), paper)
    for found in re.finditer(f"[{''.join(BLOCKS)}]+|[^{''.join(BLOCKS)}]+", text):
        at = column + found.start()
        if found[0][0] in BLOCKS:
            yield from _blocks(found[0], at, row, ink)
        elif found[0].strip():
            yield _text(found[0], look, at, row, ink)


def _blocks(text: str, column: int, row: int, ink: str) -> Iterator[str]:
    for found in re.finditer(r"(.)\1*", text):
        left, top, wide, high = BLOCKS[found[1]]
        count = len(found[0])
        if wide == 1:
            yield _rect(column + found.start(), row, (left, top, count, high), ink)
            continue
        for number in range(count):
            yield _rect(column + found.start() + number, row, (left, top, wide, high), ink)


def _rect(column: int, row: int, share: tuple[float, float, float, float], fill: str) -> str:
    left, top, wide, high = share
    x, y = EDGE + (column + left) * CELL[0], EDGE + (row + top) * CELL[1]
    size = f'width="{wide * CELL[0]:.4g}" height="{high * CELL[1]:.4g}"'
    return f'<rect x="{x:.5g}" y="{y:.5g}" {size} fill="{fill}"/>'


def _text(text: str, look: Look, column: int, row: int, ink: str) -> str:
    start = len(text) - len(text.lstrip())
    text = text.strip()
    x, y = EDGE + (column + start) * CELL[0], EDGE + (row + 0.76) * CELL[1]
    more = ' font-weight="bold"' * look.bold + ' font-style="italic"' * look.italic
    more += ' text-decoration="underline"' * look.underline
    length = f'textLength="{len(text) * CELL[0]:.5g}" xml:space="preserve"'
    return f'<text x="{x:.5g}" y="{y:.5g}" fill="{ink}" {length}{more}>{escape(text)}</text>'
