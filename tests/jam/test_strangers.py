"""What members and strangers may not do: refused, told once, and nobody else notices."""

import json
from fractions import Fraction

import pytest

from jam import policy
from jam.envelope import VERSION, Envelope, seal
from jam.keys import Identity, RoomKey
from jam.link import Link
from jam.peer import Peer
from jam.records import write
from jam.room import Evaluation
from tests.jam.wire import KEY, LINK, Wire, room


def texts(peer: Peer) -> dict[str, str]:
    return {pane.name: pane.text for pane in peer.panes()}


def forced(peer: Peer, kind: str, fields: dict) -> None:
    """Say something that the own program would not let through."""
    peer._exchange.tell(peer._shared.write(kind, fields))


def evaluated(pane: str, code: str) -> dict:
    return {"pane": pane, "code": code, "cycle": "1"}


def frame(wire: Wire, kind: str, body: bytes, *, key: int = 9, counter: int = 1, off_ms: int = 0):
    identity = Identity(bytes([key]) * 32)
    at_ms = wire.wall_ms() + off_ms
    envelope = Envelope(identity.public, b"sessions", counter, at_ms, kind, body)
    return seal(envelope, RoomKey.of(KEY), identity, counter.to_bytes(12, "big"))


@pytest.fixture
def two():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    bob.add_pane("b")
    wire.run(1)
    return wire, ann, bob


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "short"),
        (b"\x01", "short"),
        (bytes([VERSION]) + bytes(400), "seal"),
        (bytes([VERSION + 1]) + bytes(400), "version"),
        (bytes(10_000_000), "long"),
    ],
)
def test_garbage_is_counted_and_told_once(two, data, reason):
    wire, ann, _ = two
    for _ in range(50):
        ann.receive(data)
    assert ann.refused[reason] == 50
    assert len(wire.logs[1]) == 1


def test_a_frame_that_was_here_before_is_refused(two):
    wire, ann, bob = two
    wire.frames.clear()
    bob.say("once")
    wire.run(1)
    for data in list(wire.frames):
        ann.receive(data)
    assert ann.refused["replay"] >= 2
    wire.now_s += 400
    fresh = wire.peer("cy")
    fresh.connected()
    for data in wire.frames:
        fresh.receive(data)
    assert fresh.refused["clock"] >= 2


