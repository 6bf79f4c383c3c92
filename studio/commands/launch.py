"""`launch 4`, `fade 2`: when and how evaluated code and scenes come in."""

from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

LONGEST: Final = 1024  # cycles


def launch(session: Session, argument: str) -> "Future[Reply]":
    """Let changes wait for the next multiple of so many cycles; `launch now` lets them not."""
    cycles = number("0" if argument == "now" else argument or "x")
    if cycles is None or cycles.denominator > 1 or not 0 <= cycles <= LONGEST:
        return done(Reply(False, "launch needs a number of cycles, or now: launch 4"))
    session.launch = replace(session.launch, quantum=int(cycles))
    if not cycles:
        return done(Reply(True, "changes come in at once"))
    return done(Reply(True, f"changes wait for the next cycle that {cycles} divides"))


def fade(session: Session, argument: str) -> "Future[Reply]":
    """Let what ends fade out while what begins fades in, over so many cycles; 0: not."""
    cycles = number("0" if argument in ("off", "none") else argument or "x")
    if cycles is None or not 0 <= cycles <= LONGEST:
        return done(Reply(False, "fade needs a number of cycles: fade 2, or fade 0 for none"))
    session.launch = replace(session.launch, fade=float(cycles))
    text = f"changes fade over {float(cycles):g} cycles" if cycles else "changes do not fade"
    return done(Reply(True, text))
