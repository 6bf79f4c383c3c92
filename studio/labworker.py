"""The process that breeds for many generations, at the lowest priority.

A line of JSON says what; a line a generation comes back. It ends with its last generation, or when
nobody reads any more.
"""

import gc
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from ai.dna.brood import Brood, Recipe
from ai.dna.lab import Generation, Lab
from ai.errors import AskError
from ai.taste import from_data, liking, traits
from studio.palette import palette

NICE = 19
GARBAGE = 100_000  # objects between two looks for garbage: what is bred is mostly kept for long


def bred(asked: dict[str, Any]) -> int:
    """Breed what was asked for."""
    taste = from_data(asked["taste"])
    recipe = Recipe(births=asked["births"], changes=asked["changes"], far=asked["far"])
    try:
        brood = Brood(asked["parents"], recipe, palette(), asked["seed"],
                      lambda played: liking(taste, traits(played)))  # fmt: skip
        for one in Lab(brood, asked["first"], asked["root"]).generations(asked["generations"]):
            _write(plain(one))
    except AskError as error:
        _write({"error": str(error)})
    return 0


def plain(one: Generation) -> dict[str, Any]:
    """A generation as JSON can hold it; forebears without their code, which nobody hears."""
    forebears = [{**asdict(each), "code": ""} for each in one.forebears]
    return {"number": one.number, "living": [asdict(each) for each in one.living],
            "forebears": forebears}  # fmt: skip


def _write(row: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    with suppress(OSError, AttributeError):  # not every system has priorities
        os.nice(NICE)
    gc.set_threshold(GARBAGE, 20, 20)
    sys.exit(bred(json.loads(sys.stdin.readline())))
