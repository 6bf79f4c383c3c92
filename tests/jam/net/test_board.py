"""Who hears whom in the rooms of a hub, without any socket."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jam.net.board import Board, FullError, Line
from jam.net.limits import Limits
from jam.net.words import Came, packed, read


@dataclass(eq=False)
class Wire:
    """A line that keeps what is sent."""

    address: str = ""
    got: list[str | bytes] = field(default_factory=list)


def send(lines: Iterable[Line], message: str | bytes) -> None:
    for line in lines:
        assert isinstance(line, Wire)
        line.got.append(message)


def board(**more: int) -> Board:
    return Board(send, replace(Limits(), **more))  # type: ignore[arg-type] # all of them are int


def test_a_frame_for_everybody_comes_to_all_others_with_its_senders_number():
    rooms, wires = board(), [Wire(), Wire(), Wire()]
    seats = [rooms.enter("a", wire) for wire in wires]
    for wire in wires:
        wire.got.clear()
    assert rooms.frame(seats[0], 0, b"hey") == 2
    assert [wire.got for wire in wires] == [[], [packed(1, b"hey")], [packed(1, b"hey")]]


def test_a_frame_for_one_comes_to_nobody_else():
    rooms, wires = board(), [Wire(), Wire(), Wire()]
    seats = [rooms.enter("a", wire) for wire in wires]
    for wire in wires:
        wire.got.clear()
    assert rooms.frame(seats[0], 3, b"hey") == 1
    assert [wire.got for wire in wires] == [[], [], [packed(1, b"hey")]]


def test_nothing_goes_from_room_to_room():
    rooms, here, there = board(), Wire(), Wire()
    seat, other = rooms.enter("a", here), rooms.enter("b", there)
    rooms.frame(seat, 0, b"hey")
    rooms.frame(seat, other.number, b"hey")
    rooms.leave(seat)
    assert there.got == []


def test_who_comes_knows_the_others_and_they_are_told():
    rooms, first = board(), Wire()
    rooms.enter("a", first)
    seat = rooms.enter("a", Wire())
    assert seat.others == (1,)
    rooms.leave(seat)
    assert [read(word) for word in first.got] == [Came(2, True), Came(2, False)]


def test_a_room_is_gone_with_the_last_player():
    rooms = board()
    rooms.leave(rooms.enter("a", Wire()))
    assert rooms.rooms == {}


@pytest.mark.parametrize(
    ("limits", "room", "sentence"),
    [
        ({"players": 2}, "a", "the room is full: 2 are in it"),
        ({"rooms": 1}, "b", "the hub has its 1 rooms: try another hub"),
        ({"per_address": 2}, "a", "the hub lets in 2 from one address"),
    ],
)
def test_there_are_only_so_many_seats(limits, room, sentence):
    rooms = board(**limits)
    rooms.enter("a", Wire("192.0.2.1"))
    rooms.enter("a", Wire("192.0.2.1"))
    with pytest.raises(FullError, match=sentence):
        rooms.enter(room, Wire("192.0.2.1"))


def test_a_seat_of_an_address_is_free_again_when_its_player_is_gone():
    rooms = board(per_address=1)
    rooms.leave(rooms.enter("a", Wire("192.0.2.1")))
    assert rooms.enter("a", Wire("192.0.2.1")).number


@given(st.lists(st.integers(0, 5), max_size=60))
def test_numbers_of_those_who_are_here_differ_and_all_know_who_is_here(moves):
    rooms, seats = board(), {}
    knows: dict[int, set[int]] = {}
    for move in moves:
        if move in seats:
            rooms.leave(seats.pop(move))
            del knows[move]
        else:
            seats[move] = seat = rooms.enter("a", Wire())
            knows[move] = set(seat.others)
    here = {seat.number for seat in seats.values()}
    assert len(here) == len(seats)
    for move, seat in seats.items():
        assert isinstance(seat.line, Wire)
        for word in map(read, seat.line.got):
            assert isinstance(word, Came)
            (knows[move].add if word.here else knows[move].discard)(word.connection)
        assert knows[move] == here - {seat.number}


def test_what_another_hub_brings_from_nobody_or_too_long_goes_nowhere():
    rooms, here = board(frame_bytes=4), Wire()
    rooms.enter("a", here)
    rooms.came_afar("a", 9, 77, True)
    here.got.clear()
    rooms.frame_from_afar("b", 77, 0, b"hey")
    rooms.frame_from_afar("a", 78, 0, b"hey")
    rooms.frame_from_afar("a", 77, 0, b"hello")
    assert here.got == []
    rooms.frame_from_afar("a", 77, 0, b"hey")
    assert here.got == [packed(77, b"hey")]
