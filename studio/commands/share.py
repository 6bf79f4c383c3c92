"""`share`, `share dusk`, `open LINK`: patterns as links."""

from concurrent.futures import Future
from dataclasses import replace

from studio.background import in_background
from studio.library import LibraryError
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.sharing import LinkError, code_of, link_of, strudel_link
from studio.wishes import Wish


def share(session: Session, argument: str) -> "Future[Reply]":
    """Links to what plays, or to a pattern of the library."""
    if not argument:
        return session.wish(_playing)

    def work() -> Reply:
        try:
            record = session.library.get(argument)
        except LibraryError as error:
            return Reply(False, str(error))
        return Reply(True, _links(record.code, record.name))

    return in_background(work)


def _playing(player: Player) -> Wish:
    code = player.code()
    if not code:
        return Wish(None, Reply(False, "nothing plays that could be shared"))
    return Wish(None, Reply(True, _links(code, "")))


def _links(code: str, title: str) -> str:
    return f"open {link_of(code, title)}\n{strudel_link(code)}"


def open_link(session: Session, argument: str) -> "Future[Reply]":
    """Play the pattern that a link carries, and show its code."""
    try:
        code = code_of(argument)
    except LinkError as error:
        return done(Reply(False, str(error)))
    return in_background(lambda: _shown(session.evaluate(code), code))


def _shown(reply: Reply, code: str) -> Reply:
    return replace(reply, code=code)
