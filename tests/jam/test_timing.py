"""A peer carries its clock's messages, and tells it who is here and which tempos there are."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest

from jam.room import Member, Rules, Tempo
from jam.roomclock import RoomClock
from jam.timing import Timing, order


class Speaker:
    """A peer without a network."""

    def __init__(self, name: str, members: tuple[Member, ...]) -> None:
        self.id, self.ready = name, True
        self.error_s: float | None = None
        self.on_clock: Callable[[str, bytes, str], None] = lambda *_: None
        self.cycle: Callable[[], Fraction | None] = lambda: None
        self.sent: list[tuple[str, bytes, str]] = []
        self._members = members
        self.changes: tuple[Tempo, ...] = ()

    def send(self, kind: str, body: bytes, to: str = "") -> None:
        self.sent.append((kind, body, to))

    def members(self) -> tuple[Member, ...]:
        return self._members

    def rules(self) -> Rules:
        return Rules("a")

    def tempos(self) -> tuple[Tempo, ...]:
        return self.changes


@dataclass
class Pair:
    now: list[float]
    one: Speaker
    two: Speaker
    first: RoomClock
    second: RoomClock
    timings: tuple[Timing, Timing]


def pair() -> Pair:
    now = [100.0]
    members = (Member("a", "A", "", "host"), Member("b", "B", ""))
    one, two = Speaker("a", members), Speaker("b", members)
    first = RoomClock("a", lambda: now[0], "x")
    second = RoomClock("b", lambda: now[0] + 7.0, "y")
    timings = Timing(one, first, lambda: now[0]), Timing(two, second, lambda: now[0] + 7.0)
    first.found(0.0)
    return Pair(now, one, two, first, second, timings)


def go(seconds: float, both: Pair) -> None:
    now, one, two = both.now, both.one, both.two
    for _ in range(round(seconds / 0.01)):
        now[0] += 0.01
        for timing in both.timings:
            timing.tick()
        for sender, other in ((one, two), (two, one)):
            said, sender.sent = sender.sent, []
            for kind, body, to in said:
                if to in ("", other.id):
                    other.on_clock(kind, body, sender.id)


def test_a_peer_is_in_phase_and_says_how_far_off_it_may_be():
    both = pair()
    go(2.0, both)
    there, here = both.one.cycle(), both.two.cycle()
    assert there is not None
    assert here is not None
    assert abs(float(there - here)) < 0.01
    assert both.two.error_s is not None
    assert both.two.error_s < 0.02


def test_a_tempo_that_the_peer_knows_is_the_clocks():
    both = pair()
    both.one.changes = both.two.changes = (Tempo(Fraction(2), Fraction(1), "a"),)
    go(4.0, both)
    assert both.second.cps_at(both.now[0] + 7.0) == 2
    assert float(both.first.cycle_at(both.now[0])) == pytest.approx(5.0, abs=0.05)


def test_messages_that_are_none_are_nothing():
    both = pair()
    for body in (b"", b"{", b"[" * 3000, b"7", json.dumps({"n": "x"}).encode(), b"x" * 9000):
        both.one.on_clock("ping", body, "b")
        both.two.on_clock("pong", body, "a")
    go(2.0, both)
    assert both.second.known


def test_who_may_only_listen_keeps_no_time():
    members = (Member("a", "A", "", "listen"), Member("b", "B", ""))
    assert order(members, Rules("c")) == ("b",)
