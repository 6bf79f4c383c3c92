"""A message as JSON, as Strudel writes it today: address, args, and a time in milliseconds. Pure.

It may name a host and a port that the message is to go on to: that is not done here.
"""

import json
import math
from typing import Any, Final

from studio.links.osc.guard import MOST_BYTES, Message, OscError

MOST_ARGS: Final = 512
NO_MESSAGE: Final = 'no OSC message: JSON such as {"address": "/dirt/play", "args": ["s", "bd"]}'


def decode_json(data: bytes) -> tuple[Message, ...]:
    """The message of a text.

    Raises:
        OscError: it is none, or too long.

    >>> decode_json(b'{"address": "/a", "args": ["s", "bd", "n", 1], "timestamp": 1500}')
    (Message(address='/a', args=('s', 'bd', 'n', 1), at=1.5),)
    """
    if len(data) > MOST_BYTES:
        raise OscError(f"a packet has up to {MOST_BYTES} bytes")
    try:
        row: Any = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise OscError(NO_MESSAGE) from None
    if not isinstance(row, dict):
        raise OscError(NO_MESSAGE)
    address, args, at = row.get("address"), row.get("args", []), row.get("timestamp")
    if not isinstance(address, str) or not isinstance(at, int | float | None):
        raise OscError(NO_MESSAGE)
    if not (address.startswith("/") and isinstance(args, list) and len(args) <= MOST_ARGS):
        raise OscError(NO_MESSAGE)
    moment = None if at is None else _number(at) / 1000
    return (Message(address, tuple(map(_plain, args)), moment),)


def _plain(value: Any) -> Any:
    """A value as OSC has it; what OSC has not is nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    return value if isinstance(value, str | bool) else None


def _number(value: float) -> float:
    """A number that is one, and no larger than a message of bytes can say."""
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return value
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise OscError("a number that is none")
    return number


def _refuse(constant: str) -> None:
    raise ValueError(constant)
