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
    reply = analyse(room, "analyze")
    assert reply.ok
    assert [line for line in reply.notes if "onset" in line] == [
        f"drums: {BD}",
        f"hats: {HH}",
        "all together: 3 onsets a cycle (hh 2, bd 1), on the beat; each cycle is the same.",
    ]
    assert "drums: complexity 1 %, syncopation 0, variation 0 %" in reply.notes
    assert room.slots() == {"drums", "hats"}
    assert room.memory.codes == ["a"]


def test_one_slot_or_code_that_does_not_play_is_told_alone(room: Room) -> None:
    room.type("a", drums=steps("bd"), hats=steps("hh", "hh"))
    room.script.programs['s("hh*2")'] = FakeProgram({"$": steps("hh", "hh")})
    assert analyse(room, "analyse drums").notes[0] == BD
    assert analyse(room, 'analyse s("hh*2")').notes[0] == HH
    assert room.slots() == {"drums", "hats"}


def test_there_has_to_be_something_to_analyse(room: Room) -> None:
    assert analyse(room, "analyse") == Reply(False, 'nothing plays; try analyse s("bd*4")')
    assert analyse(room, "analyse nonsense") == Reply(False, "nonsense is not known")


def test_a_pattern_that_fails_is_told_in_a_sentence(room: Room) -> None:
    def fail(_: object) -> Pattern:
        raise QueryError("this fails")

    room.script.programs["bad"] = FakeProgram({"$": fmap(steps("bd"), fail)})
    assert analyse(room, "analyse bad") == Reply(False, "this fails")


@pytest.mark.slow
def test_code_is_told_with_its_genre_and_how_unlike_the_library_it_is(homely, said) -> None:
    homely.evaluate('s("bd*4, hh*8")')
    said("save other")
    drums = 's("bd*4, [~ oh]*4, [~ cp]*2, hh*16").bank("RolandTR909")'
    notes = said(f"analyse setcpm(130/4); {drums}").notes
    assert "techno (" in notes[1]
    assert notes[-1].startswith("unlike your library by ")


def test_a_saved_set_is_told_by_its_name_and_nothing_of_it_plays(homely, said) -> None:
    assert homely.evaluate("register('twice', x => x.fast(2))").ok
    assert homely.evaluate('drums: s("bd").twice()\nhats: s("hh*4")').ok
    assert said("set save friday").ok
    playing = said("analyse").notes
    said("hush")
    reply = said("analyse set friday")
    assert reply.ok
    assert list(reply.notes) == [line for line in playing if "unlike your" not in line]
    assert reply.notes[0].startswith("drums: 2 onsets a cycle (bd 2)")
    assert not homely.sources()


def test_a_set_that_is_not_there_or_not_named_is_told_in_a_sentence(homely, said) -> None:
    nowhere = "there is no set nowhere; set lists those that are there"
    assert said("analyse set nowhere") == Reply(False, nowhere)
    assert said("analyse set ../up").text.startswith("a set's name is one word")
    assert said("analyse set") == Reply(False, "which set? none is saved yet")
    (homely.vault.folder / "sets").mkdir(exist_ok=True)
    (homely.vault.folder / "sets" / "torn.json").write_text("{", encoding="utf-8")
    assert said("analyse set torn").text.endswith("cannot be opened: this file is no set")
    assert said("analyse set").text == "which set? torn"


def test_a_set_that_fails_or_is_empty_is_told_in_a_sentence(homely, said) -> None:
    said("set save empty")
    assert said("analyse set empty") == Reply(False, "this set plays nothing")
    homely.evaluate('a: s("bd")')
    said("set save good")
    path = homely.vault.folder / "sets" / "good.json"
    text = homely.vault.read(path)
    homely.vault.write(path, text.replace('s(\\"bd\\")', "nonsense("))
    reply = said("analyse set good")
    assert not reply.ok
    assert reply.notes
