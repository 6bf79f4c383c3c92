"""A storm on our ports while a pattern plays: a flood of sounds, or garbage.

    python -m tests.interop.storm flood --seconds 30     # 2000 messages a second
    python -m tests.interop.storm garbage --packets 100000

In a network of its own, with the whole program in this process and the sender in another. A line of
JSON tells what came of it; exit code 1 where something was lost, missed, or kept in memory.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from engine.messages import SoundEvent
from engine.plays import play_messages
from engine.samples.shelf import Shelf
from repl.room import Asked, open_room
from studio.links.listening import Ports, listen
from studio.links.osc.guard import BUNDLE, encode, tag_of
from studio.links.osc.server import Server
from studio.links.overheard import Heard, Overhearing, TakenBack
from studio.replies import Notice
from tests.interop.apart import go_apart
from tests.interop.house import lost

EVERY_S: Final = 0.01
AHEAD_S: Final = 0.2
SUPERDIRT, SOCKET = 57_120, 8080
# 32 voices: eight chords of four notes that are held for their whole length.
CODE: Final = 'note("[c2,e2,g2,b2,c3,e3,g3,b3,c4,e4,g4,b4,c5,e5,g5,b5]*2").s("sine").release(.45)'
MOST_GROWN_KB: Final = 20_000
RECORDED: Final = Path(__file__).parent / "recorded.json"


def main() -> int:
    """Let it storm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("flood", "garbage", "send-flood", "send-garbage"))
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--rate", type=int, default=2000, help="messages a second")
    parser.add_argument("--packets", type=int, default=100_000)
    options = parser.parse_args()
    if options.kind == "send-flood":
        return send_flood(options.seconds, options.rate)
    if options.kind == "send-garbage":
        return send_garbage(options.packets)
    found = stormed(options)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["good"] else 1


def stormed(options: argparse.Namespace) -> dict[str, Any]:
    """What came of a storm."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["NOTALABEL_HOME"] = home
        told: list[Notice] = []
        room = open_room(Asked(backend="null"), told.append)
        try:
            if not room.sound.wait_ready(20):
                raise RuntimeError("the engine does not come up")
            counted = Counted(room.sound, room.session.shelf, options.kind == "garbage")
            links: Any = listen(
                room.session, counted, told.append, Ports(SUPERDIRT, 0, socket=SOCKET)
            )
            try:
                server = links.links["OSC"].server
                return _stormed(options, room, server, counted, told)
            finally:
                links.close()
        finally:
            room.close()


class Counted:
    """A sound that counts the voices it is asked for from outside.

    Args:
        inner: the sound.
        shelf: the samples.
        careful: look at each, whether it is a voice at all.
    """

    def __init__(self, inner: Any, shelf: Shelf, careful: bool) -> None:
        self._inner, self._shelf, self.voices, self.careful = inner, shelf, 0, careful

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events; see Sound."""
        events = list(events)
        self.voices += len(play_messages(events, self._shelf)[0]) if self.careful else len(events)
        said: list[str] = self._inner.send(events, cue)
        return said

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def owed(heard: Iterable[Heard]) -> int:
    """How many events the player has sent and not taken back."""
    left: list[SoundEvent] = []
    for one in heard:
        if isinstance(one, TakenBack):
            left = [
                event for event in left
                if not (one.slot in (None, event.slot) and event.frame >= one.frame
                        and event.generation < one.generation)
            ]  # fmt: skip
        else:
            left.append(one)
    return len(left)


def _stormed(
    options: argparse.Namespace, room: Any, server: Server, counted: Counted, told: list[Notice]
) -> dict[str, Any]:
    kind = options.kind
    before = room.sound.status()
    ear = Overhearing(room.session).open()
    if not room.session.evaluate(CODE).ok:
        raise RuntimeError("the pattern does not play")
    heard = list(ear.taken())
    time.sleep(1.5)
    rss, warm = resident_kb(), room.sound.status()
    wanted = {"seconds": options.seconds, "rate": options.rate, "packets": options.packets}
    arguments = [word for name, value in wanted.items() for word in (f"--{name}", str(value))]
    began = time.perf_counter()
    sent = json.loads(
        subprocess.run(
            [sys.executable, "-m", "tests.interop.storm", f"send-{kind}", *arguments],
            check=True, stdout=subprocess.PIPE, text=True,
        ).stdout
    )  # fmt: skip
    took_s = time.perf_counter() - began
    heard += ear.taken()
    room.session.hush().result(5)
    time.sleep(1.0)
    after, own = room.sound.status(), owed([*heard, *ear.taken()])
    asked, begun = own + counted.voices, after.onsets - before.onsets
    found = {
        "storm": kind,
        **sent,
        "took_s": round(took_s, 1),
        "received": server.received,
        "handled": server.handled,
        "lost_by_the_system": lost(SUPERDIRT),
        "own_events": own,
        "voices_asked": asked,
        "voices_begun": begun,
        "voices_peak": after.voices_peak,
        "left_out_for_want_of_time": after.overfull - before.overfull,
        "stolen": after.stolen - before.stolen,
        "late_events": after.late_events - warm.late_events,
        "late_blocks": after.late_blocks - warm.late_blocks,
        "grown_kb": resident_kb() - rss,
        "refused": dict(server.refusals.counts.most_common(5)),
        "sentences": len(told),
    }
    at_once = counted.voices if kind == "garbage" else 0  # without a time tag, and so maybe late
    in_time = found["late_events"] <= at_once
    lost_none = asked == begun and in_time and not found["lost_by_the_system"]
    if kind == "flood":
        lost_none = lost_none and found["handled"] >= sent["sent"]
    return {**found, "good": lost_none and found["grown_kb"] < MOST_GROWN_KB}


