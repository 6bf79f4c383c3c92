"""Whatever the network does, players end with the same room, and nothing plays twice."""

import contextlib
import hashlib
import zlib
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jam.peer import Peer
from jam.room import JamError
from jam.stored import Stored, pack, unpack
from tests.jam.wire import Wire, room

PANES = ("a", "b")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # a smaller example takes minutes to find
steps = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(
            ["type", "type", "cut", "undo", "evaluate", "say", "tempo", "wait", "part"]
        ),
        st.integers(0, 40),
    ),
    max_size=25,
)


def act(wire: Wire, peers: list[Peer], who: int, what: str, number: int, made: list[str]) -> None:
    peer, pane = peers[who], PANES[number % 2]
    texts = {p.name: p.text for p in peer.panes()}
    if what == "part":
        wire.walls = set()
        if number % 3:
            wire.part(peers[: 1 + number % 3], peers[1 + number % 3 :])
    if what == "wait" or pane not in texts:
        wire.run(number / 10)
        return
    at = min(number, len(texts[pane]))
    if what == "type":
        peer.edit(pane, at, at, f"{who}é{number} ")
    elif what == "cut":
        peer.edit(pane, at // 2, at, "")
    elif what == "undo":
        peer.undo(pane)
    elif what == "evaluate":
        made.append(peer.evaluate(pane, f"{number}", Fraction(number)).id)
    elif what == "say":
        peer.say(f"{who} {number}")
    elif what == "tempo":
        peer.set_tempo(Fraction(1 + number, 60), Fraction(number))
    wire.run(0.1)


def test_texts_and_records_heal_after_a_partition():
    wire = Wire(delay_s=0.04)
    ann, bob, cy = room(wire, "ann", "bob", "cy")
    ann.add_pane("a", shared=True)
    ann.edit("a", 0, 0, "all ")
    wire.run(1)
    wire.part([ann], [bob, cy])
    ann.edit("a", 4, 4, "ann ")
    bob.edit("a", 4, 4, "bob ")
    ann.say("alone")
    wire.run(3)
    assert not cy.chat()
    wire.walls = set()
    wire.run(12)
    assert ann.panes() == bob.panes() == cy.panes()
    assert sorted(ann.panes()[0].text.split()) == ["all", "ann", "bob"]
    assert [said.text for said in cy.chat()] == ["alone"]


@given(
    steps,
    st.integers(0, 99),
    st.sampled_from([0.0, 0.05, 0.3]),
    st.sampled_from([0.0, 0.4]),
)
@settings(max_examples=12, deadline=None, phases=QUICK)
def test_all_end_with_the_same_room(script, seed, loss, jitter_s):
    wire = Wire(seed=seed, delay_s=0.04)
    peers = room(wire, "ann", "bob", "cy", "di")
    for pane in PANES:
        peers[0].add_pane(pane, shared=True)
    wire.run(1)
    wire.loss, wire.jitter_s, wire.twice = loss, jitter_s, 0.1
    made: list[str] = []
    for who, what, number in script:
        with contextlib.suppress(JamError):  # somebody says too much at once
            act(wire, peers, who, what, number, made)
    wire.walls = set()
    wire.loss = 0.0
    wire.run(12)
    first = peers[0]
    for peer in peers[1:]:
        assert peer.panes() == first.panes()
        assert peer.playing() == first.playing()
        assert (peer.chat(), peer.tempos()) == (first.chat(), first.tempos())
    for peer in peers:
        told = [one.id for one in wire.evaluations(peer)]
        assert len(told) == len(set(told))
        assert {one.id for one in peer.playing()} <= set(told) <= set(made)


@pytest.mark.parametrize("loss", [0.05, 0.3])
def test_no_evaluation_is_lost_or_played_twice(loss):
    wire = Wire(seed=5, delay_s=0.04, jitter_s=0.3, twice=0.2)
    peers = room(wire, "ann", "bob", "cy")
    for name, peer in zip("abc", peers, strict=True):
        peer.add_pane(name)
    wire.run(2)
    wire.loss = loss
    made = []
    for number in range(30):
        peer = peers[number % 3]
        made.append(peer.evaluate("abc"[number % 3], f"{number}", Fraction(number)).id)
        wire.run(2)
    wire.run(8)
    for peer in peers:
        assert sorted(one.id for one in wire.evaluations(peer)) == sorted(made)


def test_one_killed_comes_again_with_what_they_had():
    wire = Wire(delay_s=0.04)
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    ann.edit("a", 0, 0, "one")
    before = ann.evaluate("a", "one", Fraction(1))
    wire.run(1)
    wire.kill(bob)
    ann.edit("a", 3, 3, " two")
    wire.run(20)
    assert [m.here for m in ann.members()] == [True, False]
    again = wire.peer("bob", key=2)
    again.connected()
    wire.run(1)
    again.enter()
    after = again.evaluate("a", "two", Fraction(2))
    wire.run(6)
    assert ann.panes() == again.panes()
    assert ann.playing() == again.playing() == (before, after)
    assert [m.name for m in ann.members()] == ["ann", "bob"]


def test_a_room_survives_a_restart_of_everybody():
    wire = Wire()
    ann, _bob = room(wire, "ann", "bob")
    ann.add_pane("a")
    ann.edit("a", 0, 0, "one")
    ann.evaluate("a", "one", Fraction(1))
    ann.say("hello")
    data = pack(ann.stored())
    again = Wire(now_s=5_000).peer("ann", key=1)
    again.restore(unpack(data))
    assert again.ready
    assert (again.panes(), again.playing(), again.chat()) == (
        ann.panes(),
        ann.playing(),
        ann.chat(),
    )
    again.connected()
    again.enter()
    again.edit("a", 3, 3, "!")
    assert again.panes()[0].text == "one!"
    assert again.rules().host == again.id


@pytest.mark.parametrize("harm", ["cut", "flip", "other", "newer"])
def test_a_damaged_room_is_told_in_a_sentence(harm):
    data = pack(Stored("00", (), ()))
    harmed = {
        "cut": data[:-3],
        "flip": data[:-1] + b"?",
        "other": b"PK" + data,
        "newer": data.replace(b"room 1", b"room 2"),
    }[harm]
    with pytest.raises(JamError, match="room"):
        unpack(harmed)


@pytest.mark.parametrize(
    "told",
    [
        b"no JSON",
        b"[" * 50_000,
        b"[]",
        b"{}",
        b'{"room": "00", "records": 5, "texts": {}}',
        b'{"room": "00", "records": [], "texts": []}',
        b'{"room": "00", "records": [], "texts": {"a": 5}}',
        b'{"room": "00", "records": [], "texts": {"a": "x"}}',
    ],
    ids=lambda told: told[:40].decode(),
)
def test_a_room_that_somebody_else_wrote_wrongly_is_told_in_a_sentence(told):
    rest = zlib.compress(told)
    digest = hashlib.sha256(rest).hexdigest().encode()
    with pytest.raises(JamError, match="the room that was kept cannot be read: join by the link"):
        unpack(b"notalabel room 1\n" + digest + b"\n" + rest)
