"""`analyse` tells what patterns are like, and touches nothing that plays."""

import pytest

from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.pattern import Pattern
from studio.commands.table import run
from studio.replies import Reply
from tests.studio.fakes import FakeProgram, steps
from tests.studio.rooms import Room

BD = "1 onset a cycle (bd 1), on the beat; each cycle is the same."
HH = "2 onsets a cycle (hh 2), on the beat; each cycle is the same."


@pytest.fixture
def room() -> Room:
    return Room()


def analyse(room: Room, line: str) -> Reply:
    reply = run(room.session, line)
    assert reply is not None
    if not reply.done():
        room.session.work()
        room.session.turn()
    return reply.result(timeout=0)


def test_all_slots_are_told_each_by_its_name(room: Room) -> None:
    room.type("a", drums=steps("bd"), hats=steps("hh", "hh"))
    assert analyse(room, "analyse") == Reply(True, "", (f"drums: {BD}", f"hats: {HH}"))
    assert room.slots() == {"drums", "hats"}
    assert room.memory.codes == ["a"]


def test_one_slot_or_code_that_does_not_play_is_told_alone(room: Room) -> None:
    room.type("a", drums=steps("bd"), hats=steps("hh", "hh"))
    room.script.programs['s("hh*2")'] = FakeProgram({"$": steps("hh", "hh")})
    assert analyse(room, "analyse drums").notes == (BD,)
    assert analyse(room, 'analyse s("hh*2")').notes == (HH,)
    assert room.slots() == {"drums", "hats"}


def test_there_has_to_be_something_to_analyse(room: Room) -> None:
    assert analyse(room, "analyse") == Reply(False, 'nothing plays; try analyse s("bd*4")')
    assert analyse(room, "analyse nonsense") == Reply(False, "nonsense is not known")


def test_a_pattern_that_fails_is_told_in_a_sentence(room: Room) -> None:
    def fail(_: object) -> Pattern:
        raise QueryError("this fails")

    room.script.programs["bad"] = FakeProgram({"$": fmap(steps("bd"), fail)})
    assert analyse(room, "analyse bad") == Reply(False, "this fails")
