"""The player's samples: opened with a session, loaded by its code, asked for ahead of time."""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction

from engine.samples.foreseeing import expect
from engine.samples.library import Library
from engine.samples.limits import LIMITS, Limits
from engine.samples.shelf import Shelf
from patterns.errors import PatternError
from patterns.pattern import Pattern
from patterns.timeline import Timeline
from studio.asking import Stretch, ask
from studio.config import Config
from studio.preparing import Stage

CYCLES_AHEAD = 8  # whose samples are asked for when code is evaluated
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
) -> None:
    """Ask for the samples of the next cycles of patterns, as far as the time allows.

    Args:
        patterns: what will play.
        stage: where, and at what tempo.
        shelf: what is loaded.
        expired: says whether the time is over.
    """
    if not shelf.names():
        return
    first = math.floor(stage.cycle or 0)
    frames = math.floor(AHEAD_RATE / stage.cps)
    for pattern in patterns:
        try:
            for number in range(first, first + CYCLES_AHEAD):
                line = Timeline(stage.cps, Fraction(number), Fraction(1, 2 * AHEAD_RATE))
                found = ask(pattern, Stretch(line, 1, 1 + frames, AHEAD_RATE), "", 0, expired)
                expect(found.events, shelf)
        except PatternError:
            continue  # it is told when it fails in earnest
