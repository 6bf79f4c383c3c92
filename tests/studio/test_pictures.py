"""Pictures that code asks for reach whoever shows them, with their place."""

from typing import Any

import pytest

from patterns.strudel.evaluate import evaluate
from studio.pictures import Pictures
from studio.viewing import Viewer
from studio.visuals.kit import text_of
from tests.studio.rooms import Room


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def pictures(room: Room) -> Pictures:
    return Pictures(Viewer(room.session, room.sound, room.clock))


def play(room: Room, pictures: Pictures, code: str) -> None:
    program: Any = evaluate(code)
    room.script.programs[code] = lambda _expired: program
    room.type(code)
    for _ in range(4):
        pictures.wished()
        pictures._viewer.look(2, 2)
        room.session.turn()


def test_a_picture_stands_under_the_line_of_its_call(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 'd: s("bd*2")\n  .fast(2)\n  ._pianoroll({cycles: 2})\nb: s("hh")')
    (wish,) = pictures.wished()
    assert (wish.visual.name, wish.inline, wish.line) == ("pianoroll", True, 2)
    assert wish.code[wish.begin : wish.end] == "_pianoroll({cycles: 2})"
    assert wish.options == {"cycles": 2}


def test_only_the_pattern_that_asks_is_drawn(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 'd: stack(s("bd*2")._punchcard(), s("cp"))\nb: s("hh")')
    (wish,) = pictures.wished()
    rows = [text_of(line) for line in pictures.lines(wish, 60, 6)]
    assert rows[0].startswith("bd ")
    assert not any("cp" in row or "hh" in row for row in rows)


def test_nothing_is_drawn_anew_while_nothing_changes(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 's("bd")._pianoroll()')
    (wish,) = pictures.wished()
    assert pictures.lines(wish, 60, 6) is pictures.lines(wish, 60, 6)
    assert pictures.wished() is pictures.wished()


def test_what_strudel_calls_otherwise_is_known(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 's("bd").wordfall().fscope()._tscope()')
    found = [(one.visual.name, one.inline) for one in pictures.wished()]
    assert found == [("punchcard", False), ("spectrum", False), ("scope", True)]


def test_other_code_has_other_pictures(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 's("bd")._scope()')
    assert len(pictures.wished()) == 1
    play(room, pictures, 's("bd")')
    assert pictures.wished() == ()


def test_a_scope_listens_to_the_orbit_of_its_pattern(room: Room, pictures: Pictures) -> None:
    play(room, pictures, 'a: s("bd").orbit(3)._scope()\nb: s("hh")._scope()')
    assert [pictures._bus(wish) for wish in pictures.wished()] == [3, 1]
