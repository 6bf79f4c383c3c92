"""Keeping one engine process alive: start it, hear its reports, replace it when it ends.

Each process is an *epoch*. Its clock and its tape lie in a folder in memory that is made for it and
removed with it. A spare process waits, loaded, to take a dead one's place within a moment. When the
way to the ears is gone (a device unplugged, a JACK server ended), an engine on the null backend
keeps the time, and a lookout waits for what was asked for to be there again.
"""

import logging
import secrets
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final

from engine.clock import ClockFile, ClockPage
from engine.errors import EngineError
from engine.launch import GONE, SOUND, Child, Lookout, Settings, spare
from engine.messages import TOKEN_BYTES, Message
from engine.metering import DONE_BY
from engine.status import together
from engine.tape import Tape
from engine.transport import Outbox

LOG = logging.getLogger(__name__)
MOST_SAID: Final = 100
STOP_S: Final = 1.5
DEATHS_TO_GIVE_UP: Final = 5  # within ...
DEATHS_WINDOW_S: Final = 10.0
SPARE_AFTER_S: Final = 2.0
LOOK_AFTER_S: Final = 0.5  # doubled with each fall that follows ...
LOOK_AFTER_MOST_S: Final = 30.0
STEADY_S: Final = 60.0  # ... unless it held for so long
MEMORY_FOLDER: Final = Path("/dev/shm")  # no disk below it that could hold up the engine


@dataclass(frozen=True, slots=True)
class Wish:
    """What the engine is to be.

    Attributes:
        backend: "auto", "jack", "portaudio" or "null".
        device: the name of an output, or part of it; "": the usual one.
        frames: block size.
        sample_rate: frames a second.
        outputs: output channels; 0: as many as the backend says it has.
        log: a file for what the process prints, or None.
        sound: "module:class" of what makes the sound.
        cache_mb: megabytes for voices that are rendered once and played again; 0: none are.
        inputs: input channels; 0: none.
    """

    backend: str = "auto"
    device: str = ""
    frames: int = 256
    sample_rate: int = 48_000
    outputs: int = 0
    log: Path | None = None
    sound: str = SOUND
    cache_mb: int = 0
    inputs: int = 0


class _End(Enum):
    WANTED = auto()  # nobody wants another
    CRASHED = auto()
    MOVES = auto()  # to the null backend, or back


