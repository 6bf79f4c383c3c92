"""A long jam: many changes of tempo, of which only some are kept, and everybody is in phase."""

from fractions import Fraction

import pytest

from jam import ledger
from jam.room import Tempo
from jam.tempomap import TempoMap
from tests.jam.wire import Wire, room

CHANGES = 1_000
BEGAN_S = 100


def second(wire: Wire) -> Fraction:
    """Of the room's time, which is exact here."""
    return Fraction(round(wire.now_s * 1000), 1000) - BEGAN_S


def timed(wire: Wire, peer) -> None:
    """Let a peer know which cycle it is, by the tempos that it knows."""
    peer.cycle = lambda: TempoMap(peer.tempos()).cycle_at(second(wire))


def test_a_thousand_changes_of_tempo_leave_all_in_phase_who_comes_late_too():
    wire = Wire()
    players = room(wire, "ann", "bob")
    for one in players:
        timed(wire, one)
    whole: list[Tempo] = []
    for turn in range(CHANGES):
        cps, cycle = Fraction(40 + turn % 37, 60), Fraction(12 + turn, 2)
        players[turn % 2].set_tempo(cps, cycle)
        whole.append(Tempo(cps, cycle, players[turn % 2].id))
        wire.run(0.6, 0.3)  # about as long as half a cycle takes
    late = wire.peer("late")
    late.connected()
    wire.run(8)
    kept = len(late._shared.ledger.of_kind("tempo"))
    assert kept < CHANGES
    exact, now = TempoMap(whole), second(wire)
    for peer in (*players, late):
        made = TempoMap(peer.tempos())
        for ahead in range(-20, 200, 7):
            assert made.cycle_at(now + ahead) == exact.cycle_at(now + ahead)


@pytest.fixture
def two():
    wire = Wire()
    ann, bob = room(wire, "ann", "bob")
    timed(wire, ann)
    timed(wire, bob)
    return wire, ann, bob


def settled(ann, tempos, second="8"):
    return {"before": ann._shared.ledger.latest_stamp + 1, "second": second, "tempos": tempos}


def test_only_a_host_settles_where_the_room_stands(two):
    wire, ann, bob = two
    ann.set_tempo(Fraction(2), Fraction(4))
    wire.run(1)
    before = ann.tempos()
    bob._exchange.tell(bob._shared.write("settled", settled(bob, [["4", "3", bob.id]])))
    wire.run(1)
    assert ann.tempos() == bob.tempos() == before
    ann._exchange.tell(ann._shared.write("settled", settled(ann, [["4", "3", bob.id]], "9")))
    wire.run(1)
    assert ann.tempos() == bob.tempos() == (Tempo(Fraction(3), Fraction(4), bob.id, Fraction(9)),)
    bob.set_tempo(Fraction(1), Fraction(10))
    wire.run(1)
    assert TempoMap(ann.tempos()).second_at(Fraction(13)) == 9 + 2 + 3


def test_a_second_host_who_was_sent_out_settles_nothing(two):
    wire, ann, bob = two
    ann.give_role(bob.id, "host")
    wire.run(1)
    ann.kick(bob.id)
    wire.run(1)
    before = ann.tempos()
    record = bob._shared.write("settled", settled(bob, [["4", "3", bob.id]]))
    ann._shared.ledger.add(record)  # as somebody else brings it
    ann._shared.refresh([record])
    assert ann.tempos() == before


def test_changes_that_are_told_once_are_not_told_again_when_they_are_settled(two):
    wire, ann, bob = two
    bob.set_tempo(Fraction(2), Fraction(4))
    wire.run(1)
    ann._write("settled", settled(ann, [["4", "2", bob.id]]))
    wire.run(1)
    told = [one for one in wire.heard[wire.number(bob)] if isinstance(one, Tempo)]
    assert len(told) == 1


def test_a_ledger_keeps_what_a_room_is_made_of_when_bytes_are_short(two, monkeypatch):
    wire, ann, _ = two
    ann.add_pane("drums")
    ann.set_tempo(Fraction(3), Fraction(9))
    ann._write("settled", settled(ann, [["4", "2", ann.id]]))
    lasting = [ann.rules(), ann.tempos(), ann.members(), ann.panes()]
    monkeypatch.setattr(ledger, "AUTHOR_BYTES", 4_000)
    for number in range(12):
        ann.say("x" * 1_000 + str(number))
        wire.run(1)
    ann._shared.refresh(ann._shared.ledger)
    assert [ann.rules(), ann.tempos(), ann.members(), ann.panes()] == lasting
    assert len(ann.chat()) < 5
