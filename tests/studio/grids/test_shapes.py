"""Edits of patterns of every shape: the code that comes, and an independent look at its events."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from patterns.strudel.evaluate import evaluate
from studio.grids.grid import grid_of
from studio.grids.hearing import hears
from tests.studio.grids.edits import edited

TABLE = Path(__file__).with_name("shapes.tsv")
CYCLES = 6
Events = Counter[tuple[Fraction, Fraction, str]]


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        for name in ("code", "result"):
            row[name] = row[name].replace("\\n", "\n")
    return rows


ROWS = _rows()
DONE = [row for row in ROWS if not row["result"].startswith("!")]


def _is_steady(code: str) -> bool:
    """Does it play each step when it stands there, and not by chance?"""
    return not any(word in code for word in ("?", "rev", "iter"))


def _name(row: dict[str, str]) -> str:
    return f"{row['code']} {row['operation']} {row['row']} {row['column']}"


def _events(code: str, cycle: int) -> Events:
    """What the first slot plays, asked of the language itself."""
    pattern = next(iter(evaluate(code).slots.values()))
    haps = [hap for hap in pattern.query(cycle, cycle + 1) if hap.has_onset()]
    return Counter(
        (hap.whole.begin, hap.whole.end, repr(sorted(hap.value.items())))
        for hap in haps
        if hap.whole is not None
    )


def test_there_are_more_than_two_hundred_shapes() -> None:
    assert len(ROWS) > 300
    assert len({row["code"] for row in ROWS}) > 120


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_shape_is_edited_as_it_is_written_down(row: dict[str, str]) -> None:
    found = edited(row["code"], row["operation"], int(row["row"]), int(row["column"]))
    assert found == row["result"]


@pytest.mark.parametrize("row", DONE, ids=_name)
def test_an_edit_touches_one_text_and_leaves_all_around_it(row: dict[str, str]) -> None:
    old, new = row["code"], row["result"]
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    rewritten = new[head : len(new) - tail]
    assert "(" not in rewritten
    assert ")" not in rewritten
    assert old[:head] + old[len(old) - tail :] == new[:head] + new[len(new) - tail :]


@pytest.mark.parametrize(
    "row",
    [row for row in DONE if row["operation"] == "toggle" and _is_steady(row["code"])],
    ids=_name,
)
def test_a_toggled_step_comes_or_goes_and_nothing_else_does(row: dict[str, str]) -> None:
    code, result = row["code"], row["result"]
    grid = grid_of(code, next(iter(hears(code, [0]))), 0, hears)
    steady = _events(_alone(grid.literal.text), 0)
    whole = _events(code, 0)
    if Counter((a, b) for a, b, _ in steady) != Counter((a, b) for a, b, _ in whole):
        return  # the code makes several events of one step; test_editing has such
    column = int(row["column"])
    begin = Fraction(column, grid.steps)
    old, new = whole, _events(result, 0)
    gone, come = old - new, new - old
    cell = grid.at(int(row["row"]), column)
    if cell is not None and cell.begin >= begin:
        assert [(a, b) for a, b, _ in gone] == [(cell.begin, cell.end)]
        assert not come
    else:
        length = Fraction(1, grid.steps)
        assert (begin, begin + length) in [(a, b) for a, b, _ in come]
        assert len(come) <= 1 + len(gone) <= 2
    for cycle in range(1, 1 if any(sign in code for sign in "<{") else CYCLES):
        old, new = _events(code, cycle), _events(result, cycle)
        places = {a - cycle for a, _, _ in (old - new) + (new - old)}
        assert places <= {a for a, _, _ in gone + come}


def _alone(text: str) -> str:
    return f"s(`{text}`)"
