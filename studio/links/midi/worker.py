"""The process of one MIDI port, or of the list of ports: the only place that calls rtmidi.

A call into JACK can block for minutes and one into ALSA can raise, so nothing else waits for
this process, and it may be ended at any moment. When its input closes, what sounds ends.
Usage: worker.py list | out NAME CLIENT | in NAME CLIENT. Clients of ours begin with OURS, so that
no port of ours is joined with another one.
"""

import json
import os
import select
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from typing import Any, Final

from studio.links.midi.outqueue import OutQueue
from studio.links.midi.wire import MESSAGE, MOST_BYTES, SAID, Packet, Reader

LOOK_NS: Final = 1_000_000_000  # between two looks at which ports there are
SPARE_NS: Final = 5_000_000  # a look takes time: not before something is due
EARLY_NS: Final = 60_000  # to sleep less than until something is due, then look again
SETTLE_S: Final = 0.05  # JACK drops what is sent before its graph knows the new connection
MOST_HELD: Final = 4096  # messages that wait to be read by the session
MOST_MEMORY: Final = 1 << 30
VIRTUAL: Final = "virtual"
OURS: Final = "nal-"
NO_DEVICE, NO_SYSTEM, TAKEN, GONE = "none", "no-midi", "taken", "gone"


def say(**report: Any) -> None:
    """A report to the session."""
    write(Packet(SAID, data=json.dumps(report).encode()[:MOST_BYTES]))


def write(packet: Packet) -> None:
    """A packet to the session; where it is gone, so are we."""
    try:
        os.write(1, packet.encoded())
    except OSError:
        os._exit(0)


def systems() -> list[tuple[str, int]]:
    """The MIDI systems that this program was built for, by name."""
    import rtmidi

    return [(rtmidi.get_api_display_name(api), api) for api in rtmidi.get_compiled_api()]


def opened(kind: str, api: int, client: str) -> Any:
    """A client of a MIDI system, None where that system is not there."""
    import rtmidi

    make = rtmidi.MidiOut if kind == "out" else rtmidi.MidiIn
    with suppress(Exception):  # rtmidi raises what it likes: SystemError, RtMidiError
        made = make(api, name=client)
        made.get_ports()
        return made
    return None


def ports(client: Any) -> list[str]:
    """The names of the ports that a client can be joined with, each once."""
    names: list[str] = []
    with suppress(Exception):
        for name in client.get_ports():
            if name.startswith(OURS):
                names.append("")  # keeps the numbers of the others
                continue
            seen = sum(one == name or one.startswith(f"{name} #") for one in names)
            names.append(f"{name} #{seen + 1}" if seen else name)
    return names


def chosen(names: list[str], wanted: str) -> int | None:
    """Which port is meant: that name, else the first with that part in it."""
    if wanted in names:
        return names.index(wanted)
    lower = wanted.casefold()
    found = (place for place, name in enumerate(names) if name and lower in name.casefold())
    return next(found, None)


def listing() -> None:
    """Say which ports there are, again and again, until the session closes."""
    clients: dict[tuple[str, int], Any] = {}
    while True:
        found: dict[str, list[str]] = {"out": [], "in": []}
        for kind, names in found.items():
            for _, api in systems():
                if (kind, api) not in clients or clients[kind, api] is None:
                    clients[kind, api] = opened(kind, api, f"{OURS}list")
                if clients[kind, api] is not None:
                    names += filter(None, ports(clients[kind, api]))
        known = sorted({system for system, api in systems() if clients.get(("out", api))})
        say(ports=found, systems=known, all=[system for system, _ in systems()])
        if select.select([0], [], [], LOOK_NS / 1e9)[0] and not os.read(0, 4096):
            return


def joined(kind: str, wanted: str, client: str) -> tuple[Any, str]:
    """A client that is joined with a port, and the port's name; or None, and why not."""
    why = NO_SYSTEM
    for _, api in systems():
        made = opened(kind, api, client)
        if made is None:
            continue
        why = NO_DEVICE if why == NO_SYSTEM else why
        try:
            if wanted == VIRTUAL:
                made.open_virtual_port(client)
                return made, VIRTUAL
            names = ports(made)
            place = chosen(names, wanted)
            if place is not None:
                made.open_port(place, kind)
                return made, names[place]
        except Exception:  # noqa: BLE001 # rtmidi raises what it likes
            why = TAKEN
    return None, why


def send_all(port: Any, name: str) -> None:
    """Send what the session asks for at its time, until it closes."""
    queue, reader, look_at = OutQueue(), Reader(), time.perf_counter_ns() + LOOK_NS
    os.set_blocking(0, False)
    while True:
        now = time.perf_counter_ns()
        for data in queue.due(now):
            port.send_message(data)
        next_at = queue.next_at()
        if now >= look_at and next_at - now > SPARE_NS:
            look_at = now + LOOK_NS
            if name != VIRTUAL and name not in ports(port):
                return say(lost=GONE)
            say(alive=True, dropped=queue.dropped)
        wait_ns = min(next_at, look_at) - time.perf_counter_ns() - EARLY_NS
        if select.select([0], [], [], max(wait_ns, 0) / 1e9)[0]:
            came = os.read(0, 65_536)
            if not came:
                for data in queue.rest(time.perf_counter_ns()):
                    port.send_message(data)
                time.sleep(0.03)  # a JACK client's messages leave with its next period
                return None
            now = time.perf_counter_ns()
            for packet in reader.feed(came):
                queue.take(packet, now)


def receive_all(port: Any, name: str) -> None:
    """Hand on what comes in, until the session closes."""
    held: deque[tuple[int, bytes]] = deque()
    ready, lost = threading.Event(), 0

    def came(event: tuple[list[int], float], _: object) -> None:
        nonlocal lost
        at = time.perf_counter_ns()
        if len(event[0]) > MOST_BYTES or len(held) >= MOST_HELD:
            lost += 1
            return
        held.append((at, bytes(event[0])))
        ready.set()

    port.ignore_types(sysex=False, timing=False, active_sense=True)
    port.set_callback(came)
    look_at = 0
    while True:
        ready.wait(0.25)
        ready.clear()
        while held:
            at, data = held.popleft()
            write(Packet(MESSAGE, 0, at, 0, data))
        if (now := time.perf_counter_ns()) >= look_at:
            look_at = now + LOOK_NS
            if name != VIRTUAL and name not in ports(port):
                return say(lost=GONE)
            say(alive=True, dropped=lost)
        if select.select([0], [], [], 0)[0] and not os.read(0, 4096):
            return None


def limit_memory() -> None:
    """A message without an end takes this process at most."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def main(arguments: list[str]) -> None:
    """Do one of the three jobs."""
    limit_memory()
    try:
        import rtmidi
    except ImportError:
        return say(failed="no-rtmidi")
    del rtmidi
    if arguments[0] == "list":
        return listing()
    kind, wanted, client = arguments
    port, name = joined(kind, wanted, client)
    if port is None:
        return say(failed=name)
    time.sleep(SETTLE_S)
    say(open=name)
    (send_all if kind == "out" else receive_all)(port, name)
    return None


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(sys.argv[1:])
    os._exit(0)  # a client of a server that hangs must not hold us up
