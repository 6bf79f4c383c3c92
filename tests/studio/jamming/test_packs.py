"""Samples that others' code names are loaded when this player says so, and never before."""

import pytest

from studio.jamming.packs import NOTHING, Packs
from tests.studio.jamming.fakehouse import House, Player

CODE = ("samples", ("github:a/b",))


class Shelf:
    """Remembers what it was to load, and finds the same at each address."""

    def __init__(self) -> None:
        self.loaded: list[object] = []
        self.pins: dict[str, tuple[set[str], str]] = {}
        self.there: dict[str, str] = {}

    def load(self, what: str, args: tuple[object, ...]) -> None:
        self.loaded.append((what, args))

    def pin(self, text: str, digests: tuple[str, ...], hint: str) -> None:
        self.pins[text] = set(digests), hint

    def digest(self, text: str) -> str:
        return self.there.get(text, "")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def ada(shelf: Shelf) -> Player:
    player = Player(House(), "Ada")
    assert player.say("jam host garden").ok
    player.session.shelf = shelf  # type: ignore[assignment] # the part of it that is needed
    player.jam.packs = Packs(player.session)
    return player


def heard(player: Player) -> None:
    assert player.jam.packs is not None
    player.jam.packs.heard("bo", (CODE,))


def test_a_pack_is_named_once_and_not_loaded(ada: Player, shelf: Shelf) -> None:
    heard(ada)
    heard(ada)
    assert ada.told().count(
        "bo names samples: github:a/b; jam load github:a/b loads them here"
    ) == 1  # fmt: skip
    assert shelf.loaded == []
    assert ada.say("jam load").text == "jam load github:a/b"


def offered(player: Player) -> list[tuple[str, str]]:
    assert player.jam.entered is not None
    return [(one.url, one.digest) for one in player.jam.entered.room.packs()]  # type: ignore[attr-defined] # Hosted


def test_what_somebody_loaded_is_offered_with_its_hash_once_it_is_there(
    ada: Player, shelf: Shelf
) -> None:
    heard(ada)
    assert ada.say("jam load github:a/b").ok
    assert shelf.loaded == [CODE]
    assert ada.say("jam load").text == NOTHING
    ada.wait(1)
    assert offered(ada) == []
    shelf.there["github:a/b"] = "12ab"
    ada.wait(1)
    assert offered(ada) == [("github:a/b", "12ab")]


def test_what_is_loaded_already_is_offered_and_nobody_is_asked(ada: Player, shelf: Shelf) -> None:
    shelf.there["github:a/b"] = "12ab"
    heard(ada)
    ada.wait(1)
    assert offered(ada) == [("github:a/b", "12ab")]
    assert not [text for text in ada.told() if "names samples" in text]


def test_what_was_offered_is_loaded_as_it_was_unless_the_player_says_so(
    ada: Player, shelf: Shelf
) -> None:
    assert ada.jam.entered is not None
    ada.jam.entered.room.offer("github:a/b", "12ab")  # type: ignore[attr-defined] # Hosted
    heard(ada)
    assert ada.say("jam load github:a/b").ok
    hint = "ask who offered it; jam load github:a/b anyway takes what is there now"
    assert shelf.pins["github:a/b"] == ({"12ab"}, hint)
    assert ada.say("jam load github:a/b anyway").ok
    assert shelf.pins["github:a/b"][0] == set()


def test_what_nobody_named_cannot_be_loaded(ada: Player, shelf: Shelf) -> None:
    assert not ada.say("jam load https://evil.example/x.json").ok
    assert shelf.loaded == []
