"""The session's hand on the engine: start, send, take back, read the clock, watch over the process.

The engine is a process of its own that holds pyo and nothing else. The client starts it, hears what
it reports, and starts another when it dies: a new epoch. The frame count goes on through that on
monotonic time, so the session's time line stays as it is; the session only sends its window of
events again when it sees `clock().epoch` change. Nothing here blocks for longer than a few
microseconds, but `wait_ready` and `stop`.
"""

import logging
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from engine.clock import ClockFile, ClockPage
from engine.errors import BackendError, EngineError
from engine.launch import SOUND, Child, Settings, spare
from engine.messages import TOKEN_BYTES, Cancel, Limiter, Message, Panic, SoundEvent
from engine.plays import play_messages
from engine.samples.shelf import NOTHING, Shelf
from engine.status import ClockReading, EngineStatus, frame_at, status_of, together
from engine.transport import Outbox

LOG = logging.getLogger(__name__)
BACKENDS: Final = ("auto", "jack", "portaudio", "null")
BLOCKS: Final = (64, 128, 256, 512, 1024)
STOP_S: Final = 1.5
DEATHS_TO_GIVE_UP: Final = 5  # within ...
DEATHS_WINDOW_S: Final = 10.0
SPARE_AFTER_S: Final = 2.0
CPU_WINDOW_NS: Final = 250_000_000
MEMORY_FOLDER: Final = Path("/dev/shm")  # no disk below it that could hold up the engine


