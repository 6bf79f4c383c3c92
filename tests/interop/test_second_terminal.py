"""Two terminals, in tmux: one plays, the other shows it to an audience; each can be killed.

Needs tmux; elsewhere the tests say so and are left out.
"""

import os
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interop.windows import Windows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
PLAYS, SHOWS = ":0", ":1"


class Hall(Windows):
    """A window that plays and one that shows."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._home = f"NOTALABEL_HOME={folder / 'home'}"
        self._window("new-session", "-d", "-x", "90", "-y", "30", "", "--backend null")
        self._window("new-window", "-d", "projector --visual steps", "")

    def _window(self, *words: str) -> None:
        *how, command, options = words
        python = shlex.quote(sys.executable)
        program = f"{python} -m repl.cli {command} {options}; echo the end; sleep 60"
        self.tmux("-f", os.devnull, *how, "-e", self._home, program)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    one = Hall(tmp_path)
    yield one
    one.end()


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
    os.kill(hall.program(SHOWS), signal.SIGKILL)
    hall.type(PLAYS, 'bass: note("c2*4")', "Enter")
    hall.sees(PLAYS, "| drums bass |")


def test_a_session_that_is_killed_leaves_the_audience_waiting(hall: Hall) -> None:
    hall.sees(PLAYS, "sound: null")
    hall.type(PLAYS, 'drums: s("bd*4")', "Enter")
    hall.sees(SHOWS, 'drums: s("bd*4")')
    os.kill(hall.program(PLAYS), signal.SIGKILL)
    hall.sees(SHOWS, "waiting for a session")
    hall.type(SHOWS, "q")
    hall.sees(SHOWS, "the end")
