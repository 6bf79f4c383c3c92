"""Patterns that go to MIDI ports: at their times, and no note hangs whatever is done to them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.messages import Cancel
from patterns.constructors import fastcat
from patterns.operations.devices import midi
from patterns.pattern import Pattern, pure
from studio.faders import Faders
from studio.links.midi.maps import Maps
from studio.links.midi.outqueue import OutQueue
from studio.links.midi.port import Port
from studio.links.midi.sound import MidiSound
from studio.links.midi.wire import Packet
from studio.player import Player
from studio.replies import Notice
from studio.slots import Change, Part
from tests.studio.fakes import FakeSound, ManualClock
from tests.studio.links.midi.test_port import Stand

TICK = Fraction(1, 50)


class Rig:
    """A player, and a port whose process is a queue that is emptied by hand."""

    def __init__(self) -> None:
        self.clock, self.stand = ManualClock(), Stand()
        self.inner = FakeSound(self.clock)
        self.port = Port("out", "synth", self.stand, lambda *_: None, self.clock)
        self.sound = MidiSound(self.inner, lambda _: self.port, Maps())
        self.notices: list[Notice] = []
        self.player = Player(self.sound, self.notices.append, seconds=self.clock)
        self.sound.still = self._still
        self.received: list[tuple[float, str]] = []
        self.queue = OutQueue()
        self.taken = 0
        self.connect()

    def _still(self, name: str) -> int | None:
        slot = self.player.slots.get(name)
        return None if slot is None else slot.generation

    def connect(self) -> None:
        self.port.look()
        self.stand.made[-1].said({"open": "synth"})
        self.queue, self.taken = OutQueue(), 0

    def die(self) -> None:
        """The process of the port is gone, and with it all that it had queued."""
        self.stand.made[-1].ended()
        self.clock.step(Fraction(2))
        self.connect()
        self.run()

    def play(self, **patterns: Pattern) -> None:
        parts = {name: Part(name, midi(pat, "synth")) for name, pat in patterns.items()}
        self.player.change(Change(parts))

    def run(self) -> None:
        packets: list[Packet] = self.stand.made[-1].packets
        now = int(self.clock.now * 10**9)
        for packet in packets[self.taken :]:
            self.queue.take(packet, now)
        self.taken = len(packets)
        for data in self.queue.due(now):
            self.received.append((float(self.clock.now), data.hex()))

    def wait(self, seconds: float) -> None:
        for _ in range(round(Fraction(seconds) / TICK)):
            for part in range(4):
                self.clock.step(TICK / 4)
                if part == 3:
                    self.player.tick()
                self.run()

    def sounding(self) -> set[str]:
        found: set[str] = set()
        for _, data in self.received:
            if data.startswith("9"):
                found.add(data[1:4])
            elif data.startswith("8"):
                found.discard(data[1:4])
        return found


def notes(*keys: int | str, **more: object) -> Pattern:
    return fastcat([pure({"note": key, **more}) for key in keys])


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_notes_go_to_the_port_at_their_times_and_not_into_the_mix(rig: Rig) -> None:
    rig.play(a=notes(60, 64))
    rig.wait(2.5)
    assert [data for _, data in rig.received][:4] == ["903c72", "803c00", "904072", "804000"]
    ons = [at for at, data in rig.received if data[0] == "9"]
    assert ons[1] - ons[0] == pytest.approx(1.0, abs=0.006)
    assert rig.inner.listen() == []


def test_what_has_no_port_is_played_here(rig: Rig) -> None:
    rig.player.change(Change({"a": Part("a", notes(60))}))
    rig.wait(0.5)
    assert len(rig.inner.listen()) == 1
    assert rig.received == []


def test_a_note_ends_where_its_pattern_is_replaced(rig: Rig) -> None:
    rig.play(a=notes(60))
    rig.wait(0.5)
    assert rig.sounding() == {"03c"}
    rig.play(a=notes(72))
    rig.wait(0.1)
    assert "03c" not in rig.sounding()


def test_a_note_goes_on_where_only_its_fader_moves(rig: Rig) -> None:
    rig.play(a=notes(60))
    rig.wait(0.5)
    rig.player.change(Change(faders=Faders({"a": 0.5})))
    rig.wait(0.1)
    assert rig.sounding() == {"03c"}
    rig.wait(2.0)
    assert [data for _, data in rig.received if data[0] == "9"] == ["903c72", "903c39"]


def test_hush_ends_what_sounds(rig: Rig) -> None:
    rig.play(a=notes(60), b=notes(64))
    rig.wait(0.5)
    rig.player.hush()
    rig.wait(0.1)
    assert rig.sounding() == set()


def test_panic_ends_what_sounds_and_tells_the_channel(rig: Rig) -> None:
    rig.play(a=notes(60))
    rig.wait(0.5)
    rig.sound.panic()
    rig.run()
    assert [data for _, data in rig.received][-4:] == ["803c00", "b04000", "b07b00", "b07800"]


def test_another_engine_doubles_no_note(rig: Rig) -> None:
    rig.play(a=notes(*range(60, 76)))
    rig.wait(1.0)
    rig.inner.epoch = 2
    rig.wait(1.0)
    ons = [data for _, data in rig.received if data[0] == "9"]
    assert ons == sorted(set(ons))


def test_what_an_event_cannot_say_is_told_once(rig: Rig) -> None:
    rig.play(a=notes(60, 60, progNum=300))
    rig.wait(4.0)
    told = [notice.text for notice in rig.notices]
    assert told == ["a: progNum goes from 0 to 127"]


def test_with_mpe_each_note_bends_by_itself(rig: Rig) -> None:
    parts = {"a": Part("a", midi(notes(60.5, 64), "synth", {"mpe": True}))}
    rig.player.change(Change(parts))
    rig.wait(2.5)
    data = [data for _, data in rig.received]
    assert data[:4] == ["b06500", "b06406", "b0060f", "b02600"]
    assert "e12a40" not in data
    at = data.index("913c72")
    assert data[at - 1] == "e15540"  # half a semitone of 48: 8192 + 85
    assert data[data.index("924072") - 1] == "e20040"


actions = st.sampled_from(
    ["a", "b", "long", "hush", "panic", "die", "fade", "mute", "tempo", "end"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(actions, st.sampled_from([0.02, 0.1, 0.5, 1.3])), max_size=12))
def test_whatever_is_done_every_note_ends(done: list[tuple[str, float]]) -> None:
    rig = Rig()
    for action, seconds in done:
        if action in ("a", "b"):
            rig.play(**{action: notes(60, 62, 64, 60)})
        elif action == "long":
            rig.play(a=notes(60, clip=20))
        elif action == "hush":
            rig.player.hush()
        elif action == "panic":
            rig.sound.panic()
        elif action == "die":
            rig.die()
        elif action == "fade":
            rig.player.change(Change({"a": Part("a", midi(notes(70), "synth"))}, fade=0.5))
        elif action == "mute":
            rig.player.change(Change(faders=Faders({"a": 0.0})))
        elif action == "tempo":
            rig.player.set_cps(0.7)
        else:
            rig.player.change(Change(whole=frozenset()))
        rig.wait(seconds)
    rig.player.hush()
    rig.wait(2.5)
    assert rig.sounding() == set()


def test_what_is_taken_back_of_all_slots_ends(rig: Rig) -> None:
    rig.play(a=notes(60))
    rig.wait(0.5)
    rig.sound.cancel(None, rig.inner.frame(), Cancel.ALL)
    rig.run()
    assert rig.sounding() == set()
