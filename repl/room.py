"""A session with everything around it: the engine, the log, the history on disk.

The prompt, the pipe and `play` all open one; opening returns at once, and the sound
comes up behind it.
"""

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.client import EngineClient
from engine.errors import SoundError
from engine.instruments.font import choose
from engine.palette import adopt
from engine.plays import play_messages
from engine.samples.library import Library
from engine.status import EngineStatus
from patterns.timeline import Timeline
from studio.asking import Stretch, ask
from studio.config import LOG_BYTES, Config, load, start_log
from studio.evaluator import Evaluator
from studio.history import History
from studio.replies import Notice
from studio.sampling import open_library
from studio.session import Session
from studio.settings import FILE
from studio.wishes import Launch

if TYPE_CHECKING:
    pass

WATCH_S = 0.5
SOUND_S = 15.0  # an engine that is not up after this is told about
SWITCH_S = 0.001  # so soon a thread that computes gives way to the one that plays
WARM_CODE = 'note("c2 [eb2 g2]*2").s("sawtooth").lpf(800)'

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Room:
    """What is open.

    Attributes:
        config: what holds for this run.
        sound: the engine.
        session: evaluates and plays.
        history: keeps what was evaluated.
        begin: lets the sound come up, and the interpreter load, behind our back.
        samples: what is loaded of them.
    """

    config: Config
    sound: EngineClient
    session: Session
    history: History
    begin: Callable[[], None] = lambda: None
    samples: Library | None = None

    def close(self) -> None:
        """Silence; nothing is left running."""
        self.session.close()
        self.sound.stop()
        if self.samples is not None:
            self.samples.close()
        self.history.close()


def open_room(
    backend: str | None, frames: int | None, tell: Callable[[Notice], None], begin: bool = True
) -> Room:
    """Open a session and let the sound come up behind it.

    Args:
        backend: "auto", "jack", "portaudio" or "null"; None: as the settings say.
        frames: frames a block; None: as the settings say.
        tell: hears what happens unasked, in any thread; it must not block.
        begin: begin at once; else the caller does, when it has the time.
    """
    sys.setswitchinterval(SWITCH_S)
    config = load(os.environ)
    start_log(config, os.environ)
    settings = config.settings
    asked, size = backend or settings["sound.backend"], frames or settings["sound.frames"]
    for problem in (*config.problems, *settings.problems):
        tell(Notice(problem, bad=True))
    history = History(config.data, lambda text: tell(Notice(text, bad=True)))
    samples = open_library(config, lambda text, bad: tell(Notice(text, bad)))
    sound = EngineClient(backend=asked, frames=size, log=_beside(config.log), shelf=samples)
    evaluator = Evaluator(time.time_ns(), samples.load)
    session = Session(sound, evaluator, tell, history, data=config.data, shelf=samples)
    session.launch = Launch(settings["launch.quantum"], settings["launch.fade"])

    def start() -> None:
        for problem in adopt(config.synths):
            tell(Notice(problem, bad=True))
        sound.start()
        session.start()
        if settings["sound.soundfont"]:
            _behind("soundfont", lambda: _take_font(settings["sound.soundfont"], tell))
        if settings.origin("tempo.cps") == FILE:
            session.set_cps(settings["tempo.cps"])
        _behind("sound-watch", lambda: watch(sound, asked, tell))
        _behind("warm-up", lambda: warm(evaluator))

    if begin:
        start()
    return Room(config, sound, session, history, start, samples)


def _take_font(path: str, tell: Callable[[Notice], None]) -> None:
    try:
        choose(path)
    except SoundError as error:
        tell(Notice(str(error), bad=True))


def _behind(name: str, work: Callable[[], None]) -> None:
    threading.Thread(target=work, name=name, daemon=True).start()


def _beside(log: Path | None) -> Path | None:
    """The log file of the engine's process, turned over where it has grown."""
    if log is None:
        return None
    beside = log.with_name("engine.log")
    with suppress(OSError):
        if beside.stat().st_size > LOG_BYTES:
            beside.replace(beside.with_suffix(".log.1"))
    return beside


def warm(evaluator: Evaluator) -> None:
    """Load all that a first line needs, so that it need not wait for it."""
    try:
        program = evaluator(WARM_CODE, expired=lambda: False)
        second = Stretch(Timeline(), 0, 48_000, 48_000)
        play_messages(ask(program.pattern, second, "$", 0, lambda: False).events)
    except Exception:  # the edge of a thread: without it the first line just takes longer
        LOG.exception("the interpreter does not load")
    gc.collect()
    gc.freeze()  # what is loaded stays: a later collection must not hold up the player


def watch(sound: EngineClient, backend: str, tell: Callable[[Notice], None]) -> None:
    """Tell the player where the sound goes when it is up, and why when there is none any more."""
    up = sound.wait_ready(SOUND_S)
    tell(about(sound.status(), backend))
    while up and (status := sound.status()).state != "stopped":
        if status.state == "failed":
            tell(about(status, backend))
            return
        time.sleep(WATCH_S)


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
