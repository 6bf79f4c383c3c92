"""The code of everybody in a room, played from what a worker says of it: see worker.py.

One thread asks the worker, one question at a time, and fetches the cycles of all panes ahead; the
player's thread only reads what is there. A pane whose code asks for too much stops with a sentence;
a worker that hangs is killed, and so is no more than the pane that it hung on. The worker knows
nothing that another one cannot be told again.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from studio.guests.ahead import Ahead
from studio.guests.answers import Answer, Refusal, fault_of, part_of
from studio.guests.child import Child, DeadError, HangsError
from studio.guests.cycles import seed_of
from studio.guests.stamps import TEMPO, Stamps, Value
from studio.guests.wire import events_of
from studio.replies import Fault

NEVER_PLAYED: Final = frozenset({"cps"})  # the tempo is the room's
OUTWARD: Final = frozenset({"midi", "midiport"})  # what leads out of the mix
INPUT: Final = "in"  # the sound of this machine's inputs, which are nobody else's business
BATCH: Final = 4  # cycles of one question
TURN_S: Final = 0.05  # between two looks at what is wanted
RESTARTS, RESTARTS_S = 6, 60.0  # of the worker, in which time
PAUSE_S: Final = 10.0  # without one, where it dies again and again
MOST_DEATHS: Final = 2  # of workers on one pane's code
MOST_PANES: Final = 64
KEPT: Final = 8  # evaluations of one name before the newest

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Pane:
    """Code under a name.

    Attributes:
        key: another one for each evaluation.
        ahead: its cycles.
        devices: its events may go to MIDI ports.
        promised: who waits to hear whether it can be played; None once that is told.
        told: a sentence about it was said.
        deaths: workers that died of it.
    """

    name: str
    key: str
    code: str
    seed: int
    ahead: Ahead
    devices: bool
    promised: "Future[Answer] | None"
    told: set[str] = field(default_factory=set)
    deaths: int = 0


class Guests:
    """Plays code of strangers.

    Args:
        seed: the room's.
        tell: hears sentences, in any thread; must not block.
        put: sets a live value of the session (`session.controls.put`): so the player hears that a
            cycle came late, or became another one, and asks for it again.
        patient: whoever asks a pattern waits for it: for files, not for the stage.
        start: starts a worker.
        seconds: a clock that never goes back.
    """

    def __init__(
        self,
        seed: int,
        tell: Callable[[str], None],
        put: Callable[[str, float], object] = lambda _name, _value: None,
        patient: bool = False,
        start: Callable[[], Child] = Child,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seed, self._tell, self._put, self._patient = seed, tell, put, patient
        self._start, self._seconds = start, seconds
        self._stamps = Stamps()
        self._panes: dict[str, _Pane] = {}  # by key: what is replaced plays until its change lands
        self._moves = 0  # live values that moved
        self._child: Child | None = None
        self._started: deque[float] = deque(maxlen=RESTARTS)
        self._paused_until = 0.0
        self._lock, self._wake = threading.RLock(), threading.Event()
        self._numbers = self._revisions = 0
        self._closing = False
        self._thread: threading.Thread | None = None

    # -- what can be asked for -----------------------------------------------------------------

    def evaluate(
        self, name: str, code: str, at: Fraction = Fraction(0), devices: bool = False
    ) -> "Future[Answer]":
        """Code under a name: something to play, or a sentence that says why there is nothing.

        What was evaluated before under that name plays on until the change lands.

        Args:
            name: of the pane, and the slot.
            code: Strudel code.
            at: the cycle from which it plays.
            devices: it is this machine's player who wrote it: its events may go to MIDI ports.
        """
        promised: Future[Answer] = Future()
        with self._lock:
            names = {pane.name for pane in self._panes.values()}
            if len(names) >= MOST_PANES and name not in names:
                said = f"there are {MOST_PANES} panes already; close one first"
                promised.set_result(Refusal(said))
                return promised
            self._numbers += 1
            key = f"{self._numbers} {name}"
            pane = _Pane(
                name, key, code, seed_of(self._seed, name),
                Ahead(name, at.__floor__(), lambda: self._late(key), self._patient),
                devices, promised,
            )  # fmt: skip
            self._panes[key] = pane
            self._drop_older(name, key)
            self._run()
        self._wake.set()
        return promised

    def forget(self, name: str) -> None:
        """A pane is gone: what it played is silent."""
        with self._lock:
            for key in [key for key, pane in self._panes.items() if pane.name == name]:
                self._gone(self._panes.pop(key))

    def move(self, control: str, value: Value, cycle: Fraction) -> None:
        """A live value of the room is another one from a cycle on, for every peer."""
        with self._lock:
            at = self._stamps.add(control, value, cycle)
            if at is None:
                return
            self._moves += 1
            if self._child is not None:
                self._say(self._child, control, value, at)
            for pane in self._panes.values():
                pane.ahead.moved(control, at)
        self._wake.set()

    def tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """The room's tempo is another one from a cycle on: code may read it."""
        self.move(TEMPO, float(cps), cycle)

    def close(self) -> None:
        """End the worker and the thread."""
        self._closing = True
        self._wake.set()
        with self._lock:
            child, thread = self._child, self._thread
            for pane in self._panes.values():
                self._gone(pane)
            self._panes.clear()
        if child is not None:
            child.kill()
        if thread is not None:
            thread.join(2.0)
        if self._child is not None:
            self._child.kill()

    @property
    def pid(self) -> int | None:
        """Process id of the worker, None where none runs."""
        child = self._child
        return None if child is None else child.pid

    def _drop_older(self, name: str, key: str) -> None:
        """Of one name the last few are kept: what plays, and what waits for its cycle."""
        older = [one for one, pane in self._panes.items() if pane.name == name and one != key]
        for one in older[:-KEPT]:
            self._gone(self._panes.pop(one))

    def _gone(self, pane: _Pane) -> None:
        pane.ahead.stop()
        self._settle(pane, Refusal("this pane was closed before its code was ready"))

    # -- the thread that asks ------------------------------------------------------------------

    def _run(self) -> None:
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._fetch, name="guests", daemon=True)
            self._thread.start()

    def _fetch(self) -> None:
        while not self._closing:
            try:
                if not self.turn():
                    self._wake.wait(TURN_S)
                    self._wake.clear()
            except Exception:  # the show goes on
                LOG.exception("fetching stumbles")
                time.sleep(TURN_S)

    def turn(self) -> bool:
        """Ask the worker one question, the most urgent one; False where there is none."""
        with self._lock:
            pane = min(self._panes.values(), key=_urgency, default=None)
        if pane is None or (pane.promised is None and not pane.ahead.wants()):
            return False
        child = self._ready()
        if child is None:
            return False
        question, moves = self._question(pane, child), self._moves
        try:
            answer = child.ask(question)
        except HangsError:
            self._lost(child)
            self._stop(pane, "its code hangs")
            return True
        except DeadError:
            self._lost(child)
            pane.deaths += 1
            if pane.deaths >= MOST_DEATHS:
                self._stop(pane, "what works it out dies of it")
            return True
        pane.deaths = 0
        self._heard(pane, answer, child, question["cycles"], moves)
        return True

    def _question(self, pane: _Pane, child: Child) -> dict[str, Any]:
        row: dict[str, Any] = {
            "job": 0, "key": pane.key, "seed": pane.seed, "devices": pane.devices,
            "cycles": pane.ahead.wants()[:BATCH], "about": pane.promised is not None,
        }  # fmt: skip
        if pane.key not in child.known:
            child.known.add(pane.key)
            row["code"] = pane.code
        return row

    def _heard(
        self, pane: _Pane, answer: dict[str, Any], child: Child, numbers: list[int], moves: int
    ) -> None:
        """Take what the worker says."""
        asked_for = pane.promised is not None
        try:
            if answer.get("unknown"):
                child.known.discard(pane.key)
            elif error := str(answer.get("error", ""))[:500]:
                self._stop(pane, error, fault_of(answer.get("fault")))
            else:
                self._take(pane, answer["cycles"], numbers, moves)
                if asked_for and not pane.ahead.stopped:
                    of = pane.code, pane.seed, pane.ahead.pattern
                    part = part_of(*of, answer["about"])
                    self._settle(pane, replace(part, sounds=pane.ahead.sounds()))
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
            LOG.exception("the worker of guests' code talks nonsense")
            self._lost(child)
            self._stop(pane, "what works it out talks nonsense")
        if answer.get("tired"):
            self._lost(child)

    def _take(self, pane: _Pane, cycles: list[Any], numbers: list[int], moves: int) -> None:
        """Put cycles where they are played from, but those that something moved in meanwhile."""
        without = NEVER_PLAYED if pane.devices else NEVER_PLAYED | OUTWARD
        again = False
        for number, (rows, reads, error, stops) in zip(numbers, cycles, strict=False):
            if error and (stops or pane.promised is not None):
                self._stop(pane, error)
                break
            if error:
                self._tell_once(pane, f"{pane.name} is silent in cycle {number}: {error}")
            pane.ahead.reads |= {str(name) for name in reads}
            events = events_of(rows, without)
            if not pane.devices:
                events = [event for event in events if not is_input(event[5])]
            with self._lock:
                if not reads or moves == self._moves:
                    again |= pane.ahead.put(number, events)
        if again:
            self._again(pane)

    def _again(self, pane: _Pane) -> None:
        """Let the player ask for what it has sent already."""
        self._revisions += 1
        self._put(pane.ahead.revision, float(self._revisions))

    def _stop(self, pane: _Pane, why: str, fault: Fault | None = None) -> None:
        """A pane that cannot be played, or not any more."""
        pane.ahead.stop()
        if pane.promised is not None:
            with self._lock:
                self._panes.pop(pane.key, None)
            self._settle(pane, Refusal(why, fault))
        else:
            self._tell_once(pane, f"{pane.name} stops: {why}")
            self._again(pane)

    def _settle(self, pane: _Pane, answer: Answer) -> None:
        promised, pane.promised = pane.promised, None
        if promised is not None and not promised.done():
            promised.set_result(answer)

    def _late(self, key: str) -> None:
        pane = self._panes.get(key)
        if pane is not None:
            self._tell_once(pane, f"{pane.name} is late: this machine does not keep up with it")
        self._wake.set()

    def _tell_once(self, pane: _Pane, text: str) -> None:
        kind = text.partition(":")[0] if "silent in" not in text else "silent"
        if kind not in pane.told:
            pane.told.add(kind)
            self._tell(text)

    # -- the worker ----------------------------------------------------------------------------

    def _ready(self) -> Child | None:
        """A worker that can be asked, None where there is none now."""
        if self._child is not None and not self._child.alive:
            self._lost(self._child)  # while it had nothing to do: nobody's fault
        if self._child is not None:
            return self._child
        now = self._seconds()
        if now < self._paused_until:
            return None
        if len(self._started) == RESTARTS and now - self._started[0] < RESTARTS_S:
            self._paused_until = now + PAUSE_S
            self._started.clear()
            self._tell(f"working out the room's code fails again and again; "
                       f"it rests for {PAUSE_S:g} s")  # fmt: skip
            return None
        self._started.append(now)
        try:
            child = self._start()
            with self._lock:
                for name, value, at in self._stamps.all():
                    self._say(child, name, value, at)
                self._child = child
        except DeadError as error:
            LOG.warning("no worker for guests' code: %s", error)
            return None
        return child

    def _say(self, child: Child, name: str, value: Value, at: Fraction) -> None:
        try:
            child.tell({"live": [name, value, f"{at.numerator}/{at.denominator}"]})
        except DeadError:
            LOG.info("a live value comes to a dead worker: the next one gets it")

    def _lost(self, child: Child) -> None:
        child.kill()
        if self._child is child:
            self._child = None


def _urgency(pane: _Pane) -> tuple[float, str]:
    """What lacks the cycle that plays now comes first, then new code, then what comes later."""
    if pane.ahead.stopped:
        return 1000.0, pane.key
    if pane.promised is not None:
        return 1.5, pane.key
    return float(pane.ahead.urgency()), pane.key


def is_input(value: object) -> bool:
    """Would this open a microphone?"""
    name = value.get("s") if isinstance(value, Mapping) else None
    return isinstance(name, str) and "".join(name.lower().split()) == INPUT
