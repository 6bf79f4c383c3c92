"""Mutated frames at a player: `python -m tests.jam.fuzz --count 100000`. None may end them.

A third are frames of the wire with bytes changed; the others are made by a member with the key, who
seals and signs garbage made of true messages. Tells how many were refused, what one costs, and
whether memory grows.
"""

import argparse
import collections
import json
import random
import resource
import time
from fractions import Fraction

from jam.envelope import BODY_LONGEST, Envelope, seal, unseal
from jam.keys import Identity, RoomKey
from jam.records import write
from jam.room import Stroke
from tests.jam.wire import KEY, Wire, room

ROOM = RoomKey.of(KEY)


def samples() -> tuple[Wire, list[bytes], list[tuple[str, bytes]]]:
    """A room, its frames, and the messages in them."""
    wire = Wire(delay_s=0.02, loss=0.1)
    ann, bob = room(wire, "ann", "bob")
    ann.add_pane("a", shared=True)
    bob.add_pane("b")
    wire.run(6)  # what was lost of it has come
    for number in range(12):
        bob.edit("a", 0, min(1, number), f"é{number}")
        bob.evaluate("b", f"code {number}", Fraction(number, 3))
        ann.move("knob", number / 7, Fraction(number))
        bob.sound([Stroke(Fraction(number, 7), 0.5, 0.5, {"s": "bd", "n": number, "x": (1, 2)})])
        wire.run(0.5)
    ann.lock("b")
    wire.run(6)
    messages = [(e.kind, e.body) for e in (unseal(frame, ROOM) for frame in wire.frames)]
    kinds = collections.defaultdict(list)
    for kind, body in messages:
        kinds[kind].append((kind, body))
    return wire, wire.frames[:], [m for some in kinds.values() for m in some[:20]]


def mutated(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(changed) + 1)
        what = dice.randrange(5)
        if what == 0 and changed:
            changed[at % len(changed)] = dice.randrange(256)
        elif what == 1:
            del changed[at : at + dice.randint(1, 9)]
        elif what == 2:
            changed[at:at] = dice.choice([b"\xff\xff\xff\xff\x7f", b"[", b'"', b"\x00", b"1e999"])
        elif what == 3:
            changed = changed[:at]
        else:
            changed += changed[at : at + 40]
    return bytes(changed[:BODY_LONGEST])


def signed_garbage(dice: random.Random, identity: Identity, number: int, at_ms: int) -> bytes:
    """A record with a good signature and strange fields."""
    values = [None, True, -1, 2**53, "", "a", "1/3", [], ["a"], {}, {"a": "x"}, "é" * 50, 0.5]
    names = ["pane", "code", "cycle", "cps", "text", "name", "parts", "previous", "number"]
    kind = dice.choice(["sparkle", "say", "scene", "packs"])
    fields = {name: dice.choice(values) for name in names if dice.random() < 0.4}
    fields |= {"text": "hi", "name": "s", "parts": {"a": "b"}, "packs": {"u": "h"}}
    record = write(identity, ROOM.id, "f" * 16, 1 + number % 999, at_ms, kind, fields)
    return json.dumps({"records": [record.wire()]}).encode()


def run(count: int, seed: int = 1) -> dict[str, object]:
    """Let them come; figures of what happened."""
    dice = random.Random(seed)
    wire, frames, messages = samples()
    ann = next(iter(wire.peers.values()))
    rogue = Identity(bytes([2]) * 32)
    spent, memory = 0.0, []
    for number in range(count):
        wire.now_s += 0.2
        if number % 3 == 0:
            frame = mutated(dice.choice(frames), dice)
        else:
            kind, body = dice.choice(messages)
            body = mutated(body, dice)
            if number % 50 == 1:
                kind, body = "record", signed_garbage(dice, rogue, number, wire.wall_ms())
            envelope = Envelope(rogue.public, b"fuzzfuzz", number, wire.wall_ms(), kind, body)
            frame = seal(envelope, ROOM, rogue, dice.randbytes(12))
        began = time.perf_counter()
        ann.receive(frame, 2)
        spent += time.perf_counter() - began
        if number % 100 == 0:
            ann.tick()
            ann.outgoing()
            wire.heard[1].clear()
        if number % max(1, count // 10) == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    ann.edit("a", 0, 0, "still here ")
    return {
        "frames": count,
        "refused": dict(ann.refused),
        "microseconds a frame": round(spent / count * 1e6),
        "memory MB": memory,
        "text": ann.panes()[0].text[:40],
    }


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    print(json.dumps(run(given.count, given.seed), indent=1))  # noqa: T201 - it is a command
