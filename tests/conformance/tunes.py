"""Tunes of our own, written as players of Strudel write, and what Strudel gives for them.

    python -m tests.conformance.tunes --oracle 'node oracle.mjs'

asks an oracle (see generate.py) for the events of tunes.strudel and writes
tunes.ndjson.gz. In tunes.strudel a line `// ---- NAME` begins a tune.
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
CYCLES: Final = 4


def questions() -> dict[str, dict[str, Any]]:
    """Each tune by its name, as a line of a batch."""
    parts = re.split(r"^// ---- (.*)\n", TUNES.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {
        name: {"id": name, "code": code.strip("\n"), "from": 0, "to": CYCLES}
        for name, code in zip(parts[::2], parts[1::2], strict=True)
    }


def answers() -> dict[str, dict[str, Any]]:
    """What Strudel gives for each tune, by its name."""
    with gzip.open(ANSWERS, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def main() -> int:
    """Ask the oracle again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", metavar="COMMAND", required=True)
    rows = list(questions().values())
    found = asked(parser.parse_args().oracle, rows)
    wrong = [name for name, row in found.items() if "error" in row]
    with gzip.GzipFile(ANSWERS, "wb", mtime=0) as file:
        for row in rows:
            file.write(json.dumps(found[row["id"]]).encode() + b"\n")
    sys.stdout.write(f"{len(rows)} tunes; refused: {', '.join(wrong) or 'none'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
