"""`ask darker and slower`: plain words to code that plays, shown so that it can be edited.

What plays goes on while the answer is worked out, in a process of its own.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from itertools import count

from ai.brief.reading import read
from studio.asker import Asker
from studio.background import in_background
from studio.commands import past
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.wholecode import whole_code
from studio.wishes import Wish

_ASKED = count(1)
WHY = ("why", "why this", "why that")
NO_REASONS = "the last answer has no reasons to tell; those of the ensemble have some"
_LAST: list[str] = []  # the reasons of the last answer


@cache
def asker() -> Asker:
    """The one worker of this program."""
    return Asker()


def ask(session: Session, argument: str) -> "Future[Reply]":
    """Play what some words ask for, or change what plays."""
    if not argument:
        return done(Reply(False, "ask for what? ask a techno beat; ask make the hats busier"))
    if argument.lower().rstrip(" ?") in WHY:
        return done(Reply(True, "\n".join(_LAST) or NO_REASONS))
    ops = [edit.op for edit in read(argument, ()).edits]
    if ops in (["undo"], ["redo"]):
        return (past.undo if ops == ["undo"] else past.redo)(session, "")
    return in_background(lambda: _answered(session, argument))


def word(name: str) -> "Callable[[Session, str], Future[Reply]]":
    """A word that is asked as it stands, with what is said behind it."""
    return lambda session, argument: ask(session, f"{name} {argument}".strip())


def _answered(session: Session, argument: str) -> Reply:
    playing = session.wish(_code).result().text
    found = asker().ask(argument, playing, next(_ASKED))
    if found.error:
        return Reply(False, found.error)
    if found.told:
        return Reply(True, "\n".join(found.told))
    reply = session.evaluate(found.code, alone=True)
    if not reply.ok:
        return reply
    _LAST[:] = found.reasons
    how = "; ".join([f"by the {found.tier} tier", *found.why_not])
    return Reply(True, reply.text, (found.code, how, *found.notes, *reply.notes))


def _code(player: Player) -> Wish:
    """The code of all that plays, as the text of a reply."""
    return Wish(None, Reply(True, whole_code(player.picture().parts.values())))
