"""The voices that were rendered, by their identity, within a budget: the least used goes first.

A voice that is asked for a second time is rendered by a process beside the music; whoever asks
meanwhile gets nothing, and plays it live. numpy only.
"""

import logging
import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.beside import Beside, BesideError
from engine.cache.identity import Identity, Key
from engine.palette import adopted

LOG: Final = logging.getLogger(__name__)
WORKER: Final = Beside("engine.cache.worker")
Wave = NDArray[np.float32]  # shape (1 or 2 sides, frames)
_MOST_MET: Final = 8192  # identities that are remembered to have been met once
FRESH: Final = 4096  # what was used within so many uses is not given up
_MOST_KEPT: Final = 16_384
_MOST_WAITING: Final = 512
_WORKER_BYTES: Final = 600_000_000  # of memory, beyond which it is started anew
_SHARE: Final = 4  # no wave takes more than this part of the budget


@dataclass(slots=True)
class _Kept:
    """A wave, None while it is rendered or where it cannot be; and its last use."""

    wave: Wave | None
    used: int


class Waves:
    """What was rendered.

    Args:
        sample_rate: Hz.
        frames: of a block.
        budget: bytes that the waves may take.
        worker: the process that renders.

    Attributes:
        bytes: taken now.
        cpu_ns: CPU time that rendering took.
    """

    def __init__(self, sample_rate: int, frames: int, budget: int, worker: Beside = WORKER) -> None:
        self._format = {"sample_rate": sample_rate, "frames": frames, "synths": adopted()}
        self._asked = self._answered = self._uses = 0
        self._budget, self.bytes, self.cpu_ns = budget, 0, 0
        self._worker = worker
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._failed: set[Key] = set()
        self._met: OrderedDict[Key, None] = OrderedDict()
        self._waiting: SimpleQueue[Key] = SimpleQueue()

    def start(self) -> None:
        """Have the worker at hand, ahead of the first voice; returns at once."""
        self._worker.start()
        threading.Thread(target=self._work, name="waves", daemon=True).start()

    @property
    def waited_for(self) -> int:
        """How many voices are being rendered, or will be."""
        return self._asked - self._answered

    def get(self, known: Identity) -> Wave | None:
        """The samples of a voice, None where it has to be played live."""
        kept = self._kept.get(known.key)
        if kept is None or kept.wave is None:
            return None
        self._uses += 1
        kept.used = self._uses
        with suppress(KeyError):  # it may just have gone
            self._kept.move_to_end(known.key)
        return kept.wave

    def expect(self, known: Identity) -> None:
        """A voice will be played soon: have it rendered if it was met before; returns at once."""
        key = known.key
        if key in self._kept:
            return
        if key not in self._met:
            self._met[key] = None
            if len(self._met) > _MOST_MET:
                self._met.popitem(last=False)
        elif self.waited_for < _MOST_WAITING:
            self._kept[key] = _Kept(None, self._uses)
            self._asked += 1
            self._waiting.put(key)

    def _work(self) -> None:
        """Have rendered what is asked for, one voice after the other."""
        while True:
            self._render(self._waiting.get())
            self._answered += 1

    def _render(self, key: Key) -> None:
        """Have a voice rendered; one that fails twice is not asked for again."""
        try:
            answer, samples = self._worker.ask({**self._format, "key": key})
        except BesideError as error:
            LOG.warning("a voice cannot be rendered ahead: %s: %.200r", error, key)
            if key not in self._failed:
                self._failed.add(key)
                self._kept.pop(key, None)
            return
        self.cpu_ns += answer["cpu_ns"]
        if answer["memory"] > _WORKER_BYTES:
            self._worker.close()
        if 0 < len(samples) * _SHARE <= self._budget:
            self._keep(key, np.frombuffer(samples, np.float32).reshape(answer["sides"], -1))

    def _keep(self, key: Key, wave: Wave) -> None:
        """Keep a wave; not where all that is kept is in use: they would push each other out."""
        while self.bytes + wave.nbytes > self._budget or len(self._kept) > _MOST_KEPT:
            old_key, old = self._kept.popitem(last=False)
            if old.wave is not None and self._uses - old.used < FRESH:
                self._kept[old_key] = old
                self._kept.move_to_end(old_key, last=False)
                return
            self.bytes -= 0 if old.wave is None else old.wave.nbytes
        self._kept[key] = _Kept(wave, self._uses)
        self.bytes += wave.nbytes
