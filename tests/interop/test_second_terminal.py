"""Two terminals, in tmux: one plays, the other shows it to an audience; each can be killed.

Needs tmux; elsewhere the tests say so and are left out.
"""

import os
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
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
MOST_S = 30.0
PLAYS, SHOWS = ":0", ":1"


class Hall:
    """A tmux server of our own with a window that plays and one that shows."""

    def __init__(self, folder: Path) -> None:
        self._socket, self._home = str(folder / "tmux"), f"NOTALABEL_HOME={folder / 'home'}"
        self._window("new-session", "-d", "-x", "90", "-y", "30", "", "--backend null")
        self._window("new-window", "-d", "projector --visual steps", "")

    def _window(self, *words: str) -> None:
        *how, command, options = words
        python = shlex.quote(sys.executable)
        program = f"{python} -m repl.cli {command} {options}; echo the end; sleep 60"
        self.tmux("-f", os.devnull, *how, "-e", self._home, program)

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def screen(self, window: str) -> str:
        return self.tmux("capture-pane", "-t", window, "-p")

    def type(self, window: str, *keys: str) -> None:
        self.tmux("send-keys", "-t", window, *keys)

    def until(self, window: str, true: Callable[[str], object], what: str) -> str:
        end = time.monotonic() + MOST_S
        while not true(screen := self.screen(window)):
            assert time.monotonic() < end, f"{what}:\n{screen}"
            time.sleep(0.05)
        return screen

    def sees(self, window: str, text: str) -> str:
        return self.until(window, lambda screen: text in screen, f"never saw {text!r}")

    def python(self, window: str) -> int:
        """The process that plays or shows: the child of the window's shell."""
        shell = self.tmux("display", "-t", window, "-p", "#{pane_pid}").strip()
        found = subprocess.run(
            ["ps", "--ppid", shell, "-o", "pid="], capture_output=True, text=True
        )
        return int(found.stdout.split()[0])


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one = Hall(tmp_path)
    yield one
    one.tmux("kill-server")


def test_the_first_enter_plays_and_the_audience_sees_it_until_either_is_killed(hall: Hall) -> None:
    hall.sees(SHOWS, "waiting for a session")
    began = time.monotonic()
    hall.sees(PLAYS, "Welcome to Not a Label")
    hall.sees(PLAYS, "sound: null")
    hall.type(PLAYS, "Enter")
    hall.sees(PLAYS, "| drums |")
    assert time.monotonic() - began < 30
    hall.sees(SHOWS, 'drums: s("bd*4, [~ cp]*2, [~ hh]*4")')
    hall.sees(SHOWS, "drums bd |")
    os.kill(hall.python(SHOWS), signal.SIGKILL)
    hall.type(PLAYS, 'bass: note("c2*4")', "Enter")
    hall.sees(PLAYS, "| drums bass |")


def test_a_session_that_is_killed_leaves_the_audience_waiting(hall: Hall) -> None:
    hall.sees(PLAYS, "sound: null")
    hall.type(PLAYS, 'drums: s("bd*4")', "Enter")
    hall.sees(SHOWS, 'drums: s("bd*4")')
    os.kill(hall.python(PLAYS), signal.SIGKILL)
    hall.sees(SHOWS, "waiting for a session")
    hall.type(SHOWS, "q")
    hall.sees(SHOWS, "the end")
