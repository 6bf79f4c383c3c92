"""The whole program on a real terminal, in tmux: typed at, broken, its engine killed.

Needs tmux and /proc or ps; elsewhere the tests say so and are left out.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interop.tmux import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed"),
]


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
