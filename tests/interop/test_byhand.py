"""A step toggled on a real terminal while it plays: the page, and every event of the set, say so.

Needs tmux and ps; elsewhere the test says so and is left out.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.interop.test_stage import Terminal, pytestmark  # noqa: F401 # it needs the same

CODE = 'drums: s("bd*4, ~ cp")'
CHANGED = 'drums: s("bd bd ~ bd, ~ cp")'
KICKS = {0.0, 0.25, 0.5, 0.75}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path)
    yield one
    one.end()


def _replayed(folder: Path) -> list[dict[str, Any]]:
    """Every event of the set, as the history plays it again."""
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "replay", "1"],
        env={**os.environ, "NOTALABEL_HOME": str(folder / "home")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def _kicks(events: list[dict[str, Any]]) -> dict[int, set[float]]:
    """Where in each cycle the kick was."""
    found: dict[int, set[float]] = {}
    for event in events:
        if event["value"]["s"] == "bd":
            cycle = int(event["cycle"])
            found.setdefault(cycle, set()).add(round(event["cycle"] - cycle, 3))
    return found


def test_a_step_is_toggled_while_it_plays_and_is_not_heard_from_then_on(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.sees("sound: null")
    terminal.type("setcps 2", "Enter")
    terminal.sees("cps 2")
    terminal.type("stage", "Enter")
    terminal.sees("silence")
    terminal.type("C-t")
    terminal.sees("[2 ")
    terminal.type("-l", CODE)
    terminal.type("M-Enter")
    terminal.until(lambda _: "| drums |" in terminal.status(), "it does not play")
    terminal.type("C-x", "g")
    terminal.sees("─ Grid drums | bd*4, ~ cp")
    terminal.until(lambda _: terminal.status().strip()[:1] in "3456789", "no cycles pass")
    terminal.type("C-x", "g", "Right", "Right", "Space")
    terminal.sees(CHANGED)
    terminal.sees("bd is off here")
    begun = int(terminal.status().strip().split(".")[0])
    terminal.until(
        lambda _: int(terminal.status().strip().split(".")[0]) >= begun + 3, "no cycles pass"
    )
    terminal.type("Escape", "C-q")
    terminal.sees("Leave? [y/N]")
    terminal.type("y", "Enter")
    terminal.sees("the end")

    events = _replayed(tmp_path)
    kicks = _kicks(events)
    assert kicks[1] == KICKS
    after = [kicks[cycle] for cycle in (begun + 1, begun + 2)]
    assert after == [KICKS - {0.5}] * 2
    claps = Counter(int(one["cycle"]) for one in events if one["value"]["s"] == "cp")
    assert {claps[cycle] for cycle in range(1, begun + 2)} == {1}
