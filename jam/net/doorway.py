"""The way into a hub, or the first of several that lets us in; or a sentence why there is none."""

import asyncio
import logging
import os
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jam.net.addresses import Address, is_here
from jam.net.words import Refused, Welcome, read

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

LONGEST_MESSAGE: Final = 70_000  # of a hub: a frame, or the numbers of the others
BAD_REQUEST: Final = 400  # of servers that speak TLS, to those who do not
NO_HUB: Final = "no hub is known at which the room meets"
QUIET = logging.getLogger("notalabel.jam.client")
QUIET.setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what.

    Attributes:
        open_s: for a hub to answer.
        next_s: before the next hub of a list is tried beside one that does not answer.
        spare_s: for a hub that was lost, before a later one of the list will do.
        first_s, most_s: between rounds of trying; it doubles, and dice take up to half of it away.
        ping_s, pong_s: how often a hub is asked whether it is there, and for how long.
        stay_s: at a hub, so that all learn what the others know, before another one is looked for.
        look_s: how often to look whether a better hub is there.
    """

    open_s: float = 8.0
    next_s: float = 1.0
    spare_s: float = 1.0
    first_s: float = 0.25
    most_s: float = 15.0
    ping_s: float = 10.0
    pong_s: float = 10.0
    stay_s: float = 2.0
    look_s: float = 20.0


class ClosedError(Exception):
    """Why the way is not open, in a sentence for the player."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hub that has let me in."""

    hub: Address
    way: "ClientConnection"
    welcome: Welcome


class Doorway:
    """Ways into the hubs of one room.

    Args:
        hello: what is said first, see words.py.
        patience: how long to wait for what.
        tls: whom to believe; what the system believes without it.
    """

    def __init__(self, hello: str, patience: Patience, tls: ssl.SSLContext | None) -> None:
        self._hello, self._patience, self._tls = hello, patience, tls

    async def enter(self, hub: Address) -> Found:
        """A connection that the hub has let in.

        Raises:
            ClosedError: there is none.
        """
        way: ClientConnection | None = None
        said: object = None
        try:
            async with asyncio.timeout(self._patience.open_s):
                way = await _connect(hub, self._patience, self._tls)
                await way.send(self._hello)
                said = read(await way.recv())
        except Exception as error:  # whatever the network and its library do
            raise ClosedError(f"the hub {hub} {_why(error, hub.tls)}") from error
        finally:
            if way is not None and not isinstance(said, Welcome):
                way.transport.abort()
        if isinstance(said, Welcome):
            return Found(hub, way, said)
        why = said.why if isinstance(said, Refused) else "it does not speak as a hub does"
        raise ClosedError(f"the hub {hub} lets nobody in: {why}")

    async def first(self, hubs: Sequence[Address]) -> Found:
        """The first of some hubs that lets me in; one that does not answer keeps nobody waiting.

        Raises:
            ClosedError: none does; the sentence is about the first.
        """
        rest, trying, why = list(hubs), list[asyncio.Task[Found]](), ""
        try:
            while rest or trying:
                if rest:
                    trying.append(asyncio.create_task(self.enter(rest.pop(0))))
                limit_s = self._patience.next_s if rest else None
                await asyncio.wait(trying, timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
                for task in [one for one in trying if one.done()]:
                    trying.remove(task)
                    if task.exception() is None:
                        return task.result()
                    why = why or str(task.exception())
        finally:
            await _dropped(trying)
        raise ClosedError(why or NO_HUB)


async def _dropped(trying: Sequence["asyncio.Task[Found]"]) -> None:
    """Go no further with these, and out again where one was let in meanwhile."""
    for task in trying:
        task.cancel()
    for found in await asyncio.gather(*trying, return_exceptions=True):
        if isinstance(found, Found):
            found.way.transport.abort()


async def _connect(
    hub: Address, patience: Patience, tls: ssl.SSLContext | None
) -> "ClientConnection":
    """A connection, whoever is at its other end."""
    from websockets.asyncio.client import connect

    class Straight(connect):
        """Goes nowhere else."""

        def process_redirect(self, exc: Exception) -> Exception | str:
            """Wherever a hub may send us."""
            return exc

    secure = (tls or ssl.create_default_context()) if hub.tls else None
    return await Straight(
        hub.web, open_timeout=None, compression=None, max_size=LONGEST_MESSAGE, max_queue=64,
        ping_interval=patience.ping_s, ping_timeout=patience.pong_s, close_timeout=1,
        proxy=None if is_here(hub.host) else True, user_agent_header=None, logger=QUIET, ssl=secure,
    )  # fmt: skip


def _why(error: Exception, tls: bool) -> str:
    """What kept us out, as the end of a sentence that begins with the hub."""
    from websockets.exceptions import InvalidStatus

    if isinstance(error, TimeoutError):
        return "does not answer"
    if isinstance(error, InvalidStatus):
        status = error.response.status_code
        hint = "; is it jams:// instead of jam://?" if status == BAD_REQUEST and not tls else ""
        return f"is not behind that address (HTTP {status}){hint}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"has no certificate that can be believed ({error.verify_message}); where it is a "
            "friend's, let SSL_CERT_FILE name a file that holds theirs"
        )
    if isinstance(error, socket.gaierror):
        return "is not known by that name"
    if isinstance(error, ssl.SSLError) or (tls and isinstance(error, ConnectionResetError)):
        return "does not speak TLS: is it jam:// instead of jams://?"
    if isinstance(error, OSError):
        why = os.strerror(error.errno) if error.errno else str(error)
        return f"cannot be reached ({(why or type(error).__name__).lower()})"
    return "is no hub of a jam"
