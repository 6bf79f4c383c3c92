"""Who leads the clock, and who is told: all by hand, on a sound that only remembers."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.links.clock.desk import Options, shown
from studio.links.clock.midiparts import MidiIn, MidiOut
from tests.studio.fakes import RATE, steps
from tests.studio.links.clockrooms import ClockRoom, Looks, Script


def off_ms(room: ClockRoom, leader: Script) -> float:
    now = float(room.clock.now)
    far = leader.cycle(now) - room.cycle()
    if leader.wrap:
        far -= leader.wrap * round(far / leader.wrap)
    return abs(1000 * far / leader.cps)


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 5000), st.floats(0.05, 4), st.sampled_from([0.0, 1.0]))
def test_we_go_with_another_clock_within_a_millisecond(begin, cps, wrap):
    room = ClockRoom()
    room.play(a=steps("a", "b"))
    room.go(0.3)
    leader = Script(lambda at: begin + cps * at, cps, wrap)
    room.desk.lead(leader)
    room.go(1.5)
    assert off_ms(room, leader) < 1.0
    assert room.session.playing().cps == pytest.approx(cps, rel=1e-6)


def test_a_sound_card_that_runs_apart_from_the_other_clock_is_held_without_jumps():
    room = ClockRoom()
    room.play(a=steps("a", "b"))
    leader = Script(lambda at: 0.5 * at * 1.0002, 0.5 * 1.0002)
    leader.cps = 0.5  # it says half a cycle, and is 200 ppm quicker
    room.desk.lead(leader)
    room.go(1)
    for _ in range(20):
        room.go(1)
        assert off_ms(room, leader) < 0.5
    assert room.desk.following.steering.jumps <= 1


def test_corrections_cancel_nothing_that_sounds_and_lose_nothing():
    room = ClockRoom()
    room.play(a=steps(*"abcdefgh"))
    room.go(1)
    leader = Script(lambda at: room_begin + 0.5 * (at - 1) * 1.0005, 0.5)
    room_begin = room.cycle()
    room.desk.lead(leader)
    room.go(16)
    heard = room.heard()
    assert "".join(heard) == ("abcdefgh" * 10)[: len(heard)]
    assert len(heard) >= 66
    assert room.sound.late == []


def test_code_that_comes_while_another_clock_leads_begins_in_its_phase():
    room = ClockRoom()
    room.desk.lead(Script(lambda at: 7.25 + 0.5 * at, 0.5))
    room.go(1)
    room.play(a=steps(*"abcd"))
    room.go(2)
    first = room.sound.listen()[0]
    assert (first.cycle - 7.25) * 2 == pytest.approx(first.frame / RATE, abs=1e-3)
    assert first.controls["s"] == "abcd"[round(first.cycle * 4) % 4]


def test_a_clock_that_falls_silent_is_told_once_and_the_music_goes_on():
    room = ClockRoom()
    room.play(a=steps("a", "b"))
    leader = Script(lambda at: 0.6 * at, 0.6)
    room.desk.lead(leader)
    room.go(1)
    leader.silent = True
    room.go(5)
    assert room.told().count("tidal fell silent; we go on at 144.0 bpm") == 1
    assert off_ms(room, leader) < 1.0
    leader.silent = False
    room.go(1)
    assert room.told()[-1] == "tidal is back, and leads again"


def test_a_clock_that_jumps_is_followed_and_told_of_seldom():
    room = ClockRoom()
    room.play(a=steps("a", "b"))
    leader = Script(lambda at: 0.5 * at, 0.5)
    room.desk.lead(leader)
    room.go(1)
    for jump in (3.3, 100.0, -50.25):
        leader.cycle = lambda at, jump=jump: jump + 0.5 * at
        room.go(1)
        assert off_ms(room, leader) < 1.0
    assert len([text for text in room.told() if "jumped" in text]) == 1


@pytest.mark.parametrize("takes", [True, False])
def test_a_tempo_that_the_player_chooses_goes_to_who_leads(takes):
    room = ClockRoom()
    room.play(a=steps("a", "b"))
    leader = Script(lambda at: 0.5 * at, 0.5)
    leader.takes = takes
    room.desk.lead(leader)
    room.go(1)
    for _ in range(2):
        room.session.set_cps(0.75)
        room.go(1)
    assert set(leader.taken) == {0.75}
    assert room.session.playing().cps == (0.75 if takes else 0.5)
    sentence = "tidal leads and sets the tempo; `follow off` makes it yours"
    assert room.told().count(sentence) == (0 if takes else 1)


def test_what_played_stops_and_comes_back_with_the_leader():
    room = ClockRoom()
    leader = Script(lambda at: 0.5 * at, 0.5)
    leader.playing = True
    room.desk.lead(leader)
    room.go(0.5)
    room.play(a=steps("a"))
    room.go(0.5)
    leader.playing = False
    room.go(0.5)
    assert room.session.playing().slots == ()
    leader.playing = True
    room.go(0.5)
    assert room.session.playing().slots == ("a",)
    assert off_ms(room, leader) < 1.0


def test_start_and_stop_can_be_left_out():
    room = ClockRoom(Options(transport=False))
    leader = Script(lambda at: 0.5 * at, 0.5)
    leader.playing = True
    room.desk.lead(leader)
    room.play(a=steps("a"))
    room.go(0.5)
    leader.playing = False
    room.go(0.5)
    assert room.session.playing().slots == ("a",)


def test_each_output_has_its_offset_and_what_is_heard_counts_the_way_to_the_ears():
    options = Options()
    options.offsets["osc"], options.offsets["midi"] = 0.1, -0.02
    room = ClockRoom(options, latency_s=0.05)
    osc, midi = Looks(), Looks("midi")
    room.desk.add("osc", osc)
    room.desk.add("midi", midi)
    room.play(a=steps("a"))
    room.go(2)
    now, here = float(room.clock.now), room.cycle()
    assert osc.moments[-1].state.cycle == pytest.approx(here - 0.5 * 0.1, abs=1e-4)
    assert midi.moments[-1].state.cycle == pytest.approx(here - 0.5 * 0.03, abs=1e-4)
    second = midi.moments[-1].sound_s
    assert midi.moments[-1].moment_of(second) == pytest.approx(now, abs=1e-4)
    assert shown(options.offsets) == "midi 20 ms earlier, osc 100 ms later"


class Port:
    """A MIDI port that keeps what it is sent, and hears what it is told."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, float]] = []
        self.hears = None

    def send(self, data: bytes, at: float | None = None, tag: int = 0) -> bool:
        del tag
        self.sent.append((data, math.nan if at is None else at))
        return True

    def received(self, hears) -> None:
        self.hears = hears

    def forget(self, hears) -> None:
        del hears
        self.hears = None


