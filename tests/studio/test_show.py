"""`show` at the prompt: every visual, drawn once."""

import pytest

from studio.replies import Reply
from studio.visuals.table import VISUALS
from tests.studio.fakes import steps
from tests.studio.rooms import Room


@pytest.fixture
def room() -> Room:
    return Room()


def show(room: Room, line: str) -> Reply:
    from studio.commands.show import show as asked

    reply = asked(room.session, line)
    if not reply.done():
        room.session.work()
    return reply.result(timeout=0)


@pytest.mark.parametrize("name", sorted(VISUALS))
def test_every_visual_can_be_shown(room: Room, name: str) -> None:
    room.type("a", a=steps("bd", "sd"))
    reply = show(room, f"{name} 2")
    assert reply.ok
    assert 0 < len(reply.notes) <= 22
    assert not any("failed" in line for line in reply.notes)


def test_a_pianoroll_is_shown_from_this_cycle_on(room: Room) -> None:
    room.type("a", a=steps("bd", "sd"))
    first, second = show(room, "pianoroll").notes
    assert first.startswith("bd ▐█")
    assert second.startswith("sd ┊      ")
    assert abs(second.count("█") - first.count("█")) <= 1


def test_the_log_shows_what_happened(room: Room) -> None:
    room.session.tell_bad("drums fails")
    assert show(room, "log").notes == ("! drums fails",)


def test_without_sound_nothing_is_drawn_of_it(room: Room) -> None:
    assert show(room, "meters").notes == ("no sound yet",)


def test_an_unknown_visual_lists_what_there_is(room: Room) -> None:
    reply = show(room, "nonsense at all")
    assert not reply.ok
    assert "pianoroll (notes by pitch, scrolling)" in reply.text


def test_silence_says_so(room: Room) -> None:
    assert show(room, "pianoroll") == Reply(False, "nothing plays")
