"""Where the players of a room can meet: a room survives its host on the network, too.

Where the host keeps the hub of a room, some others who can be reached keep one as well, and tell
all of it. When the present one is gone, everybody goes on to the next of the list, which is the
same for all; when a better one is back, all move there, the host too who was away. A place that
was told of only now is the last one for a moment, so that all know it before anybody moves.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Final

from jam.link import Link
from jam.net.addresses import Address, is_here
from jam.net.client import HubClient
from jam.peer import Peer
from jam.room import JamError
from studio.jamming.homes import Home, opened
from studio.jamming.hosts import listening

EVERY_S: Final = 1.0  # between two looks
FRESH_S: Final = 3.0  # so long everybody has to hear of a place
ENOUGH: Final = 4  # others here who keep a hub

LOG = logging.getLogger(__name__)


def ordered(
    told: Sequence[Address],
    link: Sequence[Address],
    fresh: Collection[Address],
    home: Home | None = None,
) -> tuple[Address, ...]:
    """Where to meet, the best first.

    Args:
        told: the places that the room knows, the best first.
        link: those of the link by which we came.
        fresh: of all of them, those that not everybody may have heard of.
        home: a hub of ours, which we reach by another address.

    >>> one, two, own = (Address(f"192.0.2.{n}", 7475, False) for n in (1, 2, 3))
    >>> [str(place) for place in ordered([own, two], [one], {own})]
    ['jam://192.0.2.2:7475', 'jam://192.0.2.1:7475', 'jam://192.0.2.3:7475']
    """
    known = [one for one in told if one not in fresh]
    known += [one for one in link if one not in told]
    known += [one for one in told if one in fresh]
    return tuple(home.near if home and one == home.seen else one for one in known)


class Standby:
    """Keeps the list of places up to date, and a hub of our own where one is needed.

    Args:
        peer: in the room.
        link: by which we came.
        room: the public id of the room.
        home: a hub of ours that is open already; None: one may be opened.
        listens: the setting jam.listen, None where none may be opened.
        outside: the hub elsewhere that its host has chosen: it is told of where there are others.
        seconds: time.monotonic.

    Attributes:
        home: a hub of ours, None where there is none.
        needed: others were at it when we went.
    """

    def __init__(
        self, peer: Peer, link: Link, room: str, home: Home | None = None,
        listens: str | None = None, outside: Address | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.home, self.needed = home, False
        self._peer, self._listens, self._room, self._seconds = peer, listens, room, seconds
        also = [Address(host, port, False) for host, port in link.also]
        self._link = [Address(link.host, link.port, link.tls), *also]
        self._since = {one: seconds() - FRESH_S for _, one in peer.hubs()}
        if home is not None:
            self._since[home.seen] = seconds()
        self._told, self._outside = "", outside

    def places(self) -> tuple[Address, ...]:
        """Where to meet now, the best first."""
        now_s = self._seconds()
        told = [one for _, one in self._peer.hubs()]
        for one in told:
            self._since.setdefault(one, now_s)
        fresh = {one for one in told if now_s - self._since[one] < FRESH_S}
        return ordered(told, self._link, fresh, self.home)

    async def turn(self, way: HubClient, over: Callable[[], bool]) -> None:
        """Look again and again, until it is over."""
        while not over():
            try:
                await self.look(way)
            except Exception:  # the edge: nobody waits for it
                LOG.exception("the places of a room are not looked at")
            await asyncio.sleep(EVERY_S)

    async def look(self, way: HubClient) -> None:
        """See what places there are, and whether ours is among them."""
        way.hubs = self.places()
        if self.home is None and self._wanted():
            try:
                self.home = await opened(str(self._listens), self._room)
            except JamError as error:
                LOG.info("no hub is kept for the room: %s", error)
                self._listens = None
        place = self.home.seen if self.home else self._outside
        if place is None or self._told == str(place) or not self._peer.able:
            return
        if self.home is None and not self._peer.hubs():
            return  # all are at the hub elsewhere, and know no other
        self._told = str(place)
        if (self._peer.id, place) not in self._peer.hubs():
            with suppress(JamError):
                self._peer.tell_hubs([self._told])

    def _wanted(self) -> bool:
        """Are there too few places, and would ours be reached?"""
        told = self._peer.hubs()
        if self._listens is None or self._outside or not told or not self._peer.able:
            return False
        with suppress(JamError):
            outside = not is_here(listening(self._listens)[0])
            if not outside and not is_here(self._link[0].host):
                return False
        here = {one.id for one in self._peer.members() if one.here and not one.me}
        return len({who for who, _ in told if who in here}) < ENOUGH

    def end(self, way: HubClient) -> None:
        """We go: our place is one no more, where nobody else is at it."""
        home = self.home
        self.needed = home is not None and home.hub.board.players > (way.at == home.near)
        if home is not None and not self.needed and not self._peer.alone:
            with suppress(JamError):
                self._peer.tell_hubs([])
