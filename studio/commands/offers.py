"""`hear 2`, `keep 2 dusk`, `drop`: what `ask` and breeding offer, heard, kept or passed over."""

from concurrent.futures import Future
from dataclasses import replace

from studio.background import in_background
from studio.commands.ask import ask
from studio.commands.library import keep_offer
from studio.differences import changes
from studio.learning import learn
from studio.nowplaying import code_playing
from studio.offers import Offer
from studio.prehearing import hear_code
from studio.replies import Reply, done
from studio.session import Session

NONE = "nothing is offered yet; mutate, evolve, breed, or ask for music"


def hear(session: Session, argument: str) -> "Future[Reply]":
    """Play one of the offers, the next one where none is named; 0 is what played before.

    `hear 2 on cue` pre-hears it.
    """
    words = argument.split()
    cued = words[-2:] == ["on", "cue"]
    said = " ".join(words[:-2]) if cued else argument
    number = _number(session, said or _next(session))
    if isinstance(number, str):
        return done(Reply(False, number))
    if cued:
        return _prehear(session, number)
    return in_background(lambda: _heard(session, number))


def _prehear(session: Session, number: int) -> "Future[Reply]":
    offers = session.offers
    if number < 0 and not offers.before:
        return done(Reply(False, "nothing played before"))
    offer = Offer(offers.before) if number < 0 else offers.all[number]
    if number >= 0:
        offers.heard.add(number)
        offers.last = number
    return hear_code(session, f"offer {number + 1}", offer, f"hear {number + 1}")


def drop(session: Session, argument: str) -> "Future[Reply]":
    """Back to what played before the offers were made."""
    del argument
    if not session.offers.all:
        return done(Reply(False, NONE))
    if not session.offers.before:
        return session.hush()
    return in_background(lambda: _heard(session, -1))


def keep(session: Session, argument: str) -> "Future[Reply]":
    """Play an offer and keep it in the library; words without a number are asked."""
    first, _, name = argument.partition(" ")
    if argument and not first.isdecimal():
        return ask(session, f"keep {argument}")
    number = _number(session, first or str(max(session.offers.last, 0) + 1))
    if isinstance(number, str):
        return done(Reply(False, number))
    if number < 0:
        return done(Reply(False, "what played before is yours already; save dusk keeps it"))
    return in_background(lambda: _kept(session, number, name.strip()))


def _next(session: Session) -> str:
    return str((session.offers.last + 1) % max(len(session.offers.all), 1) + 1)


def _number(session: Session, text: str) -> int | str:
    """The place of an offer, -1 for what played before; a sentence where there is none."""
    count = len(session.offers.all)
    if not count:
        return NONE
    if not text.isdecimal() or int(text) > count:
        which = f"which one, 1 to {count}?" if count > 1 else "one was offered: hear 1;"
        return f"{which} hear 0 is what played before"
    return int(text) - 1


def _heard(session: Session, number: int) -> Reply:
    offers = session.offers
    code = offers.before if number < 0 else offers.all[number].code
    if not code:
        return Reply(False, "nothing played before")
    if number >= 0:
        offers.heard.add(number)
        offers.last = number
    before = code_playing(session)
    reply = session.evaluate(code, alone=True)
    return replace(reply, code=code, changes=changes(before, code)) if reply.ok else reply


def _kept(session: Session, number: int, name: str) -> Reply:
    offers = session.offers
    one = offers.all[number]
    reply = session.evaluate(one.code, alone=True)
    if not reply.ok:
        return reply
    learn(session, one.code, "kept", one.genre)
    for number_heard in offers.heard - {number}:
        other = offers.all[number_heard]
        learn(session, other.code, "passed over", other.genre)
    offers.heard.clear()
    if not name:
        return Reply(True, f"{number + 1} plays; keep {number + 1} dusk gives it a name")
    return keep_offer(session, one, name)
