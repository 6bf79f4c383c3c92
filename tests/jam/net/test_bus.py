"""Two hubs share rooms over a real NATS server; nothing goes round, and a dead hub is missed."""

import asyncio
import random
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from jam.net import bus as buses
from jam.net.board import Board
from jam.net.bus import MISSING, BusError, NatsBus
from jam.net.hub import Hub
from jam.net.limits import Limits
from tests.jam.net.kit import SOON_S, a_hub, a_player

SERVER = shutil.which("nats-server") or shutil.which("nats-server", path="/usr/sbin")
needs_server = pytest.mark.skipif(SERVER is None, reason="nats-server is not installed")


@asynccontextmanager
async def a_server() -> AsyncIterator[str]:
    """A NATS server of the test's own; its address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert SERVER is not None
    quiet = asyncio.subprocess.DEVNULL
    server = await asyncio.create_subprocess_exec(
        SERVER, "-a", "127.0.0.1", "-p", str(port), stdout=quiet, stderr=asyncio.subprocess.PIPE
    )
    assert server.stderr is not None
    try:
        async with asyncio.timeout(SOON_S):
            while b"Server is ready" not in await server.stderr.readline():
                pass
        yield f"nats://127.0.0.1:{port}"
    finally:
        server.terminate()
        await server.communicate()


@asynccontextmanager
async def shared(url: str, seed: int) -> AsyncIterator[Hub]:
    """A hub on the bus."""
    bus = NatsBus(url, random.Random(seed), tell=print)
    async with a_hub(base=bus.base) as hub:
        await hub.join(bus)
        yield hub


@needs_server
def test_players_at_two_hubs_hear_each_other_once():
    async def scene():
        async with (
            a_server() as url, shared(url, 1) as one, shared(url, 2) as two,
            a_player(one) as (anna, hers), a_player(two) as (ben, his),
        ):  # fmt: skip
            (number,) = await hers.next("join")
            assert number == ben.opened.connection
            await his.next("join")
            assert anna.send(b"for all")
            assert anna.send(b"for ben", to=number)
            assert anna.send(b"the end")
            got = [(await his.next("frame"))[1] for _ in range(3)]
            assert got == [b"for all", b"for ben", b"the end"]
            assert ben.send(b"back")
            assert (await hers.next("frame"))[1] == b"back"
            assert hers.told.empty()
            assert his.told.empty()
            ben.close()
            assert await hers.next("leave") == (number,)

    asyncio.run(scene())


@needs_server
def test_a_hub_that_dies_is_missed_and_its_players_leave(monkeypatch):
    monkeypatch.setattr(buses, "LIST_S", 0.05)

    async def scene():
        async with (
            a_server() as url, shared(url, 1) as one, a_player(one) as (_, hers),
            shared(url, 2) as two, a_player(two) as (ben, _),
        ):  # fmt: skip
            assert await hers.next("join") == (ben.opened.connection,)
            bus = two.board.bus
            assert isinstance(bus, NatsBus)
            await bus.close()
            assert await hers.next("leave") == (ben.opened.connection,)

    asyncio.run(scene())


def test_a_server_that_is_not_there_is_named():
    async def scene():
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        bus = NatsBus(f"nats://127.0.0.1:{port}", random.Random(1), tell=print)
        with pytest.raises(BusError, match=f"no NATS server at nats://127.0.0.1:{port}"):
            await bus.start(Board(lambda *_: None, Limits()))

    buses_open = buses.OPEN_S
    try:
        buses.OPEN_S = 0.5  # type: ignore[misc] # a test does not wait
        asyncio.run(scene())
    finally:
        buses.OPEN_S = buses_open  # type: ignore[misc] # as above


def test_without_the_library_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "nats.aio.client", None)
    with pytest.raises(BusError) as caught:
        asyncio.run(NatsBus("nats://x", random.Random(1)).start(Board(lambda *_: None, Limits())))
    assert str(caught.value) == MISSING


@pytest.mark.parametrize("length", range(14))
def test_garbage_on_the_bus_is_left_aside(length):
    bus, dice = NatsBus("nats://x", random.Random(1)), random.Random(length)
    bus._board = Board(lambda *_: None, Limits())
    bus._tell_all = lambda _: None  # type: ignore[method-assign] # nobody to answer
    for _ in range(500):
        bus._heard("a room", dice.randbytes(length))
    assert bus._board.rooms == {}
