"""Subscribers: programs that are sent what changes, as OSC, for as long as they asked for.

Who sends a packet can lie about where it comes from, so nobody is sent anything that was not asked
for from there: a program of this machine is believed; another one has to answer with a number that
was sent to it. Free of sockets: sending comes in.
"""

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from studio.links.names.hub import CONTROLS, STREAMS, VALUES, Hub
from studio.links.names.kit import ROOT, Value
from studio.links.names.wire import heard_packet, packet
from studio.links.osc.allowed import is_loopback
from studio.links.osc.guard import OscError, encode
from studio.links.osc.limits import Place
from studio.links.overheard import Heard

CONFIRM: Final = f"{ROOT}/hello"  # what a new subscriber is sent, and sends back
USUAL_S, LONGEST_S = 60.0, 3600.0
MOST: Final = 32
MOST_OF_ONE: Final = 8  # of one address
MOST_WAITING: Final = 32
WAITS_S: Final = 5.0
AGAIN_S: Final = 1.0  # between two times that all values are sent to one
HOW: Final = "/subscribe takes a host, a port, seconds, and names of streams"

Sends = Callable[[Place, bytes], bool]


@dataclass(slots=True)
class Subscriber:
    """A program that is sent what changes.

    Attributes:
        key: its place, as a text.
        place: where it listens.
        asked_from: where it asked from.
        streams: what it hears of.
        ends: when, in seconds.
        sends: sends it a packet.
        seconds_at: the moment of a frame, in seconds since 1970.
        welcomed: when it was sent all values.
    """

    key: str
    place: Place
    asked_from: Place
    streams: frozenset[str]
    ends: float
    sends: Sends
    seconds_at: Callable[[float], float]
    welcomed: float = float("-inf")

    def hear(self, address: str, value: Value) -> None:
        """A value is another one now."""
        self.sends(self.place, packet(address, value))

    def overhear(self, heard: Iterable[Heard]) -> None:
        """Events were sent to the sound."""
        for one in heard:
            self.sends(self.place, heard_packet(one, self.seconds_at(one.frame)))

    def is_gone(self, now: float) -> bool:
        """Is its time over?"""
        return now >= self.ends


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Somebody who has to answer first."""

    subscriber: Subscriber
    for_s: float
    until: float


class Subscribers:
    """Lets programs subscribe, and knows which one a packet comes from.

    Args:
        hub: tells them.
        sends: sends a packet to a place.
        allowed: may this host be sent anything?
        seconds_at: the moment of a frame, in seconds since 1970.
        seconds: a clock that never goes back.
        number: makes a number that nobody can guess.
    """

    def __init__(
        self,
        hub: Hub,
        sends: Sends,
        allowed: Callable[[str], bool],
        seconds_at: Callable[[float], float],
        seconds: Callable[[], float] = time.monotonic,
        number: Callable[[], int] = lambda: secrets.randbelow(2**31),
    ) -> None:
        self._hub, self._sends, self._allowed = hub, sends, allowed
        self._seconds_at, self._seconds, self._number = seconds_at, seconds, number
        self._all: dict[Place, Subscriber] = {}
        self._waiting: dict[tuple[str, int], _Waiting] = {}

    @property
    def all(self) -> tuple[Subscriber, ...]:
        """Those whose time is not over."""
        now = self._seconds()
        for place, one in list(self._all.items()):
            if one.is_gone(now):
                del self._all[place]
        return tuple(self._all.values())

    def ask(
        self, source: Place, host: str, port: int, for_s: float, streams: Iterable[str]
    ) -> bool:
        """A program asks to be sent what changes.

        Returns:
            True where it is from now on; False where it has to answer first.

        Raises:
            OscError: it may not.
        """
        host = source[0] if host in ("", "0.0.0.0") else host  # it means: where I am
        host = "127.0.0.1" if host == "localhost" else host
        if not 0 < port < 65_536 or not self._allowed(host):
            raise OscError("a subscriber that is not allowed; name it in the setting osc.allow")
        place = host, port
        for_s = min(max(for_s, 1.0), LONGEST_S) if for_s == for_s else USUAL_S
        known = next((one for one in self.all if one.place == place), None)
        if known is None:
            others = sum(one.place[0] == host for one in self.all)
            if others >= MOST_OF_ONE or len(self._all) >= MOST:
                raise OscError("too many subscribers already")
        wanted = frozenset(streams) & set(STREAMS) or frozenset({VALUES, CONTROLS})
        one = Subscriber(
            f"{host}:{port}", place, source, wanted, self._seconds() + for_s,
            self._sends, self._seconds_at, known.welcomed if known else float("-inf"),
        )  # fmt: skip
        here = is_loopback(host) and is_loopback(source[0])
        if here or (known is not None and source[0] == host):
            self._begin(one)
            return True
        self._let_answer(one, for_s)
        return False

    def _let_answer(self, one: Subscriber, for_s: float) -> None:
        """Send a number, which is sent back by who really listens there."""
        now = self._seconds()
        self._waiting = {key: each for key, each in self._waiting.items() if each.until > now}
        if any(each.subscriber.place == one.place for each in self._waiting.values()):
            return  # it was sent one a moment ago
        if len(self._waiting) >= MOST_WAITING:
            raise OscError("too many that would subscribe")
        number = self._number()
        self._waiting[one.place[0], number] = _Waiting(one, for_s, now + WAITS_S)
        self._sends(one.place, encode(CONFIRM, [number]))

    def answered(self, source: Place, number: int) -> bool:
        """Somebody sends a number back; True: it is sent what changes from now on."""
        waiting = self._waiting.pop((source[0], number), None)
        if waiting is None or waiting.until < self._seconds():
            return False
        waiting.subscriber.ends = self._seconds() + waiting.for_s
        self._begin(waiting.subscriber)
        return True

    def _begin(self, one: Subscriber) -> None:
        if not self._hub.join(one):
            raise OscError("too many subscribers already")
        self._all[one.place] = one
        now = self._seconds()
        if VALUES in one.streams and now - one.welcomed >= AGAIN_S:
            one.welcomed = now
            for address, value in self._hub.tree.values(self._hub.desk).items():
                one.hear(address, value)

    def end(self, source: Place, host: str, port: int) -> bool:
        """A program asks to be sent nothing more; from its own host, or from this machine."""
        host = source[0] if host in ("", "0.0.0.0") else host  # it means: where I am
        place = ("127.0.0.1" if host == "localhost" else host), port
        one = self._all.get(place)
        if one is None or (source[0] != host and not is_loopback(source[0])):
            return False
        del self._all[place]
        self._hub.leave(one.key)
        return True

    def key_of(self, source: Place) -> str:
        """Which subscriber a packet comes from; else its place, which none has."""
        everybody = self.all
        for one in everybody:
            if source in (one.place, one.asked_from):
                return one.key
        here = [one for one in everybody if one.place[0] == source[0]]
        if len(here) == 1 and not is_loopback(source[0]):  # a phone, not one of many programs
            return here[0].key
        return f"{source[0]}:{source[1]}"
