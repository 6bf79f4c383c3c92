"""A real Link session leads a room: is everybody in it in time with Link, and with each other?

    python -m tests.interop.linkroom --seconds 24

A Link peer in a process of its own; one of us goes by Link and hosts a room, another one of us
comes in by the room alone, with Link off. The peer changes the tempo half way. Both sessions have
real engines on the null backend, and where they stand is read off their engines' clocks. In a
network of its own. A line of JSON tells what came of it: how far the host is from Link, the guest
from Link and from the host, in ms, and what the guest said that its clock may be off at most; exit
code 1 where the guest is further off than it said (and a millisecond), or no tempo came.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from typing import Any, Final

from studio.jamming.desks import jamming_of
from tests.interop.apart import go_apart
from tests.interop.intime import MUCH_MS, PEER, Ours, figures, ours, settled, wrapped

BEFORE, AFTER = 120.0, 137.5  # beats a minute
COMES_S: Final = 4.0  # until another tempo of Link's is the room's, and everybody is in phase
FOUND_S: Final = 3.0  # for Link's peers to find each other, and the room to come in


def from_link(one: Ours, rows: list[list[float]], latency_s: float) -> list[float]:
    """How far a session is from what a Link peer told, in ms."""
    return [
        1000 * 60 / bpm * wrapped(beat - 4 * one.cycle_at(at - latency_s), 4.0)
        for at, beat, bpm, *_ in rows
    ]


def led(seconds: float) -> dict[str, Any]:
    """Let Link lead a room."""
    with ours() as we, ours() as they:
        told = [str(one) for one in (BEFORE, seconds + 2 * FOUND_S, FOUND_S + seconds / 2, AFTER)]
        peer = subprocess.Popen([sys.executable, PEER, *told], stdout=subprocess.PIPE, text=True)
        begin = time.perf_counter()
        replies = [we.desk.follow("link").text]
        time.sleep(FOUND_S)
        host, guest = jamming_of(we.session), jamming_of(they.session)
        replies.append(host.host("led").result(20).text)
        replies.append(guest.join(host.look.link if host.look else "").result(20).text)
        said: list[tuple[float, float]] = []
        while time.perf_counter() < begin + FOUND_S + seconds:
            look = guest.look
            if look is not None and look.error_s is not None:
                said.append((time.perf_counter(), 1000 * look.error_s))
            time.sleep(0.1)
        cps = [one.session.playing().cps for one in (we, they)]
        latency_s = we.engine.latency_s
        for one in (guest, host):
            one.close()
        rows = [json.loads(line) for line in peer.communicate()[0].splitlines()]
        sounds = [*we.told, *they.told]
    half, end = begin + FOUND_S + seconds / 2, begin + FOUND_S + seconds
    since = begin + 2 * FOUND_S
    good = [one for one in rows if since < one[0] < end and settled(one[0], [half], COMES_S)]
    looks = [one for one in they.looks if since < one[0] < end and settled(one[0], [half], COMES_S)]
    apart = [1000 * (cycle - we.cycle_at(at)) / its for at, cycle, its in looks]
    errors = sorted(ms for at, ms in said if since < at < end)
    return {
        "host_from_link": figures(from_link(we, good, latency_s)),
        "guest_from_link": figures(from_link(they, good, latency_s)),
        "guest_from_host": figures(apart), "said_median_ms": round(errors[len(errors) // 2], 2),
        "said_max_ms": round(errors[-1], 2), "cps": cps, "replies": replies, "told": sounds,
    }  # fmt: skip


def main() -> int:
    """Try it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=24.0)
    options = parser.parse_args()
    if importlib.util.find_spec("aalink") is None:
        sys.stdout.write(json.dumps({"left_out": "aalink is not installed"}) + "\n")
        return 0
    found = led(options.seconds)
    sys.stdout.write(json.dumps(found) + "\n")
    wanted = AFTER / 240
    tempo = all(abs(cps / wanted - 1) < 1e-4 for cps in found["cps"])
    near = found["guest_from_host"]["p99_ms"] < found["said_max_ms"] + MUCH_MS
    return 0 if tempo and near and found["guest_from_link"]["compared"] > 50 else 1


if __name__ == "__main__":
    go_apart("tests.interop.linkroom")
    sys.exit(main())
