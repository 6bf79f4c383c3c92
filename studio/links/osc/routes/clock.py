"""`/clock/get`, `/clock/subscribe`, `/clock/unsubscribe`; `/setcps`, `/nudge`, `/nudgeAll`.

The last three are what newer TidalCycles take from their editors: a tempo in cycles a second, a
move by seconds, and a place so many seconds later than the usual one.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final

from studio.links.clock.desks import desk_of
from studio.links.clock.overosc import OscClock, asked
from studio.links.clock.steering import tempo
from studio.links.osc.allowed import is_loopback
from studio.links.osc.guard import Message, OscError
from studio.links.osc.house import House
from studio.links.osc.server import Peer, Route
from studio.replies import Reply
from studio.slots import Change
from studio.wishes import Wish

MOST_NUDGE_S: Final = 0.5
MICRO: Final = 10**6
NOT_HERE: Final = "the clock is sent to programs of this machine, and those in osc.allow"


class ClockRoutes:
    """Answers the addresses.

    Args:
        house: what is there.
        clock: sends the clock.
    """

    def __init__(self, house: House, clock: OscClock | None = None) -> None:
        self._house, self._clock = house, clock or OscClock()
        self._nudged = Fraction(0)

    def get(self, message: Message, peer: Peer) -> None:
        """The clock comes back; it is longer than the question, so only to this machine."""
        del message
        if not is_loopback(peer.host):
            raise OscError(NOT_HERE)
        desk = desk_of(self._house.session)
        desk.state()
        peer.sends(self._clock.now(desk.moment("osc", desk.seconds(), False)))

    def subscribe(self, message: Message, peer: Peer) -> None:
        """Send the clock to a port of where this came from."""
        port, hz, for_s = asked(message.args)
        if not is_loopback(peer.host):
            raise OscError(NOT_HERE)
        place = peer.host, port
        desk = desk_of(self._house.session)
        self._clock.subscribe(place, lambda data: self._house.server.send(place, data), hz, for_s)
        if desk.parts.get("osc") is not self._clock:
            desk.add("osc", self._clock)

    def unsubscribe(self, message: Message, peer: Peer) -> None:
        """Send it there no more."""
        self._clock.unsubscribe((peer.host, asked(message.args)[0]))

    def setcps(self, message: Message, peer: Peer) -> None:
        """Another tempo."""
        del peer
        cps = tempo(one_number(message))
        if cps is None:
            raise OscError("/setcps takes a tempo from 0.01 to 16 cycles a second")
        self._house.session.set_cps(cps)

    def nudge(self, message: Message, peer: Peer) -> None:
        """Everything so many seconds later; earlier below 0."""
        del peer
        self._move(seconds_of(message))

    def nudge_all(self, message: Message, peer: Peer) -> None:
        """Everything so many seconds later than usual; earlier below 0."""
        del peer
        wanted = seconds_of(message)
        move, self._nudged = wanted - self._nudged, wanted
        self._move(move)

    def _move(self, seconds: Fraction) -> None:
        change = Change(nudge_s=seconds, undoable=False)
        self._house.session.wish(lambda _: Wish(change if seconds else None, Reply(True)))


def one_number(message: Message) -> Any:
    """The only argument of a message.

    Raises:
        OscError: it has none, or more.
    """
    if len(message.args) != 1:
        raise OscError(f"{message.address} takes one number")
    return message.args[0]


def seconds_of(message: Message) -> Fraction:
    """The seconds that a message asks to move by.

    Raises:
        OscError: they are none, or too many.
    """
    value = one_number(message)
    known = isinstance(value, int | float) and not isinstance(value, bool)
    if not known or abs(value) > MOST_NUDGE_S:
        raise OscError(
            f"{message.address} takes seconds, from -{MOST_NUDGE_S:g} to {MOST_NUDGE_S:g}"
        )
    return Fraction(round(value * MICRO), MICRO)


def routes(house: House) -> Iterable[Route]:
    """The addresses."""
    clock = ClockRoutes(house)
    return [
        Route("/clock/get", clock.get),
        Route("/clock/subscribe", clock.subscribe),
        Route("/clock/unsubscribe", clock.unsubscribe),
        Route("/setcps", clock.setcps),
        Route("/nudge", clock.nudge),
        Route("/nudgeAll", clock.nudge_all),
    ]
