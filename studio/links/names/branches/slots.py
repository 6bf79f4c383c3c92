"""The slots that play: their names and code, and their faders."""

from collections.abc import Callable
from concurrent.futures import Future

from studio.faders import LOUDEST, Faders
from studio.links.names.kit import ACT, BOOL, FLOAT, ROOT, TEXT, TEXTS, Desk, Name
from studio.player import Player
from studio.replies import Reply
from studio.slots import Change
from studio.wishes import Wish

SLOT = f"{ROOT}/slot/{{slot}}"


def _moved(desk: Desk, slot: str, move: Callable[[Faders], Faders], text: str) -> "Future[Reply]":
    """Move the faders of a slot, if it plays when its turn comes."""

    def wish(player: Player) -> Wish:
        if slot not in player.slots:
            return Wish(None, Reply(False, f"nothing called {slot} plays"))
        return Wish(Change(faders=move(player.faders)), Reply(True, text))

    return desk.session.wish(wish)


def _mute(desk: Desk, slot: str, on: bool) -> "Future[Reply]":
    def move(faders: Faders) -> Faders:
        return faders.with_muted({slot}) if on else faders.without_muted({slot})

    return _moved(desk, slot, move, f"{slot} {'muted' if on else 'heard'}")


def _solo(desk: Desk, slot: str, on: bool) -> "Future[Reply]":
    def move(faders: Faders) -> Faders:
        return faders if on == (slot in faders.solo) else faders.soloed({slot})

    return _moved(desk, slot, move, f"{slot} solo {'on' if on else 'off'}")


def _gain(desk: Desk, slot: str, gain: float) -> "Future[Reply]":
    return _moved(desk, slot, lambda faders: faders.with_gain(slot, gain), f"{slot} at {gain:g}")


def _code(desk: Desk, slot: str) -> str:
    found = None if desk.player is None else desk.player.slots.get(slot)
    return "" if found is None else found.part.source


def _end(desk: Desk, slot: str) -> "Future[Reply]":
    def wish(player: Player) -> Wish:
        others = frozenset(player.slots) - {slot}
        return Wish(Change(whole=others), Reply(True, f"{slot} ends"))

    return desk.session.wish(wish)


NAMES = (
    Name(f"{ROOT}/slots", TEXTS, "The slots that play.", lambda desk, _: desk.slots()),
    Name(f"{SLOT}/gain", FLOAT, "How much louder it is; 1 is as it is.",
         lambda desk, slot: float(desk.faders().gains.get(slot, 1.0)), _gain, 0, LOUDEST,
         parts=Desk.slots),
    Name(f"{SLOT}/mute", BOOL, "Is it silenced? It goes on in time.",
         lambda desk, slot: slot in desk.faders().muted, _mute, parts=Desk.slots),
    Name(f"{SLOT}/solo", BOOL, "Are those without solo silent for it?",
         lambda desk, slot: slot in desk.faders().solo, _solo, parts=Desk.slots),
    Name(f"{SLOT}/code", TEXT, "The code that it plays.",
         lambda desk, slot: _code(desk, slot), parts=Desk.slots),
    Name(f"{SLOT}/end", ACT, "It plays no more.",
         set=lambda desk, slot, _: _end(desk, slot), parts=Desk.slots),
)  # fmt: skip
