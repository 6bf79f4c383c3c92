"""The command `sounds`: names that are loaded, and names that are built in."""

from types import SimpleNamespace
from typing import Any

from engine.samples.shelf import NOTHING, Shelf
from studio.commands.sounds import sounds
from studio.replies import Reply


def told(word: str, shelf: Any = NOTHING) -> Reply:
    session: Any = SimpleNamespace(shelf=shelf)
    return sounds(session, word).result()


class Loaded(Shelf):
    """A shelf with two names."""

    def names(self) -> dict[str, int]:
        return {"vinyl": 3, "pinknoise": 1}


def test_without_a_word_it_says_what_is_loaded() -> None:
    assert told("", Loaded()) == Reply(True, "pinknoise:1  vinyl:3")
    assert told("").text.startswith("no samples are loaded")


def test_with_a_word_it_says_what_is_built_in_too() -> None:
    assert told("pink", Loaded()) == Reply(True, "pinknoise:1  pink")
    assert "in" in told("in").text.split("  ")
    assert told("zzzz", Loaded()) == Reply(False, "no name, loaded or built in, has 'zzzz' in it")
