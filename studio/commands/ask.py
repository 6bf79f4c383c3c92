"""`ask darker and slower`: plain words to code that plays, shown so that it can be edited.

What plays goes on while the answer is worked out, in a process of its own.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from itertools import count

from ai.brief.reading import read
from ai.brief.referring import Reference, referred
from ai.unique import MOST
from studio.asker import Around, asker
from studio.background import in_background
from studio.commands import past
from studio.config import load
from studio.differences import changes
from studio.models import terms_of
from studio.nowplaying import code_playing
from studio.offers import Offer
from studio.replies import Reply, done
from studio.session import Session

_ASKED = count(1)
WHY = ("why", "why this", "why that")
NO_REASONS = "the last answer has no reasons to tell; those of the ensemble have some"
OFFERED = "not played yet; hear 1 plays it, keep 1 dusk keeps it"
CHANGED = "what plays has changed while this was made; hear 1 plays it"
_IN_TURN = threading.Lock()
_LAST: list[str] = []  # the reasons of the last answer


def ask(session: Session, argument: str) -> "Future[Reply]":
    """Play what some words ask for, or change what plays."""
    if not argument:
        return done(Reply(False, "ask for what? ask a techno beat; ask make the hats busier"))
    if argument.lower().rstrip(" ?") in WHY:
        return done(Reply(True, "\n".join(_LAST) or NO_REASONS))
    meant = referred(argument) if session.offers.all else None
    if meant is not None:
        return in_background(lambda: _of_offer(session, meant))
    ops = [edit.op for edit in read(argument, ()).edits]
    if ops in (["undo"], ["redo"]):
        return (past.undo if ops == ["undo"] else past.redo)(session, "")
    return in_background(lambda: _answered(session, argument))


def word(name: str) -> "Callable[[Session, str], Future[Reply]]":
    """A word that is asked as it stands, with what is said behind it."""
    return lambda session, argument: ask(session, f"{name} {argument}".strip())


def _of_offer(session: Session, meant: Reference) -> Reply:
    """What is asked of one of the offers: to be played, or to be changed."""
    offers = session.offers.all
    if meant.place >= len(offers):
        return Reply(False, f"there are {len(offers)} offers; hear 1 plays the first")
    one = offers[meant.place]
    if meant.rest:
        return _answered(session, meant.rest, one.code)
    reply = session.evaluate(one.code, alone=True)
    return replace(reply, code=one.code)


def _answered(session: Session, argument: str, about: str = "") -> Reply:
    """Play the answer to a request; about the code that plays, where no other one is given.

    One request after the other: the next one is about what the one before has made.
    """
    if _IN_TURN.locked():
        asker().hurry()
    with _IN_TURN:
        playing = about or code_playing(session)
        config = load(os.environ)
        around = Around(
            terms_of(config, session.vault), session.tasting.taste,
            tuple(session.shelf.names()), tuple(session.memory.recent(MOST)),
        )  # fmt: skip
        found = asker().ask(argument, playing, next(_ASKED), around, session.tell)
        if found.error:
            return Reply(False, found.error)
        if found.told:
            return Reply(True, "\n".join(found.told))
        maker = f"by {found.model}" if found.model else f"by the {found.tier} tier"
        notes = ("; ".join([maker, *session.offers.news(found.why_not)]), *found.notes)
        shown = Reply(True, CHANGED, notes, found.code, changes(playing, found.code))
        session.offers.make((Offer(found.code, argument, found.tier, **found.about),), playing)
        if config.settings["ai.answers"] == "show":
            return replace(shown, text=OFFERED)
        if not about and code_playing(session) != playing:
            return shown
        reply = session.evaluate(found.code, alone=True)
        if not reply.ok:
            return reply
        session.offers.last = 0
        _LAST[:] = found.reasons
        if config.settings["ai.log_requests"] == "on":
            session.requests.asked(argument, playing, found.code, found.model or found.tier)
        return replace(shown, text=reply.text, notes=(*notes, *reply.notes))
