"""The few plain forms that Yjs's encodings are made of: whole numbers, bytes and texts. Pure.

A whole number comes in groups of seven bits, the lowest first; bytes and texts follow their length.
Nothing is taken at its word: what claims to be longer than what is there is refused before anything
is made of it.
"""

from typing import Final

MOST: Final = (1 << 53) - 1  # numbers of JavaScript are exact up to here


class GarbledError(ValueError):
    """Bytes that do not mean anything, in a clause that says why."""


class Reader:
    """Reads bytes from front to back."""

    __slots__ = ("_at", "_data", "_end")

    def __init__(self, data: bytes) -> None:
        self._data, self._at, self._end = data, 0, len(data)

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return self._end - self._at

    def byte(self) -> int:
        """One byte."""
        if self._at >= self._end:
            raise GarbledError("it ends too soon")
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        """A whole number from 0 on.

        >>> Reader(bytes([0xAC, 0x02])).number()
        300
        """
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 127) << shift
            if byte < 128:
                break
            shift += 7
            if shift > 49:
                raise GarbledError("a number is too large")
        if number > MOST:
            raise GarbledError("a number is too large")
        return number

    def count(self, each: int = 1) -> int:
        """How many things follow, of at least so many bytes each."""
        count = self.number()
        if count * each > self.left:
            raise GarbledError("it ends too soon")
        return count

    def skip(self, count: int) -> None:
        """Leave bytes out."""
        if count > self.left:
            raise GarbledError("it ends too soon")
        self._at += count

    def block(self, most: int) -> bytes:
        """Bytes after their length."""
        length = self.count()
        if length > most:
            raise GarbledError(f"a part of {length} bytes is too long")
        self._at += length
        return self._data[self._at - length : self._at]

    def text(self, most: int) -> str:
        """A text of at most so many bytes."""
        try:
            return self.block(most).decode("utf-8")
        except UnicodeDecodeError:
            raise GarbledError("a text is not UTF-8") from None


def number(value: int) -> bytes:
    """A whole number from 0 on, encoded.

    >>> number(300).hex()
    'ac02'
    """
    groups = bytearray()
    while value > 127:
        groups.append(128 | value & 127)
        value >>= 7
    groups.append(value)
    return bytes(groups)


def block(data: bytes) -> bytes:
    """Bytes behind their length."""
    return number(len(data)) + data


def text(value: str) -> bytes:
    """A text behind its length in bytes."""
    return block(value.encode("utf-8"))
