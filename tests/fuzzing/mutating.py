"""Bytes changed by dice, as files and packets come to be damaged, or are damaged on purpose. Pure.

The same seed changes the same bytes in the same way.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

ODD_BYTES: Final = (0, 1, 0x7F, 0x80, 0xFF, 0x22, 0x5B, 0x7B)
ODD_PIECES: Final = (
    b"\0" * 40, b"\xff" * 40, b"[" * 200, b"(" * 200, b'{"a":' * 100, b"1e999", b"-1", b"NaN",
    b"99999999999999999999", b'"', b"\\u0000", "é🥁\ud7ff".encode(), b"\r\n", b"null", b"true",
)  # fmt: skip
MOST_BYTES: Final = 100_000


def mutated(seeds: Sequence[bytes], dice: Random) -> bytes:
    """One of some examples, changed in one to six places.

    >>> mutated([b"bd*4 hh"], Random(1)) == mutated([b"bd*4 hh"], Random(1))
    True
    """
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.randint(1, 6)):
        dice.choice(WAYS)(data, dice, seeds)
    return bytes(data[:MOST_BYTES])


def _flipped(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _odd(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    if data:
        data[dice.randrange(len(data))] = dice.choice(ODD_BYTES)


def _cut(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    del data[dice.randint(0, len(data)) :]


def _left_out(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    begin = dice.randint(0, len(data))
    del data[begin : begin + dice.randint(1, 20)]


def _twice(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    begin = dice.randint(0, len(data))
    piece = data[begin : begin + dice.randint(1, 40)]
    data[begin:begin] = piece * dice.choice((1, 2, 30))


def _put_in(data: bytearray, dice: Random, _: Sequence[bytes]) -> None:
    at = dice.randint(0, len(data))
    data[at:at] = dice.choice(ODD_PIECES)


def _crossed(data: bytearray, dice: Random, seeds: Sequence[bytes]) -> None:
    other = dice.choice(seeds)
    data[dice.randint(0, len(data)) :] = other[dice.randint(0, len(other)) :]


WAYS: Final[tuple[Callable[[bytearray, Random, Sequence[bytes]], None], ...]] = (
    _flipped, _odd, _cut, _left_out, _twice, _put_in, _crossed,
)  # fmt: skip
