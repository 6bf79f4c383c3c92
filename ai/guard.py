"""The guard: the safe interpreter plays code for eight cycles before it leaves."""

import math
import threading
import time
from dataclasses import dataclass
from typing import Any

from ai.errors import AskError
from ai.hearing.notes import CYCLES, Note, notes_of
from ai.palette import Palette
from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.operations.chords import reset_voicings
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import STRANGER

LIMIT_S = 2.0  # of CPU time: on a busy machine code is no worse
MOST_NOTES = 2500  # in eight cycles
DEFAULT_CPS = 0.5
_ALONE = threading.Lock()  # voicings that code sets belong to the process: one code at a time


class InvalidError(AskError):
    """Code that cannot leave: it cannot be read, fails, is silent, or names what does not exist."""


@dataclass(frozen=True, slots=True)
class Played:
    """Code and what it plays.

    Attributes:
        code: the text.
        cps: cycles a second.
        haps: of eight cycles.
        notes: those that begin and sound.
        reasons: why it is as it is, where its maker says so.
        loads: what it fetches: name and arguments of each samples(…) and its like.
    """

    code: str
    cps: float
    haps: tuple[Hap, ...]
    notes: tuple[Note, ...]
    reasons: tuple[str, ...] = ()
    loads: tuple[tuple[str, tuple[Any, ...]], ...] = ()


def play(code: str) -> Played:
    """What code plays in eight cycles.

    Raises:
        InvalidError: it cannot be read, or fails.

    >>> len(play('s("bd*4")').notes)
    32
    """
    with _ALONE:
        end = time.thread_time() + LIMIT_S

        def expired() -> bool:
            return time.thread_time() > end

        try:
            reset_voicings()
            program = evaluate(code, limits=STRANGER, expired=expired)
            program.budget.expired = expired
            haps = tuple(program.pattern.query(0, CYCLES, expired=expired))
        except PatternError as error:
            raise InvalidError(str(error)) from error
    cps = program.cps if program.cps and 0 < program.cps < math.inf else DEFAULT_CPS
    return Played(code, cps, haps, tuple(notes_of(haps)), loads=program.loads)


def checked(code: str, palette: Palette | None = None) -> Played:
    """What code plays, where it may leave: it sounds, not too much, and every sound exists.

    Raises:
        InvalidError: it may not.
    """
    return allowed(play(code), palette)


def allowed(played: Played, palette: Palette | None = None) -> Played:
    """What was played, where it may leave, see checked.

    Raises:
        InvalidError: it may not.
    """
    if not played.notes:
        raise InvalidError("this is silence")
    if len(played.notes) > MOST_NOTES:
        raise InvalidError("these are too many sounds at once")
    if palette is not None:
        for sound, bank in {(one.sound, one.bank) for one in played.notes}:
            if not (palette.has(sound, bank) or palette.has(sound)):
                raise InvalidError(f"there is no sound called {sound}")
    return played
