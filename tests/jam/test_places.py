"""Where a room can meet: the same list for all, which nobody changes who may not."""

import pytest

from jam.link import parse
from jam.room import Changed, Connection
from tests.jam.wire import LINK, Wire, room


def hubs(peer):
    return [str(one) for _, one in peer.hubs()]


@pytest.fixture
def three():
    wire = Wire()
    peers = room(wire, "ann", "bob", "cy")
    return wire, *peers


def test_the_founders_place_comes_first_then_who_told_earlier(three):
    wire, ann, bob, cy = three
    cy.tell_hubs(["jam://127.0.0.1:9003"])
    wire.run(1)
    bob.tell_hubs(["jam://127.0.0.1:9002"])
    wire.run(1)
    ann.tell_hubs(["jam://127.0.0.1:9001"])
    wire.run(1)
    order = [f"jam://127.0.0.1:900{n}" for n in (1, 3, 2)]
    assert hubs(ann) == hubs(bob) == hubs(cy) == order
    ann.hand_over(bob.id)
    wire.run(1)
    assert hubs(cy) == order
    assert parse(cy.link).also == tuple(("127.0.0.1", 9000 + n) for n in (1, 3, 2))


def test_who_listens_or_was_sent_out_names_no_place(three):
    wire, ann, bob, cy = three
    bob.tell_hubs(["jam://127.0.0.1:9002"])
    wire.run(1)
    ann.kick(bob.id)
    ann.give_role(cy.id, "listen")
    wire.run(1)
    cy._exchange.tell(cy._shared.write("hubs", {"hubs": ["jam://127.0.0.1:9003"]}))
    wire.run(1)
    assert hubs(ann) == hubs(cy) == []


def test_what_is_no_place_is_left_out(three):
    wire, ann, bob, _ = three
    bob.tell_hubs(["http://127.0.0.1:9002", "jam://127.0.0.1:80", "jam://127.0.0.1:9002"])
    wire.run(1)
    assert hubs(ann) == []  # two at most are looked at
    bob.tell_hubs(["jam://127.0.0.1:80", "jam://127.0.0.1:9002", "jam://127.0.0.1:9003"])
    wire.run(1)
    assert hubs(ann) == ["jam://127.0.0.1:9002"]


def test_a_low_port_is_the_founders_alone(three):
    wire, ann, bob, _ = three
    ann.tell_hubs(["jams://jam.example.org:443"])
    bob.tell_hubs(["jams://jam.example.org:444"])
    wire.run(1)
    assert hubs(bob) == ["jams://jam.example.org:443"]


def test_a_place_within_a_machine_is_none_for_a_room_of_others():
    wire = Wire()
    ann = wire.peer("ann", parse(str(LINK).replace("127.0.0.1", "192.0.2.1")))
    ann.found()
    ann.enter()
    ann.tell_hubs(["jam://127.0.0.1:9002", "jam://192.0.2.2:9002"])
    assert hubs(ann) == ["jam://192.0.2.2:9002"]


def test_a_way_that_is_lost_is_told_once_until_it_is_open_again(three):
    wire, ann, *_ = three
    wire.heard[1].clear()
    ann.disconnected("the hub is gone")
    ann.disconnected("the hub is gone still")
    assert wire.heard[1] == [Connection(False, "the hub is gone")]


def test_digests_alone_are_no_change(three):
    wire, _, bob, _ = three
    bob.say("hello")
    wire.run(4)
    wire.heard[1].clear()
    wire.run(20)
    assert wire.heard[1] == []
    bob.show(plays="drums")
    wire.run(1)
    assert wire.heard[1] == [Changed()]
