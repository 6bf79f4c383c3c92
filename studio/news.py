"""What the player reads about the sound unasked: one sentence for each thing that happens. Pure."""

from engine.status import EngineStatus
from studio.replies import Notice

SELDOM_S = 10.0  # between two sentences about too many sounds


class News:
    """Compares what the engine says with what it said before.

    Args:
        asked: the backend that was asked for.
        first: the engine's status when it was first told of.

    Attributes:
        last: the status that was told of last.
    """

    def __init__(self, asked: str, first: EngineStatus) -> None:
        self._asked, self.last = asked, first
        self._epoch, self._backend, self._lost = first.epoch, first.backend, _lost(first)
        self._told_s = -SELDOM_S

    def of(self, now: EngineStatus, at_s: float) -> list[Notice]:
        """What is to be told.

        Args:
            now: the status.
            at_s: seconds on a clock that never goes back.
        """
        found = []
        if now.state == "failed" != self.last.state:
            found.append(about(now, self._asked))
        if now.state == "running" and now.epoch != self._epoch:
            found.append(self._moved(now))
            self._epoch, self._backend = now.epoch, now.backend
        if _lost(now) > self._lost and at_s - self._told_s >= SELDOM_S:
            self._told_s = at_s
            found.append(
                Notice(
                    "these are too many sounds at once for this machine: the quietest are left out"
                )
            )
        self._lost = _lost(now)
        self.last = now
        return found

    def _moved(self, now: EngineStatus) -> Notice:
        """Another engine plays."""
        if self._backend == now.backend:
            return Notice("the sound engine had stopped; it is back, and in time")
        if now.backend == "null":
            return Notice(now.why, bad=True)
        return Notice(f"the sound is back, and in time: {now.backend} ({now.why})")


def _lost(status: EngineStatus) -> int:
    """Sounds that were left out, or ended early, for others."""
    return status.overfull + status.stolen


def about(status: EngineStatus, asked: str) -> Notice:
    """Where the sound goes; bad news where nobody can hear it who did not ask for that.

    >>> about(EngineStatus(state="running", backend="jack", why="a JACK server runs"), "auto")
    Notice(text='sound: jack (a JACK server runs)', bad=False, slot='')
    """
    if status.state == "stopped":
        return Notice("the sound is off")
    if status.state == "running":
        silent = status.backend == "null" != asked
        return Notice(f"sound: {status.backend} ({status.why})", bad=silent)
    why = status.why or "it did not start in time"
    return Notice(f"there is no sound: {why}; `notalabel doctor` tells more", bad=True)
