"""The engine's queue: plays by frame, which can be taken back until their block begins. Pure."""

import heapq
from itertools import count
from typing import Final

from engine.messages import Cancel, Play

MAX_QUEUED: Final = 20_000


class EventQueue:
    """Plays that wait for their frame.

    Args:
        limit: how many at most; None: any number.

    >>> queue = EventQueue()
    >>> for frame in (960, 240, 480):
    ...     assert queue.put(Play(frame, "$1", 1, ()))
    >>> queue.cancel(Cancel("$1", 900, 2))
    >>> [play.frame for play in queue.take(1000)]
    [240, 480]
    """

    def __init__(self, limit: int | None = MAX_QUEUED) -> None:
        self._limit = limit
        self._heap: list[tuple[int, int, Play]] = []
        self._order = count()
        self._since: dict[str | None, Cancel] = {}

    def __len__(self) -> int:
        return len(self._heap)

    @property
    def full(self) -> bool:
        """Is there no place for another?"""
        return self._limit is not None and len(self._heap) >= self._limit

    def put(self, play: Play) -> bool:
        """Keep a play until its frame; False: the queue is full, or its slot has taken it back."""
        if self.full:
            return False
        cancels = (self._since.get(play.slot), self._since.get(None))
        if any(cancel is not None and _takes_back(cancel, play) for cancel in cancels):
            return False
        heapq.heappush(self._heap, (play.frame, next(self._order), play))
        return True

    def take(self, end_frame: int) -> list[Play]:
        """The plays that begin before a frame, in order; within one frame as they were sent."""
        due = []
        while self._heap and self._heap[0][0] < end_frame:
            due.append(heapq.heappop(self._heap)[2])
        return due

    def cancel(self, cancel: Cancel) -> None:
        """Take plays back: those here, and older generations that are still on their way."""
        kept = [
            entry
            for entry in self._heap
            if not (cancel.slot in (None, entry[2].slot) and _takes_back(cancel, entry[2]))
        ]
        if len(kept) < len(self._heap):
            heapq.heapify(kept)
            self._heap = kept
        if cancel.generation < Cancel.ALL:
            self._since[cancel.slot] = cancel

    def clear(self) -> None:
        """Forget all plays."""
        self._heap.clear()


def _takes_back(cancel: Cancel, play: Play) -> bool:
    return play.frame >= cancel.from_frame and play.generation < cancel.generation
