"""`notalabel hub`: many rooms at one port, for players who bring their keys themselves."""

import argparse
import asyncio
import random
import signal
import ssl
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from repl.screen import complain, say

if TYPE_CHECKING:
    from jam.net.hub import Figures, Hub

SHOW_S: Final = 1.0  # between status lines of a terminal
WRITE_S: Final = 60  # times as long between those of a log, where anything changed


def run(options: argparse.Namespace) -> int:
    """Be a hub until it is stopped; one line says where."""
    try:
        tls = _tls(options)
    except (OSError, ssl.SSLError) as error:
        complain(f"the certificate cannot be used: {getattr(error, 'strerror', None) or error}")
        return 1
    _let_files_be_many()
    try:
        return asyncio.run(_hub(options, tls))
    except KeyboardInterrupt:  # where the system has no handlers of signals in loops
        return 0


async def _hub(options: argparse.Namespace, tls: ssl.SSLContext | None) -> int:
    from jam.net.addresses import Address
    from jam.net.bus import BusError, NatsBus
    from jam.net.hub import Hub
    from jam.net.limits import Limits

    limits = replace(
        Limits(), players=options.players, rooms=options.rooms, per_address=options.per_address
    )
    screen = _Screen(sys.stdout.isatty())
    bus = None
    if options.nats:
        bus = NatsBus(options.nats, random.SystemRandom(), screen.wrong)
    hub = Hub(limits, screen.wrong, options.proxied, bus.base if bus else 0)
    try:
        if bus is not None:
            await hub.join(bus)
        await hub.start(options.listen, options.port, tls)
    except BusError as error:
        complain(str(error))
        return 1
    except OSError as error:
        complain(f"port {options.port} of {options.listen}: {(error.strerror or str(error))}")
        await hub.close()
        return 1
    where = Address(options.listen, hub.port, tls is not None)
    say(f"a hub is open at {where}; Ctrl-C ends it")
    await _until_stopped(hub, screen)
    await hub.close()
    screen.end()
    say("the hub is closed")
    return 0


async def _until_stopped(hub: "Hub", screen: "_Screen") -> None:
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with suppress(RuntimeError):  # Windows has none
            asyncio.get_running_loop().add_signal_handler(one, stop.set)
    while not stop.is_set():
        screen.show(hub.figures())
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), SHOW_S)


class _Screen:
    """A status line that stays where it is on a terminal, and is seldom in a log."""

    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal
        self._last: Figures | None = None
        self._written = ""
        self._shown = 0

    def show(self, now: "Figures") -> None:
        """A second is over."""
        line = status(now, self._last)
        self._last = now
        if self._terminal:
            sys.stdout.write(f"\r\x1b[K{line}")
            sys.stdout.flush()
            return
        self._shown += 1
        if self._shown % WRITE_S == 0 and line != self._written:
            self._written = line
            say(line)

    def wrong(self, sentence: str) -> None:
        """A line above it."""
        self.end()
        complain(sentence)

    def end(self) -> None:
        """Leave the line free."""
        if self._terminal:
            sys.stdout.write("\r\x1b[K")


def status(now: "Figures", before: "Figures | None" = None) -> str:
    """What a hub does, in a line; rates where a second before is known.

    >>> from jam.net.hub import Figures
    >>> status(Figures(1, 4, 100, 300, 9, 9, 0))
    '1 room, 4 players'
    >>> status(Figures(2, 9, 140, 420, 0, 25_000, 3), Figures(2, 9, 100, 300, 0, 5_000, 0))
    '2 rooms, 9 players, 40 frames a second in, 120 out (20 kB), 3 wrongs so far'
    """
    parts = [_many(now.rooms, "room"), _many(now.players, "player")]
    if before is not None:
        out_kb = (now.bytes_out - before.bytes_out) // 1000
        parts.append(f"{now.frames_in - before.frames_in} frames a second in")
        parts.append(f"{now.frames_out - before.frames_out} out ({out_kb} kB)")
    if now.wrongs:
        parts.append(f"{_many(now.wrongs, 'wrong')} so far")
    return ", ".join(parts)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _tls(options: argparse.Namespace) -> ssl.SSLContext | None:
    if not options.certificate:
        return None
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(options.certificate, options.private_key)
    return tls


def _let_files_be_many() -> None:
    """As many connections as the system lets us have."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
