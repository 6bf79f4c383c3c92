"""The table of `make bench`: what is written into the page of figures, and where."""

from pathlib import Path

import pytest

from bench.overview import BEGIN, END, PAGE, Figure, circumstances, in_place, table

MORE = Figure("events", 200.0, "Strudel", 50.0, more=True, form=".0f")


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (MORE, ["events", "200", "Strudel", "50", "4.0"]),
        (
            Figure("start, ms", 50.0, "Strudel", 200.0),
            ["start, ms", "50.0", "Strudel", "200.0", "4.0"],
        ),
        (Figure("late blocks", 0, form=".0f"), ["late blocks", "0", "", "", ""]),
    ],
)
def test_a_row_says_how_many_times_as_good_we_are_as_a_peer(figure: Figure, cells: list[str]):
    assert figure.cells() == cells


def test_a_new_table_takes_the_place_of_the_old_one_and_of_nothing_else():
    page = f"before\n{BEGIN}old\n{END}after\n"
    once = in_place(page, table([MORE], "Today."))
    assert once == in_place(once, table([MORE], "Today."))
    assert "| events | 200 | Strudel | 50 | 4.0 |" in once
    assert once.startswith("before\n")
    assert once.endswith("after\n")
    assert "old" not in once


def test_the_page_of_figures_has_its_place_for_the_table():
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    assert page.index(BEGIN) < page.index(END)


def test_a_table_tells_the_machine_and_the_commit():
    about = circumstances()
    assert "Python 3." in about
    assert "commit " in about
    assert Path(__file__).anchor not in about
