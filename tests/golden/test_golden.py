"""Whole tunes and the events of their first cycles, as files that a person can read.

`pytest tests/golden --update-golden` writes them anew; the difference is reviewed like code.
"""

from pathlib import Path

import pytest

from patterns.encode import encode_hap
from patterns.strudel.evaluate import evaluate
from repl.query import table

TUNES = sorted(Path(__file__).parent.glob("*.strudel"))
CYCLES = 2


def played(tune: Path) -> str:
    """The events of a tune, one a line, by time."""
    program = evaluate(tune.read_text(encoding="utf-8"))
    haps = sorted(
        program.pattern.query(0, CYCLES), key=lambda hap: (hap.part.begin, str(hap.value))
    )
    found = {"haps": [encode_hap(hap) for hap in haps]}
    if program.cps is not None:
        found["cps"] = program.cps
    return "\n".join(table(found)) + "\n"


@pytest.mark.parametrize("tune", TUNES, ids=lambda path: path.stem)
def test_a_tune_plays_what_it_played(tune: Path, update_golden: bool):
    golden = tune.with_suffix(".haps")
    if update_golden:
        golden.write_text(played(tune), encoding="utf-8")
    assert played(tune) == golden.read_text(encoding="utf-8")
