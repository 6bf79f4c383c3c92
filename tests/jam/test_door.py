"""A room whose door is not open: who is new is unseen until a host lets them in."""

import json

import pytest

from jam import ledger
from jam.door import BY_ONE, MOST
from jam.envelope import Envelope, seal
from jam.keys import Identity, RoomKey
from jam.post import KNOCK
from jam.room import Changed, JamError
from tests.jam.wire import KEY, Wire, room


@pytest.fixture
def asking():
    """A room where who is new is asked for, and somebody new who looks."""
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("secret", shared=True)
    ann.edit("secret", 0, 0, "of ours")
    ann.set_door("ask")
    wire.run(1)
    zed = wire.peer("zed")
    zed.connected()
    wire.run(8)
    return wire, ann, bob, zed


def told(wire, peer):
    return [one.text for one in wire.heard[wire.number(peer)] if isinstance(one, Changed)]


def shout(wire: Wire, peer, kind: str, body: bytes, key: int, connection: int) -> None:
    """Let a peer receive something of somebody whom nobody knows."""
    identity = Identity(key.to_bytes(2, "big") * 16)
    envelope = Envelope(identity.public, b"sessions", 1, wire.wall_ms(), kind, body)
    nonce = (key + connection).to_bytes(12, "big")
    peer.receive(seal(envelope, RoomKey.of(KEY), identity, nonce), connection)


def test_who_is_new_knows_the_rules_and_nothing_else_and_is_not_seen(asking):
    wire, ann, bob, zed = asking
    assert zed.ready
    assert zed.rules().door == "ask"
    assert not zed.admitted
    assert zed.panes() == ()
    assert {one.name for one in ann.members()} == {one.name for one in bob.members()}
    assert "zed" not in {one.name for one in bob.members()}
    with pytest.raises(JamError, match="the host of this room has to let you in"):
        zed.enter()
    assert ann.waiting() == ((zed.id, "zed"),)
    sentence = f"zed ({zed.id[:6]}) knocks: jam let zed lets them in"
    assert told(wire, ann).count(sentence) == 1
    assert sentence not in told(wire, bob)


def test_who_is_let_in_has_it_all(asking):
    wire, ann, bob, zed = asking
    with pytest.raises(JamError, match="only the host"):
        bob.let_in(zed.id)
    ann.let_in(zed.id)
    wire.run(4)
    assert zed.admitted
    zed.enter()
    wire.run(4)
    assert [pane.text for pane in zed.panes()] == ["of ours"]
    assert ann.waiting() == ()
    assert {one.name for one in bob.members() if one.here} == {"ann", "bob", "zed"}
    zed.say("hello")
    wire.run(1)
    assert [line.text for line in bob.chat()] == ["hello"]


def test_what_somebody_outside_forces_counts_nowhere(asking):
    wire, ann, bob, zed = asking
    size = len(ann._shared.ledger)
    zed._inside = True
    zed._write("player", zed._player)
    zed.say("let me in")
    zed.add_pane("mine")
    wire.run(4)
    for peer in (ann, bob):
        assert len(peer._shared.ledger) == size
        assert not peer.chat()
        assert [pane.name for pane in peer.panes()] == ["secret"]


def test_who_was_here_comes_back_through_a_door_that_is_shut(asking):
    wire, ann, bob, zed = asking
    ann.set_door("shut")
    wire.run(1)
    bob.disconnected()
    wire.run(15)
    bob.connected()
    wire.run(4)
    assert bob.admitted
    assert [one.here for one in ann.members()] == [True, True]
    assert ann.waiting() == ()
    assert zed.rules().door == "shut"
    ann.set_door("open")
    wire.run(4)
    zed.enter()
    wire.run(2)
    assert len(bob.members()) == 3


def test_few_wait_at_a_time_few_by_one_connection_and_all_are_limited(asking):
    wire, ann, _, _ = asking
    for key in range(500, 500 + 3 * MOST):
        shout(wire, ann, KNOCK, json.dumps({"name": f"n{key}"}).encode(), key, key)
    assert len(ann.waiting()) == MOST
    assert ann.refused["crowd"] >= MOST
    wire.run(12)
    assert [name for _, name in ann.waiting()] == ["zed"]
    for key in range(600, 700):
        shout(wire, ann, KNOCK, b'{"name": "\\u001b[2J"}', key, 77)
    names = [name for _, name in ann.waiting() if name != "zed"]
    assert len(names) == BY_ONE
    assert all(name.isalnum() for name in names)
    assert ann.refused["rate"] >= 80


def test_a_room_that_strangers_have_filled_has_room_for_who_is_let_in(asking, monkeypatch):
    wire, ann, bob, zed = asking
    monkeypatch.setattr(ledger, "AUTHORS", 0)
    monkeypatch.setattr("jam.replay.SENDERS", 2)
    ann.let_in(zed.id)
    wire.run(4)
    zed.enter()
    wire.run(4)
    assert {one.name for one in bob.members() if one.here} == {"ann", "bob", "zed"}
