"""A room whose host is gone goes on: others keep hubs, all meet at the same one, nobody twice."""

import asyncio
import os
import random
import time
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager
from fractions import Fraction

import pytest

from jam.keys import Identity, RoomKey
from jam.link import Link, parse
from jam.net.addresses import Address
from jam.net.client import HubClient
from jam.net.doorway import Patience
from jam.net.hub import Hub
from jam.peer import Peer
from jam.room import Evaluation, Said
from studio.jamming import homes
from studio.jamming.standby import FRESH_S, Standby, ordered

KEY = bytes(range(16))
ROOM = RoomKey.of(KEY)
SOON_S = 20.0
FASTER = 10  # what is fresh is so for a shorter time
HASTY = Patience(open_s=2.0, spare_s=0.1, first_s=0.02, most_s=0.1, stay_s=0.5, look_s=0.1)


class Player:
    """A peer with its way, its standby, and what it heard."""

    def __init__(
        self, link: str, number: int, home=None, stored=None, listens="", outside=None
    ) -> None:
        self.heard: Counter[str] = Counter()
        where = parse(link)
        self.peer = Peer(
            where, Identity(bytes([number]) * 32), f"player{number}",
            wall_ms=lambda: time.time_ns() // 10**6, clock_s=time.monotonic, dice=os.urandom,
            hears=self._hears,
        )  # fmt: skip
        if stored is not None:
            self.peer.restore(stored)
        self.standby = Standby(
            self.peer, where, ROOM.id, home, listens, outside, lambda: FASTER * time.monotonic()
        )
        self.way = HubClient(
            self.standby.places(), ROOM.id, ROOM.door, self, random.Random(number), HASTY
        )
        self._over = False
        self.way.start()
        self._turning = asyncio.create_task(self._turn())

    def _hears(self, happening) -> None:
        if isinstance(happening, Evaluation | Said):
            key = happening.code if isinstance(happening, Evaluation) else happening.text
            self.heard[key] += 1

    async def _turn(self) -> None:
        while not self._over:
            self.peer.tick()
            self.pump()
            await self.standby.look(self.way)
            await asyncio.sleep(0.02)

    def pump(self) -> None:
        for frame, to in self.peer.outgoing():
            self.way.send(frame, to)

    def on_open(self, opened) -> None:
        del opened
        self.peer.connected()
        self.pump()

    def on_join(self, connection) -> None:
        pass

    def on_frame(self, sender, frame) -> None:
        self.peer.receive(frame, sender)
        self.pump()

    def on_leave(self, connection) -> None:
        self.peer.gone(connection)

    def on_close(self, reason) -> None:
        self.peer.disconnected(reason)

    def play(self, code: str, cycle: int) -> None:
        self.peer.evaluate("ideas", code, Fraction(cycle))
        self.pump()

    async def kill(self) -> None:
        """No more of it, as if its machine had lost its power: the hub it keeps is gone as well."""
        self._over = True
        await self._turning
        self.way.close()
        await self.way.closed()
        if self.standby.home is not None:
            await self.standby.home.hub.close()


async def until(true) -> None:
    async with asyncio.timeout(SOON_S):
        while not true():  # noqa: ASYNC110 # comes by frames
            await asyncio.sleep(0.02)


async def comes(player: Player, stack: AsyncExitStack) -> None:
    """Somebody enters the room, until the scene is over."""
    stack.push_async_callback(player.kill)
    await until(lambda: player.peer.ready)
    player.peer.enter()


async def killed(host: Player, bo: Player):
    """The host is gone, and bo at a hub of bo's own; gives what the host had on disk."""
    stored = host.peer.stored()
    await host.kill()
    await until(lambda: bo.way.at.port == bo.standby.home.hub.port)
    return stored


@asynccontextmanager
async def a_room(others: int):
    """A host with its hub, and others who came by its link."""
    async with AsyncExitStack() as stack:
        home = await homes.opened("", ROOM.id)
        link = str(Link(home.seen.host, home.seen.port, "garden", KEY))
        host = Player(link, 1, home)
        stack.push_async_callback(host.kill)
        await until(lambda: host.way.at)
        host.peer.found()
        host.peer.enter()
        host.peer.add_pane("ideas", shared=True)
        players = [host]
        for number in range(2, others + 2):
            players.append(Player(link, number))
            await comes(players[-1], stack)
        await until(lambda: all(len(one.peer.hubs()) == len(players) for one in players))
        await until(lambda: all(len(one.peer.members()) == len(players) for one in players))
        yield players, link, stack


