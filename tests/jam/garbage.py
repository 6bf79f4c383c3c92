"""Garbage at a hub's socket while a room plays: python -m tests.jam.garbage --count 1000.

Strangers send what dice make: bytes that are no HTTP, hellos that are none, wrong doors, empty,
short, long and cut frames, pings and closings that WebSocket does not know. Meanwhile two players
send each other numbered frames: each has to arrive, in order, and in time.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from jam.net.hub import Hub
from jam.net.words import hello
from tests.jam.net.kit import DOOR, ROOM, a_hub, a_player

AT_ONCE: Final = 4
LATE_S: Final = 2.0
EVERY_S: Final = 0.02
HANDSHAKE: Final = (
    b"GET /jam HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: attempts, frames of the players, the latest of them, lines in the log."""

    attempts: int
    sent: int
    arrived: int
    worst_s: float
    log: tuple[str, ...]
    left: int  # connections that the hub still holds, beside those of the players


def masked(opcode: int, body: bytes, dice: random.Random) -> bytes:
    """A frame of WebSocket as a client sends it (RFC 6455, section 5.2)."""
    key = dice.randbytes(4)
    if len(body) < 126:
        length = bytes([0x80 | len(body)])
    elif len(body) < 65_536:
        length = b"\xfe" + len(body).to_bytes(2, "big")
    else:
        length = b"\xff" + len(body).to_bytes(8, "big")
    long_key = key * (len(body) // 4 + 1)
    hidden = (int.from_bytes(body, "big") ^ int.from_bytes(long_key[: len(body)], "big")).to_bytes(
        len(body), "big"
    )
    return bytes([0x80 | opcode]) + length + key + hidden


def garbage(dice: random.Random) -> bytes:
    """What one stranger sends, from its first byte on."""
    text, binary = 1, 2
    good = masked(text, hello(ROOM, DOOR).encode(), dice)
    short = dice.randbytes(dice.randrange(200))
    kinds = (
        lambda: dice.randbytes(dice.randrange(2_000)),
        lambda: HANDSHAKE[: dice.randrange(len(HANDSHAKE))],
        lambda: HANDSHAKE.replace(b"/jam", b"/" + b"x" * dice.randrange(20_000)),
        lambda: HANDSHAKE + short,
        lambda: HANDSHAKE + masked(dice.randrange(16), short, dice),
        lambda: HANDSHAKE + masked(text, json.dumps(_nonsense(dice)).encode(), dice),
        lambda: HANDSHAKE + masked(text, hello(ROOM, short[:32] or b"x").encode(), dice),
        lambda: HANDSHAKE + good + masked(binary, b"", dice),
        lambda: HANDSHAKE + good + masked(binary, b"x", dice),
        lambda: HANDSHAKE + good + masked(text, short[:60].hex().encode(), dice),
        lambda: HANDSHAKE + good + masked(binary, bytes(10_000_000), dice),
        lambda: HANDSHAKE + good + b"\x82\xff" + b"\xff" * 8,
        lambda: HANDSHAKE + good + masked(binary, b"cut off in the middle", dice)[:-7],
        lambda: HANDSHAKE + good + b"".join(masked(9, b"ping", dice) for _ in range(300)),
        lambda: HANDSHAKE + good + b"\x02\x80abcd" * 500,
    )
    return dice.choice(kinds)()


def _nonsense(dice: random.Random) -> object:
    values = (None, True, -1, 1e300, "x", [], {}, "0" * 32, [[]], ROOM, "\x00", 2**70)
    return {key: dice.choice(values) for key in ("jam", "room", "door", "x")}


async def stranger(hub: Hub, dice: random.Random) -> None:
    """One that sends garbage, and listens a little or not at all."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    with suppress(OSError, TimeoutError):
        writer.write(garbage(dice))
        async with asyncio.timeout(0.3):
            await writer.drain()
            while dice.random() < 0.8 and await reader.read(65_536):
                pass
    writer.transport.abort()


async def run(count: int, seed: int = 1) -> Outcome:
    """Let them all try while two play."""
    dice, left = random.Random(seed), iter(range(count))
    arrived, late_s, sent = 0, [0.0], 0
    async with a_hub() as hub, a_player(hub) as (anna, _), a_player(hub) as (_, notes):

        async def strangers() -> None:
            for _ in left:
                await stranger(hub, dice)

        async def listener() -> None:
            nonlocal arrived
            while True:
                _, frame = await notes.next("frame")
                with suppress(ValueError):
                    number, at_s = json.loads(frame)
                    assert number == arrived
                    arrived += 1
                    late_s.append(time.perf_counter() - at_s)

        listening = asyncio.create_task(listener())
        attempts = asyncio.gather(*(strangers() for _ in range(AT_ONCE)))
        while not attempts.done():
            sent += anna.send(json.dumps([sent, time.perf_counter()]).encode())
            await asyncio.sleep(EVERY_S)
        await attempts
        with suppress(TimeoutError):
            await asyncio.wait_for(
                _quiet(lambda: arrived == sent and hub.board.players == 2), LATE_S
            )
        listening.cancel()
        await asyncio.wait((listening,))
        held = hub.figures().players - 2
        return Outcome(count, sent, arrived, max(late_s), tuple(hub.log), held)


async def _quiet(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 # nobody tells when
        await asyncio.sleep(EVERY_S)


def main() -> int:
    """Tell what came of it; 1 where anybody noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.jam.garbage")
    parser.add_argument("--count", type=int, default=1_000, help="strangers")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = asyncio.run(run(options.count, options.seed))
    for line in found.log:
        sys.stdout.write(line + "\n")
    sys.stdout.write(
        f"{found.attempts} strangers; of {found.sent} frames of the players {found.arrived} "
        f"arrived, the latest after {1000 * found.worst_s:.0f} ms; {found.left} strangers left\n"
    )
    return 0 if found.arrived == found.sent and not found.left else 1


if __name__ == "__main__":
    sys.exit(main())
