r"""OSC packets in and out: every size is looked at before anything is decoded. Pure.

A packet is a message, or a bundle of messages that share a time tag. python-osc reads and writes
the arguments; what it would take too lightly is refused here before: sizes that do not fit, bundles
in bundles without end, types that it does not know, numbers that are none.

>>> decode(encode("/dirt/play", ["s", "bd", "n", 3]))
(Message(address='/dirt/play', args=('s', 'bd', 'n', 3), at=None),)
>>> decode(b"#bundle\0" + bytes(8) + b"\0\0\1\0")
Traceback (most recent call last):
studio.links.osc.guard.OscError: an element that says it is longer than what is left
"""

import math
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

MOST_BYTES: Final = 8_192  # of a packet
MOST_NESTED: Final = 8  # bundles in bundles, arrays in arrays
MOST_MESSAGES: Final = 64  # in a packet
BUNDLE: Final = b"#bundle\0"
SINCE_1900_S: Final = 2_208_988_800  # time tags count from 1900, this program from 1970
ERA_S: Final = 1 << 32  # after which time tags begin anew, in 2036
AT_ONCE: Final = (0, 1)  # time tags that mean now
FOUR: Final = frozenset(b"ifrmc")  # types by how many bytes each takes
EIGHT: Final = frozenset(b"hdt")
NOTHING: Final = frozenset(b"TFNI")
ALIKE: Final = bytes.maketrans(b"ScI", b"siT")  # types that python-osc knows by another letter

Arg: TypeAlias = Any  # int, float, str, bytes, bool, None, or a list of them


class OscError(ValueError):
    """A packet that is refused; its text says why, in one of few ways: they are counted."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message.

    Attributes:
        address: such as "/dirt/play".
        args: numbers (all finite), texts, bytes, True, False, None, and lists of them.
        at: its time tag in seconds since 1970; None: at once.
    """

    address: str
    args: tuple[Arg, ...] = ()
    at: float | None = None


def decode(data: bytes) -> tuple[Message, ...]:
    """The messages of a packet, those of its bundles in order.

    Raises:
        OscError: it is too long, nested too deep, holds too much, or is no OSC.
    """
    if len(data) > MOST_BYTES:
        raise OscError(f"a packet has up to {MOST_BYTES} bytes")
    return tuple(_decoded(data))


def _decoded(data: bytes) -> list[Message]:
    found: list[Message] = []
    for element, at in _elements(data, None, 0):
        if len(found) == MOST_MESSAGES:
            raise OscError(f"a packet has up to {MOST_MESSAGES} messages")
        found.append(_message(element, at))
    return found


def _elements(data: bytes, at: float | None, depth: int) -> Iterator[tuple[bytes, float | None]]:
    """The messages in a packet, not decoded, each with the time tag of the bundle around it."""
    if not data.startswith(BUNDLE):
        yield data, at
        return
    if depth == MOST_NESTED:
        raise OscError(f"bundles are nested up to {MOST_NESTED} deep")
    if len(data) < 16:
        raise OscError("a bundle without a time tag")
    at, place = time_of(data[8:16]), 16
    while place < len(data):
        if len(data) - place < 4:
            raise OscError("a bundle that ends in the middle of a length")
        size, left = int.from_bytes(data[place : place + 4], signed=True), len(data) - place - 4
        if size > left:
            raise OscError("an element that says it is longer than what is left")
        if size <= 0 or size % 4:
            raise OscError("an element of no length, or of one that four does not divide")
        place += 4 + size
        yield from _elements(data[place - size : place], at, depth + 1)


def time_of(tag: bytes) -> float | None:
    r"""The seconds since 1970 that a time tag means; None: at once.

    >>> time_of(bytes(7) + b"\1"), time_of(tag_of(1_795_449_129.5))
    (None, 1795449129.5)
    """
    seconds, parts = struct.unpack(">II", tag)
    if seconds == 0 and parts in AT_ONCE:
        return None
    if seconds < ERA_S // 2:
        seconds += ERA_S
    return float(seconds - SINCE_1900_S + parts / ERA_S)