def resident_kb() -> int:
    """Memory of this process."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def send_flood(seconds: float, rate: int) -> int:
    """Short quiet sounds, so many a second, a hundredth of a second's worth at a time."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        begin, many = time.time(), int(rate * EVERY_S)
        for step in range(int(seconds / EVERY_S)):
            due = begin + step * EVERY_S
            time.sleep(max(due - time.time(), 0))
            for part in range(many):
                at = due + AHEAD_S + part * EVERY_S / many
                args = ["_id_", "1", "cps", 0.5, "cycle", float(step), "delta", 0.25, "gain", 0.5,
                        "n", float(part % 3), "s", "hh", "sustain", 0.005]  # fmt: skip
                out.sendto(encode("/dirt/play", args, at), ("127.0.0.1", SUPERDIRT))
    sys.stdout.write(json.dumps({"sent": int(seconds / EVERY_S) * many}) + "\n")
    return 0


def garbage(dice: random.Random) -> bytes:
    """A packet that is wrong: a recorded or built one, with bytes changed, cut, or repeated."""
    data = bytearray(dice.choice(_seeds()))
    for _ in range(dice.randrange(1, 8)):
        data[dice.randrange(len(data))] = dice.choice((0, 255, 127, 35, 44, dice.randrange(256)))
    shape = dice.random()
    if shape < 0.2:
        del data[dice.randrange(len(data)) :]
    elif shape < 0.3:
        data += bytes(dice.randrange(256) for _ in range(dice.randrange(64)))
    elif shape < 0.33:
        data = bytearray((BUNDLE + tag_of(None) + b"\0\0\0\x10") * 300)
    elif shape < 0.35:
        data *= 60
    return bytes(data[:60_000])


def _seeds(cache: list[bytes] = []) -> list[bytes]:  # noqa: B006 # read once
    if not cache:
        rows = json.loads(RECORDED.read_text("utf-8"))
        cache += [bytes.fromhex(row["hex"]) for peer in rows.values() for row in peer]
        for name in ("evaluate", "notalabel/cps", "notalabel/slots", "c_set", "dirt/setControlBus"):
            cache.append(encode(f"/{name}", ["s", 1, 0.5]))
        for at in (0.0, 2_208_988_800.0, time.time()):
            cache.append(encode("/dirt/play", ["s", "bd", "gain", 3e38, "orbit", 2**31 - 1], at))
        inner = encode("/dirt/play", ["s", "sd", "n", [1, [2, [3]]], "x", b"bytes" * 9])
        cache.append(BUNDLE + tag_of(None) + (len(inner).to_bytes(4) + inner) * 70)
    return cache


def send_garbage(packets: int) -> int:
    """Packets that are wrong, one in ten over WebSocket, from ports that change."""
    from websockets.exceptions import ConnectionClosed
    from websockets.sync.client import connect

    dice, sent, over = random.Random(77), 0, 0
    while sent < packets:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            for _ in range(min(450, packets - sent)):
                out.sendto(garbage(dice), ("127.0.0.1", SUPERDIRT))
                sent += 1
                if sent % 30 == 0:
                    time.sleep(0.01)
        try:
            with connect(f"ws://127.0.0.1:{SOCKET}", close_timeout=1) as client:
                for _ in range(min(50, packets - sent)):
                    data = garbage(dice)[:9000]
                    client.send(data if dice.random() < 0.7 else data.decode("latin-1"))
                    sent, over = sent + 1, over + 1
        except ConnectionClosed:
            continue
    sys.stdout.write(json.dumps({"sent": sent, "over_websocket": over}) + "\n")
    return 0


if __name__ == "__main__":
    go_apart("tests.interop.storm")
    sys.exit(main())
