"""`hush`, `panic`: silence."""

from concurrent.futures import Future

from studio.replies import Reply
from studio.session import Session


def hush(session: Session, argument: str) -> "Future[Reply]":
    """End everything that plays; what sounds rings out."""
    del argument
    return session.hush()


def panic(session: Session, argument: str) -> "Future[Reply]":
    """End everything at once, what rings out too."""
    del argument
    return session.panic()
