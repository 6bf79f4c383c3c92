"""Tables that are read from files beside the music, within a budget: the least used goes first.

pyo does not hold on to a table, and reading a freed one ends the process: so each counts the nodes
that read it, and is freed only when it has left and nobody reads it any more. Files are read, and
tables freed, beside the audio thread; there a table that is not ready is silence.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

from engine.voices.built import Node
from engine.voices.keys import Key
from engine.voices.rack import Rack, Table

LOG: Final = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Stored:
    """What was read, in tables.

    Attributes:
        tables: one for each side.
        frames: length of the sound; for a matrix, its rows.
        size: points of a table.
        readers: nodes that read it; only the audio thread counts them.
        used: grows with each use.
    """

    tables: tuple[Table, ...]
    frames: int
    size: int
    readers: int = 0
    used: int = 0

    @property
    def bytes(self) -> int:
        """Memory that it takes."""
        return 4 * self.size * len(self.tables)

    def side(self, number: int) -> Node:
        """What a node of a side takes."""
        return self.tables[min(number, len(self.tables) - 1)].base


class Kept:
    """Tables by their keys.

    Args:
        rack: makes tables.
        make: reads what a key stands for; in any thread.
        silence: what is read where there is nothing.
        room_bytes: memory that they may take.
    """

    def __init__(
        self, rack: Rack, make: Callable[[Rack, Key], Stored], silence: Stored, room_bytes: int
    ) -> None:
        self._rack, self._make, self.silence, self._room_bytes = rack, make, silence, room_bytes
        self._kept: dict[Key, Stored] = {}
        self._leaving: list[Stored] = []
        self._asked: set[Key] = set()
        self._told: set[Key] = set()
        self._queue: queue.SimpleQueue[Key] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._uses = count(1)

    def get(self, key: Key) -> Stored:
        """The tables of a key; live, silence while they are not there, and they are asked for."""
        stored = self._kept.get(key)
        if stored is None:
            self.foresee(key)
            stored = self._kept.get(key) or self.silence
        stored.used = next(self._uses)
        return stored

    def foresee(self, *keys: Key) -> None:
        """Keys will be needed soon: have them read; at once where there is time."""
        for key in keys:
            if key in self._kept or key in self._asked:
                continue
            if self._rack.patient:
                self._read(key)
            else:
                self._asked.add(key)
                self._queue.put(key)
        if self._asked and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="tables", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            key = self._queue.get()
            self._read(key)
            self._asked.discard(key)

    def _read(self, key: Key) -> None:
        """Read what a key stands for, and free what is not used any more."""
        try:
            stored = self._make(self._rack, key)
        except (OSError, ValueError, MemoryError):
            if key not in self._told:
                self._told.add(key)
                LOG.exception("a sample cannot be read: %s", key[0])
            return
        stored.used = next(self._uses)
        self._make_room(stored.bytes)
        self._kept[key] = stored

    def _make_room(self, wanted: int) -> None:
        self._leaving = [stored for stored in self._leaving if stored.readers > 0]
        taken = wanted + sum(stored.bytes for stored in list(self._kept.values()))
        by_use = sorted(self._kept.items(), key=lambda item: item[1].used)
        for key, stored in by_use:
            if taken <= self._room_bytes:
                return
            del self._kept[key]
            taken -= stored.bytes
            if stored.readers > 0:
                self._leaving.append(stored)