class Keeper:
    """One engine process at a time.

    Attributes:
        state, why, backend, epoch, restarts, outputs, inputs: as in
            engine.status.EngineStatus.
        ready: set while an engine is up, or none will be.
        latency_frames: from a block that was computed to the ears, as the backend says.
        began: moment and CPU time at which this engine came up, in ns.
        tape: what the engine played last, None while none is up.

    Args:
        wish: what is asked for.
    """

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self.state, self.why, self.backend = "new", "", ""
        self.epoch = self.restarts = self.lost = 0
        self.outputs, self.inputs, self.latency_frames = 2, 0, wish.frames
        self.began = (0, 0)
        self.tape: Tape | None = None
        self.ready = threading.Event()
        self.last = ClockPage(
            sample_rate=wish.sample_rate, block=wish.frames, at_ns=time.perf_counter_ns()
        )
        self._past = ClockPage()
        self._token = secrets.token_bytes(TOKEN_BYTES)
        self._excluded: tuple[str, ...] = ()
        self._heard_on, self._gone, self._falls = "", "", 0
        self._clock: ClockFile | None = None
        self._child: Child | None = None
        self._outbox: Outbox | None = None
        self._spare: Child | None = None
        self._growing: Child | None = None  # will be the spare when it has loaded
        self._lookout: Lookout | None = None
        self._said: deque[str] = deque(maxlen=MOST_SAID)
        self._lock = threading.Lock()
        self._stopping, self._moving = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    # -- life -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Bring the engine up, behind our back: returns at once."""
        if self._thread is None:
            self.state = "starting"
            self._outbox = Outbox(self._token, self._overflow)
            self._thread = threading.Thread(target=self._watch, name="engine-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the engine: within two seconds no process, socket or shared memory is left."""
        self._stopping.set()
        with self._lock:
            child = self._child
            others = [self._spare, self._growing, self._lookout]
            self._spare = self._growing = self._lookout = None
        for other in others:
            if other is not None:
                other.end(0.0)
        if child is not None:
            child.end(STOP_S)
        if self._thread is not None:
            self._thread.join(STOP_S)
        if self._outbox is not None:
            self._outbox.close()
        self.state, self.backend = "stopped", ""

    def put(self, messages: Sequence[Message]) -> None:
        """Send messages to the engine."""
        if self._outbox is not None and messages:
            self._outbox.put(messages)

    def _overflow(self, count: int) -> None:
        self.lost += count

    def said(self) -> list[str]:
        """What the engine could not play since this was asked last: sentences for the player."""
        return [self._said.popleft() for _ in range(len(self._said))]

    @property
    def unsent(self) -> int:
        """Messages that wait on this side."""
        return self._outbox.waiting if self._outbox is not None else 0

    @property
    def pid(self) -> int | None:
        """Process id of the engine, None while there is none."""
        child = self._child
        return child.pid if child is not None else None

    @property
    def has_spare(self) -> bool:
        """Is another process at hand, should this engine die?"""
        return self._spare is not None

    def page(self) -> ClockPage:
        """The engine's last word about itself."""
        clock = self._clock
        if clock is not None:
            page = clock.read()
            if page.epoch == self.epoch:
                self.last = page
        return self.last

    def done(self) -> tuple[int, ...]:
        """Blocks of this engine by when they were done, see engine.metering.DONE_BY."""
        clock = self._clock
        size = len(DONE_BY) + 1
        return clock.read_counts(size) if clock is not None else (0,) * size

    def sums(self) -> ClockPage:
        """The same, with the counts of the engines before."""
        with self._lock:
            running = self.state == "running"
            return together(self._past, self.page()) if running else self._past

    # -- the watching thread ----------------------------------------------------------------------

    def _watch(self) -> None:
        deaths: list[float] = []
        while not self._stopping.is_set():
            try:
                end = self._one_engine()
            except (EngineError, OSError) as error:
                LOG.exception("the engine does not start")
                return self._fail(str(error))
            if self._stopping.is_set():
                break
            if end is _End.WANTED:
                return self.ready.set()
            if end is _End.CRASHED:
                deaths = [t for t in deaths if t > time.monotonic() - DEATHS_WINDOW_S]
                deaths.append(time.monotonic())
            if len(deaths) >= DEATHS_TO_GIVE_UP:
                return self._fail("the engine crashes again and again; try --backend null")
        return None

    def _fail(self, why: str) -> None:
        self.state, self.why, self.backend = "failed", why, ""
        self.ready.set()

    def _one_engine(self) -> _End:
        """Run one engine process to its end."""
        folder = Path(tempfile.mkdtemp(prefix="notalabel-", dir=_memory_folder()))
        clock, began = ClockFile(folder / "clock", create=True), time.monotonic()
        tape = Tape(folder / "tape", create=True)
        self._moving.clear()
        try:
            with self._lock:
                if self._stopping.is_set():
                    return _End.WANTED
                child = self._child = self._spare or self._new_child()
                self._spare = None
                child.begin(self._settings(folder))
            trying = self._hear(child, clock, tape)
            code = child.exit_code()
        finally:
            with self._lock:
                self._settle(clock)
            shutil.rmtree(folder, ignore_errors=True)
        return self._verdict(code, trying, time.monotonic() - began)

    def _verdict(self, code: int, trying: str, lived_s: float) -> _End:
        """What the end of an engine means."""
        if self._stopping.is_set() or self.state == "failed":
            return _End.WANTED
        if self._moving.is_set():
            return _End.MOVES
        if code == GONE and self._heard_on != "null":
            self._falls = 0 if lived_s > STEADY_S else self._falls
            self._fall()
            return _End.MOVES
        LOG.warning("the engine's process ended with code %d; starting another", code)
        if trying and trying != "null":
            self._excluded = (*self._excluded, trying)
        return _End.CRASHED

    def _fall(self) -> None:
        self._falls += 1
        self._gone = self._wish.device or self._heard_on
        LOG.warning("%s is gone; the null backend keeps the time", self._gone)

    def _settings(self, folder: Path) -> Settings:
        last, wish, fallen = self.last, self._wish, bool(self._gone)
        return Settings(
            job="play",
            backend="null" if fallen else wish.backend,
            device="" if fallen else wish.device,
            exclude=self._excluded,
            frames=last.block if fallen else wish.frames,
            sample_rate=last.sample_rate if fallen else wish.sample_rate,
            outputs=self.outputs if fallen else wish.outputs,
            inputs=wish.inputs,
            epoch=self.epoch + 1,
            token=self._token.hex(),
            folder=str(folder),
            clock=str(folder / "clock"),
            tape=str(folder / "tape"),
            anchor_s=last.frame / last.sample_rate,
            anchor_ns=last.at_ns,
            sound=wish.sound,
            cache_mb=wish.cache_mb,
        )

    def _hear(self, child: Child, clock: ClockFile, tape: Tape) -> str:
        """Follow its reports to their end; the backend that it was opening when it ended, or ""."""
        trying = ""
        for report in child.reports():
            if "trying" in report:
                trying = str(report["trying"])
            elif "said" in report:
                self._said.append(str(report["said"]))
            elif "ready" in report:
                trying = ""
                self._come_up(report["ready"], clock, tape)
            elif "failed" in report and self.epoch and not self._gone:  # it could be had before
                trying = ""
                self._fall()
                self._moving.set()
            elif "failed" in report:
                self._fail(str(report["failed"]))
        return trying

    def _come_up(self, ready: dict[str, Any], clock: ClockFile, tape: Tape) -> None:
        with self._lock:
            self.epoch += 1
            self._clock, self.tape = clock, tape
            page = self.page()
            self.began = (page.at_ns, page.cpu_ns)
            self.backend = self._heard_on = str(ready["backend"])
            self.latency_frames = int(ready["latency_frames"])
            self.why, self.outputs = str(ready["why"]), int(ready["outputs"])
            self.inputs = int(ready["inputs"])
            if self._gone:
                self.why = f"{self._gone} is gone: time runs, nothing is heard until it is back"
            if self._outbox is not None:
                self._outbox.connect(ready["address"], self.epoch)
            self.state = "running"
        self.ready.set()
        self._later(SPARE_AFTER_S, self._make_spare)
        if self.backend == "null" != self._wish.backend:
            wait_s = min(LOOK_AFTER_S * 2 ** min(self._falls, 9), LOOK_AFTER_MOST_S)
            self._later(wait_s, self._look_out, self.epoch)

    def _later(self, seconds: float, work: Any, *arguments: Any) -> None:
        timer = threading.Timer(seconds, work, arguments)
        timer.daemon = True
        timer.start()

    def _make_spare(self) -> None:
        """Have another process at hand, so that a dead engine is replaced in a moment."""
        with self._lock:
            if self._spare or self._growing or self._stopping.is_set():
                return
            child = self._growing = self._new_child()
        loaded = child.prepared()
        with self._lock:
            self._growing = None
            if loaded and not self._stopping.is_set():
                self._spare = child
                return
        child.end(0.0)

    def _look_out(self, epoch: int) -> None:
        """Wait for what was asked for to be there, then let an engine begin on it."""
        with self._lock:
            if self._stopping.is_set() or self.epoch != epoch or self._lookout is not None:
                return
            lookout = self._lookout = Lookout(
                self._wish.backend, self._wish.device, self._excluded, self._wish.log
            )
        found = lookout.found()
        with self._lock:
            self._lookout = None
            if not found or self.epoch != epoch or self._stopping.is_set():
                return
            self._gone = ""
            self._moving.set()
            child = self._child
        if child is not None:
            child.end(STOP_S)

    def _new_child(self) -> Child:
        return spare(self._wish.sound, self.last.sample_rate, self._wish.log)

    def _settle(self, clock: ClockFile) -> None:
        """The engine is gone: keep its counts and its clock."""
        if self._clock is clock:
            self._past = together(self._past, self.page())
            self._clock = self.tape = None
            self.restarts += 0 if self._stopping.is_set() or self._moving.is_set() else 1
            self.state = "restarting" if self.state == "running" else self.state
        if self._outbox is not None:
            self._outbox.disconnect()
        self._child = None
        if self.state != "failed":
            self.ready.clear()


def _memory_folder() -> Path | None:
    return MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None
