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


def test_without_a_word_it_says_which_kinds_there_are_and_what_is_loaded() -> None:
    lines = told("", Loaded()).text.splitlines()
    assert [line.partition(":")[0] for line in lines[:4]] == [
        "drums", "machines", "instruments", "synths",
    ]  # fmt: skip
    assert lines[4] == "loaded: pinknoise:1  vinyl:3"
    assert "loaded: no samples are loaded" in told("").text


def test_a_kind_or_a_machine_is_listed() -> None:
    assert told("drums").text.startswith("bd  cb  cp  cr")
    assert "RolandTR909" in told("machines").text.split("  ")
    assert told("tr606").text.endswith('s("bd").bank("RolandTR606")')
    assert told("loaded", Loaded()).text == "pinknoise:1  vinyl:3"
    assert told("loaded").text.startswith("no samples are loaded")


def test_a_misspelt_name_leads_to_one_that_there_is() -> None:
    assert told("pianno").text.endswith("did you mean sounds piano or sounds gm_piano?")


def test_with_a_word_it_says_what_is_built_in_too() -> None:
    assert told("pink", Loaded()) == Reply(True, "pinknoise:1  pink")
    assert "in" in told("in").text.split("  ")
    assert told("zzzz", Loaded()) == Reply(False, "no name, loaded or built in, has 'zzzz' in it")
