"""A grid as lines of a pane: labels, steps, the playhead above, what is chosen. Pure.

Signs say what colours say: a step begins (●), is held (─), comes and goes by chance (○), cannot be
edited (■); what is empty is ·, and beats are numbered above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from repl.stage.pane import Line
from repl.stage.rows import width
from studio.grids.grid import Cell, Grid

LABEL: Final = 8  # columns before the steps
WIDEST: Final = 4  # columns of a step
BEATS: Final = 4
BEGINS, HELD, CHANCE, FIXED = "●", "─", "○", "■"
EMPTY, HEAD = "·", "▼"


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line of the pane.

    Attributes:
        label: what stands before it.
        word: what is written where a step is set in it.
        row: the number of the grid's row, None where nothing plays in it yet.
    """

    label: str
    word: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the steps stand in a pane, for whoever draws, and for the mouse.

    Attributes:
        wide: columns of a step.
        first: the first step that is seen.
        count: so many are seen.
        top: the first line that is seen.
        lines: so many are seen.
    """

    wide: int = 1
    first: int = 0
    count: int = 0
    top: int = 0
    lines: int = 0

    def at(self, column: int, row: int) -> tuple[int, int] | None:
        """The line and the step at a place of the pane; None beside them.

        >>> Frame(2, 0, 8, 0, 3).at(8 + 5, 2), Frame(2, 0, 8, 0, 3).at(3, 2)
        ((1, 2), None)
        """
        if column < LABEL or not 1 <= row <= self.lines:
            return None
        step = self.first + (column - LABEL) // self.wide
        return (self.top + row - 1, step) if step < self.first + self.count else None


def framed(
    steps: int, lines: int, at: tuple[int, int], columns: int, rows: int, before: Frame
) -> Frame:
    """The frame for so much room, in which the chosen step is seen.

    >>> framed(16, 3, (0, 0), 80, 8, Frame())
    Frame(wide=4, first=0, count=16, top=0, lines=3)
    >>> framed(64, 30, (29, 63), 40, 8, Frame())
    Frame(wide=1, first=32, count=32, top=23, lines=7)
    """
    room = max(columns - LABEL, 1)
    wide = min(max(room // max(steps, 1), 1), WIDEST)
    count = min(steps, max(room // wide, 1))
    seen = min(lines, max(rows - 1, 0))
    return Frame(
        wide, _window(before.first, at[1], count, steps), count,
        _window(before.top, at[0], seen, lines), seen,
    )  # fmt: skip


def _window(first: int, at: int, count: int, most: int) -> int:
    """The first of so many that are seen, so that one of them is among them."""
    first = min(max(first, at - count + 1), at)
    return max(min(first, most - count), 0)


class Drawing:
    """Draws a grid many times a second: what does not move is worked out once.

    Args:
        grid: what is drawn.
        lines: all its lines.
    """

    def __init__(self, grid: Grid, lines: Sequence[RowLine]) -> None:
        self.grid, self.rows = grid, lines
        self._signs: dict[tuple[int, int, int], tuple[bool, str, str]] = {}

    def lines(self, frame: Frame, at: tuple[int, int], now: float | None) -> list[Line]:
        """The lines.

        Args:
            frame: which of them, and which steps, are seen.
            at: the chosen line and step.
            now: where in the cycle the playhead is, None for nowhere.
        """
        grid = self.grid
        head = None if now is None else int(now * grid.steps)
        found: list[Line] = [_header(grid.steps, frame, head)]
        for number in range(frame.top, frame.top + frame.lines):
            style = "loud" if number == at[0] else "label"
            pieces = [(style, _fitted(self.rows[number].label))]
            for step in range(frame.first, frame.first + frame.count):
                plays, style, text = self._sign(number, step, frame.wide)
                if step == head:
                    style = "mark" if plays else "playhead"
                pieces.append(("chosen" if (number, step) == at else style, text))
            found.append(pieces)
        return found

    def _sign(self, number: int, step: int, wide: int) -> tuple[bool, str, str]:
        """Of a step: does something play there, its style and its text."""
        key = number, step, wide
        if key not in self._signs:
            row = self.rows[number].row
            cell = None if row is None else self.grid.at(row, step)
            style, sign = _step(self.grid, cell, step)
            text = _stretched(self.grid, cell, step, sign, wide)
            self._signs[key] = cell is not None, style, text
        return self._signs[key]


def _fitted(label: str) -> str:
    text = label
    while width(text) > LABEL - 1:
        text = text[:-1]
    return text + " " * (LABEL - width(text))


def _header(steps: int, frame: Frame, head: int | None) -> list[tuple[str, str]]:
    pieces = [("quiet", " " * LABEL)]
    for step in range(frame.first, frame.first + frame.count):
        beat = step * BEATS % steps == 0
        text = str(step * BEATS // steps + 1) if beat else " "
        if step == head:
            pieces.append(("playhead", HEAD.ljust(frame.wide)))
        else:
            pieces.append(("quiet", text.ljust(frame.wide)))
    return pieces


def _step(grid: Grid, cell: Cell | None, step: int) -> tuple[str, str]:
    """The style and the sign of a step."""
    if cell is None:
        return "plain" if step * BEATS % grid.steps == 0 else "quiet", EMPTY
    style = f"slot{cell.row % 8}"
    if cell.begin < Fraction(step, grid.steps):
        return style, HELD
    if cell.reason:
        return "warn", FIXED
    return style, CHANCE if cell.chance else BEGINS


def _stretched(grid: Grid, cell: Cell | None, step: int, sign: str, wide: int) -> str:
    """A sign as wide as a step: it goes on where the sound does."""
    goes_on = cell is not None and cell.end > Fraction(step + 1, grid.steps)
    if sign == HELD and not goes_on:
        return HELD * max(wide - 1, 1) + (" " if wide > 1 else "")
    return sign + (HELD if goes_on else " ") * (wide - 1)