def tag_of(at: float | None) -> bytes:
    """The time tag of a moment in seconds since 1970; None: at once."""
    if at is None:
        return struct.pack(">II", 0, 1)
    seconds = math.floor(at)
    parts = round((at - seconds) * ERA_S)
    carry, parts = divmod(parts, ERA_S)
    return struct.pack(">II", (seconds + carry + SINCE_1900_S) % ERA_S, parts)


def _message(data: bytes, at: float | None) -> Message:
    """The message of an element."""
    from pythonosc.osc_message import OscMessage, ParseError  # only who listens pays for it

    if not data.startswith(b"/") or len(data) % 4:
        raise OscError("this is no OSC: a message begins with / and has a multiple of 4 bytes")
    types_at = _after_text(data, 0)
    if types_at < len(data):
        data = _checked(data, types_at)
    try:
        message = OscMessage(data)
        args = tuple(message.params)
    except UnicodeDecodeError:
        raise OscError("a text that is not UTF-8") from None
    except (ParseError, ValueError, OverflowError):
        raise OscError("a message whose arguments cannot be read") from None
    if not all(map(_is_finite, args)):
        raise OscError("a number that is none")
    return Message(message.address, args, at)


def _is_finite(value: Arg) -> bool:
    kind = type(value)
    if kind is float:
        return math.isfinite(value)
    return kind is not list or all(map(_is_finite, value))


def _checked(data: bytes, types_at: int) -> bytes:
    """A message whose types are known and whose arguments are there, in python-osc's letters."""
    values_at = _after_text(data, types_at)
    types = data[types_at : data.index(0, types_at)]
    if not types.startswith(b","):
        raise OscError("a message without types")
    place, depth = values_at, 0
    for kind in types[1:]:
        if kind in b"[]":
            depth += 1 if kind == ord("[") else -1
            if not 0 <= depth <= MOST_NESTED:
                raise OscError("lists that do not close, or nested too deep")
        else:
            place = _after_value(data, place, kind)
        if place > len(data):
            raise OscError("a message that ends too soon")
    if place != len(data) or depth:
        raise OscError("a message with more than its types say")
    return data[:types_at] + types.translate(ALIKE) + data[types_at + len(types) :]


def _after_value(data: bytes, place: int, kind: int) -> int:
    """Where the argument of a type ends that begins at a place."""
    if kind in FOUR:
        return place + 4
    if kind in EIGHT:
        return place + 8
    if kind in NOTHING:
        return place
    if kind in b"sS":
        return _after_text(data, place)
    if kind != ord("b"):
        raise OscError("a type of argument that is not known")
    size = int.from_bytes(data[place : place + 4], signed=True)
    if size < 0 or place + 4 > len(data):
        raise OscError("bytes of no length")
    return place + 4 + (size + 3 & ~3)


def _after_text(data: bytes, place: int) -> int:
    """Where a text ends that begins at a place, with the zeros behind it."""
    end = data.find(0, place)
    if end < 0:
        raise OscError("a text without an end")
    return end + 4 & ~3


def encode(address: str, args: Iterable[Arg] = (), at: float | None = None) -> bytes:
    r"""A message; where there is a time, as the only one of a bundle, as TidalCycles sends it.

    Whole numbers are int32 (int64 beyond), others float32; True, False and None have types of
    their own; a list or tuple is an array.

    >>> encode("/a", [1, 0.5])
    b'/a\x00\x00,if\x00\x00\x00\x00\x01?\x00\x00\x00'
    """
    from pythonosc.osc_message_builder import OscMessageBuilder  # only who sends pays for it

    builder = OscMessageBuilder(address)
    for arg in args:
        _add(builder, arg)
    message = bytes(builder.build().dgram)
    if at is None:
        return message
    return BUNDLE + tag_of(at) + len(message).to_bytes(4) + message


def _add(builder: Any, arg: Arg) -> None:
    if isinstance(arg, int) and not isinstance(arg, bool):
        builder.add_arg(arg, "i" if -(2**31) <= arg < 2**31 else "h")
    elif isinstance(arg, tuple):
        builder.add_arg(list(arg))
    else:
        builder.add_arg(arg)
