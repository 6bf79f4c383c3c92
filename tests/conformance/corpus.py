"""The expressions, what Strudel 1.2.6 gives for each, and what we give.

corpus.ndjson holds the code, expected.ndjson.gz what the real Strudel answered, floors.toml how
many of each group have to match: a floor is only ever raised.
"""

import gzip
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from repl.answers import answer_line
from tests.conformance.compare import difference

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """One expression: its line of the corpus, and Strudel's answer."""

    name: str
    group: str
    question: dict[str, Any]
    expected: dict[str, Any]

    def answer(self) -> dict[str, Any]:
        """What we answer."""
        answer: dict[str, Any] = json.loads(answer_line(json.dumps(self.question).encode()))
        return answer

    def mismatch(self) -> str | None:
        """Why our answer is not Strudel's, None where it is."""
        return difference(self.expected, self.answer())


@cache
def cases() -> tuple[Case, ...]:
    """All expressions, in the order of the file."""
    with gzip.open(HERE / "expected.ndjson.gz", "rt", encoding="utf-8") as lines:
        expected = {row["id"]: row for row in map(json.loads, lines)}
    with (HERE / "corpus.ndjson").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Case(row["id"], row["group"], row, expected[row["id"]]) for row in rows)


def groups() -> tuple[str, ...]:
    """The names of the groups, in the order of the file."""
    return tuple(dict.fromkeys(case.group for case in cases()))


def in_group(name: str) -> Iterator[Case]:
    """The expressions of a group."""
    return (case for case in cases() if case.group == name)


def floors() -> dict[str, int]:
    """How many of each group have to match."""
    found: dict[str, int] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return found
