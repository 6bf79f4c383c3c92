"""The only place that writes to the terminal's two outputs for the commands."""

import sys


def say(text: str) -> None:
    """A line of result, on stdout, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """A line about what is wrong, on stderr."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
