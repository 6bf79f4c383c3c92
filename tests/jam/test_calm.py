"""A room in which many type at once is calm; what was lost comes all the same."""

from collections import Counter
from fractions import Fraction

import pytest

from jam.calm import Doubts
from jam.envelope import unseal
from jam.keys import RoomKey
from jam.peer import Peer
from tests.jam.wire import KEY, Wire, room


def kinds(wire: Wire) -> Counter[str]:
    return Counter(unseal(frame, RoomKey.of(KEY)).kind for frame in wire.frames)


def typing(wire: Wire, peers: list[Peer], seconds: int) -> None:
    """All type once a second, one after the other."""
    for _ in range(seconds * 20):
        for number, peer in enumerate(peers):
            if int(wire.now_s * 20 + number) % 20 == 0:
                peer.edit("a", 0, 0, f"{number} ")
        wire.run(0.05)


@pytest.fixture
def crowd():
    wire = Wire(delay_s=0.03, jitter_s=0.03)
    peers = room(wire, *(f"player{number}" for number in range(12)))
    peers[0].add_pane("a", shared=True)
    wire.run(6)
    wire.frames.clear()
    return wire, peers


def test_while_twelve_type_hardly_anybody_asks(crowd):
    wire, peers = crowd
    typing(wire, peers, 10)
    wire.run(1)
    sent = kinds(wire)
    assert sent["text"] >= 100
    assert sent["sync"] + sent["have"] <= sent["text"] / 10
    assert sum(sent.values()) <= 3 * sent["text"]
    assert len({peer.panes() for peer in peers}) == 1


def test_what_one_of_twelve_missed_comes_while_the_others_type_on(crowd):
    wire, peers = crowd
    deaf, others = peers[-1], peers[:-1]
    wire.part([deaf], others)
    others[0].say("did you hear that")
    wire.run(0.2)
    wire.walls = set()
    assert not deaf.chat()
    typing(wire, others, 14)
    assert [line.text for line in deaf.chat()] == ["did you hear that"]


def test_edits_of_a_moment_go_in_one_frame():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    wire.run(1)
    wire.frames.clear()
    for letter in "hello":
        ann.edit("a", 0, 0, letter)
        wire.now_s += 0.005
    wire.run(0.15)
    assert kinds(wire)["text"] == 2
    assert bob.panes()[0].text == "olleh"


def test_an_evaluation_does_not_overtake_the_edit_before_it():
    wire = Wire()
    ann, _ = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    wire.run(1)
    wire.frames.clear()
    ann.edit("a", 0, 0, "x")
    ann.edit("a", 1, 1, "y")
    ann.evaluate("a", "xy", Fraction(1))
    wire.collect()
    assert list(kinds(wire)) == ["text", "record"]


def settled() -> Doubts:
    doubts = Doubts(lambda: 0.5)
    doubts.begin(100)
    doubts.agrees("bob", 100)
    return doubts


def test_a_difference_is_asked_about_when_nothing_changes_any_more():
    doubts = settled()
    doubts.differs("bob", 101, 2)
    assert doubts.question(101.1, 2) == ""
    doubts.changed(101.2)
    assert doubts.question(102, 2) == ""
    doubts.differs("bob", 103, 2)
    assert doubts.question(104, 2) == "bob"


def test_one_question_at_a_time_whoever_differs():
    doubts = settled()
    for who in ("bob", "cy", "di"):
        doubts.differs(who, 103, 2)
    assert doubts.question(104, 2)
    assert not doubts.question(104.1, 2)
    assert not doubts.question(104.6, 2)


def test_who_has_just_come_asks_at_once():
    doubts = Doubts(lambda: 0.5)
    doubts.begin(100)
    doubts.changed(100)
    doubts.differs("bob", 100.1, 31)
    assert doubts.question(100.1, 31) == "bob"


def test_where_it_never_gets_quiet_somebody_is_asked_now_and_then():
    doubts, asked = settled(), 0
    for step in range(600):
        now_s = 100 + step / 10
        doubts.changed(now_s)
        doubts.differs("bob", now_s, 31)
        asked += doubts.question(now_s, 31) == "bob"
    assert 2 <= asked <= 4
