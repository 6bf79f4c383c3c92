"""What a hostile server may send: refused with a sentence, and nothing of the room is harmed."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jam.flok import wire
from jam.flok.link import read_link
from jam.flok.peer import FlokPeer
from jam.flok.session import DOC, PUBSUB, Surroundings
from jam.lib0 import GarbledError, block, number, text
from jam.room import JamError

DEEP = "[" * 100_000
HEAD = number(1) + number(1) + number(5) + number(0)


def _peer():
    around = Surroundings(lambda: 0.0, lambda: 0.0, lambda: Fraction(1), lambda _: None)
    peer = FlokPeer(read_link("flok:http://h/s/probe"), "ada", "#30bced", 77, around)
    peer.connected(DOC)
    peer.connected(PUBSUB)
    peer.add_pane("tune")
    peer.edit("tune", 0, 0, 's("bd")')
    return peer


def _published(topic, message, **more):
    payload = {"topic": f"session:probe:target:{topic}", "message": message, **more}
    return json.dumps({"type": "publish", "payload": payload})


def _evaluation(body):
    return _published("strudel:eval", {"docId": "tune", "body": body, "user": "x"})


@pytest.mark.parametrize(
    ("channel", "frame", "why"),
    [
        (DOC, b"", "too soon"),
        (DOC, b"\0", "too soon"),
        (DOC, b"\0\2", "too soon"),
        (DOC, bytes(10_000_000), "bytes, more than"),
        (DOC, b"\0\2" + block(b"\1\1\5"), "too soon"),
        (DOC, b"\0\7" + block(b""), "kind 7"),
        (DOC, b"\0\0" + block(number(1 << 28)), "too soon"),
        (DOC, b"\1" + block(number(1) + number(5) + number(1) + text("{")), "not JSON"),
        (DOC, b"\1" + block(number(1) + number(5) + number(1) + text("[" * 4_000)), "not JSON"),
        (DOC, b"\2\0" + text("no entry\x1b[2J"), r"lets nobody in \(no entry \[2J\)"),
        (DOC, "words", "expected"),
        (PUBSUB, b"bytes", "expected"),
        (PUBSUB, "", "not JSON"),
        (PUBSUB, "not json", "not JSON"),
        (PUBSUB, DEEP, "not JSON"),
        (PUBSUB, "[1]", "no payload"),
        (PUBSUB, '{"type":"publish","payload":[]}', "no payload"),
        (PUBSUB, '{"type":"id","payload":NaN}', "not JSON"),
        (PUBSUB, "x" * 600_000, "more than"),
        (PUBSUB, _published("strudel:eval", 3), "no content"),
        (PUBSUB, _published("strudel:eval", {"docId": "tune"}), "no code"),
        (PUBSUB, _evaluation("x" * 70_000), "too long"),
    ],
)
def test_what_means_nothing_is_refused_with_a_sentence(channel, frame, why):
    peer = _peer()
    with pytest.raises(GarbledError, match=why):
        peer.receive(channel, frame)
    assert [one.text for one in peer.panes()] == ['s("bd")']
    assert peer.playing() == ()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_change_nothing_that_is_not_theirs(data):
    peer = _peer()
    try:
        peer.receive(DOC, data)
    except GarbledError:
        assert [one.text for one in peer.panes()] == ['s("bd")']


WORDS = st.sampled_from(["type", "payload", "topic", "message", "docId", "body", "user", "id"])
LEAVES = st.none() | st.booleans() | st.floats(allow_nan=False) | st.text()


def _within(one):
    return st.lists(one, max_size=3) | st.dictionaries(WORDS, one)


@settings(deadline=None)
@given(st.recursive(LEAVES, _within))
def test_any_json_is_refused_or_plays_nothing(said):
    peer = _peer()
    for frame in (said, {"type": "publish", "payload": said}, json.loads(_evaluation("")) | {}):
        try:
            peer.receive(PUBSUB, json.dumps(frame))
        except GarbledError:
            continue
    assert len(peer.playing()) <= 1


def test_ten_thousand_states_are_not_kept():
    peer = _peer()
    states = [wire.State(client, 1, {"user": {"name": "x"}}) for client in range(100, 10_100)]
    peer.receive(DOC, wire.awareness(states))
    assert len(peer.members()) == 65


@settings(deadline=None)
@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda one: (
    st.dictionaries(st.sampled_from(["anchor", "head", "tname", "item", "client", "clock"]), one)
)))  # fmt: skip
def test_cursors_that_mean_nothing_are_not_shown(cursor):
    peer = _peer()
    for value in (cursor, {"head": cursor}, {"head": {"tname": "text:tune", "item": cursor}}):
        shown = {"user": {"name": "x"}, "cursor": value}
        peer.receive(DOC, wire.awareness([wire.State(5, peer.seed % 9 + 1, shown)]))
        assert len(peer.members()) == 2


@pytest.mark.parametrize("item", [
    {"client": 5, "clock": 77}, {"client": 77, "clock": 10_000}, {"client": 77, "clock": -1},
    {"client": 1 << 70, "clock": 0}, {"client": True, "clock": 0}, {"client": "77", "clock": 0}, 3,
])  # fmt: skip
def test_a_cursor_at_a_letter_that_nobody_wrote_is_nowhere(item):
    peer = _peer()
    cursor = {"head": {"tname": "text:tune", "item": item, "assoc": 0}}
    peer.receive(DOC, wire.awareness([wire.State(5, 1, {"user": {}, "cursor": cursor})]))
    assert peer.members()[1].cursor is None


def test_a_document_that_grows_without_end_is_refused():
    peer = _peer()
    much = bytes([4]) + number(1) + text("text:x") + text("x" * 100_000) + number(0)
    frames = [wire.update(HEAD[:2] + number(99 + at) + number(0) + much) for at in range(20)]
    with pytest.raises(GarbledError, match="larger than 1 MB"):
        _all(peer, DOC, frames)


def test_a_flood_of_evaluations_is_refused():
    peer = _peer()
    with pytest.raises(GarbledError, match="more than 10 evaluations"):
        _all(peer, PUBSUB, [_evaluation(str(at)) for at in range(11)])


def _all(peer, channel, frames):
    for frame in frames:
        peer.receive(channel, frame)


def test_a_texts_of_another_kind_under_a_panes_name_harms_nothing():
    peer = _peer()
    table = HEAD + bytes([0x20 | 8]) + number(1) + text("text:tune") + text("k") + number(1)
    peer.receive(DOC, wire.update(table + bytes([119]) + text("v") + number(0)))
    assert peer.panes()[0].text == 's("bd")'


@pytest.mark.parametrize(
    "link",
    ["flok:", "flok:http://", "flok:http://h", "flok:http://h/s/", "flok:ftp://h/s/a",
     "flok:http://a@h/s/x", "flok:http://h/s/a:b", "flok:http://h:port/s/a", "http://h/s/a",
     "flok:http://h/s/" + "x" * 600, "flok:http://h/x/s/a", "flok:http://h/s/%0a"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_says_what_one_looks_like(link):
    with pytest.raises(JamError, match=r"looks like flok:https://host/s/SESSION"):
        read_link(link)


def test_a_link_comes_back_as_it_was():
    link = read_link(" flok:https://flok.example:8443/s/blue%20tiger?x#targets=strudel ")
    assert str(link) == "flok:https://flok.example:8443/s/blue%20tiger"
    assert link.documents == "wss://flok.example:8443/doc/blue%20tiger"
    assert link.pubsub == "wss://flok.example:8443/pubsub"
