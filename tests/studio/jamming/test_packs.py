"""Samples that others' code names are loaded when this player says so, and never before."""

import pytest

from studio.jamming.packs import NOTHING, Packs
from tests.studio.jamming.fakehouse import House, Player

CODE = ("samples", ("github:a/b",))


class Shelf:
    """Remembers what it was to load."""

    def __init__(self) -> None:
        self.loaded: list[object] = []

    def load(self, what: str, args: tuple[object, ...]) -> None:
        self.loaded.append((what, args))


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


def test_who_agrees_gets_it_and_the_others_learn_where_it_is(ada: Player, shelf: Shelf) -> None:
    heard(ada)
    assert ada.say("jam load github:a/b").ok
    assert shelf.loaded == [CODE]
    assert ada.jam.entered is not None
    assert [one.url for one in ada.jam.entered.room.packs()] == ["github:a/b"]  # type: ignore[attr-defined] # Hosted
    assert ada.say("jam load").text == NOTHING


def test_what_nobody_named_cannot_be_loaded(ada: Player, shelf: Shelf) -> None:
    assert not ada.say("jam load https://evil.example/x.json").ok
    assert shelf.loaded == []
