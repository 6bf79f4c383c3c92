"""How rooms are entered: a hub of our own or another's, a peer, and the way between them."""

import asyncio
import logging
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from jam.flok.link import is_flok
from jam.keys import Identity, RoomKey
from jam.link import KEY_BYTES, Link, parse, room_name
from jam.net.addresses import Address, AddressError, is_here, read_address
from jam.net.client import HubClient
from jam.net.doorway import Patience
from jam.peer import Peer
from jam.room import Hears, JamError, Room
from jam.roomclock import RoomClock
from studio.jamming import homes
from studio.jamming.comparing import EVERY_S, Comparing
from studio.jamming.cycles import cycle_for, lead_s
from studio.jamming.flokking import enter_flok
from studio.jamming.homes import Home
from studio.jamming.kit import Entered, Me
from studio.jamming.leader import RoomFollows, RoomLeader, lead_by_room
from studio.jamming.shelf import Kept, keep, kept
from studio.jamming.standby import Standby
from studio.jamming.steady import Steady
from studio.jamming.wire import RoomTimeOf, Wire
from studio.replies import Reply
from studio.session import Session
from studio.thisprogram import this_version

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

KEEP_S: Final = 5.0
ALONE_S: Final = 1.5  # for others of a room that is opened again to be heard
FORGOTTEN_S: Final = 3600.0  # time goes on meanwhile in a room that was closed for less
HASTY: Final = Patience(look_s=3.0, ping_s=4.0, pong_s=6.0)  # others may keep a place
NEAR_S: Final = 0.03  # a session as near to the room as this is in phase
NOBODY: Final = "nobody of that room answers at {}: is its host there?"
ANEW: Final = "`jam link` of somebody who is in it gives a link that names all its places"
KNOCKS: Final = "you knock as {} at {}: its host can let you in"
KNOCKS_S: Final = 180.0
SHUT: Final = "nobody new comes into {} now: its host has shut the door"
NOT_LET: Final = "nobody has let you into {}: ask its host, and jam join again"
HERE_ONLY: Final = (
    "only this machine reaches it: jam.listen = 0.0.0.0:7475 opens it to your network "
    "(notalabel config set jam.listen 0.0.0.0:7475)"
)

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Opened:
    """What is open for a room."""

    peer: Peer
    clock: RoomClock
    steady: Steady
    wire: Wire
    way: HubClient
    standby: Standby
    leader: RoomLeader
    follows: RoomFollows
    untie: Callable[[], None] = lambda: None


def _as_it_is(opened: Opened, link: Link) -> Kept:
    """A room now, to be kept."""
    room_s = opened.clock.room_s(opened.steady.seconds())
    return Kept(link, opened.peer.stored(), time.time(), room_s)


def _chosen(room: Room, cps: Fraction, cycle: Fraction) -> Reply:
    room.set_tempo(cps, cycle)
    return Reply(True)


