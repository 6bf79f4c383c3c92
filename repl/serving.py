"""`notalabel serve`, `--listen`: what other programs play and send, over OSC and HTTP."""

import argparse
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from repl.piped import READY_S, tell_bad
from repl.room import Asked, Room, open_room
from repl.screen import complain, say
from studio.background import in_background
from studio.links.discovery import discovery_of
from studio.links.listening import HOST, Listening, Ports, listen
from studio.replies import Notice, Reply

LOOK_S = 0.25


def run(options: argparse.Namespace) -> int:
    """Listen until it is stopped; one line says when it is ready."""
    for one in (signal.SIGINT, signal.SIGTERM):  # also where a shell has it run in the background
        signal.signal(one, signal.default_int_handler)
    room = open_room(Asked.by(options), tell_bad)
    try:
        if not room.sound.wait_ready(READY_S):
            return 1
        with suppress(KeyboardInterrupt), listening(options, room, tell) as links:
            if not links.links:
                return 1
            while room.sound.status().state != "failed":
                time.sleep(LOOK_S)
        say("")  # behind the ^C that the terminal shows
    finally:
        room.close()
    return 0


def tell(notice: Notice) -> None:
    """Good news and bad."""
    (complain if notice.bad else say)(notice.text)


def _told(reply: Reply, tell: Callable[[Notice], None]) -> None:
    """What came of being announced."""
    tell(Notice(" ".join((reply.text, *reply.notes)), bad=not reply.ok))


@contextmanager
def listening(
    options: argparse.Namespace, room: Room, tell: Callable[[Notice], None]
) -> Iterator[Listening]:
    """The links that the options ask for, open meanwhile."""
    settings = room.config.settings
    osc, http, socket = (
        settings[key] if asked is None else asked
        for key, asked in (
            ("osc.port", options.osc_port),
            ("web.port", options.http_port),
            ("osc.socket", options.socket_port),
        )
    )
    host = getattr(options, "host", HOST)
    ports = Ports(osc, http, host, settings["osc.allow"], socket, settings["osc.pages"])
    links = listen(room.session, room.sound, tell, ports)
    discovery = discovery_of(room.session)
    if discovery is not None and settings["osc.query"] == "on":
        in_background(discovery.begin).add_done_callback(lambda done: _told(done.result(), tell))
    try:
        yield links
    finally:
        links.close()
