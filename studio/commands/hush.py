"""`hush`: silence."""

from concurrent.futures import Future

from studio.replies import Reply
from studio.session import Session


def hush(session: Session, argument: str) -> "Future[Reply]":
    """End everything that plays; what sounds rings out."""
    del argument
    return session.hush()
