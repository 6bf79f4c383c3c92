"""`announce`, `announce off`: other programs find this session by themselves."""

from concurrent.futures import Future

from studio.background import in_background
from studio.replies import Reply, done
from studio.session import Session

NOT_LISTENING = "nothing listens here yet: start with notalabel --listen, or notalabel serve"


def announce(session: Session, argument: str) -> "Future[Reply]":
    """Be found, or no more."""
    from studio.links.discovery import discovery_of  # only who announces pays for it

    discovery = discovery_of(session)
    if discovery is None:
        return done(Reply(False, NOT_LISTENING))
    if argument not in ("", "on", "off"):
        return done(Reply(False, "announce takes on or off"))
    return in_background(discovery.end if argument == "off" else discovery.begin)
