"""Packets: what peers were recorded to send is read and written to the byte, and nothing else."""

import json
import math
import random
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_message import ParseError

from studio.links.osc.guard import (
    BUNDLE,
    MOST_BYTES,
    Message,
    OscError,
    decode,
    encode,
    tag_of,
    time_of,
)

RECORDED = Path(__file__).parents[2] / "interop" / "recorded.json"
PACKETS = [
    pytest.param(row, id=f"{peer} {number}")
    for peer, rows in json.loads(RECORDED.read_text("utf-8")).items()
    for number, row in enumerate(rows)
]
NOW = 1_800_000_000.25


@pytest.mark.parametrize("row", [one for one in PACKETS if "messages" in one.values[0]])
def test_recorded_packets_decode_as_stated_and_are_written_to_the_byte(row: dict[str, Any]) -> None:
    data = bytes.fromhex(row["hex"])
    found = decode(data)
    assert [(one.address, list(one.args)) for one in found] == [
        (one["address"], one["args"]) for one in row["messages"]
    ]
    if row["bundle"]:
        assert found[0].at == pytest.approx(row["timetag"], abs=1e-6)
    assert encode(found[0].address, found[0].args, found[0].at) == data


def bundle(*elements: bytes, at: float | None = NOW) -> bytes:
    return BUNDLE + tag_of(at) + b"".join(len(one).to_bytes(4) + one for one in elements)


def nested(depth: int) -> bytes:
    data = encode("/x", [1])
    for _ in range(depth):
        data = bundle(data)
    return data


def test_bundles_in_bundles_are_understood_up_to_a_depth() -> None:
    assert decode(nested(8)) == (Message("/x", (1,), NOW),)
    with pytest.raises(OscError, match="nested up to 8 deep"):
        decode(nested(9))


def test_a_bundle_holds_up_to_64_messages() -> None:
    assert len(decode(bundle(*[encode("/x", [1])] * 64))) == 64
    with pytest.raises(OscError, match="up to 64 messages"):
        decode(bundle(*[encode("/x", [1])] * 65))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no OSC"),
        (b"/" * (MOST_BYTES + 1), "up to 8192 bytes"),
        (BUNDLE, "without a time tag"),
        (BUNDLE + tag_of(None) + b"\0\0", "middle of a length"),
        (BUNDLE + tag_of(None) + bytes(4), "of no length"),
        (BUNDLE + tag_of(None) + b"\xff\xff\xff\xfc", "of no length"),
        (BUNDLE + tag_of(None) + b"\x7f\xff\xff\xfc", "longer than what is left"),
        (b"/abc", "without an end"),
        (b"/abc\0\0\0\0" + b"xi\0\0" + bytes(4), "without types"),
        (b"/abc\0\0\0\0" + b",i\0\0", "ends too soon"),
        (b"/abc\0\0\0\0" + b",s\0\0" + b"abcd", "without an end"),
        (b"/abc\0\0\0\0" + b",i\0\0" + bytes(8), "more than its types say"),
        (b"/abc\0\0\0\0" + b",b\0\0" + b"\xff\xff\xff\xff", "no length"),
        (b"/abc\0\0\0\0" + b",b\0\0" + b"\0\0\1\0" + bytes(4), "ends too soon"),
        (b"/abc\0\0\0\0" + b",z\0\0", "type of argument"),
        (b"/abc\0\0\0\0" + b",[[\0", "more than its types say"),
        (b"/abc\0\0\0\0" + b",]\0\0", "lists that do not close"),
        (b"/abc\0\0\0\0" + b"," + b"[" * 9 + b"]" * 9 + b"\0", "nested too deep"),
        (b"/abc\0\0\0\0" + b",s\0\0" + b"\xff\xfe\0\0", "not UTF-8"),
        (b"/abc\0\0\0\0" + b",f\0\0" + struct.pack(">f", math.nan), "a number that is none"),
        (b"/abc\0\0\0\0" + b",d\0\0" + struct.pack(">d", -math.inf), "a number that is none"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(data: bytes, why: str) -> None:
    with pytest.raises(OscError, match=why):
        decode(data)


def test_all_types_are_read() -> None:
    data = b"/t\0\0" + b",TFNIScht[if]b\0\0" + b"abc\0" + bytes(3) + b"A" + bytes(7) + b"\7"
    data += bytes(7) + b"\1" + bytes(3) + b"\2" + struct.pack(">f", 0.5) + b"\0\0\0\1x\0\0\0"
    (found,) = decode(data)
    assert found.args[:4] == (True, False, None, True)
    assert found.args[4:7] == ("abc", 65, 7)
    assert found.args[8:] == ([2, 0.5], b"x")


def test_garbage_is_refused_and_nothing_else_happens() -> None:
    dice = random.Random(9)
    seeds = [bytes.fromhex(one.values[0]["hex"]) for one in PACKETS]
    seeds += [nested(8), bundle(*[encode("/x", ["a", 1, 0.5, b"bytes", [1, 2], None])] * 9)]
    for _ in range(20_000):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(len(data))] = dice.choice((0, 255, 127, 44, dice.randrange(256)))
        if dice.random() < 0.3:
            del data[dice.randrange(len(data)) :]
        try:
            found = decode(bytes(data))
        except OscError:
            continue
        assert all(isinstance(one, Message) for one in found)


@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_refused(data: bytes) -> None:
    for start in (b"", BUNDLE, b"/a\0\0"):
        with suppress(OscError):
            assert all(isinstance(one, Message) for one in decode(start + data))


@given(st.floats(0, 4.2e9))
def test_time_tags_keep_their_moment_until_the_next_century(at: float) -> None:
    assert time_of(tag_of(at)) == pytest.approx(at, abs=1e-6)


def test_the_years_1970_and_2040_are_themselves() -> None:
    assert time_of(tag_of(0.0)) == 0.0
    assert time_of(tag_of(2_208_988_800.0)) == 2_208_988_800.0


@pytest.mark.parametrize("error", [ParseError("x"), ValueError("x"), OverflowError("x")])
def test_what_only_the_library_cannot_read_is_refused_too(monkeypatch, error):
    packet = encode("/a", [1])

    def fails(_data):
        raise error

    monkeypatch.setattr("pythonosc.osc_message.OscMessage", fails)
    with pytest.raises(OscError, match="a message whose arguments cannot be read"):
        decode(packet)


def test_a_list_within_a_message_comes_back_as_one():
    (message,) = decode(encode("/a", [(1, 2.5, "x"), 3]))
    assert message.args == ([1, 2.5, "x"], 3)
