"""The links of a session, opened together; one that cannot be had is told, the others open."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from studio.links.eventstream import route
from studio.links.gate import Gate
from studio.links.holder import holder
from studio.links.osc.allowed import Allowed, is_loopback
from studio.links.overhttp import HttpCode
from studio.links.overnames import routes
from studio.links.overosc import Osc
from studio.links.oversocket import OscSocket
from studio.replies import Notice
from studio.session import Session
from studio.sound import Sound

HOST: Final = "127.0.0.1"
SETTINGS: Final = {"OSC": "osc.port", "WebSocket": "osc.socket", "HTTP": "web.port"}


class Link(Protocol):
    """A way in."""

    port: int

    def close(self) -> None:
        """Listen no more."""


L = TypeVar("L", bound=Link)


@dataclass(frozen=True, slots=True)
class Listening:
    """The links that are open.

    Attributes:
        links: by their names, "OSC", "WebSocket" and "HTTP".
    """

    links: dict[str, Link] = field(default_factory=dict)

    def told(self) -> str:
        """What is listened to, in a sentence."""
        places = [f"{name} at port {link.port}" for name, link in self.links.items()]
        return f"listening: {', '.join(places)}" if places else "nothing is listened to"

    def close(self) -> None:
        """Close all of them."""
        for link in self.links.values():
            link.close()


@dataclass(frozen=True, slots=True)
class Ports:
    """Where to listen.

    Attributes:
        osc: for OSC; 0: any.
        http: for HTTP; 0: any.
        host: an address of this machine; another than its own loopback needs somebody allowed.
        allowed: addresses and networks that may send OSC, with spaces between.
        socket: for OSC over WebSocket; 0: any; None: not at all.
        pages: pages of the web that may use that, with spaces between.
    """

    osc: int
    http: int
    host: str = HOST
    allowed: str = ""
    socket: int | None = None
    pages: str = ""


def listen(
    session: Session, sound: Sound, tell: Callable[[Notice], None], ports: Ports
) -> Listening:
    """Take what other programs send.

    Args:
        session: evaluates their code; it is in the history like all else.
        sound: plays their sounds.
        tell: hears of what is refused, and of ports that cannot be had; in any thread.
        ports: where.
    """
    opened = Listening()
    allowed = _allowed(ports, tell)
    if allowed is None:
        return opened
    gate = Gate(session.submit, session.tell_bad, time.monotonic)
    home = ports.host if is_loopback(ports.host) else HOST  # what follows stays on this machine
    bad = session.tell_bad

    def open_one(name: str, port: int, kind: str, opener: Callable[[int], L]) -> L | None:
        try:
            link = opener(port)
        except OSError as error:
            tell(Notice(_taken(name, port, kind, error), bad=True))
            return None
        opened.links[name] = link
        return link

    osc = open_one(
        "OSC", ports.osc, "udp",
        lambda port: Osc(ports.host, port, allowed, session, sound, gate, bad),
    )  # fmt: skip
    if osc is not None and ports.socket is not None:
        server, pages = osc.server, frozenset(ports.pages.split())
        open_one(
            "WebSocket", ports.socket, "tcp",
            lambda port: OscSocket(home, port, server, pages, bad),
        )  # fmt: skip
    more = () if osc is None else (route(osc.house), *routes(osc.house))
    open_one("HTTP", ports.http, "tcp", lambda port: HttpCode(home, port, gate, more))
    tell(Notice(opened.told()))
    return opened


def _allowed(ports: Ports, tell: Callable[[Notice], None]) -> Allowed | None:
    """Who may send, None where nothing is to be opened."""
    try:
        allowed = Allowed(ports.allowed.split())
    except ValueError as error:
        tell(Notice(f"osc.allow: {error}", bad=True))
        return None
    if is_loopback(ports.host) or allowed.networks:
        return allowed
    told = f"{ports.host} is not this machine alone: name in the setting osc.allow who may send"
    tell(Notice(f"{told}, or listen at {HOST}", bad=True))
    return None


def _taken(name: str, port: int, kind: str, error: OSError) -> str:
    why = (error.strerror or str(error)).lower()
    who = holder(port, kind)
    by = f" by {who}" if who else ""
    return f"{name} port {port} cannot be opened ({why}{by}); name another one ({SETTINGS[name]})"
