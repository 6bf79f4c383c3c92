"""Programs made up by dice, played here and by the real Strudel, and compared.

    python -m tests.conformance.generate --oracle 'node oracle.mjs' --seed 1 --count 200

The oracle is a command that answers lines like {"id", "code", "from", "to"} with lines like
those of `notalabel query --batch`; it is no part of the project. Without one the programs
are only printed. Each difference is shown with its seed: --seed SEED --count 1 repeats it.

Four makers: programs.py nests sensible calls; songs.py (--songs) has all that it leaves out, from
scales to labels; expressions.py (--expressions) is plain JavaScript; shapes.py (--shapes) calls
every name of the vocabulary in every form with arguments of every kind, most of them odd.
"""

import argparse
import gzip
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from repl.answers import answer_line
from tests.conformance.compare import difference
from tests.conformance.expressions import expression
from tests.conformance.programs import program
from tests.conformance.shapes import call
from tests.conformance.songs import song

Row = dict[str, Any]
MAKERS: Final = {
    "songs": (song, "scales, labels, tunings, helpers …"),
    "expressions": (expression, "plain JavaScript"),
    "shapes": (call, "odd calls of every name"),
}
WINDOWS = (("-2", "1"), ("1/3", "7/4"), ("2", "5/2"), ("-1/2", "1/2"), ("5/4", "4/3"), ("6", "8"))


def questions(first: int, count: int, cycles: int, make: Callable[[int], str]) -> list[Row]:
    """The programs of some seeds as lines of a batch."""
    return [question(seed, cycles, make) for seed in range(first, first + count)]


def question(seed: int, cycles: int, make: Callable[[int], str]) -> Row:
    """The program of a seed; every third is asked for a window off the borders of cycles."""
    window = (0, cycles) if seed % 3 else WINDOWS[seed // 3 % len(WINDOWS)]
    return {"id": str(seed), "code": make(seed), "from": window[0], "to": window[1]}


def asked(command: str, rows: Sequence[Row]) -> dict[str, Row]:
    """What the oracle answers, by id."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(
        shlex.split(command), input=lines, capture_output=True, text=True, check=True
    )
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def mismatch(expected: Row, answer: Row) -> str | None:
    """Why our answer is not the oracle's, step counts included."""
    why = difference(expected, answer)
    if why is None and "error" not in expected and "error" not in answer:
        wanted, got = expected.get("steps"), answer.get("steps")
        if wanted != got:
            return f"steps are {got} instead of {wanted}"
    return why


def keep(rows: Sequence[Row], expected: dict[str, Row], path: Path) -> None:
    """Write the programs that play, and what the oracle gives, for test_generated.py."""
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        for row in rows:
            answer = {name: expected[row["id"]].get(name) for name in ("haps", "steps")}
            if answer["haps"]:
                file.write(json.dumps({**row, "answer": answer}).encode() + b"\n")


def compared(rows: Sequence[Row], expected: dict[str, Row], cause: bool) -> int:
    """Show what differs; how many programs did."""
    wrong = 0
    for row in rows:
        answer = json.loads(answer_line(json.dumps(row).encode()))
        why = mismatch(expected[row["id"]], answer)
        if why is None or (not cause and "error" in expected[row["id"]]):
            continue
        wrong += 1
        sys.stdout.write(f"- {row['id']}: {why}\n    {row['code']}\n")
    return wrong


def main() -> int:
    """Make programs up; play and compare them where there is an oracle."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", metavar="COMMAND", help="where to ask; else print only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--cycles", type=int, default=4)
    parser.add_argument("--errors", action="store_true", help="show what only the oracle refuses")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write questions and answers")
    for name, (_, told) in MAKERS.items():
        parser.add_argument(f"--{name}", dest="make", action="store_const", const=name, help=told)
    options = parser.parse_args()
    make = MAKERS[options.make][0] if options.make else program
    rows = questions(options.seed, options.count, options.cycles, make)
    if options.oracle is None:
        sys.stdout.writelines(json.dumps(row) + "\n" for row in rows)
        return 0
    expected = asked(options.oracle, rows)
    if options.keep is not None:
        keep(rows, expected, options.keep)
    wrong = compared(rows, expected, options.errors)
    last = options.seed + options.count - 1
    sys.stdout.write(f"{wrong} of {options.count} differ (seeds {options.seed} to {last})\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
