"""The links of a session, opened together; one that cannot be had is told, the others open."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from studio.links.gate import Gate
from studio.links.holder import holder
from studio.links.osc.allowed import Allowed, is_loopback
from studio.links.overhttp import HttpCode
from studio.links.overosc import Osc
from studio.replies import Notice
from studio.session import Session
from studio.sound import Sound

HOST: Final = "127.0.0.1"


class Link(Protocol):
    """A way in."""

    port: int

    def close(self) -> None:
        """Listen no more."""


@dataclass(frozen=True, slots=True)
class Listening:
    """The links that are open.

    Attributes:
        links: by their names, "OSC" and "HTTP".
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
    """

    osc: int
    http: int
    host: str = HOST
    allowed: str = ""


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
    try:
        allowed = Allowed(ports.allowed.split())
    except ValueError as error:
        tell(Notice(f"osc.allow: {error}", bad=True))
        return opened
    if not is_loopback(ports.host) and not allowed.networks:
        tell(Notice(f"{ports.host} is not this machine alone: name in the setting osc.allow who "
                    f"may send, or listen at {HOST}", bad=True))  # fmt: skip
        return opened
    gate = Gate(session.submit, session.tell_bad, time.monotonic)
    home = ports.host if is_loopback(ports.host) else HOST  # HTTP stays on this machine
    openers: list[tuple[str, int, str, Callable[[int], Link]]] = [
        ("OSC", ports.osc, "udp",
         lambda at: Osc(ports.host, at, allowed, session, sound, gate, session.tell_bad)),
        ("HTTP", ports.http, "tcp", lambda at: HttpCode(home, at, gate)),
    ]  # fmt: skip
    for name, port, kind, opener in openers:
        try:
            opened.links[name] = opener(port)
        except OSError as error:
            tell(Notice(_taken(name, port, kind, error), bad=True))
    tell(Notice(opened.told()))
    return opened


def _taken(name: str, port: int, kind: str, error: OSError) -> str:
    why = (error.strerror or str(error)).lower()
    who = holder(port, kind)
    by = f" by {who}" if who else ""
    return f"{name} port {port} cannot be had ({why}{by}); name another one"
