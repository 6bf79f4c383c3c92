"""Edits of grids by name, as the table of shapes and the property tests write them."""

from studio.grids import editing, levels
from studio.grids.editing import Edited
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, grid_of
from studio.grids.hearing import hears


def edited(code: str, operation: str, row: int, column: int) -> str:
    """The code after an edit of its first slot, or `! why not`.

    Args:
        code: the player's.
        operation: one of OPERATIONS, with what it takes behind a colon.
        row, column: the cell.
    """
    name, _, given = operation.partition(":")
    slot = next(iter(hears(code, [0])))
    try:
        grid = grid_of(code, slot, 0, hears, more=[given] if name == "new" else ())
        return OPERATIONS[name](grid, row, column, given).code
    except GridError as error:
        return f"! {error}"


def _cell(grid: Grid, row: int, column: int) -> Cell:
    cell = grid.at(row, column)
    if cell is None:
        raise GridError("nothing sounds there; set a step first")
    return cell


def _new(grid: Grid, row: int, column: int, word: str) -> Edited:
    del row
    rows = [one.word for one in grid.rows]
    return editing.placed(grid, rows.index(word), column, hears)


def _moved(grid: Grid, row: int, column: int, given: str) -> Edited:
    to = [int(one) for one in given.split(",")]
    return editing.moved(grid, _cell(grid, row, column), to[0], to[1], hears)


OPERATIONS = {
    "toggle": lambda grid, row, column, _: editing.toggled(grid, row, column, hears),
    "new": _new,
    "move": _moved,
    "longer": lambda grid, row, column, _: editing.longer(grid, _cell(grid, row, column), hears),
    "shorter": lambda grid, row, column, _: editing.shorter(grid, _cell(grid, row, column), hears),
    "repeat": lambda grid, row, column, times: editing.repeated(
        grid, _cell(grid, row, column), int(times), hears
    ),
    "transpose": lambda grid, row, column, by: editing.transposed(
        grid, _cell(grid, row, column), int(by), hears
    ),
    "level": lambda grid, row, column, by: levels.louder(
        grid, _cell(grid, row, column), float(by), hears
    ),
}
