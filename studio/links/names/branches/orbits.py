"""The orbits: the level of each, whatever slots play into it."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Final

from studio.faders import LOUDEST
from studio.links.names.kit import FLOAT, ROOT, Desk, Name
from studio.player import Player
from studio.replies import Reply
from studio.slots import Change
from studio.wishes import Wish

ORBITS: Final = tuple(str(number) for number in range(1, 13))


def _orbits(_: Desk) -> Sequence[str]:
    return ORBITS


def _gain(desk: Desk, orbit: str, gain: float) -> "Future[Reply]":
    def wish(player: Player) -> Wish:
        faders = player.faders.with_orbit(int(orbit), gain)
        return Wish(Change(faders=faders), Reply(True, f"orbit {orbit} at {gain:g}"))

    return desk.session.wish(wish)


NAMES = (
    Name(f"{ROOT}/orbit/{{orbit}}/gain", FLOAT, "How much louder it is; 1 is as it is.",
         lambda desk, orbit: float(desk.faders().orbits.get(int(orbit), 1.0)), _gain, 0, LOUDEST,
         parts=_orbits),
)  # fmt: skip
