"""The bytes of MIDI messages. Channels count from 1 to 16; what is out of range is held. Pure.

Source: MIDI 1.0 Detailed Specification (channel voice, system common, real time messages), and
M1-100-UM for MPE's configuration by RPN 6.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

MOST_SYSEX: Final = 2048  # bytes between F0 and F7
BEND_RPN, MPE_RPN = 0, 6
REAL_TIME: Final = {
    "clock": 0xF8, "midiclock": 0xF8, "start": 0xFA, "continue": 0xFB, "stop": 0xFC,
    "activesensing": 0xFE, "reset": 0xFF,
}  # fmt: skip


def seven(value: float) -> int:
    """A number as seven bits.

    >>> seven(-3), seven(63.5), seven(1000)
    (0, 64, 127)
    """
    return min(max(math.floor(value + 0.5), 0), 127)


def unit(value: float) -> int:
    """A number from 0 to 1 as seven bits.

    >>> unit(0), unit(0.5), unit(1), unit(7)
    (0, 64, 127, 127)
    """
    return seven(value * 127)


def channel_of(channel: float) -> int:
    """The low half of a status byte for a channel from 1 to 16."""
    return min(max(math.floor(channel + 0.5), 1), 16) - 1


def note_on(channel: float, key: float, velocity: float) -> bytes:
    """A note begins; velocity from 0 to 1, which is never so small that it would end it.

    >>> note_on(1, 60, 1).hex(), note_on(16, 60.4, 0.001).hex()
    ('903c7f', '9f3c01')
    """
    return bytes([0x90 | channel_of(channel), seven(key), max(unit(velocity), 1)])


def poly_touch(channel: float, key: float, pressure: float) -> bytes:
    """The pressure on one key, from 0 to 1.

    >>> poly_touch(1, 60, 0.5).hex()
    'a03c40'
    """
    return bytes([0xA0 | channel_of(channel), seven(key), unit(pressure)])


def control(channel: float, number: float, value: float) -> bytes:
    """A controller is set, from 0 to 127.

    >>> control(1, 74, 64).hex()
    'b04a40'
    """
    return bytes([0xB0 | channel_of(channel), seven(number), seven(value)])


def program(channel: float, number: float) -> bytes:
    """Another program, from 0 to 127.

    >>> program(10, 5).hex()
    'c905'
    """
    return bytes([0xC0 | channel_of(channel), seven(number)])


def touch(channel: float, pressure: float) -> bytes:
    """The pressure on a whole channel, from 0 to 1.

    >>> touch(3, 1).hex()
    'd27f'
    """
    return bytes([0xD0 | channel_of(channel), unit(pressure)])


def bend(channel: float, value: float) -> bytes:
    """The pitch wheel, from -1 to 1; the low seven bits come first.

    >>> bend(1, 0).hex(), bend(1, -1).hex(), bend(1, 1).hex(), bend(1, 0.5).hex()
    ('e00040', 'e00000', 'e07f7f', 'e00060')
    """
    amount = min(max(math.floor(8192 + value * 8192 + 0.5), 0), 16383)
    return bytes([0xE0 | channel_of(channel), amount & 0x7F, amount >> 7])


def _parameter(channel: float, high: int, low: int, number: Sequence[float], value: float) -> bytes:
    fine = min(max(math.floor(value + 0.5), 0), 16383)
    coarse = (fine, 0) if fine < 128 else (fine >> 7, fine & 0x7F)
    rows = ((high, number[0]), (low, number[1]), (6, coarse[0]), (38, coarse[1]))
    return b"".join(control(channel, one, setting) for one, setting in rows)


def nrpn(channel: float, number: Sequence[float], value: float) -> bytes:
    """A parameter of a maker's own: its number in two halves; four controllers in a row.

    A value up to 127 is the coarse half, a greater one is both.

    >>> nrpn(1, (1, 8), 100).hex(" ", 3)
    'b06301 b06208 b00664 b02600'
    >>> nrpn(1, (1, 8), 300).hex(" ", 3)[14:]
    'b00602 b0262c'
    """
    return _parameter(channel, 99, 98, number, value)


def rpn(channel: float, number: int, value: float) -> bytes:
    """A registered parameter, such as the range of the pitch wheel.

    >>> rpn(1, 0, 48).hex(" ", 3)
    'b06500 b06400 b00630 b02600'
    """
    return _parameter(channel, 101, 100, (0, number), value)


def sysex(maker: Iterable[float], data: Iterable[float]) -> bytes:
    """A message of a maker's own: the maker's number (one byte or three) and bytes below 128.

    Raises:
        ValueError: a byte is out of range, or it is too long.

    >>> sysex([0x43], [0x79, 0x09]).hex()
    'f0437909f7'
    """
    body = [*maker, *data]
    if len(body) > MOST_SYSEX:
        raise ValueError(f"sysex has up to {MOST_SYSEX} bytes")
    if not all(float(one).is_integer() and 0 <= one < 128 for one in body):
        raise ValueError("bytes of sysex are whole numbers from 0 to 127")
    return bytes([0xF0, *map(int, body), 0xF7])


def split(data: bytes) -> list[bytes]:
    """Controllers in a row, one by one: what a port takes at a time."""
    return [data[place : place + 3] for place in range(0, len(data), 3)]


def mpe_zone(members: int, bend_range: float) -> list[bytes]:
    """What tells a receiver that channels 2 and on each play one note, and how far they bend."""
    wheels = [rpn(channel, BEND_RPN, bend_range) for channel in range(2, members + 2)]
    return [one for whole in (rpn(1, MPE_RPN, members), *wheels) for one in split(whole)]
