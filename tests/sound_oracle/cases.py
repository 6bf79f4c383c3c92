"""The cases of cases.txt. Pure but for reading that file."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("cases.txt")
_GROUP = re.compile(r"\[([a-z ]+)\]")
_OPTION = re.compile(r"(~|(cps|tail)=([\d.]+)) ")


@dataclass(frozen=True, slots=True)
class Case:
    """One comparison.

    Attributes:
        id: the group and a number.
        group: what it belongs to.
        code: what is played for one cycle.
        cps: the tempo.
        tail: cycles that are listened to after it.
        random: does the reference itself differ from run to run?
    """

    id: str
    group: str
    code: str
    cps: float = 1.0
    tail: float = 0.3
    random: bool = False

    def row(self) -> dict[str, Any]:
        """As a line of a batch of renders."""
        return {**asdict(self), "cycles": 1}


def read(text: str) -> Iterator[Case]:
    """The cases in a text of the form of cases.txt.

    >>> [case] = read('[fm]\\n~ cps=.5 note("c3").fm(2)')
    >>> case.id, case.cps, case.random
    ('fm_01', 0.5, True)
    """
    group, number = "", 0
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if title := _GROUP.fullmatch(line):
            group, number = title[1], 0
            continue
        options: dict[str, Any] = {}
        while option := _OPTION.match(line):
            options |= {"random": True} if option[1] == "~" else {option[2]: float(option[3])}
            line = line[option.end() :]
        number += 1
        yield Case(f"{group.replace(' ', '_')}_{number:02}", group, line, **options)


def cases_of(file: Path = FILE) -> list[Case]:
    """The cases of a file."""
    return list(read(file.read_text(encoding="utf-8")))


def batch(cases: list[Case]) -> str:
    """Lines for a renderer."""
    return "".join(json.dumps(case.row()) + "\n" for case in cases)
