"""What others' code plays and is not here is told once; something like it plays meanwhile."""

from fractions import Fraction

import pytest

from studio.jamming.missing import Missing
from studio.player import Player
from studio.replies import Reply
from studio.slots import Change, Part
from studio.wishes import Wish
from tests.studio.fakes import steps
from tests.studio.rooms import Room


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def missing(room: Room) -> Missing:
    return Missing(room.session, lambda: "ada", lambda pane: pane)


def test_a_sound_that_is_not_here_is_told_once_and_replaced(room: Room, missing: Missing) -> None:
    for _ in range(2):
        missing.heard("bo", ["MyKick", "bd", "~"])
    room.session.wish(_played)
    room.wait(Fraction(4))
    assert [text for text in told(room) if "not here" in text] == [
        "bo plays MyKick, which is not here; bd plays in its place"
    ]
    assert {event.controls["s"] for event in room.sound.listen() if event.slot == "bo"} == {"bd"}
    assert {event.controls["s"] for event in room.sound.listen() if event.slot == "x"} == {"mykick"}


def told(room: Room) -> list[str]:
    """What the player was told."""
    return [notice.text for notice in room.notices]


def _played(_: Player) -> Wish:
    """Two slots play a sound that is not here."""
    parts = {name: Part("", steps("mykick")) for name in ("bo", "x")}
    return Wish(Change(parts), Reply(True))


def test_in_my_own_pane_a_wrong_name_is_a_mistake(room: Room, missing: Missing) -> None:
    missing.heard("ada", ["mykick"])
    assert told(room) == []


def test_after_the_room_all_sounds_as_it_is_called(room: Room, missing: Missing) -> None:
    missing.heard("bo", ["mykick"])
    missing.forget()
    room.session.wish(_played)
    room.wait(Fraction(4))
    assert {event.controls["s"] for event in room.sound.listen()} == {"mykick"}
