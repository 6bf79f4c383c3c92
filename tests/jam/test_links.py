"""Links, keys, parts and counters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jam.envelope import Envelope, RefusedError
from jam.keys import Identity, RoomKey
from jam.ledger import Ledger
from jam.link import Link, parse
from jam.parts import Parts, cut
from jam.records import read, write
from jam.replay import Guard
from jam.room import JamError

ANN = Identity(bytes([1]) * 32)


@given(
    st.binary(min_size=16, max_size=16),
    st.sampled_from(["127.0.0.1", "::1", "jam.example"]),
    st.integers(1, 65535),
    st.sampled_from(["", "0123456789abcdef"]),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(["10.0.0.7", "::2"]), st.integers(1, 65535)), max_size=8),
)
def test_a_link_is_read_as_it_was_written(key, host, port, founder, tls, also):
    link = Link(host, port, "küche", key, founder, tls, tuple(also))
    assert parse(str(link)) == link


def test_other_places_of_a_link_that_are_none_are_left_out():
    told = "h:1,,nothing,:3,a@b:4,[::1]:5,h:99999"
    link = parse(f"jam://h:7/kitchen?x=1&or={told}#AAAAAAAAAAAAAAAAAAAAAA")
    assert link.also == (("h", 1), ("::1", 5))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("http://x/y#z", "begins with jam://"),
        ("jam:///kitchen#AAAAAAAAAAAAAAAAAAAAAA", "on which host"),
        ("jam://h:1/kitchen", "the key is missing"),
        ("jam://h:1/kitchen#AAAA", "the key behind the # is not whole"),
        ("jam://h:1/kitchen#AAAAAAAAAAAAAAAAAAAAAA.AA", "the end of the link is not whole"),
        ("jam://h:1/kitchen#AAAAAAAAAAAAAAAAAAAAA!", "the key behind the # is not whole"),
        ("jam://h:1/kitchen#AAAAAAAAAAAAAAAAAAAAAB", "the key behind the # is not whole"),
        ("jam://h:0/kitchen#AAAAAAAAAAAAAAAAAAAAAA", "between 1 and 65535"),
        ("jam://h:99999/kitchen#AAAAAAAAAAAAAAAAAAAAAA", "the host or the port"),
        ("jam://h:1/#AAAAAAAAAAAAAAAAAAAAAA", "a room's name is one word"),
        ("jam://h:1/" + "x" * 3000, "too long"),
    ],
)
def test_what_is_wrong_with_a_link_is_said(text, sentence):
    with pytest.raises(JamError, match=sentence):
        parse(text)


def test_no_key_shows_in_a_log():
    link = Link("h", 1, "kitchen", b"0123456789abcdef")
    assert "MDEy" not in repr(link)
    assert RoomKey.of(link.key).frame_key.hex() not in repr(RoomKey.of(link.key))


@given(st.binary(min_size=1, max_size=200_000), st.randoms())
def test_parts_in_any_order_make_the_whole(body, dice):
    pieces = cut(b"transfer", "sync", body)
    dice.shuffle(pieces)
    parts, whole = Parts(), None
    for piece in pieces:
        assert whole is None
        whole = parts.take("ann", piece, 0.0)
    assert whole == ("sync", body)


@given(st.lists(st.integers(0, 3000), max_size=60))
def test_no_counter_is_taken_twice(counters):
    guard, taken = Guard(), []
    for counter in counters:
        try:
            guard.check(Envelope(ANN.public, b"sessions", counter, 10, "here", b""), 10)
            taken.append(counter)
        except RefusedError:
            pass
    assert len(taken) == len(set(taken))


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 3)), max_size=60), st.randoms())
def test_ledgers_hold_the_same_whatever_the_order(said, dice):
    records = [
        write(
            ANN,
            "room",
            "0" * 16,
            n,
            n * 7 % 13,
            "evaluate",
            {"pane": "abcd"[p], "code": str(p), "cycle": "1"},
        )
        for n, p in said
    ]
    one, other = Ledger(), Ledger()
    for record in records:
        one.add(record)
    dice.shuffle(records)
    for record in [*records, *records]:
        other.add(record)
    assert one.digest == other.digest
    assert {r.hash for r in one} == {r.hash for r in other}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("evaluate", {"pane": "a", "code": "x" * 70_000, "cycle": "1"}),
        ("evaluate", {"pane": "a", "code": "\ud800", "cycle": "1"}),
        ("evaluate", {"pane": "a", "code": "x", "cycle": "1/0"}),
        ("tempo", {"cps": "17", "cycle": "0"}),
        ("control", {"control": "x", "value": float("nan"), "cycle": "0"}),
        ("player", {"name": "a\x1b[2J", "colour": "#000000", "via": ""}),
        ("say", {}),
    ],
)
def test_fields_that_cannot_be_are_refused(kind, fields):
    with pytest.raises(RefusedError):
        write(ANN, "room", "0" * 16, 1, 1, kind, fields)


def test_a_record_of_one_room_is_worth_nothing_in_another():
    record = write(ANN, "kitchen", "0" * 16, 1, 1, "say", {"text": "hi"})
    assert read(record.wire(), "kitchen").hash == record.hash
    with pytest.raises(RefusedError, match="pretends to be by player"):
        read(record.wire(), "cellar")
