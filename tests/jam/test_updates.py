"""Updates of shared documents, looked through before the library sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, Text

from jam.lib0 import GarbledError, Reader, block, number, text
from jam.updates import CLIENTS, LONGEST, look_through, look_through_state


def _update() -> bytes:
    """Of a document as players make it: a table, a text, things inserted and deleted."""
    doc: Doc[Map[str] | Text] = Doc(client_id=7)
    doc.get("targets", type=Map)["slot1"] = "strudel"
    written = doc.get("text:slot1", type=Text)
    written += 's("bd sd") // é🎹'
    written.insert(2, '"hh"')
    del written[2:4]
    return doc.get_update()


ONE = _update()
HEAD = (
    number(1) + number(1) + number(5) + number(0)
)  # a client, a struct, the client's number, clock
ROOT = number(1) + text("targets") + text("a")
VALUE = HEAD + bytes([0x20 | 8]) + ROOT + number(1)  # one value in a table, which has to follow


def test_an_update_tells_who_wrote_and_where():
    found = look_through(ONE)
    assert found.writers == {7}
    assert found.roots == {"targets", "text:slot1"}
    assert found.structs >= 3


@given(st.integers(0, len(ONE) - 1))
def test_an_update_that_is_cut_is_refused(length):
    with pytest.raises(GarbledError):
        look_through(ONE[:length])


@given(st.lists(st.tuples(st.integers(0, len(ONE) - 1), st.integers(0, 255)), max_size=6))
def test_what_is_let_through_is_decoded_or_refused_politely(changes):
    changed = bytearray(ONE)
    for at, byte in changes:
        changed[at] = byte
    try:
        look_through(bytes(changed))
    except GarbledError:
        return
    doc: Doc[Text] = Doc()
    try:
        doc.apply_update(bytes(changed))
    except ValueError:
        return
    assert isinstance(str(doc.get("text:slot1", type=Text)), str)
    assert doc.get_update()


@pytest.mark.parametrize(
    ("update", "why"),
    [
        (VALUE + bytes([117, 1]) * 30_000 + bytes([126]) + number(0), "nested too deep"),
        (number(1 << 28) + number(0), "too soon"),
        (HEAD[:1] + number(1 << 28) + HEAD[2:] + number(0), "too soon"),
        (VALUE + bytes([117]) + number(1 << 28), "too soon"),
        (HEAD + bytes([4]) + number(1) + text("text:a") + number(1 << 40), "too soon"),
        (HEAD + bytes([7]) + number(1) + text("text:a") + number(0) + number(0), "kind 7"),
        (HEAD + bytes([9]) + number(1) + text("a") + text("abc") + bytes([127, 0]), "kind 9"),
        (HEAD + bytes([5]) + number(1) + text("a") + text("[" * 5_000) + number(0), "too deep"),
        (HEAD + bytes([3]) + number(1) + text("a") + number(5) + b"abc", "too soon"),
        (HEAD + bytes([4]) + number(1) + text("a") + block(bytes(LONGEST + 1)), "is too long"),
        (HEAD + bytes([4]) + number(1) + text("a") + block(b"\xff") + number(0), "not UTF-8"),
        (VALUE + bytes([125]) + b"\xff" * 9 + number(0), "too large"),
        (VALUE + bytes([123]) + b"\0" * 7, "too soon"),
        (VALUE + bytes([115]) + number(0), "a value of kind 115"),
        (number(CLIENTS + 1) + bytes(2 * CLIENTS + 2), f"it names {CLIENTS + 1} writers"),
        (HEAD + bytes([2]) + number(1) + text("a") + number(0) + number(0), "kind 2"),
        (HEAD + bytes([0x20]) + number(1) + text("a") + text("b") + number(0), "kind 0"),
        (HEAD + bytes([4]) + number(2) + number(5) + number(0) + text("b"), "belongs nowhere"),
        (HEAD + bytes([4]) + number((1 << 32) + 1) + text("a") + text("b"), "belongs nowhere"),
        (HEAD + bytes([0]) + number(0) + number(0), "a piece is empty"),
        (HEAD + bytes([1]) + number(1) + text("a") + number(0) + number(0), "a piece is empty"),
        (HEAD + bytes([4]) + number(1) + text("a") + text("") + number(0), "a piece is empty"),
        (HEAD + bytes([8]) + number(1) + text("a") + number(0) + number(0), "a piece is empty"),
        (HEAD[:3] + number(1 << 31) + bytes([0]) + number(1) + number(0), "too large"),
        (ONE + b"\0", "behind its end"),
        (b"\xff" * 40, "too large"),
        (number(1 << 53), "too large"),
        (b"", "too soon"),
    ],
    ids=lambda one: one if isinstance(one, str) else one[:8].hex(),
)
def test_what_would_harm_the_library_is_refused(update, why):
    with pytest.raises(GarbledError, match=why):
        look_through(update)


def test_values_of_every_kind_are_let_through():
    doc: Doc[Map[object]] = Doc(client_id=7)
    table = doc.get("targets", type=Map)
    table["a"] = {"n": [1, -5, 2**40, 1.5, 1e300, True, None], "t": "é"}
    table["b"] = b"bytes"
    assert look_through(doc.get_update()).roots == {"targets"}


@pytest.mark.parametrize(
    "content",
    [
        bytes([1]) + number(1) + text("a") + number(9),  # what is deleted
        bytes([3]) + number(1) + text("a") + block(b"\0\1"),  # bytes
        bytes([6]) + number(1) + text("a") + text("bold") + text("true"),  # how a text looks
        bytes([8]) + number(1) + text("a") + number(1) + bytes([125, 0x80, 1]),  # a whole number
        bytes([8]) + number(1) + text("a") + number(1) + bytes([122]) + bytes(8),  # a large one
        bytes([5]) + number(1) + text("a") + text('{"a": []}'),  # something within a text
        bytes([0]) + number(3),  # what was forgotten
    ],
)
def test_contents_of_every_kind_are_let_through_and_can_be_decoded(content):
    update = HEAD + content + number(0)
    assert look_through(update).writers == {5}
    Doc().apply_update(update)


def test_a_piece_may_belong_to_another_one():
    update = HEAD + bytes([4]) + number(0) + number(7) + number(3) + text("x") + number(0)
    assert look_through(update).roots == frozenset()


def test_a_state_vector_is_read():
    doc: Doc[Text] = Doc(client_id=9)
    written = doc.get("text:a", type=Text)
    written += "hello"
    assert look_through_state(doc.get_state()) == {9: 5}
    with pytest.raises(GarbledError, match="too soon"):
        look_through_state(number(1 << 28))
    with pytest.raises(GarbledError, match="behind its end"):
        look_through_state(doc.get_state() + b"\0")


@given(st.integers(0, (1 << 53) - 1), st.text(), st.binary())
def test_numbers_texts_and_bytes_come_back(value, words, data):
    reader = Reader(number(value) + text(words) + block(data))
    assert (reader.number(), reader.text(10_000), reader.block(10_000)) == (value, words, data)
    assert reader.left == 0
