"""`record`, `record take1.flac`, `record orbits`, `record stop`: what is played, as a file."""

from concurrent.futures import Future

from studio.replies import Reply, done
from studio.session import Session


def record(session: Session, argument: str) -> "Future[Reply]":
    """Begin or end a recording."""
    takes = session.takes
    if takes is None:
        return done(Reply(False, "nothing can be recorded here"))
    return done(takes.end() if argument.strip() == "stop" else takes.begin(argument))
