"""An hour of simulated time: sound card, system clock and machine clock run apart; nobody drifts.

What is true here: the frame that the sound card plays at a moment. Against it stand the moments of
MIDI ticks, the clock by OSC, and the tempo that TidalCycles goes by.
"""

import math
import random
from dataclasses import dataclass
from fractions import Fraction

import pytest

from engine.status import ClockReading
from studio.links.clock.midiparts import MidiOut
from studio.links.clock.overosc import OscClock
from studio.links.clock.state import cycle_at
from studio.links.clock.tidalwire import tempo_at
from studio.links.osc.guard import decode
from studio.slots import Change
from studio.wishes import Wish
from tests.studio.fakes import RATE, FakeSound, ManualClock
from tests.studio.links.clockrooms import ClockRoom

STEP = Fraction(1, 10)
CARD_PPM, SYSTEM_PPM = 80e-6, -40e-6
SINCE_1970 = 1_795_000_000.0
BLOCK = 256


class Card(FakeSound):
    """A sound card that is 80 ppm quick, slowly warmer and colder, and says so with jitter."""

    def __init__(self, clock: ManualClock, jitter_s: float) -> None:
        super().__init__(clock)
        self.dice, self.jitter_s = random.Random(5), jitter_s

    def true_frame(self, second: float) -> float:
        warm = 20e-6 * 600 / (2 * math.pi) * math.sin(2 * math.pi * second / 600)
        return RATE * (second * (1 + CARD_PPM) + warm)

    def clock(self) -> ClockReading:
        now = float(self.clock_s.now)
        late = self.dice.uniform(-self.jitter_s, self.jitter_s)
        frame = round(self.true_frame(now + late))
        return ClockReading(frame, round(now * 1e9), RATE, BLOCK, 1, True)


def system(second: float) -> float:
    return SINCE_1970 + second * (1 + SYSTEM_PPM)


def second_of(at: float) -> float:
    return (at - SINCE_1970) / (1 + SYSTEM_PPM)


class Cable:
    def __init__(self) -> None:
        self.sent: list[tuple[bytes, float]] = []

    def send(self, data: bytes, at: float | None = None, tag: int = 0) -> bool:
        del tag
        self.sent.append((data, at or 0.0))
        return True


@dataclass
class Hour:
    """What came of it, in milliseconds at most."""

    midi: float = 0.0
    osc: float = 0.0
    tidal: float = 0.0
    ticks: int = 0
    tidal_packets: int = 0


def simulated(seconds: int, jitter_s: float, monkeypatch: pytest.MonkeyPatch) -> Hour:
    monkeypatch.setattr("studio.links.clock.midiparts.AHEAD_S", 0.15)
    monkeypatch.setattr("studio.links.clock.midiparts.LATE_S", 1.0)
    room = ClockRoom()
    card = Card(room.clock, jitter_s)
    room.sound = room.session.sound = card
    room.session._player.sound = card
    room.desk._follower._clock = card.clock
    line = room.desk.lines.newest
    room.session.wish(lambda _: Wish(Change(line=line, goes_on=True), None))
    cable, sent, hour = Cable(), [], Hour()
    room.desk.add("midi", MidiOut(cable, 4))
    osc = OscClock(lambda: system(float(room.clock.now)), room.desk.seconds)
    osc.subscribe(("127.0.0.1", 1), sent.append, 0.5, 3600)
    room.desk.add("osc", osc)
    told, tick = None, None
    for step in range(seconds * 10):
        room.clock.step(STEP)
        room.session.turn()
        room.desk.tick()
        now = float(room.clock.now)
        if step < 600:  # the map of the clocks learns
            cable.sent.clear()
            sent.clear()
            continue

        def far_ms(second: float, cycle: float) -> float:
            true = cycle_at(line, card.true_frame(second) / RATE)
            return abs(true - cycle) / float(line.cps) * 1000

        for data, at in cable.sent:
            if data == b"\xf8":
                near = round(cycle_at(line, card.true_frame(at) / RATE) * 96)
                assert tick in (None, near - 1)
                tick = near
                hour.midi = max(hour.midi, far_ms(at, near / 96))
                hour.ticks += 1
        for data in sent:
            (message,) = decode(data)
            cycle = message.args[2] + message.args[3]
            hour.osc = max(hour.osc, far_ms(second_of(message.at), cycle))
        cable.sent.clear()
        sent.clear()
        state = room.desk.moment("tidal", now, False).state
        ours = tempo_at(system(now), state.cycle, state.cps)
        if told is None or told.beside(ours, system(now)) > 0.0002:
            told, hour.tidal_packets = ours, hour.tidal_packets + 1
        hour.tidal = max(hour.tidal, far_ms(now, told.cycle_at(system(now))))
    return hour


@pytest.mark.slow
def test_in_an_hour_nobody_drifts_by_a_millisecond_from_the_sound(monkeypatch):
    hour = simulated(3600, 0.002, monkeypatch)
    assert hour.midi < 1.0, hour
    assert hour.osc < 1.0
    assert hour.tidal < 1.0
    assert hour.ticks > 3500 * 48


def test_in_some_minutes_neither_though_the_sound_tells_its_time_badly(monkeypatch):
    hour = simulated(200, 0.003, monkeypatch)
    assert max(hour.midi, hour.osc, hour.tidal) < 1.0
    assert hour.ticks > 130 * 48
