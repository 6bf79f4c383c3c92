"""Players in a room: what one does, all have."""

from fractions import Fraction

import pytest

from jam.peer import Peer
from jam.room import JamError, Said
from tests.jam.wire import Wire, room


def texts(peer: Peer) -> dict[str, str]:
    return {pane.name: pane.text for pane in peer.panes()}


def test_what_one_writes_and_evaluates_both_have():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("drums")
    wire.run(0.2)
    ann.edit("drums", 0, 0, 's("bd é🎵")')
    wire.run(0.2)
    bob.edit("drums", 3, 5, "sd")
    made = bob.evaluate("drums", 's("sd")', Fraction(16))
    wire.run(0.2)
    assert texts(ann) == texts(bob) == {"drums": 's("sd é🎵")'}
    assert ann.playing() == bob.playing() == (made,)
    assert wire.evaluations(ann) == wire.evaluations(bob) == [made]


def test_a_late_joiner_has_it_all_before_they_enter():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("drums", shared=True)
    ann.edit("drums", 0, 0, "hello")
    ann.evaluate("drums", "hello", Fraction(1))
    ann.set_tempo(Fraction(2, 3), Fraction(4))
    bob.say("hi")
    ann.record(True)
    wire.run(1)
    cy = wire.peer("cy")
    cy.connected()
    wire.run(2)
    assert cy.ready
    assert cy.recorded
    assert [m.name for m in cy.members()] == ["ann", "bob"]
    cy.enter()
    wire.run(1)
    assert texts(cy) == texts(ann)
    assert (cy.playing(), cy.tempos(), cy.chat()) == (ann.playing(), ann.tempos(), ann.chat())
    assert [m.name for m in ann.members() if m.here] == ["ann", "bob", "cy"]
    assert not [h for h in wire.heard[wire.number(cy)] if isinstance(h, Said)]


def test_undo_takes_back_only_my_own():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    wire.run(0.2)
    ann.edit("a", 0, 0, "one ")
    wire.run(0.2)
    bob.edit("a", 4, 4, "two")
    wire.run(0.2)
    assert ann.undo("a")
    wire.run(0.2)
    assert texts(ann) == texts(bob) == {"a": "two"}
    assert not ann.undo("a")
    assert ann.redo("a")
    wire.run(0.2)
    assert texts(bob) == {"a": "one two"}


def test_who_may_only_listen_is_told_so():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    ann.give_role(bob.id, "listen")
    wire.run(0.5)
    with pytest.raises(JamError, match="ask the host to let you play"):
        bob.edit("a", 0, 0, "x")
    with pytest.raises(JamError, match="only the host may do that, and that is ann"):
        bob.lock("a")
