"""My evaluations on their way to a room: tried here first, in order, then told to all."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from fractions import Fraction

from jam.room import Evaluation, JamError, Room
from studio.jamming.blocks import Merged, merged
from studio.jamming.kit import Heard, Listens
from studio.jamming.own import Own
from studio.jamming.thread import Runner, guarded
from studio.replies import Fault, Reply


@dataclass(frozen=True, slots=True)
class Job:
    """Something to evaluate.

    Attributes:
        code: as the player wrote it.
        pane: where.
        alone: it takes the place of all that the pane plays.
        writes: it is to stand in the pane, too.
        reply: where to say what came of it.
    """

    code: str
    pane: str
    alone: bool
    writes: bool
    reply: "Future[Reply]"


class Evaluating:
    """The line of what is being evaluated; used in the jam's thread.

    Args:
        room: where it goes.
        runner: does what is slow.
        listens: evaluates code safely.
        cycle: from which cycle on an evaluation plays that is made now.
        heard: takes what an evaluation turned out to be, so that it is not evaluated twice.
        own: tells my code from that of others.
    """

    def __init__(
        self,
        room: Room,
        runner: Runner,
        listens: Listens,
        cycle: Callable[[], Fraction],
        heard: Callable[[Evaluation, Heard], None],
        own: Own,
    ) -> None:
        self._room, self._runner, self._listens = room, runner, listens
        self._cycle, self._heard = cycle, heard
        self._own = own
        self._waiting: deque[Job] = deque()
        self._busy = False

    def put(self, job: Job) -> None:
        """Evaluate this when what came before it is done."""
        self._waiting.append(job)
        self._next()

    def close(self) -> None:
        """What still waits is not evaluated."""
        while self._waiting:
            self._waiting.popleft().reply.set_result(Reply(False, "you left the room"))

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        job = self._waiting.popleft()
        before = "" if job.alone else code_in(self._room, job.pane)
        whole, soon = merged(before, job.code), self._cycle()
        own = self._own.will_be(job.pane, whole.code, bool(before))

        def listen() -> Heard:
            return self._listens.listen(job.pane, whole.code, soon, own)

        def heard(found: Heard) -> None:
            self._busy = False
            job.reply.set_result(guarded(lambda: self._told(job, whole, found)))
            self._next()

        if whole.code.strip():
            self._runner.beside(listen, heard)
        else:
            heard(Heard())

    def _told(self, job: Job, whole: Merged, found: Heard) -> Reply:
        if found.problem:
            return Reply(False, found.problem, found.notes, fault=_fault(whole, found.fault))
        cycle = self._cycle()
        if job.writes:
            write(self._room, job.pane, whole.code)
        one = self._room.evaluate(job.pane, whole.code, cycle)
        self._heard(one, found)
        if found.cps is not None:
            self._room.set_tempo(found.cps, cycle)
        return Reply(True, f"for everybody, from cycle {one.cycle}", found.notes)


def _fault(whole: Merged, fault: Fault | None) -> Fault | None:
    """A mistake at its place in what the player wrote just now."""
    at = None if fault is None else whole.old(fault.at)
    return None if fault is None or at is None else replace(fault, at=at)


def code_in(room: Room, pane: str) -> str:
    """What a pane plays, or is about to: its last evaluation."""
    found = [one for one in room.playing() if one.pane == pane]
    return max(found, key=lambda one: one.cycle).code if found else ""


def write(room: Room, pane: str, text: str) -> None:
    """Let a text stand in a pane: only what differs is edited, so that others' cursors stay.

    Raises:
        JamError: there is no such pane.
    """
    found = next((one for one in room.panes() if one.name == pane), None)
    if found is None:
        raise JamError(f"there is no pane {pane}")
    begin, end, put = difference(found.text, text)
    if begin != end or put:
        room.edit(pane, begin, end, put)


def difference(before: str, after: str) -> tuple[int, int, str]:
    """The one piece in which two texts differ: from where to where, and what stands there now.

    >>> difference("bd hh", "bd cp hh"), difference("a", "a")
    ((3, 3, 'cp '), (1, 1, ''))
    """
    most = min(len(before), len(after))
    begin = next((at for at in range(most) if before[at] != after[at]), most)
    rest = most - begin
    same = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return begin, len(before) - same, after[begin : len(after) - same]
