"""What crosses the pipe between the session and the process of a MIDI port. Pure.

To the process: packets with a head, each small enough to be written in one piece. From it:
packets of the same form; what it has to say about itself is JSON in one of kind SAID. Times are
nanoseconds of time.perf_counter_ns(), which both processes share; 0 is at once.
"""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

HEAD: Final = struct.Struct("<BIqqH")  # kind, tag, at, until, bytes behind it
MOST_BYTES: Final = 4000  # of a message: with its head it is written in one piece

MESSAGE, NOTE, CANCEL, END, QUIET, SAID = range(6)


class Packet(NamedTuple):
    """One piece of the wire.

    Attributes:
        kind: MESSAGE: bytes to be sent at their time, or that came in at it. NOTE: bytes of a
            note-on, and its end at `until`. CANCEL: what is queued under the tag from `at` on
            goes. END: the same, and what sounds under the tag ends at `at`. QUIET: everything
            goes, and all that sounds ends. SAID: a report.
        tag: what belongs together, such as a slot; 0: nothing else.
        at, until: nanoseconds.
        data: the bytes.
    """

    kind: int
    tag: int = 0
    at: int = 0
    until: int = 0
    data: bytes = b""

    def encoded(self) -> bytes:
        """Its bytes.

        >>> Packet(MESSAGE, 1, 2, 3, b"abc").encoded()[-3:]
        b'abc'
        """
        return HEAD.pack(self.kind, self.tag, self.at, self.until, len(self.data)) + self.data


class Reader:
    """Packets out of a stream of bytes that comes in any pieces.

    >>> reader = Reader()
    >>> data = Packet(MESSAGE, 0, 5, 0, b"x").encoded()
    >>> list(reader.feed(data[:9])), [one.data for one in reader.feed(data[9:])]
    ([], [b'x'])
    """

    def __init__(self) -> None:
        self._left = b""

    def feed(self, data: bytes) -> Iterator[Packet]:
        """The packets that are whole now."""
        left, place = self._left + data, 0
        while len(left) - place >= HEAD.size:
            kind, tag, at, until, size = HEAD.unpack_from(left, place)
            end = place + HEAD.size + size
            if end > len(left):
                break
            yield Packet(kind, tag, at, until, left[place + HEAD.size : end])
            place = end
        self._left = left[place:]
