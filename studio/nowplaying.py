"""The code of all that plays, for words at the prompt that ask about it."""

from concurrent.futures import Future

from studio.jamming.attached import jam_in
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.wishes import Wish


def looked(session: Session) -> "Future[Reply]":
    """The code of all that plays now, as the text of a reply, "" for silence; blocks nobody.

    In a room of players it is the code of one's own pane.
    """
    if (jam := jam_in(session)) is not None:
        return jam.my_code()
    return session.wish(_code)


def code_playing(session: Session) -> str:
    """The same, waited for."""
    return looked(session).result().text


def _code(player: Player) -> Wish:
    return Wish(None, Reply(True, player.code()))
