"""Many small rooms on one hub: what it costs, and how late frames arrive.

The hub is a process of its own, as `notalabel hub` runs it; players are connections in further
processes on the same machine. Each sends frames as long as sealed edits are, at moments by dice,
stamped with the machine's clock: what a frame takes from send to receive contains the hub's work,
the kernel's, and the queue of the process that receives it.
"""

import asyncio
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jam.net.addresses import Address
from jam.net.carrier import Opened, room_of
from jam.net.client import HubClient

FRAME_BYTES: Final = 250  # a sealed and signed edit of a few letters
HEAD_BYTES: Final = 8
SETTLE_S: Final = 2.0  # from the last player's coming in, before anything counts
OPEN_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of a hub.

    Attributes:
        rooms: how many.
        players: of each room.
        rate: frames a second a player.
        seconds: for how long it is measured.
        workers: processes in which the players live.
    """

    rooms: int
    players: int
    rate: float
    seconds: float
    workers: int = 2


@dataclass(slots=True)
class Heard:
    """What players saw: frames sent, those that should arrive, how late each was, cut ways."""

    sent: int = 0
    due: int = 0
    late_s: list[float] = field(default_factory=list)
    closed: int = 0
    hub_cpu: float = 0.0
    own_cpu: float = 0.0


class Player:
    """Counts what arrives."""

    def __init__(self, heard: Heard) -> None:
        self.heard, self.open = heard, asyncio.Event()

    def on_open(self, opened: Opened) -> None:  # noqa: ARG002 # every hearer is told
        """It may begin."""
        self.open.set()

    def on_join(self, connection: int) -> None:
        """Of no interest."""

    def on_leave(self, connection: int) -> None:
        """Of no interest."""

    def on_frame(self, sender: int, frame: bytes) -> None:  # noqa: ARG002 # every hearer is told
        """How long it took."""
        sent_s = int.from_bytes(frame[:HEAD_BYTES], "big") / 1e9
        self.heard.late_s.append(time.perf_counter() - sent_s)

    def on_close(self, reason: str) -> None:  # noqa: ARG002 # every hearer is told
        """It should not."""
        self.heard.closed += 1


@contextmanager
def a_hub_process(*options: str) -> Iterator[tuple[int, int]]:
    """A hub as players run it: its port, and the number of its process."""
    command = [sys.executable, "-m", "repl.cli", "hub", "--port", "0", *options]
    hub = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert hub.stdout is not None
        yield int(hub.stdout.readline().partition(";")[0].rpartition(":")[2]), hub.pid
    finally:
        hub.terminate()
        hub.wait()


def measure(load: Load) -> tuple[Heard, float]:
    """What all players saw, and the megabytes that the hub had at the end."""
    with a_hub_process("--rooms", str(load.rooms)) as (port, hub):
        context = multiprocessing.get_context("spawn")
        together = context.Manager().Barrier(load.workers)
        with context.Pool(load.workers) as pool:
            jobs = [(load, port, hub, worker, together) for worker in range(load.workers)]
            parts = pool.starmap(play, jobs, chunksize=1)
        memory_mb = peak_mb(hub)
    heard = Heard(hub_cpu=parts[0].hub_cpu)
    for part in parts:
        heard.sent += part.sent
        heard.due += part.due
        heard.late_s += part.late_s
        heard.closed += part.closed
        heard.own_cpu += part.own_cpu
    return heard, memory_mb


def play(load: Load, port: int, hub: int, worker: int, together: object) -> Heard:
    """All rooms of a process: each room's players live in the same one."""
    return asyncio.run(_play(load, port, hub, worker, together))


async def _play(load: Load, port: int, hub: int, worker: int, together: object) -> Heard:
    heard, dice = Heard(), random.Random(worker)
    where = Address("127.0.0.1", port, tls=False)
    ways: list[HubClient] = []
    for room in range(worker, load.rooms, load.workers):
        door = f"the door of room {room}".encode()
        players = [Player(heard) for _ in range(load.players)]
        new = [HubClient([where], room_of(door), door, one, dice) for one in players]
        for way in new:
            way.start()
        async with asyncio.timeout(OPEN_S):
            await asyncio.gather(*(one.open.wait() for one in players))
        ways += new
    await asyncio.to_thread(together.wait)  # type: ignore[attr-defined] # a manager's barrier
    await asyncio.sleep(SETTLE_S)
    hub_s, own_s, began_s = cpu_s(hub), time.process_time(), time.perf_counter()
    await asyncio.gather(*(_send(way, load, heard, dice) for way in ways))
    took_s = time.perf_counter() - began_s
    heard.hub_cpu = (cpu_s(hub) - hub_s) / took_s
    heard.own_cpu = (time.process_time() - own_s) / took_s
    await asyncio.sleep(SETTLE_S)
    for way in ways:
        way.close()
    await asyncio.gather(*(way.closed() for way in ways))
    return heard


async def _send(way: HubClient, load: Load, heard: Heard, dice: random.Random) -> None:
    """A player's frames."""
    end_s = time.perf_counter() + load.seconds
    while True:
        await asyncio.sleep(dice.expovariate(load.rate))
        now_s = time.perf_counter()
        if now_s > end_s:
            return
        stamp = int(now_s * 1e9).to_bytes(HEAD_BYTES, "big")
        if way.send(stamp.ljust(FRAME_BYTES, b".")):
            heard.sent += 1
            heard.due += load.players - 1


def cpu_s(process: int) -> float:
    """CPU seconds of a process so far (proc(5): fields 14 and 15 of stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


def peak_mb(process: int | str) -> float:
    """The most memory that a process had (proc(5))."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def report(load: Load) -> str:
    """A row of the table."""
    heard, memory_mb = measure(load)
    late_ms = sorted(1000 * one for one in heard.late_s) or [float("nan")]
    p50, p99 = (late_ms[int(len(late_ms) * part)] for part in (0.5, 0.99))
    cells = (
        load.rooms, load.players, f"{heard.sent / load.seconds:,.0f}",
        f"{len(late_ms) / load.seconds:,.0f}", f"{100 * heard.hub_cpu:.0f} %", f"{memory_mb:.0f}",
        f"{p50:.1f}", f"{p99:.1f}", f"{late_ms[-1]:.0f}", heard.due - len(heard.late_s),
        heard.closed, f"{100 * heard.own_cpu:.0f} %",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


HEADS: Final = (
    "| rooms | players each | frames/s in | frames/s out | hub CPU | hub MB | p50 ms | p99 ms "
    "| worst ms | lost | cut | players' CPU |\n|" + " ---: |" * 12
)
