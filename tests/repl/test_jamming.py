"""Terminals that jam, in tmux: two play, a third joins late; one is killed, then the host.

Needs tmux; elsewhere the test says so and is left out.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
MOST_S = 40.0
NEAR = 0.3  # cycles: the status line shows quarters, and two screens are not read at once


class Table:
    """A tmux server of our own with a window for each player."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._socket, self._windows = folder, str(folder / "tmux"), 0

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

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

    def screen(self, window: str) -> str:
        return self.tmux("capture-pane", "-J", "-t", window, "-p", "-S", "-200")

    def type(self, window: str, line: str) -> None:
        self.tmux("send-keys", "-t", window, "-l", line)
        self.tmux("send-keys", "-t", window, "Enter")

    def sees(self, window: str, text: str, most_s: float = MOST_S) -> str:
        return self.until(window, lambda screen: text in screen, f"never saw {text!r}", most_s)

    def until(
        self, window: str, true: Callable[[str], object], what: str, most_s: float = MOST_S
    ) -> str:
        end = time.monotonic() + most_s
        while not true(screen := self.screen(window)):
            assert time.monotonic() < end, f"{what}:\n{screen}"
            time.sleep(0.05)
        return screen

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
        shell = self.tmux("display", "-t", window, "-p", "#{pane_pid}").strip()
        found = subprocess.run(
            ["ps", "--ppid", shell, "-o", "pid="], capture_output=True, text=True, check=True
        )
        os.kill(int(found.stdout.split()[0]), signal.SIGKILL)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    one = Table(tmp_path)
    yield one
    one.tmux("kill-server")


def test_three_jam_one_late_one_is_killed_and_the_host_comes_back(table: Table) -> None:
    ada, bo = table.sit("ada"), table.sit("bo")
    table.type(ada, "jam host garden")
    screen = table.sees(ada, "jam://")
    link = re.findall(r"jam://\S+", screen)[0]
    table.type(bo, f"jam join {link}")
    table.sees(bo, "you are in garden, with ada; your pane is bo")
    table.type(ada, 'drums: s("bd*4")')
    table.sees(bo, "| ada |")
    table.type(bo, 's("hh*8")')
    for window in (ada, bo):
        table.sees(window, "| ada bo |")
    table.type(bo, "jam say hello")
    table.sees(ada, "bo: hello")

    cy = table.sit("cy")
    table.type(cy, f"jam join {link}")
    table.sees(cy, "| ada bo |")
    assert table.apart(ada, bo, cy) <= NEAR

    table.kill(bo)
    table.sees(ada, "bo is gone")
    table.kill(ada)
    table.sees(cy, "what plays goes on")
    table.sees(cy, "| ada bo |")
    again = table.sit("ada")
    table.type(again, "jam host garden")
    place, _, key = link.partition("#")
    table.sees(again, place)
    table.sees(again, f"#{key}")
    table.sees(cy, "ada is here")
    table.sees(again, "| ada bo |")
    assert table.apart(again, cy) <= NEAR
