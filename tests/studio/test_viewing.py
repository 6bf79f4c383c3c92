"""The viewer: what plays around now, without a word to the patterns but in the player's thread."""

import threading
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from engine.listening import Level
from engine.status import EngineStatus
from patterns.constructors import fastcat
from patterns.errors import QueryError
from patterns.pattern import ALWAYS, Pattern, pure
from patterns.strudel.evaluate import evaluate
from studio.peers import peers_of
from studio.replies import Notice
from studio.viewing import Viewer
from studio.visuals.kit import ENGINE, LEVELS, NOTICES, PEERS, SPECTRUM, Peer, View
from tests.studio.fakes import cycles, steps
from tests.studio.rooms import Room


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def viewer(room: Room) -> Viewer:
    return Viewer(room.session, room.sound, room.clock)


def look(room: Room, viewer: Viewer, before: float = 0.0, after: float = 1.0) -> View:
    """What a display shows that has looked a moment before."""
    for _ in range(8):
        viewer.look(before, after)
        room.session.turn()
    return viewer.look(before, after)


def heard(view: View) -> list[str]:
    return [one.value["s"] for one in view.events if view.begin <= one.begin < view.end]


def test_what_plays_around_now_is_seen(room: Room, viewer: Viewer) -> None:
    room.type("a", drums=steps("bd", "sd"))
    room.wait(1)
    view = look(room, viewer, 0.4, 1)
    assert view.now is not None
    assert view.begin == pytest.approx(view.now - 0.4)
    assert view.end == pytest.approx(view.now + 1)
    assert heard(view) == ["sd", "bd"]
    assert [one.value["s"] for one in view.sounding()] == ["bd"]
    assert {one.slot for one in view.events} == {"drums"}
    assert view.sources == {"drums": "a"}


def test_silence_is_seen_as_such(room: Room, viewer: Viewer) -> None:
    view = look(room, viewer)
    assert (view.now, view.events, view.sounding()) == (None, (), [])


def test_an_event_knows_where_it_stands_in_the_code(room: Room, viewer: Viewer) -> None:
    code = 'd: s("bd sd")'
    room.type(code, d=evaluate(code).pattern)
    found = look(room, viewer).events
    assert [code[slice(*one.locations[0])] for one in found if one.begin < 1] == ["bd", "sd"]


def test_a_cycle_that_is_known_is_not_asked_for_again(room: Room, viewer: Viewer) -> None:
    room.type("a", a=steps("bd"))
    look(room, viewer)
    posted = room.session._requests.qsize()
    events = viewer.look().events
    assert viewer.look().events is events
    assert room.session._requests.qsize() == posted == 0


def test_what_was_played_before_a_change_is_still_seen(room: Room, viewer: Viewer) -> None:
    room.type("a", a=steps("bd", "bd", "bd", "bd"))
    room.wait(1)
    look(room, viewer)
    room.type("b", a=steps("hh", "hh", "hh", "hh"))
    room.wait(Fraction(1, 5))
    view = look(room, viewer, 0.7, 0.5)
    played = [event.controls["s"] for event in room.sound.listen()]
    seen = [one.value["s"] for one in view.events if one.begin <= (view.now or 0)]
    assert seen == played
    assert {"bd", "hh"} == set(seen)
    assert {one.locations for one in view.events if one.value["s"] == "bd"} == {()}


def test_an_event_that_began_long_ago_is_seen_while_it_sounds(room: Room, viewer: Viewer) -> None:
    room.type("a", a=evaluate('s("pad").slow(4)').pattern)
    room.wait(5)
    assert [one.begin for one in look(room, viewer).sounding()] == [0.0]


def test_clip_and_duration_say_how_long_an_event_is_seen(room: Room, viewer: Viewer) -> None:
    room.type("a", a=evaluate('s("bd sd").clip(.5)').pattern)
    assert {one.end - one.begin for one in look(room, viewer).events} == {0.25}


def test_after_silence_time_begins_anew_for_displays_too(room: Room, viewer: Viewer) -> None:
    room.type("a", a=steps("bd"))
    room.wait(9)
    look(room, viewer)
    room.command("hush")
    room.wait(1)
    assert viewer.look().now is None
    room.command("undo")
    room.wait(1)
    view = look(room, viewer)
    assert view.now is not None
    assert view.now < 1
    assert heard(view) == ["bd"]


def test_a_pattern_that_fails_ahead_is_shown_as_far_as_it_can_be(
    room: Room, viewer: Viewer
) -> None:
    def make(number: int, _state: Any) -> list[Any]:
        if number == 2:
            raise QueryError("no")
        return list(pure({"s": "bd"}).cycle(number, _state))

    room.type("a", a=Pattern(make, repeat=(0, ALWAYS)), b=steps("hh"))
    view = look(room, viewer, 0, 3)
    assert sorted({int(one.begin) for one in view.events if one.slot == "a"}) == [0, 1]
    assert sorted({int(one.begin) for one in view.events if one.slot == "b"}) == [0, 1, 2]
    assert room.notices == []


def test_only_the_thread_of_the_player_asks_patterns(room: Room, viewer: Viewer) -> None:
    asked: list[str] = []

    def make(number: int, state: Any) -> list[Any]:
        asked.append(threading.current_thread().name)
        return list(pure({"s": "bd"}).cycle(number, state))

    room.type("a", a=Pattern(make, repeat=(0, ALWAYS)))
    asked.clear()
    looking = threading.Thread(target=lambda: [viewer.look(0, 4) for _ in range(9)], name="looks")
    looking.start()
    looking.join()
    room.session.turn()
    assert asked
    assert "looks" not in asked


