"""No time at all: blocks as fast as the machine computes them, for renders and tests."""

from typing import Any

from engine.backends.protocol import Format, booted, new_server


def boot(wanted: Format) -> Any:
    """A booted pyo server that computes a block whenever `process()` is called."""
    return booted(new_server("manual", wanted), "pyo does not start", "see the log file")
