"""`dirt to 127.0.0.1:57120`: what plays goes to a SuperDirt, beside our own sound or instead."""

from concurrent.futures import Future
from typing import Final

from studio.background import in_background
from studio.replies import Reply, done
from studio.session import Session

WAYS: Final = {"to": False, "only": True}


def dirt(session: Session, argument: str) -> "Future[Reply]":
    """Drive a SuperDirt, leave it, or tell which one is driven."""
    from studio.links.dirt.driving import HOW, drive, driven, leave, place_of

    word, _, rest = argument.partition(" ")
    if not argument:
        return done(driven(session))
    if argument == "off":
        return in_background(lambda: leave(session))
    if word not in WAYS or not rest.strip():
        return done(Reply(False, f"where to? {HOW}"))

    def begin() -> Reply:
        try:
            return drive(session, place_of(rest), WAYS[word])
        except ValueError as error:
            return Reply(False, str(error))

    return in_background(begin)
