"""`undo`, `redo`: back to what played before, and forth again."""

from concurrent.futures import Future
from dataclasses import replace

from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.slots import Picture
from studio.wishes import Wish


def undo(session: Session, argument: str) -> "Future[Reply]":
    """Back to what played before the last change."""
    del argument
    return session.wish(
        lambda player: _back_to(player, player.past.undo(player.picture()), "nothing to undo")
    )


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
