"""`/notalabel/…`, `/subscribe`, `/unsubscribe`, `/get`, `/ping`; any other address is a control.

What an address of the tree means is declared in studio/links/names/branches/. What somebody sends
to any other address becomes the value of `osc("/that/address")` in patterns.
"""

import time
from collections.abc import Iterable
from concurrent.futures import Future
from typing import Any, Final

from studio.links.discovery import discoverable
from studio.links.names.hub import Hub, hub_of
from studio.links.names.kit import ACT, ROOT, NameRefusedError
from studio.links.names.subscribers import CONFIRM, HOW, USUAL_S, Subscribers
from studio.links.names.wire import packet
from studio.links.osc.allowed import is_loopback
from studio.links.osc.guard import Message, OscError, encode
from studio.links.osc.house import House
from studio.links.osc.limits import Bucket
from studio.links.osc.server import NOBODY, Peer, Route
from studio.replies import Reply

CHANGES_A_SECOND: Final = 400.0  # of all senders together
CHANGES_AT_ONCE: Final = 400.0
TAKEN: Final = ("/dirt/", "/clock/", "/link/")  # of others: what they do not know is no control
MOST_ARGS: Final = 16  # of a control: a pad of many fingers


class Names:
    """Answers the addresses.

    Args:
        house: what is there.
    """

    def __init__(self, house: House) -> None:
        self._house, self._server = house, house.server
        self.hub: Hub = hub_of(house.session, house.sound, house.gate)
        self.subscribers = Subscribers(
            self.hub, self._server.send, self._server.allowed,
            lambda frame: house.follower.map.seconds(frame),
        )  # fmt: skip
        self._bucket = Bucket(CHANGES_A_SECOND, CHANGES_AT_ONCE, CHANGES_AT_ONCE)
        house.closers.append(self.hub.close)

    def change(self, message: Message, peer: Peer) -> None:
        """A program changes something, or, without a value, asks what it is."""
        place = self.hub.tree.find(message.address)
        if not message.args and place is not None and place.name.kind != ACT:
            self._tell(message, peer, message.address)
            return
        if not self._bucket.take(time.monotonic()):
            raise OscError("too many changes a second")
        key = self._key(peer)
        args = message.args
        if place is not None and place.name.kind == ACT:
            if args and args[0] in (0, 0.0, False):
                return  # a button that is let go
            args = ()
        try:
            promised = self.hub.change(message.address, args, key, is_loopback(peer.host))
        except NameRefusedError as error:
            raise OscError(str(error)) from None
        promised.add_done_callback(self._answered)

    def _key(self, peer: Peer) -> str:
        """Who that is, for those who hear of changes."""
        if peer.via != "udp":
            return f"{peer.via}:{peer.host}:{peer.port}"
        return self.subscribers.key_of((peer.host, peer.port))

    def _answered(self, promised: "Future[Reply]") -> None:
        reply = promised.result()
        if not reply.ok and reply.text:
            self._house.gate.refuse("OSC", reply.text)

    def get(self, message: Message, peer: Peer) -> None:
        """`/get ADDRESS`: the value comes back at its own address."""
        if len(message.args) != 1 or not isinstance(message.args[0], str):
            raise OscError("/get takes one address")
        self._tell(message, peer, message.args[0])

    def _tell(self, message: Message, peer: Peer, address: str) -> None:
        try:
            if self.hub.tree.find(address) is None and address in self.hub.controls.names():
                made = packet(address, self.hub.controls.value(address))
            else:
                made = packet(address, self.hub.tree.read(self.hub.desk, address))
        except NameRefusedError as error:
            raise OscError(str(error)) from None
        self._reply(message, peer, made)

    def _reply(self, message: Message, peer: Peer, made: bytes) -> None:
        """Answer; from afar with no more than was sent, unless it subscribed."""
        known = any(one.place[0] == peer.host for one in self.subscribers.all)
        asked = len(encode(message.address, message.args))
        if not (is_loopback(peer.host) or known or len(made) <= asked):
            raise OscError("an answer longer than the question, to somebody who did not subscribe")
        peer.sends(made)

    def ping(self, message: Message, peer: Peer) -> None:
        """`/ping …`: `/pong …` comes back."""
        self._reply(message, peer, encode("/pong", message.args))

    def subscribe(self, message: Message, peer: Peer) -> None:
        """`/subscribe HOST PORT SECONDS STREAM…`, or just PORT, or nothing: where it comes from."""
        host, port, for_s, streams = subscription(message.args)
        self.subscribers.ask((peer.host, peer.port), host, port or peer.port, for_s, streams)

    def unsubscribe(self, message: Message, peer: Peer) -> None:
        """`/unsubscribe HOST PORT`."""
        host, port, _, _ = subscription(message.args)
        self.subscribers.end((peer.host, peer.port), host, port or peer.port)

    def hello(self, message: Message, peer: Peer) -> None:
        """A number comes back from who would subscribe."""
        if len(message.args) != 1 or not isinstance(message.args[0], int):
            raise OscError(f"{CONFIRM} takes the number that was sent")
        self.subscribers.answered((peer.host, peer.port), message.args[0])

    def control(self, message: Message, peer: Peer) -> None:
        """Any address that is nobody's: its values are for patterns to read."""
        if message.address.startswith(TAKEN):
            raise OscError(NOBODY)
        key = self._key(peer)
        args = message.args[:MOST_ARGS] or (1.0,)
        for number, value in enumerate(args, 1):
            name = message.address if number == 1 else f"{message.address}:{number}"
            if not self.hub.controls.put(name, value, key):
                raise OscError("a value that is none for a control, or one too many")


def subscription(args: tuple[Any, ...]) -> tuple[str, int, float, tuple[str, ...]]:
    """Host, port, seconds and streams of what was asked for.

    Raises:
        OscError: it is something else.

    >>> subscription(("127.0.0.1", 9000, 30, "events")), subscription((9000,)), subscription(())
    (('127.0.0.1', 9000, 30.0, ('events',)), ('', 9000, 60.0, ()), ('', 0, 60.0, ()))
    """
    rest = list(args)
    host = rest.pop(0) if rest and isinstance(rest[0], str) else ""
    numbers = []
    while rest and isinstance(rest[0], int | float):
        numbers.append(rest.pop(0))
    if (args and not 1 <= len(numbers) <= 2) or not all(isinstance(one, str) for one in rest):
        raise OscError(HOW)
    for_s = float(numbers[1]) if len(numbers) == 2 else USUAL_S
    return host, int(numbers[0]) if numbers else 0, for_s, tuple(rest)


def routes(house: House) -> Iterable[Route]:
    """The addresses."""
    names = Names(house)
    discoverable(house)
    return [
        Route(f"{ROOT}/*", names.change),
        Route(CONFIRM, names.hello),
        Route("/get", names.get),
        Route("/ping", names.ping),
        Route("/subscribe", names.subscribe),
        Route("/unsubscribe", names.unsubscribe),
        Route("/*", names.control),
    ]
