"""A session: the one place where code is evaluated, and what it changes is played.

Two threads do the work: one evaluates the player's code, one asks patterns and sends
events. Whoever uses a session only leaves requests: nothing here blocks a prompt, and
nothing that the code does reaches the sound but as a change that was tried before.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from studio.deadline import Deadline
from studio.player import Player
from studio.preparing import LIMIT_S, Evaluates, Stage, prepare
from studio.replies import Notice, Reply
from studio.slots import Change
from studio.sound import Sound

TICK_S = 0.020  # between two looks at what is due
STUCK_S = LIMIT_S + 2.0  # an evaluation that does not even notice its limit is left behind

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Playing:
    """What plays now, for a status line.

    Attributes:
        cycle: the position, None while nothing plays.
        cps: the tempo.
        slots: names of what plays.
        evaluating: code is being evaluated.
    """

    cycle: Fraction | None
    cps: float
    slots: tuple[str, ...]
    evaluating: bool


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    code: str
    evaluates: Evaluates
    reply: "Future[Reply]"


class Session:
    """Evaluates code and plays it.

    Args:
        sound: plays the events; started and stopped by whoever made it.
        evaluates: code to a program.
        tell: hears what happens unasked, in the player's thread: it must not block.
        remember: keeps each piece of code that is evaluated; it must not block.
        seconds: a clock that never goes back.
    """

    def __init__(
        self,
        sound: Sound,
        evaluates: Evaluates,
        tell: Callable[[Notice], None],
        remember: Callable[[str], None] = lambda _: None,
        seconds: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._evaluates, self._remember, self._seconds = evaluates, remember, seconds
        self._tell = tell
        self._deadline = Deadline(seconds)
        self._player = Player(sound, tell, self._deadline, seconds)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._requests: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._current: tuple[_Job, float] | None = None
        self._asked = count(1)
        self._hushed = 0  # what was asked for before this number came too late for the last hush
        self._threads: list[threading.Thread] = []
        self._closing = False

    # -- life ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Let the two threads run."""
        self._run("evaluator", self._evaluate_jobs)
        self._run("player", self._play)

    def close(self) -> None:
        """Silence, and the end of both threads."""
        self.hush()
        self._jobs.put(None)
        self._requests.put(self._finish)
        for thread in self._threads:
            thread.join(0.5)

    def _finish(self) -> None:
        self._closing = True

    def _run(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    # -- what can be asked for -----------------------------------------------------------------

    def submit(self, code: str, evaluates: Evaluates | None = None) -> "Future[Reply]":
        """Evaluate code behind the caller's back; what it asks for is played when it is ready.

        Args:
            code: the player's.
            evaluates: another way from code to a program; such code is not remembered.
        """
        if evaluates is None:
            self._remember(code)
        job = _Job(next(self._asked), code, evaluates or self._evaluates, Future())
        self._jobs.put(job)
        return job.reply

    def evaluate(self, code: str, evaluates: Evaluates | None = None) -> Reply:
        """Evaluate code and wait for what comes of it, see submit; never raises."""
        return self.submit(code, evaluates).result()

    def hush(self) -> "Future[Reply]":
        """End everything that plays, and what is still being evaluated; what sounds rings out."""
        self._hushed = next(self._asked)
        return self._change(Change(hush=True), "silence")

    def set_cps(self, cps: float) -> "Future[Reply]":
        """Another tempo, without a jump in phase."""
        return self._change(Change(cps=cps), f"cps {cps:g}")

    def playing(self) -> Playing:
        """What plays now; cheap enough to ask many times a second."""
        player = self._player
        return Playing(
            player.cycle(), float(player.cps), tuple(player.slots), self._current is not None
        )

    def _change(self, change: Change, text: str) -> "Future[Reply]":
        reply: Future[Reply] = Future()
        self._requests.put(lambda: self._apply(change, Reply(True, text), reply))
        return reply

    # -- the evaluator's thread ----------------------------------------------------------------

    def _evaluate_jobs(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not self.work(job):
                return

    def work(self, job: "_Job | None" = None) -> bool:
        """Evaluate one job (of those that wait, where none is given).

        Returns:
            False when it took so long that another thread has taken over meanwhile.
        """
        if job is None and (job := self._jobs.get()) is None:
            return False
        mine = self._current = (job, self._seconds())
        prepared = prepare(job.code, self._stage(), job.evaluates, self._deadline, self._seconds)
        if self._current is not mine:
            return False
        self._current = None
        if prepared.change is None:
            _settle(job.reply, Reply(False, prepared.problem, prepared.notes))
            return True
        change = prepared.change
        reply = Reply(True, _said(change), prepared.notes)
        self._requests.put(lambda: self._apply(change, reply, job.reply, job.number))
        return True

    def _stage(self) -> Stage:
        player = self._player
        return Stage(player.cycle() or Fraction(0), player.cps)

    # -- the player's thread -------------------------------------------------------------------

    def _play(self) -> None:
        while not self._closing:
            try:
                self.turn(TICK_S)
            except Exception:  # the show goes on
                LOG.exception("the player stumbles")
                self._tell(Notice("the player stumbled; the log has more", bad=True))

    def turn(self, wait_s: float = 0.0) -> None:
        """Do what was asked for, and send what is due.

        Args:
            wait_s: how long to wait for a request.
        """
        try:
            request = self._requests.get(timeout=wait_s) if wait_s else self._requests.get_nowait()
        except queue.Empty:
            pass
        else:
            request()
        self._player.tick()
        self._leave_behind()

    def _apply(
        self, change: Change, reply: Reply, promised: "Future[Reply]", number: int | None = None
    ) -> None:
        if number is not None and number < self._hushed:
            _settle(promised, Reply(True, "hushed before it could play"))
            return
        try:
            self._player.change(change)
        except Exception:
            LOG.exception("a change cannot be played")
            reply = Reply(False, "this cannot be played; the log says why")
        _settle(promised, reply)

    def _leave_behind(self) -> None:
        """Give up on an evaluation that hangs where no limit is looked at."""
        current = self._current
        if current is None or self._seconds() - current[1] < STUCK_S:
            return
        self._current = None
        _settle(current[0].reply, Reply(False, "this code takes too long and was left behind"))
        if self._threads:
            self._run("evaluator", self._evaluate_jobs)


def _settle(promised: "Future[Reply]", reply: Reply) -> None:
    if not promised.done():
        promised.set_result(reply)


def _said(change: Change) -> str:
    """What an evaluation did, in a few words; "" where the sound says it all."""
    if change.hush and not change.parts:
        return "silence"
    if change.cps is not None and not change.parts:
        return f"cps {change.cps:g}"
    return ""
