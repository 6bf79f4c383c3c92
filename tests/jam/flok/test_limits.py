"""What a session of Flok does not take from us, forgets, or has no place for."""

import json
from fractions import Fraction

import pytest

from jam.flok import pubsub, wire
from jam.flok.crowd import MOST, Crowd
from jam.flok.document import MOST_BYTES, MOST_PANES, MOST_TEXT, Document, TooLargeError
from jam.flok.peer import DOC, PUBSUB
from jam.lib0 import GarbledError
from jam.room import Cursor, Edited, JamError
from tests.jam.flok.test_replay import Conversation


def joined() -> Conversation:
    one = Conversation()
    for channel in (DOC, PUBSUB):
        one.peer.connected(channel)
    one.peer.add_pane("tune")
    one.peer.edit("tune", 0, 0, 's("bd")')
    return one


def take_away(one: Conversation, pane: str) -> None:
    """A browser removes a pane, and tells of it."""
    theirs = Document(5)
    theirs.merge(one.peer._document.missing(theirs.state()))
    one.peer.outgoing()
    with theirs._mine():
        del theirs._targets[pane]
    for change in theirs.changes():
        one.peer.receive(DOC, wire.update(change))


@pytest.mark.parametrize(
    ("does", "why"),
    [
        (lambda peer: peer.add_pane("two words"), "one word of 32 letters at most"),
        (lambda peer: peer.add_pane("tune"), "there is a pane tune already"),
        (lambda peer: peer.edit("tune", 3, 99, ""), "tune has 7 characters; these are not"),
        (lambda peer: peer.edit("tune", 0, 0, "é" * MOST_TEXT), "a pane has at most 64 kB"),
        (lambda peer: peer.edit("x", 0, 0, ""), "there is no pane x in probe; there are: tune"),
        (lambda peer: peer.evaluate("tune", "é" * MOST_TEXT, Fraction(0)), "code has at most 64"),
    ],
)
def test_what_a_session_does_not_take_is_told_and_changes_nothing(does, why):
    one = joined()
    with pytest.raises(JamError, match=why):
        does(one.peer)
    assert [(pane.name, pane.text) for pane in one.peer.panes()] == [("tune", 's("bd")')]
    assert one.peer.playing() == ()


def test_a_session_has_place_for_so_many_panes():
    peer = joined().peer
    for number in range(1, MOST_PANES):
        peer.add_pane(f"p{number}")
    with pytest.raises(JamError, match=f"at most {MOST_PANES} panes"):
        peer.add_pane("more")
    assert len(peer.panes()) == MOST_PANES


def test_without_a_way_to_the_others_nothing_can_be_said():
    one = joined()
    one.peer.say("hello")
    one.peer.disconnected(PUBSUB, "gone")
    with pytest.raises(JamError, match="there is no connection with probe now"):
        one.peer.say("anybody?")
    assert [said.text for said in one.peer.chat()] == ["hello"]
    assert one.peer.scenes() == ()


def test_a_pane_that_a_browser_takes_away_is_gone_with_what_played_in_it():
    one = joined()
    one.peer.evaluate("tune", 's("bd")', Fraction(1))
    take_away(one, "tune")
    assert one.peer.panes() == one.peer.playing() == ()
    assert one.of(Edited)[-1] == Edited("tune", None, "")


def test_what_nobody_writes_any_more_is_not_listened_to():
    one = joined()
    one.peer.add_pane("py", "pystrudel")
    take_away(one, "py")
    told = [json.loads(frame) for channel, frame in one.peer.outgoing() if channel == PUBSUB]
    assert [(row["type"], row["payload"]["topic"]) for row in told] == [
        ("unsubscribe", pubsub.topic("probe", "pystrudel", kind))
        for kind in (pubsub.EVAL, pubsub.OUT)
    ]


def test_an_evaluation_of_a_pane_that_is_not_there_plays_nothing():
    one = joined()
    for pane, language in (("other", "strudel"), ("tune", "hydra")):
        message = {"docId": pane, "body": 's("hh")', "user": "ann"}
        payload = {"topic": pubsub.topic("probe", language, pubsub.EVAL), "message": message}
        one.peer.receive(PUBSUB, json.dumps({"type": "publish", "payload": payload}))
    assert one.peer.playing() == ()


def test_a_document_that_is_too_large_at_once_is_refused():
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        Document(1).merge(bytes(MOST_BYTES + 1))


class PanicException(BaseException):
    """As a failure in Rust comes: no Exception."""


def test_a_change_at_which_the_library_fails_is_one_that_means_nothing(monkeypatch):
    class Failing:
        """A document that fails as the library does."""

        def __init__(self, doc):
            self.doc = doc

        def apply_update(self, _update):
            raise PanicException("index out of bounds")

        def __getattr__(self, name):
            return getattr(self.doc, name)

    one = joined()
    monkeypatch.setattr(one.peer._document, "_doc", Failing(one.peer._document._doc))
    with pytest.raises(GarbledError, match="it fails: PanicException"):
        one.peer.receive(DOC, wire.update(b"\0\0"))
    monkeypatch.undo()
    assert [pane.text for pane in one.peer.panes()] == ['s("bd")']


def test_who_is_told_to_be_gone_says_that_they_are_here():
    crowd = Crowd(7)
    crowd.show({"user": "ann"}, 0.0)
    crowd.hear(wire.States((wire.State(7, 5, None),)), 1.0)
    due = crowd.due(1.0)
    assert due is not None
    assert (due.clock, due.shown) == (6, {"user": "ann"})
    assert crowd.due(2.0) is None


def test_strangers_who_are_gone_or_too_many_take_no_place():
    crowd = Crowd(7)
    assert not crowd.hear(wire.States((wire.State(8, 1, None),)), 0.0)
    states = tuple(wire.State(100 + number, 1, {}) for number in range(MOST + 3))
    assert crowd.hear(wire.States(states), 0.0)
    assert (len(crowd.others()), crowd.left_out) == (MOST, 3)


def test_a_cursor_far_behind_letters_of_several_bytes_is_told_at_the_end_of_its_text():
    one = joined()
    one.peer.edit("tune", 0, 7, "é" * 200)
    told = one.peer._document.told(Cursor("tune", 150))
    assert (told["tname"], told["item"]) == ("text:tune", None)
    assert one.peer._document.told(Cursor("tune", 20))["item"] is not None
