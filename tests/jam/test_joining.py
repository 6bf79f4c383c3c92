"""Many come into a room at once: frames counted, on a wire that is as slow as a busy machine."""

from collections import Counter
from fractions import Fraction

import pytest

from jam.answers import GATHER_S, MOST, REPEAT_S, Answers
from jam.calm import Doubts
from jam.envelope import RefusedError, unseal
from jam.exchange import texts_of
from jam.keys import RoomKey
from jam.limits import RATES
from jam.peer import Peer
from tests.jam.wire import KEY, Wire

HAVE = "what bob, cy and di have"


def joined(count: int, panes: int = 8) -> tuple[Wire, Peer, list[Peer]]:
    """A room with some panes, into which so many come at one moment."""
    wire = Wire(delay_s=0.02)
    host = wire.peer("host")
    host.connected()
    host.found()
    host.enter()
    for number in range(panes):
        host.add_pane(f"pane{number}")
        host.edit(f"pane{number}", 0, 0, f"note({number})")
    wire.run(1)
    wire.frames.clear()
    joiners = [wire.peer(f"joiner{number}") for number in range(count)]
    for joiner in joiners:
        joiner.connected()
    wire.run(1)
    return wire, host, joiners


def kinds(wire: Wire) -> Counter[str]:
    return Counter(unseal(frame, RoomKey.of(KEY)).kind for frame in wire.frames)


@pytest.mark.parametrize("count", [4, 12])
def test_many_who_come_at_once_get_one_answer(count):
    wire, host, joiners = joined(count)
    assert all(joiner.panes() == host.panes() for joiner in joiners)
    sent = kinds(wire)
    assert sent["records"] == sent["texts"] == 1
    assert sent["have"] == sent["sync"] == count
    assert sent["text"] == 0


def test_frames_grow_with_the_number_of_those_who_come_not_with_its_square():
    few, many = (Counter(kinds(joined(count)[0])) for count in (4, 16))
    assert sum(many.values()) <= 4 * sum(few.values())


def test_all_ask_the_one_who_knows_most_then_the_next_one_then_anybody():
    doubts = Doubts(lambda: 0.5)
    doubts.begin(100)
    for who, size in (("bob", 3), ("cy", 9), ("di", 9)):
        doubts.differs(who, 100, 3, size)
    assert doubts.question(100, 3) == "cy"
    assert doubts.question(105, 3) == "di"
    assert doubts.question(110, 3) == "cy"  # by dice


def test_one_who_asks_is_answered_alone_and_several_together():
    answers = Answers()
    answers.ask(HAVE, "bob", 100)
    assert answers.due(100 + GATHER_S / 2) == []
    assert answers.due(100.1 + GATHER_S) == [(HAVE, "bob")]
    answers.ask(HAVE, "bob", 100.5)
    assert answers.due(101) == []
    answers = Answers()
    for who in ("bob", "cy"):
        answers.ask(HAVE, who, 100)
    assert answers.due(101) == [(HAVE, "")]


def test_who_asks_what_another_one_was_just_answered_is_answered_with_all():
    answers = Answers()
    answers.ask(HAVE, "bob", 100)
    answers.due(100.2)
    answers.ask(HAVE, "cy", 100.3)
    assert answers.due(100.5) == [(HAVE, "")]
    answers.ask(HAVE, "di", 100.6)
    assert answers.due(101) == []
    answers.ask(HAVE, "di", 100.5 + REPEAT_S)
    assert answers.due(102) == [(HAVE, "di")]


def test_more_questions_than_a_room_has_are_not_kept():
    answers = Answers()
    for number in range(2 * MOST):
        answers.ask(str(number), "bob", 100)
    assert len(answers.due(101)) == MOST


def test_texts_of_more_panes_than_a_room_has_are_refused():
    with pytest.raises(RefusedError):
        texts_of(bytes(4) * 65)
    assert texts_of(bytes((0, 0, 0, 2)) + b"abx") == [b"ab", b""]


def test_texts_in_one_frame_count_as_so_many():
    wire, host, (bob,) = joined(1)
    for _ in range(8):
        host._post.send("texts", bytes(4) * 32)
    wire.run(0.1)
    assert bob.refused["rate"] == 2


def test_an_evaluation_goes_before_texts_that_heal():
    wire, host, (bob,) = joined(1)
    bob.enter()
    wire.run(1)
    many = 2 * int(RATES["healing"][1]) // 60_000
    for _ in range(many):
        host._post.send("texts", b"x" * 60_000, bob.id)
    host.evaluate("pane0", "now", Fraction(1))
    wire.frames.clear()
    wire.collect()
    assert next(iter(kinds(wire))) == "record"
    assert 0 < kinds(wire)["texts"] < many
    wire.run(12)
    assert kinds(wire)["texts"] == many
