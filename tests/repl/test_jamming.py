"""Terminals that jam, in tmux: two play, a third joins late; one is killed, then the host.

Needs tmux; elsewhere the test says so and is left out.
"""

import os
import re
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interop.windows import Windows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
NEAR = 0.3  # cycles: the status line shows quarters, and two screens are not read at once


class Table(Windows):
    """A window for each player."""

    patience_s = 40.0

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "-J", "-S", "-200")
        self._folder, self._windows = folder, 0

    def sit(self, name: str) -> str:
        """Somebody comes to the table; gives their window."""
        home = self._folder / name
        home.mkdir(exist_ok=True)
        (home / "config.toml").write_text(f'[jam]\nname = "{name}"\n', "utf-8")
        program = f"{shlex.quote(sys.executable)} -m repl.cli --backend null; sleep 60"
        how = ("new-window",) if self._windows else ("new-session", "-x", "110", "-y", "40")
        self.tmux("-f", os.devnull, how[0], "-d", *how[1:], "-e", f"NOTALABEL_HOME={home}", program)
        self._windows += 1
        window = f":{self._windows - 1}"
        self.sees(window, "sound: null")
        return window

    def says(self, window: str, line: str) -> None:
        self.type(window, "-l", line)
        self.type(window, "Enter")

    def cycle(self, window: str) -> float:
        shown = re.compile(r"cycle (\d+\.\d+)")
        screen = self.until(window, shown.search, "never saw its cycle")
        return float(shown.findall(screen)[-1])

    def apart(self, *windows: str) -> float:
        """How far apart the cycles on some screens are, at best: they are read one by one."""
        found = []
        for _ in range(5):
            cycles = [self.cycle(window) for window in windows]
            found.append(max(cycles) - min(cycles))
        return min(found)

    def kill(self, window: str) -> None:
        os.kill(self.program(window), signal.SIGKILL)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    one = Table(tmp_path)
    yield one
    one.end()


def test_three_jam_one_late_one_is_killed_and_the_host_comes_back(table: Table) -> None:
    ada, bo = table.sit("ada"), table.sit("bo")
    table.says(ada, "jam host garden")
    screen = table.sees(ada, "jam://")
    link = re.findall(r"jam://\S+", screen)[0]
    table.says(bo, f"jam join {link}")
    table.sees(bo, "you are in garden, with ada; your pane is bo")
    table.says(ada, 'drums: s("bd*4")')
    table.sees(bo, "| ada |")
    table.says(bo, 's("hh*8")')
    for window in (ada, bo):
        table.sees(window, "| ada bo |")
    table.says(bo, "jam say hello")
    table.sees(ada, "bo: hello")

    cy = table.sit("cy")
    table.says(cy, f"jam join {link}")
    table.sees(cy, "| ada bo |")
    assert table.apart(ada, bo, cy) <= NEAR

    table.kill(bo)
    table.sees(ada, "bo is gone")
    table.kill(ada)
    table.sees(cy, "what plays goes on")
    table.sees(cy, "| ada bo |")
    again = table.sit("ada")
    table.says(again, "jam host garden")
    place, _, key = link.partition("#")
    table.sees(again, place)
    table.sees(again, f"#{key}")
    table.sees(cy, "ada is here")
    table.sees(again, "| ada bo |")
    assert table.apart(again, cy) <= NEAR
