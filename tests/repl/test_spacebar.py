"""The space bar taps, on a terminal of its own."""

import os
import sys

import pytest

from repl import spacebar

pty = pytest.importorskip("pty")


class _In:
    def __init__(self, number: int) -> None:
        self._number = number

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number


def pressed(monkeypatch: pytest.MonkeyPatch, keys: bytes, most: int = 9) -> int:
    """How many taps are told when these keys are pressed."""
    told: list[int] = []
    ours, theirs = pty.openpty()
    monkeypatch.setattr(sys, "stdin", _In(theirs))
    left = [keys]

    def wanted() -> bool:
        if left:  # the terminal listens by now: what was pressed before does not count
            os.write(ours, left.pop())
        return len(told) < most

    try:
        spacebar.taps(lambda: told.append(1), wanted)
    finally:
        os.close(ours)
        os.close(theirs)
    return len(told)


def test_each_press_is_told_until_another_key_comes(monkeypatch):
    assert pressed(monkeypatch, b"   x  ") == 3


def test_it_ends_when_no_more_are_wanted(monkeypatch):
    assert pressed(monkeypatch, b"    ", most=2) >= 2


def test_nothing_happens_in_a_pipe(monkeypatch):
    read, write = os.pipe()
    os.write(write, b"   ")
    monkeypatch.setattr(sys, "stdin", os.fdopen(read))
    told: list[int] = []
    spacebar.taps(lambda: told.append(1), lambda: True)
    assert told == []
    os.close(write)
    sys.stdin.close()
