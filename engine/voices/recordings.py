"""The player's sound files as tables, within a budget: what was not played for longest goes.

pyo does not hold on to a table, and reading a freed one ends the process: so each counts the
oscillators that read it, and is freed only when it has left the shelf and nobody reads it any more.
Files are read, and tables freed, beside the audio thread; there a table that is not ready is
silence.
"""

import logging
import queue
import threading
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import numpy as np

from engine.voices.built import Node
from engine.voices.keys import Key
from engine.voices.rack import Rack, Table

LOG: Final = logging.getLogger(__name__)
ROOM_BYTES: Final = 400_000_000
_SPARE_S: Final = 0.1  # silence after a sample, into which its release falls


@dataclass(slots=True, eq=False)
class Stored:
    """A file, or a part of it, in tables.

    Attributes:
        tables: one for each side.
        frames: length of the sound.
        size: length of the tables.
        readers: oscillators that read it; only the audio thread counts them.
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
        """What an oscillator of a side takes."""
        return self.tables[min(number, len(self.tables) - 1)].base


@dataclass(slots=True, eq=False)
class Recordings:
    """Tables by file and part.

    Attributes:
        rack: makes tables.
        room_bytes: memory that they may take.
    """

    rack: Rack
    room_bytes: int = ROOM_BYTES
    _kept: dict[Key, Stored] = field(default_factory=dict)
    _leaving: list[Stored] = field(default_factory=list)
    _failed: set[Key] = field(default_factory=set)
    _asked: set[Key] = field(default_factory=set)
    _queue: "queue.SimpleQueue[Key]" = field(default_factory=queue.SimpleQueue)
    _thread: threading.Thread | None = None
    _uses: Any = field(default_factory=lambda: count(1))
    _silence: Stored | None = None

    def get(self, key: Key) -> Stored:
        """The tables of a key; live, silence while they are not there, and they are asked for."""
        stored = self._kept.get(key)
        if stored is None:
            self.foresee(key)
            stored = self._kept.get(key) or self.silence()
        stored.used = next(self._uses)
        return stored

    def silence(self) -> Stored:
        """What is read where there is nothing to read."""
        if self._silence is None:
            table = self.rack.silence(self.rack.frames)
            self._silence = Stored((table,), self.rack.frames, self.rack.frames)
        return self._silence

    def foresee(self, *keys: Key) -> None:
        """Keys will be needed soon: have them read; at once where there is time."""
        for key in keys:
            if key in self._kept or key in self._asked or key in self._failed:
                continue
            if self.rack.patient:
                self._read(key)
            else:
                self._asked.add(key)
                self._queue.put(key)
        if self._asked and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recordings", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            key = self._queue.get()
            self._read(key)
            self._asked.discard(key)

    def _read(self, key: Key) -> None:
        """Read a file into tables, and free what is not used any more."""
        try:
            stored = self._stored(key)
        except (OSError, ValueError, MemoryError):
            LOG.exception("a sample cannot be read: %s", key[0])
            self._failed.add(key)
            return
        stored.used = next(self._uses)
        self._make_room(stored.bytes)
        self._kept[key] = stored

    def _stored(self, key: Key) -> Stored:
        path, begin, end, backwards = key
        sides = np.load(path, mmap_mode="r", allow_pickle=False)
        spare = 0
        if end > 0:
            turned = sides[:, ::-1] if backwards else sides
            first = min(round(begin), sides.shape[1] - 1)
            sides = turned[:, first : max(round(end), first + 1)]
        else:
            spare = round(_SPARE_S * self.rack.sample_rate)
        frames = int(sides.shape[1])
        tables = []
        for side in sides:
            table = self.rack.silence(frames + spare)
            table.put(side)
            tables.append(table)
        return Stored(tuple(tables), frames, frames + spare)

    def _make_room(self, wanted: int) -> None:
        self._leaving = [stored for stored in self._leaving if stored.readers > 0]
        taken = wanted + sum(stored.bytes for stored in list(self._kept.values()))
        by_use = sorted(self._kept.items(), key=lambda item: item[1].used)
        for key, stored in by_use:
            if taken <= self.room_bytes:
                return
            self._leaving.append(self._kept.pop(key))
            taken -= stored.bytes
