"""A session goes by its room's clock; a room by its timekeeper's, where another leads that."""

from fractions import Fraction

import pytest

from jam.room import Tempo
from jam.roomclock import RoomClock
from studio.jamming.leader import RoomFollows, RoomLeader, lead_by_room
from tests.studio.fakes import steps
from tests.studio.links.clockrooms import ClockRoom, Script

HALF = Fraction(1, 2)


class Table:
    """A session with a desk, in a room whose time is kept here."""

    def __init__(self, latency_s: float = 0.0) -> None:
        self.room = ClockRoom(latency_s=latency_s)
        self.desk = self.room.desk
        self.clock = RoomClock("me", self.now, "a")
        self.tempos: list[Tempo] = []
        self.chosen: list[tuple[Fraction, Fraction]] = []
        session = self.room.session
        self.leader = RoomLeader(session, self.clock, self.choose, seconds=self.now)
        self.follows = RoomFollows(self.clock, self.choose)

    def now(self) -> float:
        return float(self.room.clock.now)

    def choose(self, cps: Fraction, cycle: Fraction) -> None:
        """What a room does with a tempo."""
        self.chosen.append((cps, cycle))
        self.tempos.append(Tempo(cps, cycle, "me"))
        self.clock.set_tempos(self.tempos)

    def enter(self, seconds: float = 100.0) -> None:
        self.clock.found(seconds)
        self.untie = lead_by_room(self.desk, self.leader, self.follows)

    def off_ms(self) -> float:
        return 1000 * abs(self.leader.off_s(self.desk))


def playing(latency_s: float = 0.0) -> Table:
    table = Table(latency_s)
    table.room.play(drums=steps("bd", "sd"))
    table.room.go(1.0)
    return table


def test_a_session_goes_where_the_room_is_and_its_cycles_are_the_rooms():
    table = playing()
    table.enter()
    table.room.go(1.0)
    assert table.off_ms() < 1.0
    assert table.room.cycle() == pytest.approx(50.5, abs=0.01)


def test_a_session_that_plays_nothing_is_in_phase_before_its_first_sound():
    table = Table()
    table.enter()
    table.room.go(1.0)
    assert table.off_ms() < 1.0
    table.room.play(drums=steps("bd"))
    table.room.go(2.0)
    table.room.sound.listen()
    first = table.room.sound.played[0]
    assert first.cycle > 50
    moment = first.frame / 48_000
    assert float(table.clock.cycle_at(moment)) == pytest.approx(first.cycle, abs=0.001)


def test_what_is_heard_is_in_phase_not_what_is_computed():
    table = playing(latency_s=0.05)
    table.enter()
    table.room.go(1.0)
    heard = table.room.cycle() - 0.05 * 0.5
    assert heard == pytest.approx(50.5, abs=0.002)


def test_a_tempo_lands_at_its_cycle_and_nothing_is_off_meanwhile():
    table = playing()
    table.enter()
    table.room.go(1.0)
    table.choose(Fraction(3, 4), Fraction(52))
    worst = 0.0
    for _ in range(60):
        table.room.go(0.1)
        line = table.desk.lines.at(table.desk.sound_now())
        table.desk.state()
        worst = max(worst, table.off_ms())
        assert line.cps == (HALF if table.room.cycle() < 51.999 else Fraction(3, 4))
    assert worst < 1.0
    assert table.desk.following is not None
    assert table.desk.following.steering.jumps == 1


def test_a_tempo_that_is_chosen_here_is_the_rooms_first():
    table = playing()
    table.enter()
    table.room.go(1.0)
    table.room.session.set_cps(0.8)
    table.room.go(0.2)
    assert table.chosen == [(Fraction(4, 5), Fraction(51))]
    assert table.room.session.playing().cps == 0.5
    table.room.go(3.0)
    assert table.room.session.playing().cps == 0.8
    assert table.off_ms() < 1.0
    assert len(table.chosen) == 1


def test_the_tempo_that_holds_already_is_no_news():
    table = playing()
    table.enter()
    table.room.go(1.0)
    table.room.session.set_cps(0.5)
    table.room.go(1.0)
    assert table.chosen == []


def led_elsewhere():
    """Who keeps a room's time, and goes by another clock."""
    table = playing()
    table.desk.lead(Script(lambda at: 7.3 + at * 0.6, 0.6))
    table.room.go(1.0)
    table.enter(table.room.cycle() / 0.5)
    return table


def test_another_clock_that_leads_the_timekeeper_leads_the_room():
    table = led_elsewhere()
    table.room.go(6.0)
    assert table.desk.leads == "tidal"
    assert [cps for cps, _ in table.chosen] == [Fraction(3, 5)]
    assert table.off_ms() < 1.0


def test_who_does_not_keep_the_time_leads_nobody():
    table = playing()
    table.desk.lead(Script(lambda at: 7.3 + at * 0.6, 0.6))
    table.untie = lead_by_room(table.desk, table.leader, table.follows)
    table.room.go(1.0)
    assert table.desk.leads == "jam"
    assert table.chosen == []


def test_who_keeps_the_time_no_more_goes_by_the_room_again():
    table = led_elsewhere()
    table.room.go(4.0)
    table.clock.set_order(["you", "me"])
    ahead_s = table.clock.room_s(table.now()) - table.now()
    said = {"life": "b", "keeps": True, "base": [[0.0, ahead_s]], "error": 0.0}
    for _ in range(20):
        table.clock.tick()
        for message in table.clock.outgoing():
            if message.kind == "ping":
                came = {"came": table.now(), "left": table.now(), "n": message.body["n"]}
                table.clock.hear("you", "pong", {**said, **came})
        table.clock.hear("you", "anchor", said)
        table.room.go(0.2)
    assert not table.clock.keeping
    table.room.go(2.0)
    assert table.desk.leads == "jam"
    assert table.off_ms() < 1.0
    text = "somebody else keeps the room's time: the room leads here, no more tidal"
    assert text in [one.text for one in table.room.notices]


def test_who_leaves_goes_by_a_clock_of_ones_own():
    table = playing()
    table.enter()
    table.room.go(1.0)
    table.untie()
    table.room.session.set_cps(0.8)
    table.room.go(0.5)
    assert table.desk.leads == ""
    assert table.room.session.playing().cps == 0.8
    assert table.chosen == []


def test_a_room_whose_time_jumps_is_followed_at_once():
    table = playing()
    table.enter()
    table.room.go(1.0)
    table.clock.shift(0.4)
    table.room.go(0.3)
    assert table.off_ms() < 1.0
