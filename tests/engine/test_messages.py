"""The wire form of messages: what goes in comes out, and nothing else is read."""

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import WireError
from engine.messages import Cancel, Limiter, Panic, Play, Turn, decode, encode

TOKEN = b"sixteen bytes ok"
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | st.text(),
    lambda inner: st.tuples(inner, inner),
    max_leaves=6,
)
frames = st.integers(-(2**40), 2**40)
messages = st.one_of(
    st.builds(Play, frames, st.text(), st.integers(0, 2**31), st.tuples(plain, plain)),
    st.builds(Cancel, st.none() | st.text(), frames, st.integers(0, 2**62)),
    st.just(Panic()),
    st.builds(Limiter, st.booleans()),
    st.builds(Turn, st.text(), st.text(), st.none() | st.floats(allow_nan=False)),
)


@given(st.lists(messages, max_size=4), st.integers(1, 1000))
def test_messages_come_out_as_they_went_in(sent, epoch):
    assert decode(TOKEN, encode(TOKEN, epoch, sent)) == (epoch, sent)


@given(st.binary(max_size=200))
def test_bytes_without_the_token_are_refused(data):
    with pytest.raises(WireError):
        decode(TOKEN, b"x" + data)


@pytest.mark.parametrize("data", [b"", b"(", b"nonsense", marshal.dumps(7), marshal.dumps((1, 2))])
def test_broken_messages_are_refused_even_with_the_token(data):
    with pytest.raises(WireError):
        decode(TOKEN, TOKEN + data)


@pytest.mark.parametrize("row", [(9,), (0, 1, 2), (1, "$1", "soon", 2), (0, 1.5, "$1", 1, ()), ()])
def test_a_message_with_wrong_fields_is_refused(row):
    with pytest.raises(WireError):
        decode(TOKEN, TOKEN + marshal.dumps((1, [row])))
