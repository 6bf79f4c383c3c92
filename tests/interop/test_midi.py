"""MIDI with another program, through a JACK server of our own without a card."""

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bench.midi import Rig, bound, jack, keys, out
from studio.links.clock.midiin import Heard, MidiFollower
from studio.links.midi.child import Child
from tests.waiting import at_best

pytestmark = [
    pytest.mark.jack,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("jackd") is None, reason="no JACK server program (jackd)"),
]
PERIOD = 256
PERIOD_MS = PERIOD / 48
SLACK_MS = 15.0  # a busy machine


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    try:
        with jack(PERIOD):
            made = Rig("null", 256)
            try:
                made.hear_keys()
                yield made
            finally:
                made.close()
    except OSError as error:
        pytest.skip(str(error))


def sent(rig: Rig, count: int = 1) -> list[str]:
    """What another program has received since it was asked last."""
    rig.until(lambda: len(rig.peer.received) >= count, 3.0)
    found = [data.hex() for _, data in rig.peer.received]
    rig.peer.received.clear()
    return found


def played(rig: Rig) -> list[float]:
    """How late each of sixty notes is."""
    rig.peer.received.clear()
    return sorted(out(rig, 60))


def test_notes_arrive_with_their_bytes_and_at_their_time(rig: Rig) -> None:
    late = at_best(
        lambda: played(rig), lambda late: len(late) == 60 and late[-3] < PERIOD_MS + SLACK_MS
    )
    assert len(late) == 60
    assert late[0] > -0.5
    assert late[len(late) // 2] < PERIOD_MS + 2
    assert late[-3] < PERIOD_MS + SLACK_MS
    found = sent(rig)
    assert set(found) <= {"903c72", "803c00"}
    assert found[-1] == "803c00"


def test_a_key_and_a_knob_are_heard_before_the_look_ahead_is_over(rig: Rig) -> None:
    for measure in (keys, bound):
        found = at_best(
            lambda measure=measure: sorted(one for one in measure(rig, 8) if one is not None),
            lambda found: len(found) >= 6 and found[3] < 20 and found[-1] < 60,
        )
        assert len(found) >= 6  # a JACK client that is held up loses a period
        assert found[3] < 20
        assert found[-1] < 60


def test_a_controller_moves_the_filter_of_a_pattern(rig: Rig) -> None:
    seen: list[float] = []
    send = rig.engine.send

    def watched(events, cue=False):  # type: ignore[no-untyped-def] # as the engine's
        events = list(events)
        seen.extend(event.controls["cutoff"] for event in events)
        return send(events, cue)

    rig.midi.sound._inner.send = watched  # type: ignore[method-assign]
    try:
        rig.play('a: note("c3*16").s("sawtooth").lpf(cc(74, 100, 1000))')
        rig.peer.send(0xB0, 74, 127)
        assert rig.until(lambda: seen and seen[-1] == 1000.0)
        rig.peer.send(0xB0, 74, 0)
        assert rig.until(lambda: seen[-1] == 100.0)
    finally:
        del rig.midi.sound._inner.send  # type: ignore[misc]
        rig.session.hush().result()


def test_hostile_bytes_change_nothing(rig: Rig) -> None:
    before = rig.session.controls.value("cc:74")
    for data in ([0xF0, *[1] * 60_000, 0xF7], [0xF4], [0xFD], [0xF7]):
        rig.peer.send(*data)
    rig.peer.send(0xB0, 75, 127)
    assert rig.until(lambda: rig.session.controls.value("cc:75") == 1.0)
    assert rig.session.controls.value("cc:74") == before


def test_a_flood_is_survived(rig: Rig) -> None:
    for count in range(6000):
        rig.peer.send(0xB0, 76, count % 127)
    time.sleep(0.3)
    rig.peer.send(0xB0, 76, 127)
    assert rig.until(lambda: rig.session.controls.value("cc:76") == 1.0)


def test_a_note_ends_when_the_process_of_its_port_is_killed(rig: Rig) -> None:
    port = rig.midi.out("synth")
    assert rig.until(lambda: port.state == "open")
    now = time.perf_counter()
    port.note(bytes([0x90, 50, 100]), now, now + 60)
    assert rig.until(lambda: "903264" in sent(rig))
    child = port._child
    assert isinstance(child, Child)
    os.kill(child.pid, signal.SIGKILL)
    assert rig.until(lambda: "803200" in sent(rig))
    assert port.state == "open"


def test_a_note_ends_when_the_session_is_gone(rig: Rig) -> None:
    child = Child(("out", "synth", f"nal-{os.getpid()}-gone"), lambda _: None)
    time.sleep(0.4)
    from studio.links.midi.wire import NOTE, Packet

    child.write(Packet(NOTE, 0, 0, time.perf_counter_ns() + 10**11, bytes([0x92, 51, 100])))
    assert rig.until(lambda: "923364" in sent(rig))
    child.close()
    assert rig.until(lambda: "823300" in sent(rig))


@dataclass(frozen=True)
class Followed:
    """How a clock was followed.

    Attributes:
        heard: tempo, beat, and whether it runs.
        beats: that went by.
        own_s: how late the test itself was: a busy machine adds to the jitter.
    """

    heard: Heard | None
    beats: float
    own_s: float

    @property
    def well(self) -> bool:
        return (
            self.heard is not None
            and self.heard.running
            and self.heard.bpm == pytest.approx(120, abs=1.0 + 100 * self.own_s)
            and self.heard.beat == pytest.approx(self.beats, abs=0.03 + 2 * self.own_s)
        )


def followed(rig: Rig) -> Followed:
    """Send the ticks of some bars, each a little early or late."""
    follower, dice = MidiFollower(), random.Random(5)
    port = rig.midi.hub.input("keys")
    port.received(follower.feed)
    rig.peer.send(0xFA)
    own_s, begin, tick = 0.0, time.perf_counter() + 0.05, 60 / 120 / 24
    for number in range(24 * 8):
        at = begin + number * tick + dice.uniform(-0.005, 0.005)
        time.sleep(max(at - time.perf_counter(), 0))
        rig.peer.send(0xF8)
        own_s = max(own_s, time.perf_counter() - at)
    port.forget(follower.feed)
    now = time.perf_counter()
    return Followed(follower.heard(now), (now - begin) / 0.5, own_s)


def test_a_jittered_clock_is_followed(rig: Rig) -> None:
    found = at_best(lambda: followed(rig), lambda found: found.well)
    assert found.well, found


def test_a_port_that_vanishes_while_notes_sound_is_found_again(rig: Rig) -> None:
    port = rig.midi.out("synth")
    assert rig.until(lambda: port.state == "open")
    now = time.perf_counter()
    port.note(bytes([0x90, 52, 100]), now, now + 60)
    assert rig.until(lambda: "903464" in sent(rig))
    rig.peer.leave()
    assert rig.until(lambda: port.state != "open")
    rig.peer.come()
    assert rig.until(lambda: port.state == "open")
    assert rig.until(lambda: "803400" in sent(rig))
    assert any("is gone; it goes on when it is back" in one.text for one in rig.notices)
