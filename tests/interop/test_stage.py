"""The whole program on a real terminal, in tmux: typed at, broken, its engine killed.

Needs tmux and /proc or ps; elsewhere the tests say so and are left out.
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
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed"),
]

MOST_S = 30.0
COLUMNS, LINES = 100, 30


class Terminal:
    """A tmux server of our own with one window, in which the program runs."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        python = shlex.quote(sys.executable)
        program = f"{python} -m repl.cli --backend null; echo the end; sleep 60"
        size = ("-x", str(COLUMNS), "-y", str(LINES))
        home = ("-e", f"NOTALABEL_HOME={folder / 'home'}")
        self._tmux("-f", os.devnull, "new-session", "-d", *size, *home, program)
        self.pid = int(self._tmux("display", "-p", "#{pane_pid}"))

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def until(self, true: Callable[[str], object], what: str) -> str:
        end = time.monotonic() + MOST_S
        while not true(screen := self.screen()):
            assert time.monotonic() < end, f"{what}:\n{screen}"
            time.sleep(0.05)
        return screen

    def sees(self, text: str) -> str:
        return self.until(lambda screen: text in screen, f"never saw {text}")

    def status(self) -> str:
        lines = [line for line in self.screen().splitlines() if line.strip()]
        return lines[-1] if lines else ""

    def cycle(self) -> float:
        found = re.search(r"cycle (\d+\.\d+)", self.status())
        return float(found.group(1)) if found else -1.0

    def engine(self) -> int:
        """Process id of the engine, 0 while there is none."""
        listed = subprocess.run(
            ["ps", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        ).stdout
        rows = [row.split(None, 2) for row in listed.splitlines()]
        ours = {self.pid}
        for pid, parent, _ in rows:  # ps lists parents before their children, mostly
            if int(parent) in ours:
                ours.add(int(pid))
        engines = [
            int(pid) for pid, _, args in rows if int(pid) in ours and "engine.process" in args
        ]
        return engines[0] if engines else 0

    def end(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path)
    yield one
    one.end()


def test_a_show_goes_on_through_broken_code_and_a_killed_engine(terminal: Terminal) -> None:
    terminal.sees("sound: null")
    terminal.type('note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)', "Enter")
    terminal.until(lambda _: terminal.cycle() > 0, "nothing plays")

    terminal.type('drums: s("bd*4").fst(2)', "Enter")
    terminal.sees("did you mean .fast(…)?")
    terminal.type("drums: stack(", "Enter", 's("bd*4"), s("~ cp"))', "Enter")
    terminal.until(lambda _: "$ drums" in terminal.status(), "the drums do not play")

    before, engine = terminal.cycle(), terminal.engine()
    assert engine
    os.kill(engine, signal.SIGKILL)
    terminal.type("hlp", "Enter")
    terminal.sees("`hlp` is not defined")
    terminal.sees("the sound engine had stopped; it is back, and in time")
    assert terminal.engine() not in (0, engine)
    terminal.until(lambda _: terminal.cycle() > before + 0.5, "the show does not go on")
    terminal.until(lambda _: "voices 0" not in terminal.status(), "nothing sounds")

    terminal.type("C-c", "C-c", "C-d")
    terminal.sees("It still plays. Leave? [y/N]")
    terminal.type("n", "Enter", "hush", "Enter")
    terminal.until(lambda _: "silence" in terminal.status(), "hush does not hush")
    terminal.type("C-d")
    terminal.sees("the end")
    assert terminal.engine() == 0


def test_a_small_terminal_and_a_long_paste_do_no_harm(terminal: Terminal) -> None:
    terminal.sees("sound: null")
    terminal._tmux("resize-window", "-x", "40", "-y", "10")
    paste = "stack(\n" + "".join(f'  s("bd").late({n}/500),\n' for n in range(500)) + ")"
    terminal._tmux("set-buffer", paste)
    terminal._tmux("paste-buffer", "-p")
    terminal.type("Enter")
    terminal.until(lambda _: terminal.cycle() >= 0, "the paste does not play")
    terminal.type("hush", "Enter")
    terminal.until(lambda _: terminal.cycle() < 0, "hush does not hush")
