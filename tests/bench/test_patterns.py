"""The pattern bench does the same work as Strudel: same onsets, same check, in 1 or 16 windows."""

import json
from pathlib import Path

import pytest

from bench.against_strudel import WIDE, keep_best, pairs, table
from patterns.strudel.evaluate import evaluate
from studio.benchmarks.patterns import measure, play_through, tunes

# Onsets and check of 16 cycles, as bench/strudel/run.mjs gives them with Strudel 1.2.6.
STRUDEL = {
    "p01_simple": (64, 30),
    "p02_seq": (128, 45.063),
    "p03_nested": (272, 121.618),
    "p04_alternation": (88, 35.375),
    "p05_euclid": (192, 68.569),
    "p06_polymeter": (256, 102),
    "p07_arith": (128, 51),
    "p08_every_off_jux": (255, 132.984),
    "p09_random": (173, 64.648),
    "p10_ply_chunk_iter": (160, 61.625),
    "p11_chop_striate": (192, 56.25),
    "p12_tune": (1325, 535.586),
}


@pytest.mark.parametrize("windows", [1, 16])
@pytest.mark.parametrize(("name", "code"), tunes(), ids=[name for name, _ in tunes()])
def test_a_tune_gives_strudels_onsets(name: str, code: str, windows: int):
    row = measure(name, code, cycles=16, windows=windows, repetitions=1)
    onsets, check = STRUDEL[name]
    assert row.onsets == onsets
    assert row.check == pytest.approx(check, abs=0.0011)


# The same of the tunes in which each theme of the language occurs, a window a cycle.
STRUDEL_WIDE = json.loads((Path(__file__).parent / "strudel_wide.json").read_text())


@pytest.mark.parametrize(("name", "code"), tunes(WIDE), ids=[name for name, _ in tunes(WIDE)])
def test_a_tune_of_each_theme_gives_strudels_onsets(name: str, code: str):
    _, onsets, check = play_through(evaluate(code).pattern, cycles=16, windows=1)
    assert [onsets, check] == pytest.approx(STRUDEL_WIDE[name], abs=0.0011)


def row(name: str, cpu_best: float, check: float = 1.0) -> dict[str, object]:
    """A row of one of the engines."""
    return {
        "id": name,
        "onsets": 10,
        "check": check,
        "cpu_best": cpu_best,
        "first_ms": 2 * cpu_best,
    }


def test_the_quicker_of_two_rounds_counts():
    best: dict[str, dict[str, object]] = {}
    for cpu_best in (3.0, 1.0, 2.0):
        keep_best(best, row("one", cpu_best))
    assert (best["one"]["cpu_best"], best["one"]["first_ms"]) == (1.0, 2.0)


def test_the_table_ends_with_the_geometric_means_and_the_least():
    ours = {name: row(name, 1.0) for name in ("one", "two")}
    theirs = {"one": row("one", 2.0), "two": row("two", 8.0)}
    mean, least = list(table(pairs(ours, theirs)))[-2:]
    assert mean.split() == ["geometric", "mean", "4.00", "4.00"]
    assert least.split() == ["least", "2.00", "2.00"]


def test_unequal_work_is_told():
    first, *_ = table(pairs({"one": row("one", 1.0)}, {"one": row("one", 2.0, check=1.5)}))
    assert "other events" in first
