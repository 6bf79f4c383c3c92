"""Tunes and lines of our own, as players of Strudel write them, and what Strudel gives for them.

    python -m tests.conformance.tunes --oracle 'node oracle.mjs'

asks an oracle (see generate.py) for the events of tunes.strudel and pasted.strudel and writes
tunes.ndjson.gz and pasted.ndjson.gz. In tunes.strudel a line `// ---- NAME` begins a tune; in
pasted.strudel each line is a program, and goes on in lines that are indented by two spaces.
"""

import argparse
import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from tests.conformance.generate import asked

HERE: Final = Path(__file__).resolve().parent
TUNES: Final = HERE / "tunes.strudel"
ANSWERS: Final = HERE / "tunes.ndjson.gz"
PASTED: Final = HERE / "pasted.strudel"
PASTED_ANSWERS: Final = HERE / "pasted.ndjson.gz"
CYCLES: Final = 4


def questions() -> dict[str, dict[str, Any]]:
    """Each tune by its name, as a line of a batch."""
    parts = re.split(r"^// ---- (.*)\n", TUNES.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        name: {"id": name, "code": code.strip("\n"), "from": 0, "to": CYCLES}
        for name, code in zip(parts[::2], parts[1::2], strict=True)
    }


def pasted() -> dict[str, dict[str, Any]]:
    """Each program of pasted.strudel by its code, as a line of a batch."""
    lines = re.split(r"\n(?!  )", PASTED.read_text(encoding="utf-8").strip("\n"))
    codes = [line.replace("\n  ", "\n") for line in lines]
    return {code: {"id": code, "code": code, "from": 0, "to": CYCLES} for code in codes}


def answers(path: Path = ANSWERS) -> dict[str, dict[str, Any]]:
    """What Strudel gives for each tune, by its name, or for each program, by its code."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def keep(path: Path, found: dict[str, dict[str, Any]]) -> None:
    """Write answers down; of an error only that it is one, and when."""
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        for row in found.values():
            kept = {**row, "error": True} if "error" in row else row
            file.write(json.dumps(kept).encode() + b"\n")


def main() -> int:
    """Ask the oracle again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", metavar="COMMAND", required=True)
    oracle = parser.parse_args().oracle
    found = asked(oracle, list(questions().values()))
    keep(ANSWERS, found)
    keep(PASTED_ANSWERS, asked(oracle, list(pasted().values())))
    wrong = [name for name, row in found.items() if "error" in row]
    sys.stdout.write(f"{len(found)} tunes; refused: {', '.join(wrong) or 'none'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
