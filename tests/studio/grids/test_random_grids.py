"""Random grids and random edits, against a look at the events that knows nothing of grids."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patterns.strudel.evaluate import evaluate
from studio.grids import editing
from studio.grids.editing import Edited
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, grid_of
from studio.grids.hearing import hears
from tests.studio.grids.test_random import texts

pytestmark = pytest.mark.slow

Event = tuple[Fraction, Fraction, str]
OPERATIONS = ("toggle", "longer", "shorter", "repeat", "move")


def _events(code: str, cycle: int) -> Counter[Event]:
    """What the code plays, and the names of the sounds."""
    haps = [hap for hap in evaluate(code).pattern.query(cycle, cycle + 1) if hap.has_onset()]
    return Counter(
        (hap.whole.begin, hap.whole.end, f"{hap.value['s']}:{hap.value.get('n', '')}".rstrip(":"))
        for hap in haps
        if hap.whole is not None
    )


def _edit(grid: Grid, name: str, cell: Cell | None, row: int, column: int) -> Edited:
    if name == "toggle":
        return editing.toggled(grid, row, column, hears)
    if cell is None:
        raise GridError("nothing sounds there")
    if name == "longer":
        return editing.longer(grid, cell, hears)
    if name == "shorter":
        return editing.shorter(grid, cell, hears)
    if name == "repeat":
        return editing.repeated(grid, cell, 3, hears)
    return editing.moved(grid, cell, cell.row, (column + 1) % grid.steps, hears)


def _check(
    name: str, grid: Grid, cell: Cell | None, column: int, changes: list[list[Event]]
) -> None:
    gone, come = changes
    own = None if cell is None else (grid.cycle + cell.begin, grid.cycle + cell.end)
    begin, end = grid.span(column)
    clears = cell is not None and cell.begin >= Fraction(column, grid.steps)
    if name == "toggle" and clears:
        assert [(a, b) for a, b, _ in gone] == [own]
        assert not come
    elif name == "toggle":
        assert (begin, end) in [(a, b) for a, b, _ in come]
        assert len(come) <= 1 + len(gone) <= 2
    elif name in ("longer", "shorter"):
        (first,), (last,) = gone, come
        assert (first[0], first[2]) == (last[0], last[2])
        assert (last[1] > first[1]) == (name == "longer")
    elif name == "repeat":
        assert [(a, b) for a, b, _ in gone] == [own]
        assert len(come) == 3
        assert (min(a for a, _, _ in come), max(b for _, b, _ in come)) == own
    else:
        assert own in [(a, b) for a, b, _ in gone]
        assert len(gone) <= 2
        assert len(come) <= len(gone)


@pytest.mark.parametrize("name", OPERATIONS)
@settings(max_examples=30, deadline=None)
@given(texts.filter(lambda text: "?" not in text), st.integers(0, 2), st.integers(0, 99))
def test_an_edit_of_a_grid_does_what_it_says_and_no_more(
    name: str, text: str, cycle: int, number: int
) -> None:
    code = f's("{text}").room(.2) // {name}'
    try:
        grid = grid_of(code, "$", cycle, hears)
    except GridError:
        return
    if not grid.cells:
        return
    cell: Cell | None = grid.cells[number % len(grid.cells)]
    assert cell is not None
    row, column = cell.row, int(cell.begin * grid.steps)
    if name == "toggle" and number % 2:
        column = number % grid.steps
    cell = grid.at(row, column)
    try:
        edited = _edit(grid, name, cell, row, column)
    except GridError:
        return
    assert edited.code.endswith(f'").room(.2) // {name}')
    old, new = _events(code, cycle), _events(edited.code, cycle)
    _check(name, grid, cell, column, [list((old - new).elements()), list((new - old).elements())])