class RealWays:
    """Rooms over the network.

    Args:
        session: plays them.
        settings: see studio/settings.py; None: all as usual.

    Attributes:
        jam: who asks.
    """

    def __init__(self, session: Session, settings: Any) -> None:
        self._session, self._settings = session, settings
        self.jam: Jamming | None = None
        self._homes: dict[str, Home] = {}  # that stayed open for others, by the room's id

    # -- in ------------------------------------------------------------------------------------

    async def host(self, name: str, me: Me, hears: Hears) -> Entered:
        """See kit.Ways."""
        identity = Identity(me.key)
        before = kept(self._session.vault, room_name(name))
        link, home, address = await self._home(name, identity, before)
        opened = await self._opened(link, identity, me, hears, home, before, hosts=True)
        peer = opened.peer
        if not await opened.wire.opened():
            self._end(opened, False)
            raise JamError(opened.wire.reason or NOBODY.format(f"{link.host}:{link.port}"))
        if before is not None:
            alone = not await opened.wire.until(lambda: not peer.alone, ALONE_S)
        else:
            peer.found()
            alone = True
        peer.enter()
        if alone:
            self._begin_time(opened, before)
        await self._tie(opened, me)  # who keeps the time may go by another clock that leads
        asyncio.get_running_loop().create_task(self._keep(opened, link), name="jam keeps")
        return self._entered(opened, address, link)

    async def join(self, link: str, me: Me, hears: Hears) -> Entered:
        """See kit.Ways."""
        if is_flok(link):
            return await enter_flok(self._session, link, me, hears, self._next_cycle)
        where = parse(link)
        opened = await self._opened(where, Identity(me.key), me, hears)
        await self._tie(opened, me)
        is_open = await opened.wire.opened()
        if not is_open or not await opened.wire.until(lambda: opened.peer.ready):
            self._end(opened, False)
            told = "" if is_open else opened.wire.reason
            raise JamError(f"{told or NOBODY.format(f'{where.host}:{where.port}')}; {ANEW}")
        await self._let_in(opened, me)
        await opened.wire.until(lambda: not opened.peer.alone, ALONE_S)
        return replace(self._entered(opened, "", None), enter=opened.peer.enter)

    async def _let_in(self, opened: Opened, me: Me) -> None:
        """Wait at the door, where it is not open.

        Raises:
            JamError: nobody new comes in, or nobody has let us in.
        """
        peer = opened.peer
        waited = not peer.admitted
        if waited and peer.rules().door == "ask":
            self._session.tell(KNOCKS.format(me.name, peer.name))
            await opened.wire.until(lambda: peer.admitted or peer.rules().door == "shut", KNOCKS_S)
        if not peer.admitted:
            self._end(opened, False)
            shut = peer.rules().door == "shut"
            raise JamError((SHUT if shut else NOT_LET).format(peer.name))
        if waited:
            await opened.wire.until(lambda: peer.caught_up)

    def _next_cycle(self) -> Fraction:
        """The cycle from which on what comes in now can play, by our own clock."""
        here = self._session.playing()
        cps = Fraction(here.cps).limit_denominator(10**6)
        return cycle_for(here.cycle or Fraction(0), cps, lead_s(0.0), 0)

    async def _home(
        self, name: str, identity: Identity, before: Kept | None
    ) -> tuple[Link, Home | None, str]:
        """The link of a room of ours, its hub where that is ours, and who reaches it."""
        key = before.link.key if before else os.urandom(KEY_BYTES)
        outside = str(self._settings["jam.hub"]) if self._settings else ""
        if outside:
            try:
                there = read_address(outside)
            except AddressError as error:
                raise JamError(f"jam.hub: {error}") from error
            return Link(there.host, there.port, name, key, identity.id, there.tls), None, ""
        room = RoomKey.of(key).id
        home = self._homes.pop(room, None)
        if home is None:
            home = await homes.opened(self._listens, room, before.link.port if before else 0)
        only = HERE_ONLY if is_here(home.seen.host) else ""
        return Link(home.seen.host, home.seen.port, name, key, identity.id), home, only

    @property
    def _listens(self) -> str:
        return str(self._settings["jam.listen"]) if self._settings else ""

    async def _opened(
        self, link: Link, identity: Identity, me: Me, hears: Hears,
        home: Home | None = None, before: Kept | None = None, hosts: bool = False,
    ) -> Opened:  # fmt: skip
        steady = Steady()
        clock = RoomClock(identity.id, steady.seconds, os.urandom(6).hex())
        peer = Peer(
            link, identity, me.name, wall_ms=lambda: time.time_ns() // 10**6,
            clock_s=steady.seconds, dice=os.urandom, hears=hears, colour=me.colour, via=me.via,
            version=this_version(), log=LOG.warning,
        )  # fmt: skip
        if before is not None:
            peer.restore(before.stored)
        wire = Wire(peer, clock, steady)
        key = RoomKey.of(link.key)
        listens = None if me.via else self._listens
        if listens is not None and home is None:
            home = self._homes.pop(key.id, None)
        elsewhere = Address(link.host, link.port, link.tls) if hosts and home is None else None
        standby = Standby(peer, link, key.id, home, listens, elsewhere)
        way = HubClient(standby.places(), key.id, key.door, wire, random.Random(), HASTY)
        wire.begin(way)
        way.start()
        wire.beside(standby.turn(way, lambda: wire.closed))
        if not me.via:
            wire.beside(self._compare(peer, wire))
        return Opened(peer, clock, steady, wire, way, standby, *self._clocks(clock, steady))

    async def _compare(self, peer: Peer, wire: Wire) -> None:
        """Tell of other versions and sounds, as long as the way is open."""
        comparing = Comparing(peer, self._session.shelf, this_version(), self._session.tell)
        while not wire.closed:
            comparing.look()
            await asyncio.sleep(EVERY_S)

    def _clocks(self, clock: RoomClock, steady: Steady) -> tuple[RoomLeader, RoomFollows]:
        """How the session goes by the clock of the room, and the room by the session's."""

        def choose(cps: Fraction, cycle: Fraction) -> None:
            if self.jam is not None:
                self.jam.in_room(lambda room: _chosen(room, cps, cycle))

        def keeper() -> str:
            look = self.jam.look if self.jam is not None else None
            found = look.member(clock.keeper) if look is not None else None
            return "" if found is None else found.name

        leader = RoomLeader(
            self._session, clock, choose, lambda: 0.25 + 2 * clock.trip_s, steady.of, keeper=keeper
        )
        return leader, RoomFollows(clock, choose, steady.of)

    async def _tie(self, opened: Opened, me: Me) -> None:
        """Let the session go by the clock of the room, where it is the player who comes in."""
        from studio.links.clock.desks import desk_of

        if not me.via:
            desk = await asyncio.to_thread(desk_of, self._session)
            opened.untie = await asyncio.to_thread(
                lead_by_room, desk, opened.leader, opened.follows
            )

    def _begin_time(self, opened: Opened, before: Kept | None) -> None:
        """Nobody else knows the time: it begins where the session is, or goes on as it was."""
        peer, clock = opened.peer, opened.clock
        here = self._session.playing()
        if before is None:
            peer.set_tempo(Fraction(here.cps).limit_denominator(10**6), Fraction(0))
        clock.set_tempos(peer.tempos())
        if before is None:
            clock.found(float(clock.tempo.second_at(here.cycle or Fraction(0))))
            return
        gone_s = time.time() - before.wall_s
        last = max((one.cycle for one in peer.playing()), default=Fraction(0))
        least_s = float(clock.tempo.second_at(last))
        on_s = before.room_s + gone_s if 0 <= gone_s < FORGOTTEN_S else least_s
        clock.found(max(on_s, least_s))

    # -- out -----------------------------------------------------------------------------------

    def _entered(self, opened: Opened, address: str, link: Link | None) -> Entered:
        from studio.links.clock.desks import desk_of

        def in_phase() -> bool:
            return abs(opened.leader.off_s(desk_of(self._session))) < NEAR_S

        def leave() -> None:
            if link is not None:
                keep(self._session.vault, _as_it_is(opened, link))
            self._end(opened, True)

        return Entered(
            opened.peer, leave, RoomTimeOf(opened.clock, opened.steady),
            lambda: opened.clock.trip_s / 2, address, in_phase=in_phase,
        )  # fmt: skip

    def _end(self, opened: Opened, says: bool) -> None:
        opened.standby.end(opened.way)
        if says:
            opened.peer.leave()
        opened.wire.close()
        opened.untie()
        home = opened.standby.home
        if home is None:
            return
        if opened.standby.needed:
            self._homes[RoomKey.of(parse(opened.peer.link).key).id] = home
            return
        loop = asyncio.get_running_loop()
        loop.call_later(0.3, lambda: loop.create_task(home.hub.close()))

    async def _keep(self, opened: Opened, link: Link) -> None:
        """Write the room to disk now and then, as long as we are in it."""
        last = ""
        while self.jam is not None:
            await asyncio.sleep(KEEP_S)
            entered = self.jam.entered
            if entered is None or entered.room is not opened.peer:
                return
            room = _as_it_is(opened, link)
            if (now := repr(room.stored)) != last:
                last = now
                await asyncio.to_thread(keep, self._session.vault, room)
