"""A member who makes up thousands of others: the room stays as it was, and its memory small."""

import time
from fractions import Fraction

import pytest

from jam.envelope import Envelope, seal
from jam.keys import Identity, RoomKey
from tests.jam.wire import KEY, Wire, room


@pytest.fixture
def two():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    wire.run(1)
    return wire, ann, bob


def crowd(wire: Wire, count: int):
    """One presence of each of many made-up players, by somebody with the room's key."""
    room_key = RoomKey.of(KEY)
    for number in range(count):
        identity = Identity((number + 1000).to_bytes(32, "big"))
        envelope = Envelope(identity.public, b"sessions", 1, wire.wall_ms(), "here", b"{}")
        yield seal(envelope, room_key, identity, number.to_bytes(12, "big"))


def test_thousands_of_presences_leave_the_room_as_it_was(two):
    wire, ann, bob = two
    began_s = time.process_time()
    for data in crowd(wire, 5_000):
        ann.receive(data)  # the worst case: nobody says by which connection they come
    spent_s = time.process_time() - began_s
    assert len(ann._roster.ids()) == 64
    assert ann.refused["crowd"] == 5_000 - 63
    assert len(wire.logs[1]) < 250
    assert len(ann._post._guard._senders) <= 512
    assert len(ann._post._rates._buckets) <= 2 * 4 * 512
    assert spent_s < 60
    bob.evaluate("a", "still", Fraction(1))
    wire.run(0.3)
    assert [e.code for e in ann.playing()] == ["still"]
    wire.run(15)
    assert ann._roster.ids() == [bob.id]


def test_thousands_of_presences_by_one_connection_keep_nobody_out(two):
    wire, ann, bob = two
    for data in crowd(wire, 3_000):
        ann.receive(data, 77)
        bob.receive(data, 77)
        wire.now_s += 0.02
    assert len(ann._roster.ids()) <= 1 + 16
    assert ann.refused["crowd"] > 2_500
    assert len(wire.logs[1]) < 250
    cy = wire.peer("cy")
    cy.connected()
    wire.run(3)
    cy.enter()
    cy.evaluate("a", "here I am", Fraction(1))
    wire.run(1)
    assert [e.code for e in ann.playing()] == [e.code for e in bob.playing()] == ["here I am"]


def test_a_flood_by_one_connection_is_dropped_before_it_costs(two):
    wire, ann, _ = two
    for data in crowd(wire, 1_000):
        ann.receive(data, 77)
    assert ann.refused["rate"] == 1_000 - 400
    assert ann.refused["crowd"] == 400 - 16
