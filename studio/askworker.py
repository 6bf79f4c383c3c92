"""A process that answers requests in plain words, a line of JSON each, until its input ends."""

import json
import os
import sys
from contextlib import suppress

from ai.asking import Question, ask
from studio.palette import palette

NICE = 15  # as much as leaves the sound alone


def main() -> int:
    """Answer each line at once."""
    with suppress(OSError, AttributeError):  # not every system has priorities
        os.nice(NICE)
    sounds = palette()
    for line in sys.stdin:
        row = json.loads(line)
        found = ask(Question(row["request"], row["playing"], sounds, row["seed"]))
        answer = {
            "code": found.code or "",
            "tier": found.tier,
            "why_not": found.why_not,
            "error": found.error,
            "notes": found.notes,
            "told": found.told,
            "reasons": found.played.reasons if found.played else (),
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
