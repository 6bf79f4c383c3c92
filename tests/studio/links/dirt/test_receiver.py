"""Messages of SuperDirt become events at their frames, or are left out and counted."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.samples.shelf import NOTHING
from studio.faders import Faders
from studio.links.dirt.receiver import SLOT, Receiver
from studio.links.osc.guard import Message, OscError
from studio.links.osc.routes.dirt import routes_of
from studio.links.osc.server import Peer
from studio.links.timemap import Follower
from tests.studio.fakes import RATE, FakeSound, ManualClock

SYSTEM_S = 1_800_000_000.0


class Stage:
    """A receiver whose clocks stand still until they are stepped."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.sound = FakeSound(self.clock)
        self.told: list[str] = []
        now_ns = lambda: int(self.clock.now * 10**9)  # noqa: E731 # said twice
        follower = Follower(self.sound.clock, lambda: int(SYSTEM_S * 1e9) + now_ns(), now_ns)
        self.receiver = Receiver(
            self.sound, NOTHING, follower, self.told.append, lambda: 0.7, lambda: self.faders,
            self.clock,
        )  # fmt: skip
        self.faders = Faders()
        self.follower = follower
        self.answers: list[bytes] = []
        self.routes = {one.pattern: one for one in routes_of(self.receiver)}

    def send(self, address: str, *args: Any, at: float | None = None) -> None:
        peer = Peer("127.0.0.1", 6010, sends=self.answers.append)
        self.routes[address].handle(Message(address, args, at), peer)
        self.receiver.flush()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_time_tag_is_a_frame(stage: Stage) -> None:
    for address in ("/dirt/play", "/play2"):
        stage.send(address, "s", "bd", "cps", 0.5, "delta", 0.25, "cycle", 4.0, at=SYSTEM_S + 0.125)
    first, second = stage.sound.queue
    assert first.frame == second.frame == RATE // 8
    assert (first.slot, first.cps, first.cycle, first.duration_s) == (SLOT, 0.5, 4.0, 0.25)


def test_a_lag_comes_on_top(stage: Stage) -> None:
    stage.send("/dirt/play", "s", "bd", "lag", 0.5, at=SYSTEM_S + 0.5)
    stage.send("/dirt/play", "s", "bd", "lag", 0.5)
    assert [event.frame for event in stage.sound.queue] == [RATE, RATE // 2 + 384]


def test_without_a_time_tag_it_sounds_as_soon_as_can_be(stage: Stage) -> None:
    stage.send("/dirt/play", "s", "bd")
    assert [event.frame for event in stage.sound.queue] == [384]


def test_a_little_late_sounds_at_once_and_is_counted(stage: Stage) -> None:
    stage.send("/dirt/play", "s", "bd", at=SYSTEM_S - 0.3)
    assert [event.frame for event in stage.sound.queue] == [384]
    assert stage.follower.map.late == 1


@pytest.mark.parametrize("at", [0.0, SYSTEM_S - 0.6, SYSTEM_S + 11, 2_208_988_800.0])
def test_what_is_out_of_time_is_refused(stage: Stage, at: float) -> None:
    with pytest.raises(OscError, match="a time tag more than"):
        stage.send("/dirt/play", "s", "bd", at=at)
    assert stage.sound.queue == []


def test_a_tempo_that_is_none_is_ours(stage: Stage) -> None:
    stage.send("/dirt/play", "sound", "bd", "cps", 0.1)
    assert stage.sound.queue[0].cps == 0.7


def test_an_unknown_sound_is_told_once_with_the_nearest(stage: Stage) -> None:
    for _ in range(50):
        stage.send("/dirt/play", "s", "sawtoth")
    assert stage.told == ["dirt: there is no sound called sawtoth; did you mean sawtooth?"]
    assert stage.sound.queue == []


def test_control_busses_hold_their_values(stage: Stage) -> None:
    stage.send("/c_set", 3, 0.25, 4, 1.5)
    stage.send("/dirt/setControlBus", 10, 500.0, 600)
    stage.send(
        "/dirt/play", "s", "bd", "pan", "c3", "cutoff", "c10", "hcutoff", "c11", "speed", "c99"
    )
    controls = stage.sound.queue[0].controls
    assert (controls["pan"], controls["cutoff"], controls["hcutoff"]) == (0.25, 500.0, 600.0)
    assert "speed" not in controls


def test_a_value_that_comes_behind_its_sound_counts_by_its_time_tag(stage: Stage) -> None:
    at = SYSTEM_S + 0.2
    stage.send("/c_set", 3, 0.25, at=at - 0.1)
    stage.send("/dirt/play", "s", "bd", "pan", "c3", at=at)
    stage.send("/c_set", 3, 0.75, at=at)
    stage.send("/c_set", 3, 0.5, at=at + 0.1)
    assert stage.sound.queue == []
    stage.clock.step(Fraction(1, 100))
    stage.receiver.flush()
    assert [event.controls["pan"] for event in stage.sound.queue] == [0.75]


@pytest.mark.parametrize("args", [(-1, 1.0), (10**9, 1.0), ("a", 1.0), (1, "x")])
def test_control_busses_have_numbers(stage: Stage, args: tuple[Any, ...]) -> None:
    with pytest.raises(OscError, match="control busses"):
        stage.send("/c_set", *args)


def test_what_comes_in_has_a_fader_and_its_orbits_have_theirs(stage: Stage) -> None:
    stage.faders = Faders().with_gain(SLOT, 0.5).with_orbit(3, 0.5)
    stage.send("/dirt/play", "s", "bd")
    stage.send("/dirt/play", "s", "bd", "orbit", 3)
    assert [event.controls["postgain"] for event in stage.sound.queue] == [0.5, 0.25]
    stage.faders = Faders().soloed({"drums"})
    stage.send("/dirt/play", "s", "bd")
    assert len(stage.sound.queue) == 2
    stage.faders = Faders().with_cued({SLOT})
    stage.send("/dirt/play", "s", "bd")
    assert len(stage.sound.cued) == 1


def test_a_client_is_greeted_but_not_without_end(stage: Stage) -> None:
    stage.send("/dirt/handshake")
    stage.send("/dirt/hello")
    assert stage.answers[0].startswith(b"/dirt/handshake/reply\0\0\0,sssis" + b"i" * 128)
    assert stage.answers[1] == b"/dirt/hello/reply\0\0\0,\0\0\0"
    for _ in range(100):
        stage.send("/dirt/handshake")
    assert len(stage.answers) == 20


def test_the_handshake_is_the_one_that_was_recorded_of_superdirt(stage: Stage) -> None:
    recorded = Path(__file__).parents[3] / "interop" / "recorded.json"
    for row in json.loads(recorded.read_text("utf-8"))["superdirt_replies"]:
        stage.answers.clear()
        stage.send(row["sent"][0])
        assert stage.answers == [bytes.fromhex(row["hex"])]
