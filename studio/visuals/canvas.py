"""A canvas of cells for visuals: characters and classes of style, and dots of braille. Pure."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

from studio.visuals.kit import QUIET, Line

BRAILLE: Final = 0x2800
# The bit of each dot of a cell, by row and column: 4 by 2.
DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
# What stands for the dots of a cell where there is no braille: by how many there are ...
SOME: Final = " .::-=+*##"
# ... and where they all lie in one row of the cell, so that a line stays a line.
THIN: Final = {0x09: "'", 0x12: "-", 0x24: "-", 0xC0: "_"}

FAR: Final = 1e12  # cycles: nothing is drawn beyond
NOWHERE: Final = (-1, -1)


class Canvas:
    """Cells, written one by one or in a row, each with a class of style.

    Args:
        columns: how wide it is, at least 1.
        lines: how high.

    >>> canvas = Canvas(5, 1)
    >>> canvas.write(1, 0, "abc", "note")
    >>> canvas.done()
    [[('', ' '), ('note', 'abc'), ('', ' ')]]
    """

    __slots__ = ("columns", "lines", "styles", "texts")

    def __init__(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        self.texts = [[" "] * columns for _ in range(lines)]
        self.styles = [[""] * columns for _ in range(lines)]

    def write(self, column: int, line: int, text: str, style: str = "") -> None:
        """Write from a cell on; what lies outside is left out."""
        if not 0 <= line < self.lines or column >= self.columns:
            return
        text = text[max(-column, 0) : self.columns - column]
        column, size = max(column, 0), len(text)
        self.texts[line][column : column + size] = text
        self.styles[line][column : column + size] = [style] * size

    def upright(self, column: int, text: str, style: str) -> None:
        """Write a character into every cell of a column that is empty."""
        if not 0 <= column < self.columns:
            return
        for texts, styles in zip(self.texts, self.styles, strict=True):
            if texts[column] == " ":
                texts[column], styles[column] = text, style

    def done(self) -> list[Line]:
        """The lines, in pieces of one style."""
        return [_pieces(*row) for row in zip(self.texts, self.styles, strict=True)]


def _pieces(texts: Sequence[str], styles: Sequence[str]) -> list[tuple[str, str]]:
    """Cells of one style after another, together."""
    found: list[tuple[str, str]] = []
    begin, last = 0, styles[0]
    for place, style in enumerate(styles):
        if style != last:
            found.append((last, "".join(texts[begin:place])))
            begin, last = place, style
    found.append((last, "".join(texts[begin:])))
    return found


class Dots:
    """Dots, two by four in a cell, each cell in one style.

    Args:
        columns: how many cells it is wide, at least 1.
        lines: how many it is high.
    """

    __slots__ = ("columns", "lines", "masks", "styles")

    def __init__(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        self.masks = [[0] * columns for _ in range(lines)]
        self.styles = [[QUIET] * columns for _ in range(lines)]

    def put(self, across: int, down: int, style: str) -> None:
        """A dot, counted from the left and from above; outside it is left out."""
        column, line = across >> 1, down >> 2
        if 0 <= column < self.columns and 0 <= line < self.lines:
            self.masks[line][column] |= DOTS[down & 3][across & 1]
            self.styles[line][column] = style

    def onto(self, canvas: Canvas, unicode: bool, column: int = 0, line: int = 0) -> None:
        """Put them on a canvas, from a cell on; cells without dots stay as they are."""
        for down, (masks, styles) in enumerate(zip(self.masks, self.styles, strict=True)):
            for across, mask in enumerate(masks):
                if mask:
                    sign = chr(BRAILLE + mask) if unicode else plain_dots(mask)
                    canvas.write(column + across, line + down, sign, styles[across])


def plain_dots(mask: int) -> str:
    """A character of ASCII for the dots of a cell.

    >>> plain_dots(0), plain_dots(0x12), plain_dots(0xFF)
    (' ', '-', '#')
    """
    return THIN.get(mask) or SOME[mask.bit_count()]


def cells(begin: float, end: float, scale: float, first: int) -> tuple[int, int]:
    """The cells that a stretch of time takes: at least one, always as many wherever it begins.

    Args:
        begin: of the stretch, in cycles.
        end: of the stretch.
        scale: cells a cycle.
        first: the number of the first cell, counted from cycle 0.

    >>> cells(1, 1.5, 8, 8), cells(1, 1.01, 8, 8), cells(float("nan"), 1, 8, 8)
    ((0, 4), (0, 1), (-1, -1))
    """
    if not -FAR < begin <= end < FAR:
        return NOWHERE
    start = floor(begin * scale)
    return start - first, max(ceil(end * scale - 1e-9), start + 1) - first
