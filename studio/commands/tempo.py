"""`setcps 0.6`, `setcpm 140/4`, `tap`, `nudge 10`: the tempo, and where it stands."""

import time
from concurrent.futures import Future
from fractions import Fraction
from typing import Final

from engine.scheduler import MAX_CPS, MIN_CPS
from studio.commands.clock import beats_of, tapped
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import Change
from studio.wishes import Wish
from studio.written import number

MOST_TAPS: Final = 7  # that are looked at, beside the last
PAUSE_S: Final = 2.0  # after which tapping begins anew
MOST_NUDGE_MS: Final = 500


def setcps(session: Session, argument: str) -> "Future[Reply]":
    """Set the tempo in cycles a second."""
    return _set(session, argument, Fraction(1), "setcps 0.5")


def setcpm(session: Session, argument: str) -> "Future[Reply]":
    """Set the tempo in cycles a minute; 140/4 is 140 beats a minute, four to a cycle."""
    return _set(session, argument, Fraction(60), "setcpm 140/4")


def _set(session: Session, argument: str, unit: Fraction, example: str) -> "Future[Reply]":
    cps = number(argument)
    if cps is None or not MIN_CPS <= cps / unit <= MAX_CPS:
        return done(Reply(False, f"{argument or 'nothing'} is no tempo; try {example}"))
    return session.set_cps(float(cps / unit))


def tap(session: Session, argument: str) -> "Future[Reply]":
    """Set the tempo by tapping: a tap is a beat, from the second tap on."""
    from studio.tapping import tapped as heard  # only who taps pays for it

    del argument
    if heard(session):
        return done(Reply(True, ""))
    if (meant := tapped(session)) is not None:
        return meant
    beats = beats_of(session)
    now = time.monotonic()
    taps = [*(at for at in session.taps[-MOST_TAPS:] if session.taps[-1] > now - PAUSE_S), now]
    session.taps = taps
    if len(taps) < 2:
        return done(Reply(True, f"tap again, {beats} to a cycle"))
    beat_s = (taps[-1] - taps[0]) / (len(taps) - 1)
    cps = min(max(1 / (beats * max(beat_s, 1e-3)), float(MIN_CPS)), float(MAX_CPS))
    session.set_cps(cps)
    return done(Reply(True, f"{60 * beats * cps:.1f} bpm"))


def nudge(session: Session, argument: str) -> "Future[Reply]":
    """Move all that plays by some milliseconds, to meet what others play."""
    later = not argument.startswith("-")
    shift = number(argument.lstrip("+-"))
    if shift is None or not 0 < shift <= MOST_NUDGE_MS:
        return done(Reply(False, f"nudge needs milliseconds, up to {MOST_NUDGE_MS}: nudge -10"))
    seconds = (shift if later else -shift) / 1000
    text = f"{float(shift):g} ms {'later' if later else 'earlier'}"
    return session.wish(lambda _: Wish(Change(nudge_s=seconds, undoable=False), Reply(True, text)))