class EngineClient:
    """One engine process, kept alive.

    Args:
        backend: "auto" (jack, then portaudio, then null), or one of them by name.
        frames: block size: 64, 128, 256, 512 or 1024. JACK's own period wins over it.
        sample_rate: frames a second; JACK's own wins over it.
        log: a file for what the engine's process prints; None: thrown away.
        record: a file for the engine's output, see engine.recording; None: not recorded.
        sound: "module:class" of what makes the sound.
        shelf: the sounds that the player has loaded.

    Raises:
        BackendError: no such backend or block size.

    >>> EngineClient(backend="alsa")
    Traceback (most recent call last):
    engine.errors.BackendError: there is no backend "alsa"; take one of auto, jack, portaudio, null
    """

    def __init__(
        self,
        backend: str = "auto",
        frames: int = 256,
        sample_rate: int = 48_000,
        log: Path | None = None,
        record: Path | None = None,
        sound: str = SOUND,
        shelf: Shelf = NOTHING,
    ) -> None:
        _check("backend", backend, BACKENDS)
        _check("block size", frames, BLOCKS)
        self._backend, self._frames, self._sample_rate = backend, frames, sample_rate
        self._log, self._record, self._sound, self._shelf = log, record, sound, shelf
        self._state, self._why, self._taken = "new", "", ""
        self._epoch = self._restarts = self._lost = 0
        self._last = ClockPage(sample_rate=sample_rate, block=frames, at_ns=time.perf_counter_ns())
        self._past = ClockPage()
        self._cpu = (0, 0, 0.0)  # at_ns, cpu_ns, percent
        self._began = (0, 0)  # at_ns, cpu_ns
        self._token = secrets.token_bytes(TOKEN_BYTES)
        self._excluded: tuple[str, ...] = ()
        self._clock: ClockFile | None = None
        self._child: Child | None = None
        self._outbox: Outbox | None = None
        self._spare: Child | None = None
        self._growing: Child | None = None  # will be the spare when it has loaded
        self._lock = threading.Lock()
        self._ready, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    # -- life -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Bring the engine up, behind our back: returns at once."""
        if self._thread is None:
            self._state = "starting"
            self._outbox = Outbox(self._token, self._overflow)
            self._thread = threading.Thread(target=self._watch, name="engine-watch", daemon=True)
            self._thread.start()

    def wait_ready(self, timeout_s: float = 10.0) -> bool:
        """Wait until an engine is up; False when none is after that time, or when it failed."""
        self._ready.wait(timeout_s)
        return self._state == "running"

    def stop(self) -> None:
        """End the engine: within two seconds no process, socket or shared memory is left."""
        self._stopping.set()
        with self._lock:
            child = self._child
            others = [other for other in (self._spare, self._growing) if other is not None]
            self._spare = self._growing = None
        for other in others:
            other.end(0.0)
        if child is not None:
            child.end(STOP_S)
        if self._thread is not None:
            self._thread.join(STOP_S)
        if self._outbox is not None:
            self._outbox.close()
        self._state, self._taken = "stopped", ""

    # -- commands ---------------------------------------------------------------------------------

    def send(self, events: Iterable[SoundEvent]) -> list[str]:
        """Send events to be played; returns at once.

        Returns:
            one sentence for each event that no voice can play and each value that was changed to
            one that can be played; each sentence once.
        """
        plays, said = play_messages(events, self._shelf)
        self._put(plays)
        return said

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back the queued events of a slot (None: of all) from a frame on.

        Args:
            slot: the slot, or None.
            from_frame: events at this frame or later go; what sounds already ends by itself.
            generation: only events of an older generation go, those still on their way included;
                left out: every generation, but only what has arrived.
        """
        self._put([Cancel(slot, from_frame, generation)])

    def panic(self) -> None:
        """Silence within a few milliseconds; the queue is emptied."""
        self._put([Panic()])

    def limiter(self, on: bool) -> None:
        """Take the master limiter in or out."""
        self._put([Limiter(on)])

    def _put(self, messages: Sequence[Message]) -> None:
        if self._outbox is not None and messages:
            self._outbox.put(messages)

    def _overflow(self, count: int) -> None:
        self._lost += count

    # -- what the engine says ---------------------------------------------------------------------

    def clock(self) -> ClockReading:
        """The engine's clock now. It runs from the moment this client was made, engine or not."""
        page = self._page()
        now_ns = time.perf_counter_ns()
        ready = self._ready.is_set() and self._state == "running"
        return ClockReading(
            frame_at(page, now_ns), now_ns, page.sample_rate, page.block, self._epoch, ready
        )

    def status(self) -> EngineStatus:
        """How the engine is; cheap enough to ask ten times a second."""
        with self._lock:
            page = together(self._past, self._page()) if self._state == "running" else self._past
        recent, mean = self._cpu_percent(self._page())
        return status_of(
            page,
            state=self._state,
            backend=self._taken,
            why=self._why,
            sample_rate=self._last.sample_rate,
            block=self._last.block,
            epoch=self._epoch,
            restarts=self._restarts,
            cpu_percent=recent,
            cpu_mean_percent=mean,
            refused=page.refused + self._lost,
            unsent=self._outbox.waiting if self._outbox is not None else 0,
        )

    @property
    def pid(self) -> int | None:
        """Process id of the engine, None while there is none."""
        child = self._child
        return child.pid if child is not None else None

    @property
    def has_spare(self) -> bool:
        """Is another process at hand, should this engine die?"""
        return self._spare is not None

    def _page(self) -> ClockPage:
        clock = self._clock
        if clock is not None:
            page = clock.read()
            if page.epoch == self._epoch:
                self._last = page
        return self._last

    def _cpu_percent(self, page: ClockPage) -> tuple[float, float]:
        at_ns, cpu_ns, percent = self._cpu
        if page.at_ns - at_ns >= CPU_WINDOW_NS:
            percent = 100 * (page.cpu_ns - cpu_ns) / (page.at_ns - at_ns)
            self._cpu = (page.at_ns, page.cpu_ns, percent)
        life_ns = page.at_ns - self._began[0]
        return percent, 100 * (page.cpu_ns - self._began[1]) / life_ns if life_ns > 0 else 0.0

    # -- the watching thread ----------------------------------------------------------------------

    def _watch(self) -> None:
        deaths: list[float] = []
        while not self._stopping.is_set():
            try:
                crashed = self._one_engine()
            except (EngineError, OSError) as error:
                LOG.exception("the engine does not start")
                return self._fail(str(error))
            if self._stopping.is_set():
                break
            if not crashed:
                return self._ready.set()
            deaths = [t for t in deaths if t > time.monotonic() - DEATHS_WINDOW_S]
            deaths.append(time.monotonic())
            if len(deaths) >= DEATHS_TO_GIVE_UP:
                return self._fail("the engine crashes again and again; try --backend null")
        return None

    def _fail(self, why: str) -> None:
        self._state, self._why, self._taken = "failed", why, ""
        self._ready.set()

    def _one_engine(self) -> bool:
        """Run one engine process to its end. True: it crashed, so another one is wanted."""
        folder = Path(tempfile.mkdtemp(prefix="notalabel-", dir=_memory_folder()))
        clock = ClockFile(folder / "clock", create=True)
        try:
            with self._lock:
                if self._stopping.is_set():
                    return False
                child = self._child = self._spare or self._new_child()
                self._spare = None
                child.begin(self._settings(folder))
            trying = self._hear(child, clock)
            code = child.exit_code()
        finally:
            with self._lock:
                self._settle(clock)
            shutil.rmtree(folder, ignore_errors=True)
        if self._stopping.is_set() or self._state == "failed":
            return False
        LOG.warning("the engine's process ended with code %d; starting another", code)
        if trying and trying != "null":
            self._excluded = (*self._excluded, trying)
        return True

    def _settings(self, folder: Path) -> Settings:
        last = self._last
        return Settings(
            job="play",
            backend=self._backend,
            exclude=self._excluded,
            frames=self._frames,
            sample_rate=self._sample_rate,
            epoch=self._epoch + 1,
            token=self._token.hex(),
            folder=str(folder),
            clock=str(folder / "clock"),
            anchor_s=last.frame / last.sample_rate,
            anchor_ns=last.at_ns,
            record=str(self._record) if self._record else "",
            sound=self._sound,
        )

    def _hear(self, child: Child, clock: ClockFile) -> str:
        """Follow its reports to their end; the backend that it was opening when it ended, or ""."""
        trying = ""
        for report in child.reports():
            if "trying" in report:
                trying = str(report["trying"])
            elif "ready" in report:
                trying = ""
                self._come_up(report["ready"], clock)
            elif "failed" in report:
                self._fail(str(report["failed"]))
        return trying

    def _come_up(self, ready: dict[str, Any], clock: ClockFile) -> None:
        with self._lock:
            self._epoch += 1
            self._clock = clock
            page = self._page()
            self._began = (page.at_ns, page.cpu_ns)
            self._cpu = (page.at_ns, page.cpu_ns, 0.0)
            self._taken, self._why = str(ready["backend"]), str(ready["why"])
            if self._outbox is not None:
                self._outbox.connect(ready["address"], self._epoch)
            self._state = "running"
        self._ready.set()
        timer = threading.Timer(SPARE_AFTER_S, self._make_spare)
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

    def _new_child(self) -> Child:
        return spare(self._sound, self._last.sample_rate, self._log)

    def _settle(self, clock: ClockFile) -> None:
        """The engine is gone: keep its counts and its clock."""
        if self._clock is clock:
            self._past = together(self._past, self._page())
            self._clock = None
            self._restarts += 0 if self._stopping.is_set() else 1
            self._state = "restarting" if self._state == "running" else self._state
        if self._outbox is not None:
            self._outbox.disconnect()
        self._child = None
        clock.close()
        if self._state != "failed":
            self._ready.clear()


def _check(what: str, value: object, known: Sequence[object]) -> None:
    if value not in known:
        raise BackendError(
            f'there is no {what} "{value}"', f"take one of {', '.join(map(str, known))}"
        )


def _memory_folder() -> Path | None:
    return MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None
