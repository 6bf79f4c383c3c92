"""One OSC server: it reads UDP in batches, looks at who sends how often, and hands messages on.

What came at once is read at once, because the system keeps only so many datagrams; refused ones
are counted and told seldom. A route is an address and who answers it; the files of
studio/links/osc/routes/ bring them. Other ways in (a WebSocket) hand their packets to `take`.
"""

import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from studio.links.osc.allowed import Allowed
from studio.links.osc.guard import MOST_BYTES, Arg, Message, OscError, decode, encode
from studio.links.osc.limits import Limits, Place
from studio.links.osc.refusals import Refusals
from studio.links.ports import bound_to

BATCH: Final = 256  # packets that are read before they are looked at
BUFFER_BYTES: Final = 4_000_000
LOOK_S: Final = 0.02
PATIENCE_S: Final = 1.0  # for the thread to end
TOO_OFTEN: Final = "too many at once"
STRANGER: Final = "a sender that is not allowed; name it in the setting osc.allow"
NOBODY: Final = "an address that nobody answers"
FROM_A_PAGE: Final = "an address that pages of the web may not use"
FAILS: Final = "one that could not be answered; the log file says why"

LOG = logging.getLogger(__name__)
Sends: TypeAlias = Callable[[bytes], None]
Reads: TypeAlias = Callable[[bytes], tuple[Message, ...]]


@dataclass(frozen=True, slots=True)
class Peer:
    """Who sent a message.

    Attributes:
        host, port: where it came from.
        via: "udp" or "ws".
        page: it is a page of the web, which may use only some addresses.
        sends: takes a packet back to it.
    """

    host: str
    port: int
    via: str = "udp"
    page: bool = False
    sends: Sends = field(default=lambda _: None, compare=False, repr=False)

    def answer(self, address: str, args: Iterable[Arg] = (), at: float | None = None) -> None:
        """Send a message back; one that cannot be sent is forgotten."""
        self.sends(encode(address, args, at))


@dataclass(frozen=True, slots=True)
class Route:
    """An address and who answers it.

    Attributes:
        pattern: an address; one that ends in `*` stands for all that begin with what is before it.
        handle: takes a message and its sender, in the server's thread: it must not block.
        pages: may pages of the web use it?
    """

    pattern: str
    handle: Callable[[Message, Peer], None]
    pages: bool = False


