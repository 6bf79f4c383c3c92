"""How long asking takes while a tune plays, and whether the tune minds: `python -m bench.asking`.

A session plays as at the prompt; requests go to the worker of the AI tiers as from there. A
model that never answers may be asked beside (--slow-model): it must cost no block and no music.
One line of JSON each.
"""

import argparse
import json
import logging
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ai.asking import ORDER, Question, ask
from engine.client import EngineClient
from repl.room import Asked, Room, open_room
from studio.asker import asker
from studio.askworker import NICE
from studio.commands.table import run
from studio.palette import palette
from tests.ai.models.fake import answer, running, says, waits

TUNE = (
    'kick: s("bd*4")\nhats: s("hh*16").gain("<.3 .5>*8").pan(sine)\nclap: s("[~ cp]*2").room(.3)\n'
    'bass: note("<c2 eb2 g2 bb1>*8").s("sawtooth").lpf(sine.range(300, 1200).slow(4)).lpq(4)\n'
    'chords: chord("<Cm7 Fm7 Ab^7 G7>").voicing().s("supersaw").lpf(1500).gain(.3).room(.5)'
)
REQUESTS = (
    "techno at 130 bpm", "deep house in A minor", "make the hats busier", "darker", "add a bass",
    "lofi hip hop at 80 bpm", "slower", "drum and bass", "reverb on the snare", "ambient pad in D",
    "a melody in c minor", "louder kick", "dub with a lot of delay", "funk at 110", "up a fifth",
    "jungle", "something happy", "trap beat with hat rolls", "synthwave at 100 bpm", "samba",
)  # fmt: skip
WARM_S = 4.0


def quantiles(seconds: list[float]) -> dict[str, float]:
    """Median, 95 % and worst, in milliseconds."""
    ordered = sorted(1000 * one for one in seconds)
    found = {"median_ms": 0.5, "p95_ms": 0.95, "worst_ms": 1.0}
    return {
        name: round(ordered[math.ceil(share * len(ordered)) - 1], 1)
        for name, share in found.items()
    }


def blocks(sound: EngineClient, work: Callable[[], object]) -> dict[str, Any]:
    """Blocks and late blocks while some work is done."""
    before = sound.status()
    work()
    after = sound.status()
    return {
        "blocks": after.blocks - before.blocks,
        "late_blocks": after.late_blocks - before.late_blocks,
        "late_events": after.late_events - before.late_events,
    }


@contextmanager
def playing(backend: str) -> Iterator[Room]:
    """A session in which the tune plays."""
    room = open_room(Asked(backend), lambda _: None)
    try:
        room.sound.wait_ready(15.0)
        room.session.evaluate(TUNE)
        time.sleep(WARM_S)
        yield room
    finally:
        room.close()


def at_the_prompt(name: str, count: int, backend: str) -> None:
    """Ask while a tune plays; then, in another session, change as much without asking."""
    answers: list[tuple[float, str]] = []

    def asks(room: Room) -> None:
        for number in range(count):
            began = time.perf_counter()
            reply = run(room.session, f"ask {REQUESTS[number % len(REQUESTS)]}")
            notes = () if reply is None else reply.result().notes
            answers.append((time.perf_counter() - began, notes[0] if notes else TUNE))
            room.session.evaluate(TUNE, alone=True)

    def plays_the_same(room: Room) -> None:
        for seconds, code in answers:
            time.sleep(seconds)
            room.session.evaluate(code, alone=True)
            room.session.evaluate(TUNE, alone=True)

    asker().ask("techno", "", 0)  # the worker is up
    found = {}
    for what, work in (("asking", asks), ("the same unasked", plays_the_same)):
        with playing(backend) as room:
            found[what] = blocks(room.sound, lambda: work(room))  # noqa: B023 - called at once
            kind = room.sound.status().backend
    asker().close()
    times = quantiles([seconds for seconds, _ in answers])
    print(json.dumps({name: times, "count": count, **found, "backend": kind}), flush=True)


def tiers(count: int) -> None:
    """Each tier alone, in a process of low priority; to be run while a tune plays."""
    os.nice(NICE)
    sounds = palette()
    for tier in ORDER:
        ask(Question(REQUESTS[0], "", sounds, 0, tier))
        seconds, worked = [], []
        for number in range(count):
            began, idle = time.perf_counter(), time.process_time()
            ask(Question(REQUESTS[number % len(REQUESTS)], "", sounds, number, tier))
            seconds.append(time.perf_counter() - began)
            worked.append(time.process_time() - idle)
        row = {tier: quantiles(seconds), "of the processor": quantiles(worked), "count": count}
        print(json.dumps(row), flush=True)


def tiers_beside(count: int, backend: str) -> None:
    """The tiers alone, while a tune plays."""
    command = [sys.executable, "-m", "bench.asking", "--tiers-here", "--count", str(count)]
    with playing(backend) as room:
        found = blocks(room.sound, lambda: subprocess.run(command, check=True))
    print(json.dumps({"beside": found}), flush=True)


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--slow-model", action="store_true", help="ask one that never answers too")
    parser.add_argument("--tiers", action="store_true", help="each tier alone")
    parser.add_argument("--tiers-here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    if asked.tiers_here:
        return tiers(asked.count)
    with tempfile.TemporaryDirectory() as home, running() as model:
        model.plays(waits(600, says(answer())))
        os.environ["NOTALABEL_HOME"] = home
        os.environ["OLLAMA_ENDPOINT"] = model.address if asked.slow_model else "http://127.0.0.1:9"
        with open(f"{home}/config.toml", "w", encoding="utf-8") as file:
            file.write("[ai]\nwait = 2\nrequests_per_minute = 600\n")
        if asked.tiers:
            return tiers_beside(asked.count, asked.backend)
        name = "with a model that never answers" if asked.slow_model else "at the prompt"
        at_the_prompt(name, asked.count, asked.backend)
    return None


if __name__ == "__main__":
    main()
