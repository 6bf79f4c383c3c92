"""What tests of the network need: a hub on this machine, a player who takes notes, a stranger."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from jam.net.addresses import Address
from jam.net.carrier import Opened, room_of
from jam.net.client import HubClient
from jam.net.doorway import Patience
from jam.net.hub import Hub
from jam.net.limits import Limits
from jam.net.words import hello, packed, read, unpacked

DOOR = b"the door of a room"
ROOM = room_of(DOOR)
SOON_S = 30.0
QUICK = Patience(open_s=2.0, first_s=0.02, most_s=0.1, stay_s=0.0, look_s=0.05)


class Notes:
    """A hearer that keeps what it is told, in order; `next` waits for it."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[tuple[Any, ...]] = asyncio.Queue()

    def on_open(self, opened: Opened) -> None:
        self.told.put_nowait(("open", opened))

    def on_join(self, connection: int) -> None:
        self.told.put_nowait(("join", connection))

    def on_frame(self, sender: int, frame: bytes) -> None:
        self.told.put_nowait(("frame", sender, frame))

    def on_leave(self, connection: int) -> None:
        self.told.put_nowait(("leave", connection))

    def on_close(self, reason: str) -> None:
        self.told.put_nowait(("close", reason))

    async def next(self, kind: str) -> tuple[Any, ...]:
        """The next of this kind; what comes before it is dropped."""
        async with asyncio.timeout(SOON_S):
            while True:
                found = await self.told.get()
                if found[0] == kind:
                    return found[1:]


@asynccontextmanager
async def a_hub(limits: Limits | None = None, port: int = 0, **more: Any) -> AsyncIterator[Hub]:
    """One on this machine; what it grumbles about is in its `log`."""
    log: list[str] = []
    hub = Hub(limits, tell=log.append, **more)
    hub.log = log  # type: ignore[attr-defined] # for tests alone
    await hub.start(port=port)
    try:
        yield hub
    finally:
        await hub.close()


def at(hub: Hub | int) -> Address:
    """Where it is."""
    return Address("127.0.0.1", hub if isinstance(hub, int) else hub.port, tls=False)


@asynccontextmanager
async def a_player(
    *hubs: Hub | int, door: bytes = DOOR, wait: bool = True, **more: Any
) -> AsyncIterator[tuple[HubClient, Notes]]:
    """A client with its notes, connected unless told not to wait."""
    notes = Notes()
    client = HubClient([at(hub) for hub in hubs], room_of(door), door, notes, random.Random(1),
                       patience=more.pop("patience", QUICK), **more)  # fmt: skip
    client.start()
    try:
        if wait:
            client.opened = (await notes.next("open"))[0]  # type: ignore[attr-defined] # for tests
        yield client, notes
    finally:
        client.close()
        await client.closed()


@asynccontextmanager
async def a_stranger(hub: Hub, **more: Any) -> AsyncIterator[ClientConnection]:
    """A connection that has said nothing yet."""
    async with connect(at(hub).web, proxy=None, compression=None, **more) as socket:
        yield socket


async def answer(socket: ClientConnection) -> Any:
    """What a hub says next, read."""
    async with asyncio.timeout(SOON_S):
        data = await socket.recv()
    return unpacked(data) if isinstance(data, bytes) else read(data)


async def enter(socket: ClientConnection, door: bytes = DOOR) -> Any:
    """Say hello; what the hub answers."""
    await socket.send(hello(room_of(door), door))
    return await answer(socket)


async def over(socket: ClientConnection) -> int | None:
    """Wait for the end; its code."""
    async with asyncio.timeout(SOON_S):
        await socket.wait_closed()
    return socket.close_code


async def told(hub: Hub, count: int = 1) -> list[str]:
    """What a hub grumbled about, once it has so often: whom it sends away may know it sooner."""
    async with asyncio.timeout(SOON_S):
        while len(hub.log) < count:  # type: ignore[attr-defined] # noqa: ASYNC110 # it has no event
            await asyncio.sleep(0.005)
    return hub.log  # type: ignore[attr-defined, no-any-return]


async def still_heard(first: HubClient, notes: Notes, text: bytes = b"still here") -> None:
    """Whether one player's frame arrives at another."""
    assert first.send(text)
    while (await notes.next("frame"))[1] != text:
        pass


__all__ = [
    "DOOR", "QUICK", "ROOM", "SOON_S", "Notes", "a_hub", "a_player", "a_stranger", "answer", "at",
    "enter", "over", "packed", "still_heard", "told",
]  # fmt: skip