def test_midi_clock_is_sent_ahead_with_its_time():
    room, port = ClockRoom(), Port()
    room.play(a=steps("a"))
    begin = float(room.clock.now) + 0.01
    room.desk.add("midi", MidiOut(port, 4))
    room.go(2)
    ticks = [at for data, at in port.sent if data == b"\xf8"]
    assert len(ticks) in range(96, 100)
    for n, at in enumerate(ticks):
        assert at == pytest.approx(begin + (n + port_first(ticks, begin)) / 48, abs=2e-4)
    room.desk.remove("midi")
    assert port.sent[-1][0] == b"\xfc"


def port_first(ticks: list[float], begin: float) -> int:
    return round((ticks[0] - begin) * 48)


def test_our_own_midi_clock_leads_another_session_to_where_we_are():
    ours, theirs, port = ClockRoom(), ClockRoom(), Port()
    theirs.desk.lead(MidiIn(port, 4, transport=True))
    theirs.play(b=steps("b"))
    cable = Port()
    ours.desk.add("midi", MidiOut(cable, 4))
    ours.go(0.5)
    ours.play(a=steps("a"))
    for step in range(600):
        ours.go(0.01)
        if step >= 50:
            theirs.go(0.01)
        now = float(ours.clock.now)
        for data, at in [one for one in cable.sent if one[1] <= now]:
            port.hears(data, at - 1.0)
        cable.sent = [one for one in cable.sent if one[1] > now]
    apart = ours.cycle() - theirs.cycle()
    assert float(ours.clock.now) - float(theirs.clock.now) == pytest.approx(1.0)
    assert abs(apart) < 0.001
