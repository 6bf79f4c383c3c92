"""The jam that a session gets by itself: knobs that move here go to the others."""

from fractions import Fraction
from typing import Any

from studio.jamming.attached import detach
from studio.jamming.desks import jamming_of
from tests.studio.rooms import Room


class Heard:
    def __init__(self) -> None:
        self.moves: list[tuple[str, float]] = []

    def __call__(self, name: str, value: float) -> None:
        self.moves.append((name, value))


def test_knobs_of_this_machine_travel_and_those_of_the_room_do_not() -> None:
    room = Room()
    jam: Any = jamming_of(room.session)
    jam.moved = heard = Heard()
    room.session.controls.put("/fader1", 0.25)
    room.session.controls.set("/fader1", 0.5, "jam")
    room.session.controls.put("guests", 0.75)
    assert heard.moves == [("/fader1", 0.25)]
    detach(room.session)


def test_a_cycle_is_a_fraction_outside_of_a_room_too() -> None:
    room = Room()
    assert jamming_of(room.session).cycle() == Fraction(0)
    detach(room.session)