def test_a_changed_bit_anywhere_is_refused(two):
    _wire, ann, bob = two
    bob.say("once")
    (data, _), *_ = bob.outgoing()
    before = sum(ann.refused.values())
    for at in range(0, len(data), 7):
        ann.receive(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
    assert sum(ann.refused.values()) - before == len(range(0, len(data), 7))
    assert not ann.chat()


def test_nobody_speaks_for_another_one(two):
    wire, ann, bob = two
    identity = Identity(bytes([9]) * 32)
    forged = Envelope(
        Identity(bytes([2]) * 32).public, b"sessions", 1, wire.wall_ms(), "here", b"{}"
    )
    ann.receive(seal(forged, RoomKey.of(KEY), identity, bytes(12)))
    assert ann.refused["signature"] == 1
    record = bob._shared.write("say", {"text": "mine"}).wire()
    record[0] = record[0].replace("mine", "yours")
    ann.receive(frame(wire, "records", json.dumps({"records": [record]}).encode()))
    assert ann.refused["signature"] == 2
    assert not ann.chat()


def test_clocks_that_are_far_off_are_refused(two):
    wire, ann, _ = two
    ann.receive(frame(wire, "here", b"{}", off_ms=3_600_000))
    assert ann.refused["clock"] == 1
    assert "+60 minutes off this one: set the clocks" in wire.logs[1][0]


def test_who_listens_cannot_force_anything(two):
    wire, ann, bob = two
    ann.give_role(bob.id, "listen")
    wire.run(1)
    forced(bob, "evaluate", evaluated("a", "noise"))
    forced(bob, "tempo", {"cps": "9", "cycle": "0"})
    bob._exchange.tell_text("a", bob._exchange.text("a").edit(0, 0, "noise"))
    wire.run(4)
    assert not ann.playing()
    assert not ann.tempos()
    assert texts(ann)["a"] == ""
    assert ann.refused["rules"] == 2
    assert ann.refused["edit"] >= 1
    assert sum("bob" in line for line in wire.logs[1]) <= 3
    ann.give_role(bob.id, "play")
    wire.run(1)
    assert not ann.playing()  # what was not allowed then does not count later


def test_a_locked_pane_is_its_owners_and_the_hosts(two):
    wire, ann, bob = two
    cy = wire.peer("cy")
    cy.connected()
    wire.run(1)
    cy.enter()
    bob.edit("b", 0, 0, "bob")
    first = cy.evaluate("b", "before", Fraction(1))
    wire.run(1)
    ann.lock("b")
    wire.run(1)
    forced(cy, "evaluate", evaluated("b", "after"))
    cy._exchange.tell_text("b", cy._exchange.text("b").edit(0, 0, "no "))
    wire.run(1)
    assert ann.playing() == bob.playing() == (first,)
    bob.edit("b", 3, 3, "!")
    ann.edit("b", 0, 0, "ann ")
    wire.run(14)
    assert texts(ann)["b"] == texts(bob)["b"] == texts(cy)["b"] == "ann bob!"


def test_who_is_muted_is_not_heard_until_they_are_again(two):
    wire, ann, bob = two
    made = bob.evaluate("b", "loud", Fraction(1))
    wire.run(1)
    ann.mute(bob.id)
    wire.run(1)
    assert ann.playing() == bob.playing() == ()
    ann.mute(bob.id, muted=False)
    wire.run(1)
    assert ann.playing() == bob.playing() == (made,)


def test_who_is_kicked_is_out_for_good(two):
    wire, ann, bob = two
    bob.evaluate("b", "loud", Fraction(1))
    wire.run(1)
    ann.kick(bob.id)
    wire.run(1)
    assert bob.closed == "the host has sent you out of this room"
    assert not ann.playing()
    forced(bob, "say", {"text": "I am still here"})
    wire.run(4)
    assert not ann.chat()
    assert ann.refused["out"] > 0
    again = wire.peer("bob2", key=2)
    again.connected()
    wire.run(4)
    with pytest.raises(Exception, match=r"nobody has told|sent you out"):
        again.enter()


def test_a_name_belongs_to_the_key_that_brought_it(two):
    wire, ann, bob = two
    thief = wire.peer("Bob")
    thief.connected()
    wire.run(1)
    thief.enter()
    wire.run(1)
    shown = {m.id: m.name for m in ann.members()}
    assert (shown[bob.id], shown[thief.id]) == ("bob", "Bob 2")
    assert {m.id: m.name for m in thief.members()} == shown


def test_a_host_that_vanishes_has_one_successor():
    wire = Wire(delay_s=0.05)
    ann, bob, cy = room(wire, "ann", "bob", "cy")
    assert ann.rules().successors == bob.rules().successors
    wire.kill(ann)
    wire.run(45)
    assert bob.rules() == cy.rules()
    first = ann.rules().successors[0]
    assert bob.rules().host == first
    host = bob if first == bob.id else cy
    host.record(True)
    wire.run(1)
    assert bob.recorded
    assert cy.recorded


def test_a_host_that_was_cut_off_and_acted_is_host_again():
    wire = Wire(delay_s=0.05)
    ann, bob, cy = room(wire, "ann", "bob", "cy")
    wire.part([ann], [bob, cy])
    wire.run(45)
    assert bob.rules().host != ann.id
    ann.record(True)
    wire.walls = set()
    wire.run(8)
    assert ann.rules() == bob.rules() == cy.rules()
    assert ann.rules().host == ann.id
    assert bob.recorded


def test_a_former_host_that_forks_its_past_is_host_again_for_all_alike():
    wire = Wire()
    ann, bob, cy = room(wire, "ann", "bob", "cy")
    before = ann._shared.chain
    ann.hand_over(bob.id)
    wire.run(1)
    bob.record(True)
    wire.run(1)
    assert ann.rules().host == bob.rules().host == cy.rules().host == bob.id
    rules = policy.fields_of(before.now, before, {})  # as if it had never handed over
    stamp = before.records[-1].stamp + 1
    forked = write(
        Identity(bytes([1]) * 32), RoomKey.of(KEY).id, "f" * 16, 1, stamp, "policy", rules
    )
    ann._shared.ledger.add(forked)
    wire.run(8)
    late = wire.peer("di")
    late.connected()
    wire.run(4)
    assert bob.rules() == cy.rules() == late.rules()
    assert bob.rules().host == ann.id  # docs/security.md says so: nobody can tell which was first


def test_the_host_hands_over(two):
    wire, ann, bob = two
    ann.hand_over(bob.id)
    wire.run(1)
    assert ann.rules().host == bob.rules().host == bob.id
    bob.lock("a")
    wire.run(1)
    assert ann.rules().locked == {"a"}


def test_only_the_founder_of_the_link_founds():
    wire = Wire()
    founder = Identity(bytes([1]) * 32).id
    link = Link(LINK.host, LINK.port, LINK.name, KEY, founder)
    ann, bob = wire.peer("ann", link), wire.peer("bob", link)
    with pytest.raises(Exception, match="somebody else founds this room"):
        bob.found()
    ann.connected()
    bob.connected()
    ann.found()
    ann.enter()
    wire.run(4)
    assert bob.rules().host == ann.id


def test_a_flood_of_evaluations_is_cut(two):
    wire, ann, bob = two
    before = len(wire.evaluations(ann))
    for number in range(300):
        forced(bob, "evaluate", {"pane": "b", "code": str(number), "cycle": str(number)})
    wire.run(0.2)
    assert ann.refused["rate"] > 200
    assert len(wire.evaluations(ann)) - before <= 30
    wire.run(10)
    assert ann.playing() == bob.playing()


def test_truncated_updates_of_a_text_harm_nobody(two):
    wire, ann, bob = two
    update = bob._exchange.text("a").edit(0, 0, "hello world")[0]
    for length in range(len(update)):
        ann._post._rates._buckets.clear()
        body = b"\x01a" + update[:length]
        bob._exchange._post.send("text", body)
    wire.run(0.5)
    bob._exchange.tell_text("a", [update])
    wire.run(1)
    assert texts(ann)["a"] == "hello world"
    assert ann.refused["text"] >= len(update) - 1


def test_what_a_newer_version_says_is_passed_over_and_on(two):
    wire, ann, bob = two
    forced(bob, "sparkle", {"how": "much"})
    bob._post.send("glitter", b"?")
    wire.run(1)
    assert ann.refused["kind"] == 1
    assert ann._shared.ledger.digest == bob._shared.ledger.digest


def test_it_is_told_who_has_which_sounds():
    wire = Wire()
    ann = wire.peer("ann")
    bob = wire.peer("bob")
    ann.have({"bd": "1", "sd": "2"})
    for peer in (ann, bob):
        peer.connected()
    ann.found()
    ann.enter()
    wire.run(4)
    assert bob.manifests[ann.id] == {"bd": "1", "sd": "2"}
    assert ann.manifests[bob.id] == {}
    bob.have({"bd": "1", "sd": "3"})
    wire.run(4)
    assert ann.manifests[bob.id] == {"bd": "1", "sd": "3"}
    bob.have({"bd": "1", "sd": "2"})
    wire.run(4)
    assert ann.manifests[bob.id] == bob.manifests[ann.id] == {"bd": "1", "sd": "2"}
    bob.leave()
    wire.run(1)
    assert ann.manifests == {}


def test_messages_of_the_clock_go_through_even_before_one_enters():
    wire = Wire()
    ann, bob = wire.peer("ann"), wire.peer("bob")
    heard = []
    ann.on_clock = lambda kind, body, who: heard.append((kind, body, who))
    ann.connected()
    bob.connected()
    wire.run(1)
    bob.send("ping", b"12345678", ann.id)
    wire.run(0.2)
    assert heard == [("ping", b"12345678", bob.id)]


def test_an_evaluation_is_told_to_who_plays_it_and_to_who_made_it(two):
    wire, ann, _bob = two
    made = ann.evaluate("a", "x", Fraction(3))
    wire.run(0.3)
    for number in (1, 2):
        assert [h for h in wire.heard[number] if isinstance(h, Evaluation)] == [made]
