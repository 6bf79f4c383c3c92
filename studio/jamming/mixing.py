"""My private mix of a room: faders of this machine alone, by whose panes they are."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from jam.room import Room
from studio.faders import LOUDEST, Faders
from studio.jamming.jam import Jamming
from studio.jamming.playing import slot_of
from studio.jamming.programs import VIA
from studio.jamming.rulings import member_named
from studio.jamming.sounding import is_ours, slot_of_program
from studio.player import Player
from studio.replies import Reply, done
from studio.slots import GUESTS, Change
from studio.wishes import Wish
from studio.written import number

MINE: Final = "here alone; the others hear them as before"


def slots_of(jamming: Jamming, room: Room, name: str) -> frozenset[str]:
    """The slots in which somebody plays: their own panes, those that they evaluated last, programs.

    Raises:
        JamError: nobody, and no pane, is called so.
    """
    if name in {one.name for one in room.panes()}:
        return frozenset({slot_of(name)})
    who = member_named(room, name)
    own = {one.name for one in room.panes() if one.owner == who.id}
    own |= {one.pane for one in room.playing() if one.by == who.id}
    programs = {slot_of_program(who.name)} if who.via == VIA else set()
    here = GUESTS if is_ours(jamming.satellites.values(), who.id) else frozenset()
    return frozenset(map(slot_of, own)) | programs | here


def _mixed(
    jamming: Jamming,
    name: str,
    said: str,
    move: Callable[[Faders, frozenset[str]], Faders],
) -> "Future[Reply]":
    if not name:
        return done(Reply(False, "whom? jam mute bo, jam solo bo, jam gain bo 0.5"))

    def work(room: Room) -> Reply:
        names = slots_of(jamming, room, name)
        if not names:
            return Reply(False, f"{name} plays nothing")

        def wish(player: Player) -> Wish:
            return Wish(Change(faders=move(player.faders, names), undoable=False), Reply(True))

        jamming.session.wish(wish)
        return Reply(True, f"{name} {said}, {MINE}")

    return jamming.in_room(work)


def mute(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Hear somebody no more."""
    return _mixed(jamming, argument, "is muted", lambda one, names: one.with_muted(names))


def unmute(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Hear somebody again."""
    return _mixed(jamming, argument, "is heard", lambda one, names: one.without_muted(names))


def solo(jamming: Jamming, argument: str) -> "Future[Reply]":
    """Hear only somebody; again takes it off."""
    return _mixed(jamming, argument, "is solo, or no more", lambda one, names: one.soloed(names))


def gain(jamming: Jamming, argument: str) -> "Future[Reply]":
    """How loud somebody is."""
    name, _, amount = argument.rpartition(" ")
    wanted = number(amount)
    if not name or wanted is None or not 0 <= wanted <= LOUDEST:
        return done(Reply(False, f"a gain is a number from 0 to {LOUDEST:g}: jam gain bo 0.5"))

    def move(faders: Faders, names: frozenset[str]) -> Faders:
        for one in names:
            faders = faders.with_gain(one, float(wanted))
        return faders

    return _mixed(jamming, name, f"is at {float(wanted):g}", move)