class Server:
    """Listens at a port, in a thread of its own, from `start` on.

    Args:
        host: an address of this machine.
        port: where; 0: any.
        tell: hears of what is refused, seldom, in any thread.
        allowed: who may send.
        limits: how often.
        seconds: a clock that never goes back.

    Attributes:
        host, port: where it listens.
        received: packets that came, refused ones too.
        handled: messages that were answered.
        refusals: what was refused.
        idle: called between packets, some fifty times a second, in the server's thread; and
        after: called when a batch of packets was handed on.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(
        self,
        host: str,
        port: int,
        tell: Callable[[str], None],
        allowed: Allowed | None = None,
        limits: Limits | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.allowed, self._limits, self._seconds = (
            allowed or Allowed(),
            limits or Limits(),
            seconds,
        )
        self.refusals = Refusals("OSC", tell, seconds)
        self.received = self.handled = 0
        self.idle: list[Callable[[], None]] = []
        self.after: list[Callable[[], None]] = []
        self._exact: dict[str, Route] = {}
        self._beginnings: list[Route] = []
        self._closing = threading.Event()
        self._lock = threading.Lock()  # packets of a WebSocket come in another thread
        self._selector = selectors.DefaultSelector()
        self._sockets: list[socket.socket] = []
        self.host = host
        self.port: int = self.listen_at(host, port)
        self._thread = threading.Thread(target=self._listen, name="osc", daemon=True)

    def listen_at(self, host: str, port: int) -> int:
        """Listen at another port too; before `start`.

        Returns:
            the port.

        Raises:
            OSError: it cannot be had.
        """
        made = bound_to(host, port)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        made.setblocking(False)
        self._sockets.append(made)
        self._selector.register(made, selectors.EVENT_READ, self._answers(made))
        return int(made.getsockname()[1])

    def add(self, routes: Iterable[Route]) -> None:
        """Answer more addresses."""
        for route in routes:
            if route.pattern.endswith("*"):
                self._beginnings.append(route)
            else:
                self._exact[route.pattern] = route

    def start(self) -> None:
        """Listen from now on."""
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE_S)
        for each in self._sockets:
            each.close()
        self._selector.close()

    def send(self, place: Place, data: bytes) -> bool:
        """Send a packet to somebody who is allowed to have it; False: it is not sent."""
        if not self.allowed(place[0]):
            return False
        try:
            self._sockets[0].sendto(data, place)
        except OSError:
            return False
        return True

    def take(self, data: bytes, peer: Peer, read: Reads = decode) -> None:
        """A packet that came over another way, in any thread.

        Args:
            data: the packet.
            peer: who sent it.
            read: how it is written.
        """
        self._take_all([(data, peer)], read)

    # -- the server's thread -------------------------------------------------------------------

    def _answers(self, made: socket.socket) -> Callable[[Place], Peer]:
        """Makes the peer of an address that wrote to a socket."""

        def send(place: Place, data: bytes) -> None:
            if self.allowed(place[0]):
                try:
                    made.sendto(data, place)
                except OSError:  # it is gone, or too slow
                    return

        return lambda place: Peer(place[0], place[1], sends=lambda data: send(place, data))

    def _listen(self) -> None:
        while not self._closing.is_set():
            try:
                for key, _ in self._selector.select(LOOK_S):
                    made: socket.socket = key.fileobj  # type: ignore[assignment] # ours are sockets
                    self._take_all(self._read(made, key.data))
                with self._lock:
                    for call in self.idle:
                        call()
            except Exception:  # the edge of the thread: nothing ends the listening
                if self._closing.is_set():
                    return
                LOG.exception("the OSC server stumbles")

    def _read(
        self, made: socket.socket, peer_of: Callable[[Place], Peer]
    ) -> list[tuple[bytes, Peer]]:
        """What lies there now, without those who may not send."""
        batch: list[tuple[bytes, Peer]] = []
        for _ in range(BATCH):
            try:
                data, place = made.recvfrom(MOST_BYTES + 1)
            except OSError:  # nothing more; or an earlier answer found nobody
                break
            if self.allowed(place[0]):
                batch.append((data, peer_of(place[:2])))
            else:
                self.received += 1
                self.refusals.add(STRANGER)
        return batch

    def _take_all(self, batch: Iterable[tuple[bytes, Peer]], read: Reads = decode) -> None:
        with self._lock:
            for data, peer in batch:
                self.received += 1
                if not self._limits.may((peer.host, peer.port), self._seconds()):
                    self.refusals.add(TOO_OFTEN)
                    continue
                try:
                    messages = read(data)
                except OscError as error:
                    self.refusals.add(str(error))
                    continue
                for message in messages:
                    self._hand_on(message, peer)
            for call in self.after:
                call()

    def _hand_on(self, message: Message, peer: Peer) -> None:
        route = self._route(message.address)
        if route is None:
            self.refusals.add(NOBODY)
        elif peer.page and not route.pages:
            self.refusals.add(FROM_A_PAGE)
        else:
            try:
                route.handle(message, peer)
                self.handled += 1
            except OscError as error:
                self.refusals.add(str(error))
            except Exception:  # one message never ends the listening
                LOG.exception("%s fails", message.address[:80])
                self.refusals.add(FAILS)

    def _route(self, address: str) -> Route | None:
        exact = self._exact.get(address)
        if exact is not None:
            return exact
        fitting = (one for one in self._beginnings if address.startswith(one.pattern[:-1]))
        return max(fitting, key=lambda one: len(one.pattern), default=None)
