"""`undo`, `redo`: back to what played before, and forth again."""

from concurrent.futures import Future
from dataclasses import replace

from studio.background import in_background
from studio.learning import learn
from studio.nowplaying import looked
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Picture
from studio.wishes import Wish


def undo(session: Session, argument: str) -> "Future[Reply]":
    """Back to what played before the last change; an answer that is undone was not liked."""
    del argument
    if session.offers.all:
        playing = looked(session)
        in_background(lambda: _disliked(session, playing.result().text))
    return session.wish(
        lambda player: _back_to(player, player.past.undo(player.picture()), "nothing to undo")
    )


def _disliked(session: Session, code: str) -> Reply:
    known = session.offers.of(code)
    if known is not None:
        learn(session, code, "undone", known.genre)
    return Reply(True)


def redo(session: Session, argument: str) -> "Future[Reply]":
    """Forth again to what was undone."""
    del argument
    return session.wish(
        lambda player: _back_to(player, player.past.redo(player.picture()), "nothing to redo")
    )


def _back_to(player: Player, picture: Picture | None, nothing: str) -> Wish:
    if picture is None:
        return Wish(None, Reply(False, nothing))
    player.waiting.clear()
    names = ", ".join(sorted(picture.parts)) or "silence"
    return Wish(replace(picture.change(), undoable=False), Reply(True, f"plays: {names}"))
