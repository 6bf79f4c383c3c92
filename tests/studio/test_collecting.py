"""Garbage that refers to itself is looked for seldom, by the whole program."""

import gc

from repl.cli import main
from studio.collecting import OBJECTS


def test_the_program_looks_for_garbage_seldom(capsys):
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        assert main(["query", 's("bd")', "--to", "1"]) == 0
        assert gc.get_threshold()[0] == OBJECTS
    finally:
        gc.set_threshold(*before)
    assert "bd" in capsys.readouterr().out
