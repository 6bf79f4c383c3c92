"""A peer carries its clock's messages, and tells it who is here and which tempos there are."""

import json
from collections.abc import Callable
from fractions import Fraction

from jam.room import Member, Rules, Tempo
from jam.timing import Timing


class Speaker:
    """A peer without a network."""

    def __init__(self, name: str, members: tuple[Member, ...]) -> None:
        self.id, self.ready, self.error_s = name, True, None
        self.on_clock: Callable[[str, bytes, str], None] = lambda *_: None
        self.cycle: Callable[[], Fraction | None] = lambda: None
        self.sent: list[tuple[str, bytes, str]] = []
        self._members, self.changes = members, ()

    def send(self, kind: str, body: bytes, to: str = "") -> None:
        self.sent.append((kind, body, to))

    def members(self) -> tuple[Member, ...]:
        return self._members

    def rules(self) -> Rules:
        return Rules("a")

    def tempos(self) -> tuple[Tempo, ...]:
        return self.changes


def pair() -> tuple[list[float], Speaker, Speaker, Timing, Timing]:
    now = [100.0]
    members = (Member("a", "A", "", "host"), Member("b", "B", ""))
    one, two = Speaker("a", members), Speaker("b", members)
    first = Timing(one, lambda: now[0], "x")
    second = Timing(two, lambda: now[0] + 7.0, "y")
    return now, one, two, first, second


def go(seconds: float, now: list[float], one: Speaker, two: Speaker, *timings: Timing) -> None:
    for _ in range(round(seconds / 0.01)):
        now[0] += 0.01
        for timing in timings:
            timing.tick()
        for sender, other in ((one, two), (two, one)):
            said, sender.sent = sender.sent, []
            for kind, body, to in said:
                if to in ("", other.id):
                    other.on_clock(kind, body, sender.id)


def test_a_peer_is_in_phase_and_says_how_far_off_it_may_be():
    now, one, two, first, second = pair()
    first.clock.found(0.0)
    go(2.0, now, one, two, first, second)
    assert two.cycle() is not None
    assert abs(float(two.cycle() - one.cycle())) < 0.01
    assert two.error_s is not None
    assert two.error_s < 0.02


def test_a_tempo_that_the_peer_knows_is_the_clocks():
    now, one, two, first, second = pair()
    first.clock.found(0.0)
    one.changes = two.changes = (Tempo(Fraction(2), Fraction(1), "a"),)
    go(4.0, now, one, two, first, second)
    assert second.clock.cps_at(now[0] + 7.0) == 2
    assert abs(float(one.cycle()) - 5.0) < 0.05


def test_messages_that_are_none_are_nothing():
    now, one, two, first, second = pair()
    first.clock.found(0.0)
    for body in (b"", b"{", b"[" * 3000, b"7", json.dumps({"n": "x"}).encode(), b"x" * 9000):
        one.on_clock("ping", body, "b")
        two.on_clock("pong", body, "a")
    go(2.0, now, one, two, first, second)
    assert second.clock.known
