"""What is to be sent at a port, in order of time; every note that begins there also ends. Pure.

A note that is struck again while it sounds ends first. Where too much waits, what comes then
is thrown away: never the end of a note that sounds.
"""

import heapq
from collections.abc import Iterator
from typing import Final

from studio.links.midi.wire import CANCEL, END, MESSAGE, NOTE, QUIET, Packet

MOST_QUEUED: Final = 8192
NOTE_OFF, NOTE_ON, CONTROL = 0x80, 0x90, 0xB0
SUSTAIN, SOUND_OFF, NOTES_OFF = 64, 120, 123
LAST: Final = 2**62


class OutQueue:
    """A port's queue.

    Attributes:
        dropped: messages that were thrown away.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Packet]] = []
        self._count = 0
        # (channel, key) to when it ends, the tag that struck it, and the count of its ending
        self._sounding: dict[tuple[int, int], tuple[int, int, int]] = {}
        self._channels: set[int] = set()
        self.dropped = 0

    def take(self, packet: Packet, now: int) -> None:
        """Take a packet in; what has to happen is in `due`."""
        if packet.kind in (MESSAGE, NOTE):
            if len(self._heap) >= MOST_QUEUED:
                self.dropped += 1
            elif packet.data:
                self._push(packet.at, packet)
        elif packet.kind in (CANCEL, END):
            self._cancel(packet)
        elif packet.kind == QUIET:
            self._heap.clear()
            self._end_all(now)

    def _push(self, at: int, packet: Packet) -> int:
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, packet))
        return self._count

    def _cancel(self, packet: Packet) -> None:
        kept = [
            one
            for one in self._heap
            if one[2].tag != packet.tag or one[0] < packet.at or one[2].kind == END
        ]
        if len(kept) < len(self._heap):
            heapq.heapify(kept)
            self._heap = kept
        if packet.kind == END:
            for note, (ends, tag, _) in tuple(self._sounding.items()):
                if tag == packet.tag and ends > packet.at:
                    self._ends(note, packet.at, tag)
            shorter = [
                (at, count, one._replace(until=min(one.until, packet.at)))
                if one.kind == NOTE and one.tag == packet.tag
                else (at, count, one)
                for at, count, one in self._heap
            ]
            self._heap = shorter

    def _ends(self, note: tuple[int, int], at: int, tag: int) -> None:
        """Let a note that sounds end at a moment: an END in the queue says so."""
        channel, key = note
        count = self._push(at, Packet(END, 0, at, tag, bytes([NOTE_OFF | channel, key, 0])))
        self._sounding[note] = (at, tag, count)

    def _end_all(self, now: int) -> None:
        for note, (_, tag, _) in tuple(self._sounding.items()):
            self._ends(note, now, tag)
        for channel in sorted(self._channels):
            for number in (SUSTAIN, NOTES_OFF, SOUND_OFF):
                data = bytes([CONTROL | channel, number, 0])
                self._push(now, Packet(MESSAGE, 0, now, 0, data))

    def next_at(self) -> int:
        """When something is due; far away where nothing is."""
        return self._heap[0][0] if self._heap else LAST

    def due(self, now: int) -> Iterator[bytes]:
        """The messages that are due, in their order."""
        while self._heap and self._heap[0][0] <= now:
            _, count, packet = heapq.heappop(self._heap)
            if packet.kind == END:
                note = packet.data[0] & 0x0F, packet.data[1]
                if self._sounding.get(note, (0, 0, 0))[2] == count:
                    del self._sounding[note]
                    yield packet.data
            elif packet.kind == NOTE:
                yield from self._strike(packet)
            else:
                self._note(packet)
                yield packet.data

    def _note(self, packet: Packet) -> None:
        """Remember what a message does, in case that all has to end."""
        status, *rest = packet.data[:3]
        if status >= 0xF0:
            return
        kind, channel = status & 0xF0, status & 0x0F
        self._channels.add(channel)
        if kind == NOTE_ON and len(rest) == 2 and rest[1]:
            self._sounding[channel, rest[0]] = LAST, packet.tag, 0
        elif kind in (NOTE_OFF, NOTE_ON) and rest:
            self._sounding.pop((channel, rest[0]), None)

    def _strike(self, packet: Packet) -> Iterator[bytes]:
        channel, key = packet.data[0] & 0x0F, packet.data[1]
        note = channel, key
        if note in self._sounding:
            del self._sounding[note]
            yield bytes([NOTE_OFF | channel, key, 0])
        if packet.until <= packet.at:
            return
        self._channels.add(channel)
        self._ends(note, packet.until, packet.tag)
        yield packet.data

    def rest(self, now: int) -> Iterator[bytes]:
        """What ends all that sounds, when the port is left."""
        self._heap.clear()
        self._end_all(now)
        yield from self.due(LAST)
