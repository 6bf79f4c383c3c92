"""A session with everything around it: the engine, the log, the history on disk.

The prompt, the pipe and `play` all open one; opening returns at once, and the sound
comes up behind it.
"""

import argparse
import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.client import EngineClient
from engine.errors import SoundError
from engine.instruments.font import choose
from engine.plays import play_messages
from engine.samples.library import Library
from patterns.timeline import Timeline
from repl.unseen import opened_data
from studio.config import LOG_BYTES, Config, load, start_log
from studio.counting import CountedHistory
from studio.evaluator import Evaluator
from studio.history import History
from studio.jamming import attached as jamming
from studio.links.clock.attached import attach, detach
from studio.links.midi.link import Midi
from studio.news import News, about
from studio.notices import Notices
from studio.plugins import with_sounds, with_words
from studio.projecting import Feed, place
from studio.querying import Stretch, ask
from studio.replies import Notice
from studio.sampling import open_library
from studio.session import Session
from studio.settings import FILE, Settings
from studio.takes import Takes
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
        feed: what a projector looks at, None where there can be none.
        midi: ports, keys and bindings.
    """

    config: Config
    sound: EngineClient
    session: Session
    history: History
    begin: Callable[[], None] = lambda: None
    samples: Library | None = None
    feed: Feed | None = None
    midi: Midi | None = None

    def close(self) -> None:
        """Silence; nothing is left running."""
        if self.feed is not None:
            self.feed.close()
        if self.session.takes is not None:
            self.session.takes.close()
        jamming.detach(self.session)
        detach(self.session)
        self.session.close()
        if self.midi is not None:
            self.midi.close()
        self.sound.stop()
        if self.samples is not None:
            self.samples.close()
        self.history.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run asks of the sound; None: as the settings say.

    Attributes:
        backend, device, sample_rate, frames, outputs, inputs: as in
            engine.client.EngineClient.
    """

    backend: str | None = None
    device: str | None = None
    sample_rate: int | None = None
    frames: int | None = None
    outputs: int | None = None
    inputs: int | None = None

    @classmethod
    def by(cls, options: argparse.Namespace) -> "Asked":
        """What the options of a command ask."""
        return cls(*(getattr(options, field.name) for field in fields(cls)))

    def engine(self, settings: Settings, log: Path | None, shelf: Library) -> EngineClient:
        """The engine that is asked for, not started.

        Raises:
            BackendError: there can be no such engine.
        """
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        chosen = {
            name: settings[f"sound.{name}"] if value is None else value
            for name, value in own.items()
        }
        return EngineClient(
            log=log,
            shelf=shelf,
            cue=settings["sound.cue"],
            cache_mb=settings["sound.cache_mb"],
            **chosen,
        )


def open_room(asked: Asked, tell: Callable[[Notice], None], begin: bool = True) -> Room:
    """Open a session and let the sound come up behind it.

    Args:
        asked: where the sound goes, and how.
        tell: hears what happens unasked, in any thread; it must not block.
        begin: begin at once; else the caller does, when it has the time.
    """
    tell = Notices(tell)
    sys.setswitchinterval(SWITCH_S)
    config = load(os.environ)
    start_log(config, os.environ)
    settings = config.settings
    backend = asked.backend or settings["sound.backend"]
    for problem in (*config.problems, *settings.problems):
        tell(Notice(problem, bad=True))
    bad = lambda text: tell(Notice(text, bad=True))  # noqa: E731 # said in two places
    vault = opened_data(config, bad)
    history = CountedHistory(vault, bad, settings["usage.keep"] == "on", _word_of)
    samples = open_library(config, lambda text, bad: tell(Notice(text, bad)))
    sound = asked.engine(settings, _beside(config.log), samples)
    midi = Midi(sound, tell, settings["midi.output"])
    takes = Takes(sound, config.music, tell, settings["recording.bits"])
    evaluator = Evaluator(time.time_ns(), _loads(samples, midi))
    session = Session(
        midi.sound, evaluator, tell, history, vault=vault, shelf=samples, takes=takes,
        metrics=sound.metrics,
    )  # fmt: skip
    session.launch = Launch(settings["launch.quantum"], settings["launch.fade"])

    feed = _feed(session, sound)

    def start() -> None:
        for problem in (*with_sounds(config), *with_words()):
            tell(Notice(problem, bad=True))
        sound.start()
        session.start()
        midi.join(session)
        if settings["midi.inputs"]:
            midi.listen(settings["midi.inputs"])
        attach(session, settings, config.file, lambda: sound.latency_s)
        jamming.attach(session, settings, config.file)
        if settings["sound.soundfont"]:
            _behind("soundfont", lambda: _take_font(settings["sound.soundfont"], tell))
        if settings.origin("tempo.cps") == FILE:
            session.set_cps(settings["tempo.cps"])
        if settings["superdirt.to"]:
            _behind("superdirt-begin", lambda: _drive(session, settings, tell))
        _behind("sound-watch", lambda: watch(sound, backend, tell))
        _behind("projector", lambda: _opened(feed))
        _behind("warm-up", lambda: warm(evaluator))

    if begin:
        start()
    return Room(config, sound, session, history, start, samples, feed, midi)


def _word_of(line: str) -> str:
    from studio.commands.table import word_of  # a session that only plays needs no commands

    return word_of(line)


def links_of(
    options: argparse.Namespace, room: Room, tell: Callable[[Notice], None]
) -> AbstractContextManager[object]:
    """The links to other programs, open meanwhile where they are asked for."""
    if not options.listen and room.config.settings["osc.listen"] == "off":
        return nullcontext()
    from repl.serving import listening  # only who listens pays for it

    return listening(options, room, tell)


def _feed(session: Session, sound: EngineClient) -> Feed | None:
    try:
        return Feed(session, sound, place(), str(os.getpid()))
    except OSError:
        LOG.warning("there is no folder for the feed of a projector", exc_info=True)
        return None


def _opened(feed: Feed | None) -> None:
    if feed is not None:
        with suppress(OSError):
            feed.open()


def _loads(samples: Library, midi: Midi) -> Callable[[str, tuple[Any, ...]], None]:
    """What takes samples(…) and its like, and MIDI maps."""

    def load(what: str, args: tuple[Any, ...]) -> None:
        midi.load(what, args)
        samples.load(what, args)

    return load


def _drive(session: Session, settings: Settings, tell: Callable[[Notice], None]) -> None:
    from studio.links.dirt.driving import begun  # only who drives one pays for it

    tell(begun(session, settings))


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
    """Tell the player where the sound goes when it is up, and what becomes of it."""
    up = sound.wait_ready(SOUND_S)
    news = News(backend, sound.status())
    tell(about(news.last, backend))
    while up and (status := sound.status()).state != "stopped":
        for notice in news.of(status, time.monotonic()):
            tell(notice)
        if status.state == "failed":
            return
        time.sleep(WATCH_S)
