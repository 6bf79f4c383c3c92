"""`record`, `record take1.flac`, `record orbits`, `record stop`: what is played, as a file."""

import time
from concurrent.futures import Future
from typing import Final

from studio.background import in_background
from studio.replies import Reply, done
from studio.session import Session
from studio.takes import Takes

STARTS_S: Final = 20.0  # for a sound that comes up just now
LOOK_S: Final = 0.05


def record(session: Session, argument: str) -> "Future[Reply]":
    """Begin or end a recording; where the sound is coming up, it begins with it."""
    takes = session.takes
    if takes is None:
        return done(Reply(False, "nothing can be recorded here"))
    if argument.strip() == "stop":
        return done(takes.end())
    if session.sound.clock().ready:
        return done(takes.begin(argument))
    return in_background(lambda: _begun(session, takes, argument))


def _begun(session: Session, takes: Takes, argument: str) -> Reply:
    end = time.monotonic() + STARTS_S
    while not session.sound.clock().ready and time.monotonic() < end:
        time.sleep(LOOK_S)
    return takes.begin(argument)
