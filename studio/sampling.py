"""The player's samples: opened with a session, loaded by its code, asked for ahead of time."""

import math
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from fractions import Fraction

from engine.samples.foreseeing import expect
from engine.samples.library import Library
from engine.samples.limits import LIMITS, Limits
from engine.samples.shelf import Shelf
from patterns.errors import PatternError
from patterns.pattern import Pattern
from patterns.timeline import Timeline
from studio.config import Config
from studio.preparing import Stage
from studio.querying import Stretch, ask

CYCLES_AHEAD = 8  # whose samples are asked for when code is evaluated
LOOK_S = 0.02
AHEAD_RATE = 48_000  # frames in which they are asked for; any would do


def open_library(
    config: Config,
    tell: Callable[[str, bool], None],
    *,
    rate: int = 48_000,
    patient: bool = False,
    limits: Limits = LIMITS,
) -> Library:
    """The player's samples, with those of the folders that are loaded at the start.

    Args:
        config: says where files are kept, and which folders there are.
        tell: hears a sentence, and whether it is bad news; in any thread.
        rate: as in Library.
        patient: as in Library.
        limits: as in Library.
    """
    library = Library(config.cache and config.cache / "samples", tell, rate, patient, limits)
    for folder in config.samples:
        library.load("samples", (str(folder),))
    return library


def foresee(
    patterns: Iterable[Pattern],
    stage: Stage,
    shelf: Shelf,
    expired: Callable[[], bool],
) -> list[object]:
    """Ask for the samples of the next cycles of patterns, as far as the time allows.

    Returns:
        what the shelf says of each file.

    Args:
        patterns: what will play.
        stage: where, and at what tempo.
        shelf: what is loaded.
        expired: says whether the time is over.
    """
    asked: list[object] = []
    if not shelf.names():
        return asked
    first = math.floor(stage.cycle or 0)
    frames = math.floor(AHEAD_RATE / stage.cps)
    for pattern in patterns:
        try:
            for number in range(first, first + CYCLES_AHEAD):
                line = Timeline(stage.cps, Fraction(number), Fraction(1, 2 * AHEAD_RATE))
                found = ask(pattern, Stretch(line, 1, 1 + frames, AHEAD_RATE), "", 0, expired)
                asked += expect(found.events, shelf)
        except PatternError:
            continue  # it is told when it fails in earnest
    return asked


def preloaded(patterns: Iterable[Pattern], stage: Stage, shelf: Shelf, seconds: float) -> str:
    """Load what patterns will play, and say in a sentence what is ready. Blocks.

    Args:
        patterns: all that a set can play.
        stage: where, and at what tempo.
        shelf: what is loaded, and what loads.
        seconds: how long to wait at most.
    """
    end = time.monotonic() + seconds

    def expired() -> bool:
        return time.monotonic() > end

    while shelf.coming() and not expired():
        time.sleep(LOOK_S)
    asked = foresee(patterns, stage, shelf, expired)
    coming = {one for one in asked if isinstance(one, Future)}
    done, late = wait(coming, timeout=max(end - time.monotonic(), 0))
    failed = [error for one in done if not one.cancelled() and (error := one.exception())]
    files = f"{len(done) - len(failed)} files are loaded" if coming else "it needs no files"
    missing = [f"{len(failed)} cannot be loaded ({failed[0]})"] if failed else []
    missing += [f"{len(late)} are still on their way"] if late else []
    return "; ".join([f"ready: {files}", *missing])
