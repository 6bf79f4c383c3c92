"""`notalabel bench`: the project's own benchmarks; bench/README.md tells what they mean."""

import argparse
import json
from collections.abc import Callable, Iterator
from typing import Any

from engine.errors import EngineError
from patterns.errors import PatternError
from repl.screen import complain, say

Row = dict[str, Any]


def run(options: argparse.Namespace) -> int:
    """Run the benchmark that is named, or all of them."""
    failed = False
    for name, measure in BENCHES.items():
        if options.name in (None, name):
            try:
                for row in measure():
                    say(as_json(name, row) if options.json else as_text(name, row))
            except (EngineError, PatternError, OSError) as error:
                complain(f"bench {name}: {error}")
                failed = True
    return 1 if failed else 0


def as_json(name: str, row: Row) -> str:
    """A row as a line of JSON.

    >>> as_json("startup", {"prompt_ms": 250.0})
    '{"bench": "startup", "prompt_ms": 250.0}'
    """
    return json.dumps({"bench": name, **row})


def as_text(name: str, row: Row) -> str:
    """A row as a line to read.

    >>> as_text("startup", {"prompt_ms": 250.0, "runs": 7})
    'startup: prompt_ms 250.0, runs 7'
    """
    parts = (
        f"{key} {value:.4g}" if isinstance(value, float) and abs(value) < 100 else f"{key} {value}"
        for key, value in row.items()
    )
    return f"{name}: " + ", ".join(parts)


def _patterns() -> Iterator[Row]:
    from studio.benchmarks.patterns import measure_all

    for windows in (1, 16):
        yield from (row.as_dict() for row in measure_all(windows=windows))


def _engine() -> Iterator[Row]:
    from studio.benchmarks.engine import measure_all

    yield from (row.as_dict() for row in measure_all())


def _latency() -> Iterator[Row]:
    from studio.benchmarks.latency import measure

    yield measure().as_dict()


def _startup() -> Iterator[Row]:
    from studio.benchmarks.startup import measure

    yield measure().as_dict()


BENCHES: dict[str, Callable[[], Iterator[Row]]] = {
    "patterns": _patterns,
    "engine": _engine,
    "latency": _latency,
    "startup": _startup,
}
