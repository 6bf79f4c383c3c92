"""Events as they are scheduled, over a WebSocket as JSON and over OSC with time tags."""

import json
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from studio.links import eventstream, overosc
from studio.links.names.hub import hub_of
from studio.links.osc.guard import decode
from studio.links.overosc import Osc
from studio.links.timemap import Clock, Follower
from tests.studio.links.desks import LOOPBACK, House, Program
from tests.waiting import PATIENCE_S, until


class Played(House):
    """A house whose clocks go on when they are told to, the system's and the sound's alike."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(overosc, "Follower", self.follower)
        self.began_ns = time.time_ns()
        super().__init__()
        osc = self.links.links["OSC"]
        assert isinstance(osc, Osc)
        self.hub = hub_of(osc.house.session, osc.house.sound, osc.house.gate)

    @property
    def url(self) -> str:
        return f"ws://{LOOPBACK}:{self.links.links['HTTP'].port}/notalabel/events"

    def follower(self, clock: Callable[[], Clock]) -> Follower:
        """A follower of these clocks."""
        return Follower(clock, lambda: self.began_ns + self.passed_ns(), self.passed_ns)

    def passed_ns(self) -> int:
        """How long it has been there by these clocks."""
        return round(self.clock.now * 10**9)

    def step(self, seconds: float) -> None:
        """Let time go on."""
        self.clock.step(Fraction(seconds))


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    house = Played(monkeypatch)
    yield house
    house.close()


def rows_of(client: Any, house: Played, kind: str, wanted: int) -> list[dict[str, Any]]:
    """The next rows of a kind, while time goes on."""
    found: list[dict[str, Any]] = []
    end = time.monotonic() + PATIENCE_S
    while len(found) < wanted and time.monotonic() < end:
        house.step(0.05)
        try:
            row = json.loads(client.recv(0.02))
        except TimeoutError:
            continue
        if row["type"] == kind:
            found.append(row)
    return found


def test_events_come_as_json_with_their_time_and_controls(house):
    with connect(house.url, compression=None) as client:
        rows = rows_of(client, house, "event", 4)
    assert {row["slot"] for row in rows} == {"drums", "bass"}
    assert {row["controls"]["s"] for row in rows} == {"bd", "x"}
    assert all(isinstance(row["at"], float) and row["duration"] > 0 for row in rows)


def test_what_is_taken_back_is_told(house):
    with connect(house.url, compression=None) as client:
        rows_of(client, house, "event", 1)
        house.session.hush()
        assert {row["slot"] for row in rows_of(client, house, "cancel", 2)} == {"drums", "bass"}


def test_values_come_where_they_are_asked_for(house):
    with connect(f"{house.url}?streams=values", compression=None) as client:
        assert until(lambda: house.hub.listeners)
        house.session.set_cps(0.75)
        assert json.loads(client.recv(30)) == {
            "type": "value", "address": "/notalabel/cps", "value": 0.75,
        }  # fmt: skip


def test_who_leaves_is_told_no_more_and_the_player_sends_as_ever(house):
    with connect(house.url, compression=None):
        assert until(lambda: house.hub.listeners)
    assert until(lambda: not house.hub.listeners)
    assert until(lambda: house.hub.desk.player.sound is house.sound)


def test_what_a_client_says_is_not_heard(house):
    with connect(house.url, compression=None) as client:
        client.send("hello")
        assert rows_of(client, house, "event", 1)


def test_there_is_an_end_to_listeners(house, monkeypatch):
    monkeypatch.setattr(eventstream, "MOST_CLIENTS", 1)
    with connect(house.url, compression=None):
        assert until(lambda: house.hub.listeners)
        with pytest.raises(InvalidStatus):
            connect(house.url, compression=None)


def test_a_client_that_was_too_slow_is_told_so(house, monkeypatch):
    monkeypatch.setattr(eventstream, "MOST_WAITING", 0)
    with connect(house.url, compression=None) as client, pytest.raises(ConnectionClosed) as caught:
        rows_of(client, house, "event", 1)
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == eventstream.SLOW


@pytest.mark.parametrize(
    "more", [{"Host": "["}, {"Origin": "https://evil.example"}, {"Host": "evil.example"}]
)
def test_pages_are_refused(house, more):
    with pytest.raises(InvalidStatus):
        connect(house.url, compression=None, additional_headers=more)


def test_a_client_that_never_reads_is_left_behind(house):
    with connect(f"{house.url}?streams=values,controls", compression=None) as client:
        assert until(lambda: house.hub.listeners)
        (one,) = house.hub.listeners
        for number in range(100_000):
            one.hear(f"/fader{number}", "x" * 3000)
            if one.slow:
                break
        assert one.slow
        assert until(lambda: not house.hub.listeners)
        client.socket.close()
    assert house.session.evaluate("beat").ok


def test_a_subscriber_of_events_gets_bundles_with_time_tags(house):
    program = Program(house.port, ("events",))
    program.subscribe()
    program.socket.settimeout(0.02)
    assert until(lambda: house.hub.listeners)
    found = []
    end = time.monotonic() + PATIENCE_S
    while len(found) < 4 and time.monotonic() < end:
        house.step(0.05)
        try:
            found += decode(program.socket.recv(65_536))
        except TimeoutError:
            continue
    program.close()
    assert {one.address for one in found} == {"/notalabel/event"}
    first = found[0]
    assert first.args[:2] in (("slot", "drums"), ("slot", "bass"))
    assert first.at == pytest.approx(time.time(), abs=60)
