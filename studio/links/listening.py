"""The links of a session, opened together; one that cannot be had is told, the others open."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from studio.links.gate import Gate
from studio.links.overhttp import LOOPBACK, HttpCode
from studio.links.overosc import OscCode
from studio.replies import Notice
from studio.session import Session

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
        """Where code is taken, in a sentence."""
        places = [f"{name} at port {link.port}" for name, link in self.links.items()]
        return f"code is taken over {' and '.join(places)}" if places else "no code is taken"

    def close(self) -> None:
        """Close all of them."""
        for link in self.links.values():
            link.close()


def listen(
    session: Session,
    tell: Callable[[Notice], None],
    osc_port: int,
    http_port: int,
    host: str = HOST,
) -> Listening:
    """Take Strudel code from other programs of this machine.

    Args:
        session: evaluates it; it is in the history like all else.
        tell: hears of what is refused, and of ports that cannot be had; in any thread.
        osc_port: where OSC comes in; 0: anywhere.
        http_port: the same for HTTP.
        host: an address of this machine alone; another one is refused.
    """
    opened = Listening()
    if host not in LOOPBACK:
        sentence = f"{host} is not this machine alone; code is only taken at {HOST}"
        tell(Notice(sentence, bad=True))
        return opened
    gate = Gate(session.submit, session.tell_bad, time.monotonic)
    for name, port, kind in (("OSC", osc_port, OscCode), ("HTTP", http_port, HttpCode)):
        try:
            opened.links[name] = kind(host, port, gate)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            tell(Notice(f"{name} port {port} cannot be had ({why}); name another one", bad=True))
    tell(Notice(opened.told()))
    return opened
