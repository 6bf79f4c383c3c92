"""`setcps 0.6`, `setcpm 140/4`: the tempo."""

from concurrent.futures import Future
from fractions import Fraction

from engine.scheduler import MAX_CPS, MIN_CPS
from studio.replies import Reply, done
from studio.session import Session


def setcps(session: Session, argument: str) -> "Future[Reply]":
    """Set the tempo in cycles per second."""
    return _set(session, argument, Fraction(1), "setcps 0.5")


def setcpm(session: Session, argument: str) -> "Future[Reply]":
    """Set the tempo in cycles per minute; 140/4 is 140 beats a minute, four to a cycle."""
    return _set(session, argument, Fraction(60), "setcpm 140/4")


def _set(session: Session, argument: str, unit: Fraction, example: str) -> "Future[Reply]":
    cps = number(argument)
    if cps is None or not MIN_CPS <= cps / unit <= MAX_CPS:
        return done(Reply(False, f"{argument or 'nothing'} is no tempo; try {example}"))
    return session.set_cps(float(cps / unit))


def number(text: str) -> Fraction | None:
    """A number as players write it: "0.6", "140/4".

    >>> number("140/4"), number(".5"), number("fast"), number("1e99999999")
    (Fraction(35, 1), Fraction(1, 2), None, None)
    """
    above, slash, below = text.strip().partition("/")
    if len(text) > 30 or not set(text) <= set("0123456789./ "):
        return None
    try:
        return Fraction(above.strip()) / (Fraction(below.strip()) if slash else 1)
    except (ValueError, ZeroDivisionError):
        return None
