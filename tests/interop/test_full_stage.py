"""The full-screen stage on a real terminal, in tmux: typed at, broken, shrunk, pasted into, held.

Needs tmux and ps; elsewhere the tests say so and are left out.
"""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.interop.tmux import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.skipif(shutil.which("ps") is None, reason="ps is not installed"),
]

PASTED = "\n".join(f'part{n}: s("bd*{n % 7 + 1} ~ hh").gain(0.{n % 9 + 1})' for n in range(5_000))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path, "--stage")
    try:
        one.sees("null")
        one.type("C-t")
        one.sees("[2 tune2]")
        yield one
    finally:
        one.end()


def beat(terminal: Terminal) -> float:
    """Cycles and beats that the status tells, -1 in silence."""
    found = re.search(r"^ (\d+)\.(\d)/4", terminal.status())
    return int(found[1]) + (int(found[2]) - 1) / 4 if found else -1.0


def test_a_show_goes_on_through_broken_code_a_killed_engine_and_a_small_window(
    stage: Terminal,
) -> None:
    stage.type('bass: note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)', "M-Enter")
    stage.until(lambda _: beat(stage) > 0, "nothing plays")

    stage.type("Enter", "Enter", 'drums: s("bd*4").fst(2)', "C-e")
    stage.sees("^ did you mean .fast(…)?")
    stage.type(
        *["Left"] * 5, "BSpace", *["Right"] * 4, "BSpace", "BSpace", "BSpace", "fast(2)", "C-e"
    )
    stage.type("C-a", "C-k", 'drums: s("bd*4")', "C-e")
    stage.until(lambda _: "drums" in stage.status(), "the drums do not play")

    before, engine = beat(stage), stage.engine()
    assert engine
    os.kill(engine, signal.SIGKILL)
    stage.sees("it is back, and in time")
    assert stage.engine() not in (0, engine)
    stage.until(lambda _: beat(stage) > before + 0.5, "the show does not go on")

    stage.resize(40, 10)
    stage.until(lambda screen: len(screen.splitlines()) <= 10, "it does not shrink")
    stage.sees('drums: s("bd*4")')
    stage.until(lambda screen: "bass drums" in screen, "the status is gone")
    stage.resize(100, 30)
    stage.sees('bass: note("c2')

    stage.type("C-c", "C-c", "C-q")
    stage.sees("It still plays. Leave? [y/N]")
    stage.type("n", "Enter", "C-\\")
    stage.until(lambda _: "silence" in stage.status(), "hush does not hush")
    stage.type("C-q")
    stage.sees("the end")
    assert stage.engine() == 0


def test_five_thousand_lines_are_pasted_and_a_key_is_held_down(stage: Terminal) -> None:
    stage.paste(PASTED)
    stage.sees("part4999:")
    stage.type("Enter", "Enter", 'drums: s("bd*4")', "M-Enter")
    stage.until(lambda _: beat(stage) >= 0, "it does not play")
    began = time.monotonic()
    stage.type("Enter", *["x"] * 290)
    stage.until(lambda screen: "x" * 40 in screen, "the key is not heard")
    stage.type("Z")
    stage.sees("xZ")
    assert time.monotonic() - began < 20
    stage.until(lambda _: beat(stage) > 0, "the show does not go on")


def test_the_prompt_leads_to_the_stage_and_back_and_pages_are_there_again(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        terminal.sees("sound: null")
        terminal.type('drums: s("bd*4")', "Enter")
        terminal.until(lambda _: "drums" in terminal.status(), "nothing plays")
        terminal.type("stage", "Enter")
        terminal.until(lambda _: beat(terminal) >= 0, "there is no stage")
        terminal.type("C-t", "// mine", "C-x", "z")
        terminal.sees("cycle")
        terminal.type("stage", "Enter")
        terminal.sees("// mine")
        terminal.type("C-x", "z")
        terminal.sees("cycle")
        terminal.type("C-d")
        terminal.sees("It still plays")
        terminal.type("y", "Enter")
        terminal.sees("the end")
    finally:
        terminal.end()


def test_a_polite_kill_leaves_in_order_with_the_pages_kept(tmp_path: Path, stage: Terminal) -> None:
    stage.type("// the last word")
    stage.sees("// the last word")
    os.kill(stage.program(), signal.SIGTERM)
    stage.sees("the end")
    assert "// the last word" in (tmp_path / "home" / "stage" / "tune2.strudel").read_text()
    assert stage.engine() == 0
