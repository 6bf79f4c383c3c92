"""One large room: all type and evaluate at once; what it costs, and how soon edits are seen.

The hub is a process of its own; players are real peers with their ways to it, shared out over some
processes. Nobody makes sound, and no code is worked out: this is the cost of being together.
"""

import asyncio
import multiprocessing
import time
from dataclasses import dataclass, field
from typing import Any, Final

from bench.jam.hub import a_hub_process, cpu_s, peak_mb
from bench.jam.player import READY_S, TURN_S, Player, link_at

HEAL_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a room.

    Attributes:
        players: how many.
        seconds: for how long.
        workers: processes in which the players live.
        edits, evaluations: of a player, a second, by dice.
    """

    players: int
    seconds: float
    workers: int = 2
    edits: float = 0.5
    evaluations: float = 0.1


@dataclass(slots=True)
class Seen:
    """What the players of a process saw."""

    late_s: list[float] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    heard: list[dict[str, int]] = field(default_factory=list)
    texts: list[dict[str, str]] = field(default_factory=list)
    opened: int = 0
    own_cpu: float = 0.0
    own_mb: float = 0.0
    hub_cpu: float = 0.0
    closed: set[str] = field(default_factory=set)


def measure(asked: Asked) -> tuple[list[Seen], float]:
    """What all saw, and the hub's megabytes at most."""
    context = multiprocessing.get_context("spawn")
    with a_hub_process("--players", str(asked.players)) as (port, hub):
        together = context.Manager().Barrier(asked.workers)
        with context.Pool(asked.workers) as pool:
            jobs = [(asked, port, hub, worker, together) for worker in range(asked.workers)]
            seen = pool.starmap(play, jobs, chunksize=1)
        return seen, peak_mb(hub)


def play(asked: Asked, port: int, hub: int, worker: int, together: Any) -> Seen:
    """The players of a process."""
    return asyncio.run(_play(asked, port, hub, worker, together))


async def _play(asked: Asked, port: int, hub: int, worker: int, together: Any) -> Seen:
    seen, link = Seen(), link_at(port)
    numbers = range(worker, asked.players, asked.workers)
    players = [Player(link, number) for number in numbers]
    for player in players:
        player.start()
        await player.come_in(founds=player.pane == "pane0")
    async with asyncio.timeout(READY_S):
        while any(len(one.texts()) < asked.players for one in players):  # noqa: ASYNC110 # frames
            await asyncio.sleep(TURN_S)
    await asyncio.to_thread(together.wait)
    for player in players:
        player.late_s.clear()
    hub_s, own_s, began_s = cpu_s(hub), time.process_time(), time.perf_counter()
    await asyncio.gather(*(_live(player, asked) for player in players))
    took_s = time.perf_counter() - began_s
    seen.hub_cpu = (cpu_s(hub) - hub_s) / took_s
    seen.own_cpu = (time.process_time() - own_s) / took_s
    await asyncio.to_thread(together.wait)
    await asyncio.sleep(HEAL_S)
    for player in players:
        seen.late_s += player.late_s
        seen.made |= set(player.made)
        seen.heard.append(dict(player.heard))
        seen.texts.append(player.texts())
        seen.opened += player.opened
        seen.closed |= {player.peer.closed} - {""}
    seen.own_mb = peak_mb("self")
    await asyncio.to_thread(together.wait)
    for player in players:
        await player.close()
    return seen


async def _live(player: Player, asked: Asked) -> None:
    """Type and evaluate at moments by dice."""
    end_s = time.perf_counter() + asked.seconds
    rate = asked.edits + asked.evaluations
    while time.perf_counter() < end_s:
        await asyncio.sleep(player.dice.expovariate(rate))
        if player.dice.random() < asked.edits / rate:
            player.type()
        else:
            player.evaluate()


def report(asked: Asked) -> str:
    """The table."""
    parts, hub_mb = measure(asked)
    late_ms = sorted(1000 * one for part in parts for one in part.late_s) or [float("nan")]
    heard = [one for part in parts for one in part.heard]
    made = {one for part in parts for one in part.made}
    texts = [one for part in parts for one in part.texts]
    opened = sum(part.opened for part in parts)
    rows = (
        ("players", asked.players),
        ("seconds", f"{asked.seconds:.0f}"),
        ("of each, a second", f"{asked.edits:g} edits, {asked.evaluations:g} evaluations"),
        ("hub CPU", f"{100 * parts[0].hub_cpu:.1f} %"),
        ("hub memory at most", f"{hub_mb:.0f} MB"),
        ("a player's CPU", f"{100 * sum(part.own_cpu for part in parts) / asked.players:.1f} %"),
        ("memory of all players' processes",
         f"{sum(part.own_mb for part in parts):.0f} MB ({asked.workers} processes)"),
        ("edits seen by others", f"{len(late_ms):,}"),
        ("key to others' text, p50", f"{late_ms[len(late_ms) // 2]:.1f} ms"),
        ("p99", f"{late_ms[int(len(late_ms) * 0.99)]:.1f} ms"),
        ("worst", f"{late_ms[-1]:.0f} ms"),
        ("evaluations made", len(made)),
        ("not heard by somebody", sum(len(made - set(one)) for one in heard)),
        ("heard twice by somebody", sum(max(one.values(), default=0) > 1 for one in heard)),
        ("texts differ at the end", sum(one != texts[0] for one in texts)),
        ("connections lost", opened - asked.players),
    )  # fmt: skip
    return "\n".join(
        ["| | |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)]
    )
