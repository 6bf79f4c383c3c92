"""Arrangements and count-ins: what plays when, on stage and on a tape."""

from fractions import Fraction

import pytest

from studio.arranging import TooLongError, performed
from studio.replies import Reply
from studio.slots import Part, Picture
from tests.studio.fakes import RATE, steps
from tests.studio.rooms import Room

DRUMS = Picture({"drums": Part("a", steps("bd", "sd"))}, cps=Fraction(1, 2))
HATS = Picture({"hats": Part("b", steps("hh"))}, cps=Fraction(1))


@pytest.fixture
def room() -> Room:
    return Room()


def test_scenes_follow_each_other_each_for_its_cycles_in_its_tempo() -> None:
    song = performed([(DRUMS, Fraction(2)), (HATS, Fraction(3))])
    heard = [(event.frame, event.controls["s"]) for event in song.events]
    seconds = [(0, "bd"), (1, "sd"), (2, "bd"), (3, "sd"), (4, "hh"), (5, "hh"), (6, "hh")]
    assert heard == [(second * RATE, sound) for second, sound in seconds]
    assert song.frames == 7 * RATE


def test_an_arrangement_is_the_same_on_stage_and_on_tape(room: Room) -> None:
    room.type("a", drums=steps("bd", "sd"))
    room.command("scene store A")
    room.type("b", drums=steps("x", "y", "z"))
    room.command("only drums")
    room.command("scene store B")
    room.command("hush")
    room.wait(1)
    before = len(room.heard())
    room.command("fade 1")
    room.command("arrange A 2 B 3 A 1")
    room.wait(14)
    live = room.sound.listen()[before:]
    scenes = room.session.scenes
    order = [(scenes[name], Fraction(length)) for name, length in (("A", 2), ("B", 3), ("A", 1))]
    song = performed(order, fade=1.0)
    begin = live[0].frame

    def plain(events: object, offset: int = 0) -> list[tuple[object, ...]]:
        return [(one.frame - offset, one.slot, str(one.controls)) for one in events]  # type: ignore[attr-defined]

    assert plain(song.events) == plain(live, begin)


def test_what_takes_the_place_of_everything_goes_on_in_time(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    room.command("scene store A")
    room.type("b", bass=steps("x"))
    room.command("only bass")
    room.wait(3)
    room.command("scene A")
    assert room.session.playing().cycle == pytest.approx(1.5, abs=0.02)


def test_an_arrangement_may_begin_with_silence_and_rest_in_between(room: Room) -> None:
    room.command("scene store S")
    room.type("a", drums=steps("bd"))
    room.command("scene store A")
    room.command("hush")
    room.wait(1)
    before = len(room.heard())
    room.command("arrange S 1 A 1 S 2 A 1")
    room.wait(12)
    first, second = room.sound.listen()[before:]
    assert second.frame - first.frame == 3 * 2 * RATE
    rests = [(Picture(), Fraction(1)), (DRUMS, Fraction(1)), (Picture(), Fraction(1))]
    song = performed(rests)
    assert [event.frame for event in song.events] == [2 * RATE, 3 * RATE]
    assert song.frames == 6 * RATE


def test_an_arrangement_of_many_hours_is_refused() -> None:
    slow = Picture(DRUMS.parts, cps=Fraction(1, 1000))
    with pytest.raises(TooLongError, match="this lasts longer than 6 hours; arrange less"):
        performed([(slow, Fraction(1000))])


def test_from_silence_it_counts_in_and_what_is_evaluated_meanwhile_begins_at_cycle_0(
    room: Room,
) -> None:
    assert room.command("countin 2") == Reply(True, "8 clicks")
    room.wait(2.5)
    assert room.session.playing().cycle == pytest.approx(-0.75, abs=0.02)
    assert room.type("a", drums=steps("bd")).text == "at cycle 0"
    room.wait(4)
    begin = room.sound.played[0].frame
    heard = [(event.frame - begin, event.controls["s"]) for event in room.sound.listen()]
    assert heard[:8] == [(beat * RATE // 2, "rim") for beat in range(8)]
    assert heard[8:] == [(4 * RATE, "bd"), (6 * RATE, "bd")]
    assert [event.cycle for event in room.sound.played[8:]] == [0, 1]


def test_while_something_plays_it_clicks_along_and_a_scene_comes_after(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    room.command("scene store A")
    room.type("b", drums=steps("x"))
    room.wait(1)
    assert room.command("countin 1 A").text == "4 clicks, then scene A"
    room.wait(6)
    cycles = [(event.cycle, event.controls["s"]) for event in room.sound.listen()]
    clicks = [cycle for cycle, sound in cycles if sound == "rim"]
    assert clicks == [1, 1.25, 1.5, 1.75]
    assert [cycle for cycle, sound in cycles if sound == "bd"][-2:] == [2, 3]


def test_hush_ends_a_count_in_at_once(room: Room) -> None:
    room.command("countin")
    room.wait(0.7)
    room.command("hush")
    room.wait(4)
    assert room.heard() == ["rim", "rim"]
    assert room.session.playing().cycle is None


@pytest.mark.parametrize("line", ["countin 0", "countin 1.5", "countin x", "countin 1 A B"])
def test_what_is_no_count_in_is_told(room: Room, line: str) -> None:
    assert room.command(line).text == "countin needs 1 to 16 cycles, and a scene: countin 2 A"
    assert room.command("countin 1 A").text.startswith("there is no scene A")


def test_a_nudge_takes_nothing_back_that_is_heard_before_it(room: Room) -> None:
    room.type("a", drums=steps(*["x"] * 40))  # one every 50 ms
    for _ in range(40):
        room.wait(0.06)
        room.command("nudge -9")
    room.wait(1)
    cycles = [round(event.cycle * 40) for event in room.sound.listen()]
    assert cycles == list(range(len(cycles)))