def together(*players: Player) -> bool:
    ids = {one.peer.id for one in players}
    here = [{m.id for m in one.peer.members() if m.here} for one in players]
    ports = {one.way.at and one.way.at.port for one in players}
    return len(ports) == 1 and all(ids == one for one in here)


def test_two_hear_each_other_after_their_host_was_killed_and_it_finds_them_again():
    async def scene():
        async with a_room(others=2) as ((host, bo, cy), link, stack):
            stored = host.peer.stored()
            port = host.standby.home.hub.port
            await host.kill()
            bo.play('s("bd")', 9)  # into nothing, perhaps
            await until(lambda: together(bo, cy))
            cy.play('s("cp")', 10)
            cy.peer.say("still here")
            await until(lambda: bo.heard['s("cp")'] and bo.heard["still here"])
            await until(lambda: cy.heard['s("bd")'])
            home = await homes.opened("", ROOM.id, port)
            back = Player(link, 1, home, stored)
            await comes(back, stack)
            await until(lambda: together(back, bo, cy) and back.way.at.port == port)
            back.play('s("hh")', 11)
            played = ['s("bd")', 's("cp")', 's("hh")']
            for one in (back, bo, cy):
                await until(lambda one=one: all(one.heard[code] for code in played))
                assert [one.heard[code] for code in played] == [1, 1, 1]
                assert [now.code for now in one.peer.playing()] == played

    asyncio.run(scene())


def test_a_host_who_comes_back_at_another_port_is_met_there():
    async def scene():
        async with a_room(others=1) as ((host, bo), _, stack):
            stored = await killed(host, bo)
            home = await homes.opened("", ROOM.id)
            link = str(Link(home.seen.host, home.seen.port, "garden", KEY))
            back = Player(link, 1, home, stored)
            await comes(back, stack)
            await until(lambda: together(back, bo) and bo.way.at == home.near)

    asyncio.run(scene())


def test_who_has_a_link_of_now_finds_the_room_without_its_host():
    async def scene():
        async with a_room(others=1) as ((host, bo), _, stack):
            link = bo.peer.link
            assert f"?or=127.0.0.1:{bo.standby.home.hub.port}#" in link
            await host.kill()
            late = Player(link, 7)
            await comes(late, stack)
            await until(lambda: together(bo, late))

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("listens", "link", "opens"),
    [
        ("", "jam://127.0.0.1:7475/garden", True),
        ("", "jam://192.0.2.1:7475/garden", False),
        (None, "jam://127.0.0.1:7475/garden", False),
    ],
)
def test_a_hub_is_kept_only_where_others_may_reach_it(listens, link, opens):
    async def scene():
        ada = Player(f"{link}#{str(Link('h', 1, 'n', KEY)).rpartition('#')[2]}", 1, listens=listens)
        ada.peer.found()
        ada.peer.enter()
        await asyncio.sleep(0)
        assert ada.standby.home is None  # the room has no places: its hub is nobody's
        ada.peer.tell_hubs(["jam://127.0.0.1:9999", "jam://192.0.2.1:9999"])
        await until(lambda: len(ada.way.hubs) > 1)
        await ada.kill()
        assert (ada.standby.home is not None) == opens

    asyncio.run(scene())


def test_a_host_who_goes_to_a_hub_elsewhere_takes_all_along():
    async def scene():
        async with a_room(others=1) as ((host, bo), _, stack):
            stored = await killed(host, bo)
            hub = Hub()
            await hub.start()
            stack.push_async_callback(hub.close)
            there = Address("127.0.0.1", hub.port, False)
            link = str(Link(there.host, there.port, "garden", KEY))
            back = Player(link, 1, stored=stored, listens=None, outside=there)
            await comes(back, stack)
            await until(lambda: together(back, bo) and bo.way.at == there)

    asyncio.run(scene())


def test_what_was_told_only_now_comes_last_and_our_own_hub_is_reached_from_within():
    one, two, own = (Address(f"192.0.2.{n}", 7475, False) for n in (1, 2, 3))
    home = homes.Home(None, own, Address("127.0.0.1", 7475, False))
    assert ordered([own, one], [two], set(), home) == (home.near, one, two)
    assert ordered([own, one], [one], {own}, home) == (one, home.near)
    assert FRESH_S > 0
