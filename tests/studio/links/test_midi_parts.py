"""The clock over MIDI as a part of the desk: what is sent, what leads, and what neither can."""

from types import SimpleNamespace

import pytest

from studio.links.clock import midiparts
from studio.links.clock.midiparts import AHEAD_S, MidiIn, MidiOut


class Port:
    """A port that keeps what goes out, and lets a test play what comes in."""

    def __init__(self):
        self.sent, self.hears = [], None

    def send(self, data, _at=None):
        self.sent.append(data)
        return True

    def received(self, hears):
        self.hears = hears

    def forget(self, hears):
        assert hears == self.hears
        self.hears = None


@pytest.fixture
def port():
    return Port()


def ticks(port, bpm):
    port.hears(b"\xfa", 0.0)
    for number in range(120):
        port.hears(b"\xf8", number * 60 / bpm / 24)
    return 119 * 60 / bpm / 24


def test_a_clock_that_comes_leads_until_it_is_gone_and_lets_nobody_choose(port):
    one = MidiIn(port, 4, transport=True)
    port.hears(b"\x90\x40\x40", 0.0)  # a note is no clock
    port.hears(b"", 0.0)
    now = ticks(port, 120)
    lead = one.look(now)
    assert lead is not None
    assert lead.cps == pytest.approx(0.5, rel=0.01)
    assert one.playing
    assert one.take_tempo(None) is False
    assert one.look(now + 60) is None
    one.close()
    assert port.hears is None


def test_a_clock_that_no_music_has_does_not_lead(port):
    one = MidiIn(port, 1_000_000, transport=False)
    assert one.look(ticks(port, 120)) is None
    assert one.playing is None


class Ticking:
    """A clock that is due once in whatever stretch it is asked for; it keeps them."""

    asked: list[tuple[float, float]]

    def __init__(self, beats):
        assert beats == 4
        Ticking.asked = []

    def due(self, _lines, _running, begin_s, end_s):
        Ticking.asked.append((begin_s, end_s))
        return [(begin_s, b"\xf8")]


def moment(sound_s):
    state = SimpleNamespace(running=True)
    return SimpleNamespace(sound_s=sound_s, state=state, lines=None, moment_of=lambda at: at)


def test_a_clock_goes_out_once_for_each_stretch_and_begins_anew_after_a_jump(port, monkeypatch):
    monkeypatch.setattr(midiparts, "MidiClock", Ticking)
    one = MidiOut(port, 4)
    one.step(moment(1.0))
    one.step(moment(1.0))  # no time has passed
    one.step(moment(1.25))
    assert Ticking.asked == [(1.0, 1.0 + AHEAD_S), (1.0 + AHEAD_S, 1.25 + AHEAD_S)]
    one.step(moment(500.0))
    assert Ticking.asked == [(500.0, 500.0 + AHEAD_S)]
    one.close()
    assert port.sent == [b"\xf8"] * 3 + [b"\xfc"]
    assert one.sent == 3
