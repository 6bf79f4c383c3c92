"""What a player says about the clock, and what that does."""

import sys

import pytest

from studio.commands.table import run
from studio.links.clock import attached as attached_module
from studio.links.clock.attached import attach, attached, detach
from studio.links.clock.calibrating import ENOUGH, Calibration
from studio.links.clock.desks import desk_of
from studio.links.clock.link import LinkPart
from studio.replies import Reply
from studio.settings import Settings
from tests.studio.fakes import steps
from tests.studio.links.clockrooms import ClockRoom, Script
from tests.studio.links.test_link_clock import OneLink


@pytest.fixture
def room():
    made = ClockRoom()
    desk = desk_of(made.session)
    desk.threaded = False
    desk.seconds = lambda: float(made.clock.now)
    desk._follower._time_ns = desk._follower._monotonic_ns = lambda: round(made.clock.now * 10**9)
    made.desk = desk
    yield made
    detach(made.session)


def say(room: ClockRoom, line: str) -> Reply:
    promised = run(room.session, line)
    room.session.turn()
    return promised.result(timeout=1)


def test_the_clock_says_where_it_stands_and_who_leads(room):
    room.play(a=steps("a"))
    room.go(1.01)
    assert say(room, "clock").text == (
        "cycle 0.50, beat 3 of 4, 120.00 bpm\nleads: we; told: nobody; offsets: none"
    )
    room.desk.lead(Script(lambda at: 0.5 * at, 0.5))
    room.go(1)
    assert "leads: tidal (" in say(room, "clock").text
    assert say(room, "follow off").text == "we lead; tidal did"


class Room(Script):
    """The clock of a room, in a desk."""

    name, keeping, keeper = "jam", False, "Ada"


def test_a_room_leads_who_does_not_keep_its_time_whatever_they_say(room):
    assert say(room, "follow jam").text.startswith("you are in no room")
    room.desk.room = held = Room(lambda at: 0.5 * at, 0.5)
    assert say(room, "follow jam").text == "the room leads"
    for word in ("midi", "tidal", "off"):
        reply = say(room, f"follow {word}")
        assert not reply.ok
        assert reply.text.startswith(
            "the room leads here, and Ada keeps its time: what you play stays in its phase; "
        )
        assert room.desk.leads == "jam"
    held.keeping = True
    assert say(room, "follow off").text == "we lead; jam did"


def test_link_goes_by_the_room_at_who_does_not_keep_its_time(room):
    room.desk.room = Room(lambda at: 0.5 * at, 0.5)
    say(room, "follow jam")
    seconds = room.desk.seconds
    link = LinkPart(120, 4, True, room.session.tell, lambda *_: OneLink(seconds, 120), seconds)
    room.desk.add("link", link)
    reply = say(room, "follow link")
    assert reply.ok
    assert reply.text.startswith(
        "the room leads here, and Ada keeps its time: what you play stays in its phase, "
        "and Link goes by it. Link is on"
    )
    assert room.desk.leads == "jam"
    assert say(room, "follow jam").text == "the room leads, and link with us"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("clock beats 0", "clock knows clock beats 3, clock tidal on, clock midi NAME"),
        ("follow me", "follow link, follow tidal, follow midi NAME, follow jam, or follow off"),
        ("offset midi", "offset midi 12, in milliseconds, up to 1000"),
        ("offset midi 1e9", "offset midi 12, in milliseconds, up to 1000"),
        ("offset drums 3", "offset midi 12, in milliseconds, up to 1000"),
        ("calibrate", "calibrate midi, or link, osc, tidal; calibrate off"),
        ("link perhaps", "link on, link off, or link to hear who is there"),
    ],
)
def test_what_is_not_understood_says_how(room, line, text):
    reply = say(room, line)
    assert not reply.ok
    assert reply.text.startswith(text)


def test_an_offset_holds_at_once_and_is_kept_in_the_settings(room, tmp_path):
    room.desk.file = tmp_path / "config.toml"
    assert say(room, "offset midi 12 ms").text == "midi comes 12 ms later"
    assert say(room, "offset link -7.5").text == "link comes 7.5 ms earlier"
    assert room.desk.options.offsets["midi"] == pytest.approx(0.012)
    kept = (tmp_path / "config.toml").read_text()
    assert "offset_midi = 12" in kept
    assert "offset_link = -7.5" in kept
    assert say(room, "offset").text.startswith("offsets: link 7.5 ms earlier, midi 12 ms later")


def test_beats_of_a_cycle_are_one_setting_for_taps_and_clicks(room):
    assert say(room, "clock beats 3").text.startswith("3 beats a cycle")
    assert say(room, "tap").text == "tap again, 3 to a cycle"
    assert say(room, "countin 2").text == "6 clicks"


def test_link_that_is_not_there_is_told(room, monkeypatch):
    monkeypatch.setitem(sys.modules, "aalink", None)
    reply = say(room, "link on")
    assert (reply.ok, reply.text.split(";")[0]) == (False, "Link is not in this installation")


def test_link_is_off_until_it_is_asked_for(room):
    assert say(room, "link").text.startswith("Link is off; link on joins it, on all networks")
    assert say(room, "link off").text == "Link was off"


def test_calibrating_finds_how_late_an_output_is_whatever_the_habits_of_the_hand(room):
    room.play(a=steps("a"))
    room.go(0.5)
    assert "tap (or F9) 8 times" in say(room, "calibrate midi").text
    late_s, habit_s = 0.07, -0.03
    replies = []
    for row in (0.0, late_s):
        for _ in range(ENOUGH):
            room.go(0.5)
            begin = room.clock.now
            room.go(0.5 + row + habit_s)
            replies.append(say(room, "tap").text)
            room.clock.now = begin
    assert replies[ENOUGH - 1] == "now listen to midi alone, and tap to it 8 times"
    assert replies[-1].startswith("midi is 70 ms late: midi comes 70 ms earlier")
    assert room.desk.options.offsets["midi"] == pytest.approx(-0.07, abs=0.001)
    assert "calibrate" not in room.session.playing().slots


def test_uneven_taps_are_refused():
    calibration = Calibration("midi", 0.5)
    said = [calibration.tap(0.125 * n) for n in range(ENOUGH)]
    assert said[-1].startswith("these taps are too uneven")
    assert calibration.found_s is None


def test_settings_hold_from_the_first_word_on():
    values = {
        **Settings().values,
        "clock.beats": 5,
        "clock.offset_osc": -20,
        "clock.transport": "off",
    }
    fresh = ClockRoom()
    attach(fresh.session, Settings(values), None, lambda: 0.25)
    desk = desk_of(fresh.session)
    assert (desk.beats, desk.transport, desk.options.offsets["osc"]) == (5, False, -0.02)
    detach(fresh.session)
    assert attached(fresh.session).desk is None
    assert attached_module._ALL is not None
