"""What Strudel 1.2.6 plays for the odd corners of mini-notation, and how many steps it counts.

Each row of strudel.ndjson: the text, its step count, and the events of cycles 0 and 1, asked
one cycle at a time, as "whole begin, whole end, part begin, part end, value".
"""

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from patterns.errors import PatternError
from patterns.hap import Hap, TimeSpan
from patterns.mini.build import mini

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("strudel.ndjson").read_text("utf-8").splitlines()
]


def written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [written(item) for item in value]
    if isinstance(value, float) and math.isinf(value):
        return {"$num": "Infinity" if value > 0 else "-Infinity"}
    return value


def lines(haps: list[Hap]) -> list[str]:
    """Events as in the table; pieces of one event that touch are one."""
    pieces: dict[tuple[Fraction, Fraction, str], list[TimeSpan]] = {}
    for hap in sorted(haps, key=lambda hap: hap.part.begin):
        assert hap.whole is not None
        value = json.dumps(written(hap.value), ensure_ascii=False)
        parts = pieces.setdefault((hap.whole.begin, hap.whole.end, value), [])
        touched = next((part for part in parts if part.end == hap.part.begin), None)
        if touched is not None:
            parts.remove(touched)
        parts.append(TimeSpan(touched.begin if touched else hap.part.begin, hap.part.end))
    return sorted(
        f"{begin} {end} {part.begin} {part.end} {value}"
        for (begin, end, value), parts in pieces.items()
        for part in parts
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_text_plays_as_in_strudel(row: dict[str, Any]) -> None:
    if row.get("refused"):
        with pytest.raises(PatternError):
            mini(row["text"]).query(0, 1)
        return
    pattern = mini(row["text"])
    played = [line for cycle in (0, 1) for line in lines(pattern.query(cycle, cycle + 1))]
    assert sorted(played) == row["haps"]
    assert (None if pattern.steps is None else str(pattern.steps)) == row["steps"]
