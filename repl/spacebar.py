"""The space bar as a drum: each press is told at once, without waiting for Enter."""

import os
import select
import sys
from collections.abc import Callable
from typing import Final

LOOK_S: Final = 0.1  # so soon it is seen that no more taps are wanted
SPACE: Final = b" "


def taps(tap: Callable[[], object], wanted: Callable[[], bool]) -> None:
    """Tell of every press of the space bar until another key comes, or no more are wanted.

    Where there is no such terminal nothing happens: F9 and MIDI keys tap there.
    """
    try:
        import termios
        import tty
    except ImportError:
        return
    if not sys.stdin.isatty():
        return
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number)
        while wanted():
            if select.select([number], [], [], LOOK_S)[0] and not _all_spaces(number, tap):
                return
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


def _all_spaces(number: int, tap: Callable[[], object]) -> bool:
    """Tell of the presses that are there; False where another key is among them."""
    keys = os.read(number, 64)
    for _ in range(len(keys) - len(keys.lstrip(SPACE))):
        tap()
    return bool(keys) and not keys.strip(SPACE)
