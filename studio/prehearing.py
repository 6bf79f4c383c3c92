"""Scenes and offers on the cue: slots of their own that only whoever performs hears.

Such a slot has a name that no label can have. What plays is not touched: pictures, undo, scenes and
sets know nothing of it, and whatever takes the place of everything ends it.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from patterns.pattern import Pattern
from studio.faders import Faders
from studio.offers import Offer
from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.slots import Change, Part, Picture, is_preheard, preheard
from studio.wishes import Wish

USUAL: Final = (3, 4)
TRIED: Final = 2  # cycles in which an offer is tried before it may sound


def missing(session: Session) -> str:
    """Why nothing can be pre-heard here, "" where it can."""
    pair = pair_of(session)
    outputs = session.takes.outputs if session.takes is not None else 2
    if outputs >= pair[1]:
        return ""
    return (
        f"cue needs outputs {pair[0]} and {pair[1]}, and there are {outputs} here: everything "
        f"stays in the mix; try --outputs {pair[1]}, or another --device"
    )


def pair_of(session: Session) -> tuple[int, int]:
    """The outputs for pre-hearing, from 1."""
    return session.takes.cue if session.takes is not None else USUAL


def hear_scene(session: Session, name: str, picture: Picture) -> "Future[Reply]":
    """A scene on the cue; what plays goes on in the mix."""
    where = missing(session)
    if where:
        return done(Reply(False, where))
    parts = {preheard(slot): part for slot, part in picture.parts.items()}
    if not parts:
        return done(Reply(False, f"scene {name} is silence"))

    def wish(player: Player) -> Wish:
        faders = _levels(player, picture, parts)
        change = _in_place(player, parts, faders)
        return Wish(change, Reply(True, f"scene {name} {_on(session)}; scene {name} launches it"))

    return session.wish(wish)


def hear_code(session: Session, name: str, offer: Offer, then: str) -> "Future[Reply]":
    """The code of an offer on the cue, in the tempo that plays.

    Args:
        session: plays it.
        name: of the slot, as it is shown.
        offer: what was offered.
        then: what brings it into the mix.
    """
    where = missing(session)
    if where:
        return done(Reply(False, where))
    promised: Future[Reply] = Future()
    parts: dict[str, Part] = {}

    def ask(found: Mapping[str, Pattern]) -> tuple[str, ...]:
        for pattern in found.values():
            pattern.query(0, TRIED)
            parts[preheard(name)] = Part(offer.code, pattern)
        return ()

    def asked(reply: Reply) -> None:
        if not reply.ok:
            promised.set_result(reply)
            return
        wished = session.wish(lambda player: _heard(session, player, parts, name, then))
        wished.add_done_callback(lambda came: promised.set_result(came.result()))

    examined = session.examine({preheard(name): offer.code}, ask)
    examined.add_done_callback(lambda came: asked(came.result()))
    return promised


def end(player: Player, faders: Faders) -> Change:
    """What ends all that is pre-heard, with these faders for the rest."""
    playing = frozenset(player.slots)
    kept = frozenset(name for name in playing if not is_preheard(name))
    return Change(whole=kept, faders=_without(faders, playing), undoable=False)


def _heard(
    session: Session, player: Player, parts: Mapping[str, Part], name: str, then: str
) -> Wish:
    change = _in_place(player, parts, player.faders)
    return Wish(change, Reply(True, f"{name} {_on(session)}; {then} launches it"))


def _in_place(player: Player, parts: Mapping[str, Part], faders: Faders) -> Change:
    """These on the cue, in place of what was pre-heard before."""
    kept = frozenset(name for name in player.slots if not is_preheard(name))
    cued = _without(faders, player.slots).with_cued(parts)
    return Change(parts, faders=cued, whole=kept | frozenset(parts), undoable=False)


def _without(faders: Faders, slots: Iterable[str]) -> Faders:
    return faders.without_cued(name for name in {*faders.cued, *slots} if is_preheard(name))


def _levels(player: Player, picture: Picture, parts: Mapping[str, Part]) -> Faders:
    """The faders that stand, and those of a scene for what is heard of it."""
    faders, theirs = player.faders, picture.faders
    for slot in picture.parts:
        if preheard(slot) in parts:
            muted = slot in theirs.muted or (theirs.solo and slot not in theirs.solo)
            faders = faders.with_gain(preheard(slot), 0.0 if muted else theirs.gains.get(slot, 1.0))
    return replace(faders)


def _on(session: Session) -> str:
    pair = pair_of(session)
    return f"is on the cue, outputs {pair[0]} and {pair[1]}"
