"""A process that answers lines of NDJSON on its stdin until it is closed.

`query --batch` runs this as a child, so that a line that hangs in a place where no
limit is looked at can be killed, and the next line finds a fresh one.
"""

import sys

from repl.answers import answer_line


def main() -> int:
    """Answer each line at once."""
    for line in sys.stdin.buffer:
        sys.stdout.write(answer_line(line) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