def test_looking_sends_nothing_and_changes_nothing(room: Room, viewer: Viewer) -> None:
    other = Room()
    for one in (room, other):
        one.type("a", a=cycles(steps("bd", "sd"), steps("hh")))
    for _ in range(200):
        viewer.look(4, 4)
        room.wait(Fraction(1, 50))
        other.wait(Fraction(1, 50))
    assert room.sound.listen() == other.sound.listen()
    assert room.sound.late == []


def test_nothing_is_asked_while_little_is_sent_ahead(room: Room, viewer: Viewer) -> None:
    room.type("a", a=steps("bd"))
    look(room, viewer, 0, 0.5)
    room.clock.step(Fraction(9, 100))
    viewer.look(0, 8)
    known = viewer._foreseen.tracks["a"].cycles
    room.session._requests.get_nowait()()
    assert viewer._foreseen.tracks["a"].cycles == known
    assert len(look(room, viewer, 0, 8).events) == 9


def test_a_costly_pattern_is_asked_for_this_cycle_and_the_next_alone(
    room: Room, viewer: Viewer
) -> None:
    asked: set[int] = set()

    def make(number: int, state: Any) -> list[Any]:
        asked.add(number)
        room.clock.step(Fraction(1, 50))
        return list(pure({"s": "bd"}).cycle(number, state))

    room.type("a", a=Pattern(make, repeat=(0, ALWAYS)))
    room.wait(5)
    before, now = set(asked), int(look(room, viewer, 8, 8).now or 0)
    assert asked - before <= {now, now + 1}
    assert {int(one.begin) for one in viewer.look(8, 8).events} <= {now, now + 1}


def test_what_a_look_costs_counts_for_the_player(room: Room, viewer: Viewer) -> None:
    def make(number: int, state: Any) -> list[Any]:
        room.clock.step(Fraction(1, 100) if number > 1 else Fraction(0))
        return list(pure({"s": "bd"}).cycle(number, state))

    room.type("a", a=Pattern(make, repeat=(0, ALWAYS)))
    player = room.session._player
    assert player.slots["a"].cost_s < 0.001
    look(room, viewer, 0, 3)
    assert player.slots["a"].cost_s > 0.009


def test_hostile_values_are_seen_or_left_out(room: Room, viewer: Viewer) -> None:
    odd = [{"s": 1e999}, {"clip": "x"}, {"duration": float("nan")}, 3, "bd", None, {"s": ["a"]}]
    room.type("a", a=fastcat([pure(one) for one in odd]))
    view = look(room, viewer)
    assert {one.slot for one in view.events} <= {"a"}


class Ear:
    """A listener that hears what it is told."""

    def __init__(self) -> None:
        self.now = Level((0.5, 0.25), (0.1, 0.1))

    def levels(self) -> dict[int, Level]:
        return {-1: self.now}

    def spectrum(self, _bus: int, bands: int) -> list[float]:
        return [-120.0] * bands

    def waveform(self, _bus: int, points: int) -> list[tuple[float, float]]:
        return [(0.0, 0.0)] * points


def with_ear(room: Room) -> tuple[Viewer, Ear]:
    ear = Ear()
    sound: Any = room.sound
    sound.listener, sound.status = lambda: ear, lambda: EngineStatus(state="running")
    return Viewer(room.session, sound, room.clock), ear


def test_an_engine_is_heard_behind_what_stands_before_it(room: Room) -> None:
    with_ear(room)
    outer = SimpleNamespace(inner=room.sound, clock=room.sound.clock)
    view = Viewer(room.session, outer, room.clock).look(needs=frozenset({LEVELS, ENGINE}))
    assert view.levels is not None
    assert view.status is not None


def test_a_peak_is_held_then_falls(room: Room) -> None:
    viewer, ear = with_ear(room)

    def held() -> float:
        levels = viewer.look(needs=frozenset({LEVELS})).levels
        assert levels is not None
        return levels[-1].held

    assert held() == 0.5
    ear.now = Level((0.0, 0.0), (0.0, 0.0))
    room.clock.step(Fraction(1))
    assert held() == 0.5
    room.clock.step(Fraction(1))
    assert 0 < held() < 0.1


def test_a_clip_is_marked_for_three_seconds(room: Room) -> None:
    viewer, ear = with_ear(room)
    ear.now = Level((1.5, 0.0), (0.0, 0.0))
    marks = []
    for seconds in (0, 2, 2):
        room.clock.step(Fraction(seconds))
        levels = viewer.look(needs=frozenset({LEVELS})).levels
        assert levels is not None
        marks.append(levels[-1].clipped)
        ear.now = Level((0.1, 0.0), (0.0, 0.0))
    assert marks == [True, True, False]


def test_a_view_holds_what_was_asked_for_and_no_more(room: Room) -> None:
    viewer, _ = with_ear(room)
    peers_of(room.session).add(lambda: [Peer("laptop", "Link")])
    room.session.tell("an engine came back")
    view = viewer.look(needs=frozenset({PEERS, NOTICES, ENGINE}))
    assert view.peers == (Peer("laptop", "Link"),)
    assert view.notices == (Notice("an engine came back"),)
    assert view.status is not None
    assert (view.levels, view.spectrum, view.waveform) == (None, None, None)


def test_what_cannot_be_had_is_left_out(room: Room) -> None:
    viewer, _ = with_ear(room)
    peers_of(room.session).add(lambda: [][0])
    peers_of(room.session).add(lambda: [Peer("laptop", "Link")])
    viewer._sound.listener = None
    view = viewer.look(needs=frozenset({PEERS, SPECTRUM, ENGINE}))
    assert (view.peers, view.spectrum) == ((Peer("laptop", "Link"),), None)
    assert view.status is not None
