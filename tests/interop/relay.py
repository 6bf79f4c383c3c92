"""A relay of TCP connections that is a bad network: it delays, jitters, stalls, and cuts off.

    python -m tests.interop.relay 10.77.1.1:7000 10.77.9.2:7475

What is sent through it keeps its order, as on any TCP connection: a packet that is lost is sent
again after a while, and all that is behind it waits. Lines of JSON on stdin say what the network is
like from then on:

    {"delay_ms": 40, "jitter_ms": 20, "loss": 0.05}   of each packet, each way
    {"back": 0}                                       so much of that on the way back
    {"cut_s": 10}                                     nothing passes for so long; then it goes on
    {"drop": true}                                    connections end
"""

import asyncio
import json
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

PACKET: Final = 1400  # bytes
AGAIN_MS: Final = 200.0  # after so long a lost packet is sent again at the earliest


@dataclass
class Weather:
    """What the network is like."""

    delay_ms: float = 0.0
    jitter_ms: float = 0.0
    loss: float = 0.0
    back: float = 1.0
    cut_until_s: float = 0.0

    def late_s(self, dice: random.Random) -> float:
        """How much later a packet comes."""
        late_ms = self.delay_ms + dice.uniform(0, self.jitter_ms)
        while dice.random() < self.loss:
            late_ms += max(AGAIN_MS, 2 * self.delay_ms)
        return late_ms / 1000


class Relay:
    """Listens, and hands on."""

    def __init__(self, there: tuple[str, int], seed: int) -> None:
        self.weather, self._there, self._dice = Weather(), there, random.Random(seed)
        self._writers: set[asyncio.StreamWriter] = set()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A connection came in."""
        try:
            out_reader, out_writer = await asyncio.open_connection(*self._there)
        except OSError:
            writer.close()
            return
        self._writers |= {writer, out_writer}
        try:
            await asyncio.wait(
                [asyncio.ensure_future(self._pass(reader, out_writer, lambda: 1.0)),
                 asyncio.ensure_future(self._pass(out_reader, writer, lambda: self.weather.back))],
                return_when=asyncio.FIRST_COMPLETED,
            )  # fmt: skip
        finally:
            self._writers -= {writer, out_writer}
            writer.close()
            out_writer.close()

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        share: Callable[[], float],
    ) -> None:
        """Hand on what comes one way, in order."""
        loop = asyncio.get_running_loop()
        packets: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due_s, data = await packets.get()
                await asyncio.sleep(due_s - loop.time())
                await asyncio.sleep(self.weather.cut_until_s - loop.time())
                if not data:
                    return
                writer.write(data)

        task = asyncio.ensure_future(deliver())
        with suppress(OSError):
            while data := await reader.read(PACKET):
                packets.put_nowait((loop.time() + share() * self.weather.late_s(self._dice), data))
        packets.put_nowait((0.0, b""))
        await task

    def hear(self, line: str) -> None:
        """The weather changes."""
        said = json.loads(line)
        if said.pop("drop", False):
            for writer in self._writers:
                writer.transport.abort()
        if "cut_s" in said:
            now_s = asyncio.get_running_loop().time()
            self.weather.cut_until_s = now_s + said.pop("cut_s")
        for name, value in said.items():
            setattr(self.weather, name, float(value))


def place(text: str) -> tuple[str, int]:
    """Host and port."""
    host, _, port = text.rpartition(":")
    return host, int(port)


async def main() -> None:
    """Relay until stdin ends."""
    relay = Relay(place(sys.argv[2]), seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    server = await asyncio.start_server(relay.take, *place(sys.argv[1]))
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    sys.stdout.write("open\n")
    sys.stdout.flush()
    while line := await lines.readline():
        relay.hear(line.decode())
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
