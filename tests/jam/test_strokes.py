"""What a program of a player plays reaches the others while it plays, and only what can be."""

import json
from fractions import Fraction

import pytest

from jam.envelope import RefusedError
from jam.peer import Peer
from jam.room import Sounded, Stroke
from jam.strokes import MOST, bodies_of, strokes_in
from tests.jam.wire import Wire, room

CLAP = Stroke(Fraction(9, 4), 0.25, 0.5, {"s": "cp", "n": 3, "channels": (1, 2), "vowel": "a"})


def sounded(wire: Wire, peer: Peer) -> list[Sounded]:
    return [one for one in wire.heard[wire.number(peer)] if isinstance(one, Sounded)]


def test_all_others_hear_of_it_once_and_nothing_is_kept() -> None:
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    before = len(ann.stored().records)
    ann.sound([CLAP])
    wire.run(0.2)
    assert sounded(wire, bob) == [Sounded((CLAP,), ann.id)]
    assert sounded(wire, ann) == []
    assert len(ann.stored().records) == before


def test_who_may_only_listen_or_is_muted_is_not_heard() -> None:
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.mute(bob.id)
    wire.run(0.2)
    bob.sound([CLAP])
    wire.run(0.2)
    ann.mute(bob.id, False)
    ann.give_role(bob.id, "listen")
    for _, body in bodies_of([CLAP]):  # as a changed program would
        bob._post.send("played", body)
    wire.run(0.2)
    assert sounded(wire, ann) == []


def test_what_is_too_much_is_left_out() -> None:
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    for _ in range(20):
        ann.sound([CLAP] * MOST)
    wire.run(0.2)
    assert sum(len(one.strokes) for one in sounded(wire, bob)) <= 500


def test_values_that_cannot_travel_stay_at_home() -> None:
    odd = Stroke(Fraction(1, 3), 0.1, 0.5, {"s": "bd", "x": float("nan"), "of course": 1, "f": len})  # type: ignore[dict-item] # that is the point
    ((count, body),) = bodies_of([odd])
    (found,) = strokes_in(body)
    assert (count, found.controls) == (1, {"s": "bd"})
    assert abs(found.cycle - Fraction(1, 3)) < 1e-8


@pytest.mark.parametrize(
    "told",
    [
        None, {"played": 3}, [], {"played": [["1", 0.1, 0.5, {}]] * (MOST + 1)},
        {"played": [["1/0", 0.1, 0.5, {}]]}, {"played": [["9" * 18, 0.1, 0.5, {}]]},
        {"played": [["1", -1, 0.5, {}]]}, {"played": [["1", 601, 0.5, {}]]},
        {"played": [["1", 0.1, 0, {}]]}, {"played": [["1", 0.1, float("nan"), {}]]},
        {"played": [["1", 0.1, 0.5, {"s": None}]]}, {"played": [["1", 0.1, 0.5, {"a b": 1}]]},
        {"played": [["1", 0.1, 0.5, {"s": "x" * 201}]]}, {"played": [["1", 0.1, 0.5]]},
        {"played": [["1", 0.1, 0.5, {"n": [1] * 9}]]}, {"played": [["1", 0.1, 0.5, {"n": True}]]},
        {"played": [["1", 0.1, 0.5, {"n": 1e10}]]}, {"played": [["1", 0.1, 0.5, {"n": 10**400}]]},
        {"played": [["1", 10**400, 0.5, {}]]}, {"played": [["1", 0.1, 0.5, {"s": "a\x1b"}]]},
        {"played": [["1", 0.1, 0.5, {f"n{one}": 1 for one in range(65)}]]},
    ],
)  # fmt: skip
def test_garbage_is_refused(told: object) -> None:
    with pytest.raises(RefusedError):
        strokes_in(json.dumps(told).encode())
