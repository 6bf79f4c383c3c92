"""Evaluations, one after the other in a thread of their own; one that hangs is left behind.

Whoever wants something evaluated leaves a job; what comes of it is handed on in that thread.
"""

import queue
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count

from studio.preparing import LIMIT_S, Prepared, Stage
from studio.replies import Reply

STUCK_S = LIMIT_S + 2.0  # an evaluation that does not even notice its limit is left behind


@dataclass(frozen=True, slots=True)
class Job:
    """Something to evaluate.

    Attributes:
        number: jobs and whatever else is asked for count up.
        work: evaluates; gives a reply where nothing is to change.
        reply: what is promised to whoever asked.
    """

    number: int
    work: Callable[[Stage], Prepared | Reply]
    reply: "Future[Reply]"


class Evaluations:
    """The line of jobs.

    Args:
        stage: what plays now.
        hand_on: takes what came of a job, unless that was left behind meanwhile.
        seconds: a clock that never goes back.
    """

    def __init__(
        self,
        stage: Callable[[], Stage],
        hand_on: Callable[[Job, Prepared | Reply], None],
        seconds: Callable[[], float],
    ) -> None:
        self._stage, self._hand_on, self._seconds = stage, hand_on, seconds
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._current: tuple[Job, float] | None = None
        self._numbers = count(1)

    @property
    def busy(self) -> bool:
        """Is something evaluated now?"""
        return self._current is not None

    def number(self) -> int:
        """The next number, for what is asked for beside jobs."""
        return next(self._numbers)

    def put(self, work: Callable[[Stage], Prepared | Reply]) -> "Future[Reply]":
        """Have something evaluated when what came before it is done."""
        job = Job(self.number(), work, Future())
        self._jobs.put(job)
        return job.reply

    def close(self) -> None:
        """End the thread, when what came before is done."""
        self._jobs.put(None)

    def run(self) -> None:
        """Evaluate until it is closed, or another thread has taken over; in the thread."""
        while self.work():
            pass

    def work(self) -> bool:
        """Evaluate the next job; waits for one.

        Returns:
            False when there is no more to do for this thread: it is closed, or the job took so
            long that another thread has taken over.
        """
        if (job := self._jobs.get()) is None:
            return False
        mine = self._current = (job, self._seconds())
        found = job.work(self._stage())
        if self._current is not mine:
            return False
        self._current = None
        self._hand_on(job, found)
        return True

    def stuck(self) -> Job | None:
        """A job that hangs where no limit is looked at: it is left behind by this."""
        current = self._current
        if current is None or self._seconds() - current[1] < STUCK_S:
            return None
        self._current = None
        return current[0]
