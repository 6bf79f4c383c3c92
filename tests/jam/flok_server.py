"""A stand-in for Flok's server: shared documents and who is here, evaluations by topics.

It does on the wire what the real one was recorded to do, for the tests and by hand:

    python -m tests.jam.flok_server --port 3000
"""

import argparse
import asyncio
import json
import uuid
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field

from pycrdt import Doc
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from jam.flok import wire


@dataclass
class Kept:
    """A session as the server has it."""

    doc: Doc = field(default_factory=Doc)
    states: dict[int, wire.State] = field(default_factory=dict)
    ways: set[ServerConnection] = field(default_factory=set)
    brought: dict[ServerConnection, set[int]] = field(default_factory=lambda: defaultdict(set))


class FlokServer:
    """Sessions, each made when somebody comes."""

    def __init__(self) -> None:
        self.sessions: dict[str, Kept] = defaultdict(Kept)
        self.topics: dict[str, list[tuple[ServerConnection, str]]] = defaultdict(list)
        self.said: list[dict] = []
        self._server: Server | None = None

    async def open(self, port: int = 0) -> str:
        """Listen; gives HOST:PORT."""
        self._server = await serve(self._handle, "127.0.0.1", port, compression=None)
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _handle(self, way: ServerConnection) -> None:
        path = way.request.path
        try:
            if path.startswith("/doc/"):
                await self._document(way, self.sessions[path.removeprefix("/doc/")])
            elif path == "/pubsub":
                await self._pubsub(way)
        except ConnectionClosed:
            return

    async def _document(self, way: ServerConnection, kept: Kept) -> None:
        kept.ways.add(way)
        try:
            await way.send(wire.ask(kept.doc.get_state()))
            if kept.states:
                await way.send(wire.awareness(kept.states.values()))
            async for frame in way:
                await self._frame(way, kept, frame)
        finally:
            kept.ways.discard(way)
            gone = [kept.states.pop(who) for who in kept.brought.pop(way, ()) if who in kept.states]
            told = [wire.State(one.client, one.clock + 1, None) for one in gone]
            await self._all(kept, wire.awareness(told))

    async def _frame(self, way: ServerConnection, kept: Kept, frame: bytes) -> None:
        message = wire.read(frame)
        if isinstance(message, wire.Ask):
            await way.send(wire.answer(kept.doc.get_update(message.state)))
        elif isinstance(message, wire.Update):
            kept.doc.apply_update(message.data)
            await self._all(kept, wire.update(message.data))
        elif isinstance(message, wire.States):
            for one in message.states:
                kept.brought[way].add(one.client)
                if one.shown is None:
                    kept.states.pop(one.client, None)
                else:
                    kept.states[one.client] = one
            await self._all(kept, frame)
        elif isinstance(message, wire.WhoIsHere):
            await way.send(wire.awareness(kept.states.values()))

    async def _all(self, kept: Kept, frame: bytes) -> None:
        """To everybody, who sent it included: so it was recorded."""
        for one in list(kept.ways):
            with suppress(ConnectionClosed):
                await one.send(frame)

    async def _pubsub(self, way: ServerConnection) -> None:
        number = str(uuid.uuid4())
        await way.send(json.dumps({"type": "id", "payload": {"id": number}}))
        try:
            async for frame in way:
                said = json.loads(frame)
                self.said.append(said)
                await self._news(way, number, said["type"], said["payload"])
        finally:
            for subscribed in self.topics.values():
                subscribed[:] = [one for one in subscribed if one[0] is not way]

    async def _news(self, way: ServerConnection, number: str, kind: str, payload: dict) -> None:
        subscribed = self.topics[payload["topic"]]
        if kind == "subscribe":
            subscribed.append((way, number))
        elif kind == "unsubscribe":
            subscribed[:] = [one for one in subscribed if one[0] is not way]
        elif kind == "publish":
            for other, their in list(subscribed):
                told = {"topic": payload["topic"], "message": payload["msg"]}
                told |= {"publisher": number, "fromMe": their == number}
                with suppress(ConnectionClosed):
                    await other.send(json.dumps({"type": "publish", "payload": told}))


async def run(port: int) -> None:
    """Serve until somebody ends it."""
    where = await FlokServer().open(port)
    print(f"jam join flok:http://{where}/s/try")  # noqa: T201 (it is a program)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--port", type=int, default=3000)
    asyncio.run(run(asked.parse_args().port))
