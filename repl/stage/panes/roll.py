"""The pianoroll that is edited: pitches from high to low, semitones or steps of the scale."""

import math
from typing import Final

from repl.stage.byhand import ByHand
from repl.stage.gridlines import RowLine
from repl.stage.pane import BOTTOM, Pane
from studio.grids.errors import GridError
from studio.grids.grid import Grid
from studio.grids.literals import NOTES
from studio.grids.rows import Row, label, spelling

AROUND: Final = 2  # lines above and below what plays
FEWEST: Final = 8


class Roll(ByHand):
    """Shows what plays as notes."""

    def lines_of(self, grid: Grid) -> list[RowLine]:
        """A line for each pitch from below the lowest to above the highest."""
        numbers = [row.number for row in grid.rows if row.number is not None]
        if not numbers or any(number != round(number) for number in numbers):
            return super().lines_of(grid)
        low, high = math.floor(min(numbers)) - AROUND, math.ceil(max(numbers)) + AROUND
        high = max(high, low + FEWEST)
        known = {row.number: number for number, row in enumerate(grid.rows)}
        words = [row.word for row in grid.rows]
        lines = []
        for number in range(high, low - 1, -1):
            row = known.get(number)
            word = grid.rows[row].word if row is not None else _word(number, grid.kind, words)
            if word:
                shown = Row(word, number if grid.kind == NOTES else None)
                lines.append(RowLine(label(shown, grid.kind), word, row))
        return lines


def _word(number: int, kind: str, words: list[str]) -> str:
    try:
        return spelling(number, kind, words)
    except GridError:
        return ""


PANE: Final = Pane(
    "roll", "Roll", "notes that keys and mouse edit in the code", "f", Roll, BOTTOM, rows=12
)
