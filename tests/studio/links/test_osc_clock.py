"""The clock by OSC: asked for, sent on change and at a rate, set and nudged."""

import pytest

from studio.links.clock.attached import attached
from studio.links.clock.overosc import MOST, OscClock
from studio.links.osc.guard import OscError, decode
from tests.studio.fakes import steps
from tests.studio.links.clockrooms import ClockRoom
from tests.studio.links.desks import House, Program
from tests.waiting import until

SINCE_1970 = 1_795_000_000.0


class OscRoom(ClockRoom):
    def __init__(self) -> None:
        super().__init__()
        self.osc = OscClock(lambda: SINCE_1970 + float(self.clock.now), self.desk.seconds)
        self.desk.add("osc", self.osc)

    def subscribe(self, hz: float, for_s: float = 60.0) -> list[bytes]:
        sent: list[bytes] = []
        self.osc.subscribe(("127.0.0.1", 9000 + self.osc.subscribers), sent.append, hz, for_s)
        return sent


def test_it_comes_at_the_chosen_rate_and_with_its_moment():
    room = OscRoom()
    room.play(a=steps("a"))
    room.go(0.1)
    sent = room.subscribe(20)
    room.go(2)
    assert len(sent) in (40, 41)
    for data in sent:
        (message,) = decode(data)
        cycle, beat, bar, phase, cps, running, beats = message.args
        begin = SINCE_1970 + 0.01
        assert cycle == pytest.approx((message.at - begin) * 0.5, abs=1e-5)
        assert (beat, bar + phase) == pytest.approx((4 * cycle, cycle), abs=1e-5)
        assert (message.address, cps, running, beats) == ("/clock", 0.5, 1, 4)


def test_who_asks_for_changes_alone_hears_of_each_once():
    room = OscRoom()
    sent = room.subscribe(0)
    room.go(1)
    assert len(sent) == 1
    room.play(a=steps("a"))
    room.go(1)
    started = len(sent)
    assert decode(sent[-1])[0].args[5] == 1
    room.session.set_cps(0.75)
    room.go(1)
    assert decode(sent[-1])[0].args[4] == 0.75
    assert len(sent) - started in (1, 2)
    room.session.hush()
    room.go(1)
    assert decode(sent[-1])[0].args[5] == 0


def test_a_subscription_ends_and_there_are_only_so_many():
    room = OscRoom()
    sent = room.subscribe(100, for_s=1)
    room.go(3)
    assert len(sent) in range(90, 104)
    for _ in range(MOST):
        room.subscribe(1)
    with pytest.raises(OscError, match="too many"):
        room.subscribe(1)


@pytest.fixture
def house():
    made = House()
    yield made
    desk = attached(made.session).desk
    if desk is not None:
        desk.close()
    made.close()


@pytest.fixture
def program(house):
    made = Program(house.port)
    yield made
    made.close()


def test_a_program_asks_sets_and_nudges(house, program):
    program.send("/setcps", 0.75)
    assert until(lambda: house.session.playing().cps == 0.75)
    program.send("/clock/get")
    assert until(program.listen)
    assert program.heard[0][0] == "/clock"
    assert program.heard[0][5] == 0.75
    before = house.session.playing().cycle
    program.send("/nudgeAll", 0.2)
    assert until(lambda: house.session.playing().cycle < before)
    moved = house.session.playing().cycle
    program.send("/nudgeAll", 0.2)
    program.send("/nudgeAll", 0.1)
    assert until(lambda: house.session.playing().cycle > moved)
    assert float(before - house.session.playing().cycle) == pytest.approx(0.075)


def test_a_program_is_sent_the_clock_until_it_says_no_more(house, program):
    program.send("/clock/subscribe", program.port, 100.0)
    assert until(lambda: len(program.listen()) > 5)
    program.send("/clock/unsubscribe", program.port)
    osc = attached(house.session).desk.parts["osc"]
    assert until(lambda: osc.subscribers == 0)


@pytest.mark.parametrize(
    "message",
    [
        ("/setcps", 17.0), ("/setcps", -1), ("/setcps", "fast"), ("/setcps",), ("/nudge", 0.6),
        ("/nudge", "a"), ("/clock/subscribe", 0), ("/clock/subscribe", "x"), ("/clock/what", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(house, program, message):
    server = house.links.links["OSC"].server
    program.send(*message)
    assert until(lambda: server.refusals.total)
    assert house.session.playing().cps == 0.5
