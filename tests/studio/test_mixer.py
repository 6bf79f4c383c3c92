"""The mixer, launches, fades, undo and scenes, by the words at the prompt."""

from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.metrics import Metrics
from tests.studio.fakes import RATE, FakeProgram, steps
from tests.studio.rooms import Room

EDGE = RATE // 100


@pytest.fixture
def room() -> Room:
    return Room()


def sounds(room: Room, since: float = 0.0) -> set[str]:
    return {event.controls["s"] for event in room.sound.listen() if event.frame >= since * RATE}


def test_a_muted_slot_is_silent_at_once_and_comes_back_in_time(room: Room) -> None:
    room.type("a", drums=steps(*["hh"] * 8), bass=steps(*["x"] * 8))
    room.wait(1)
    assert room.command("mute drums").text == "heard: bass"
    room.wait(1)
    assert room.command("unmute drums").text == "heard: bass, drums"
    room.wait(2)
    hats = [event.frame for event in room.sound.listen() if event.controls["s"] == "hh"]
    silence = [frame for frame in hats if RATE + EDGE <= frame < 2 * RATE + EDGE]
    assert silence == []
    assert set(hats) <= {EDGE + n * RATE // 4 for n in range(20)}
    assert len([frame for frame in hats if frame > 2 * RATE]) == 8
    assert len(sounds(room)) == 2


def test_solo_silences_the_others_until_it_is_taken_off(room: Room) -> None:
    room.type("a", drums=steps("hh", "hh"), bass=steps("x", "x"), lead=steps("y", "y"))
    room.command("solo bass")
    room.command("solo lead")
    room.wait(3)
    assert sounds(room, 0.02) == {"x", "y"}
    assert room.command("solo bass").text == "heard: lead"
    assert room.command("solo").text == "no solo"


def test_a_gain_scales_what_comes_after_it(room: Room) -> None:
    room.type("a", bass=steps("x", "x", "x", "x"))
    assert room.command("gain bass 0.5").text == "bass at 0.5"
    room.wait(1)
    room.command("gain bass 1")
    room.wait(2)
    gains = [event.controls.get("postgain") for event in room.sound.listen()]
    assert gains[:2] == [0.5, 0.5]
    assert gains[-1] is None


def test_only_ends_everything_else(room: Room) -> None:
    room.type("a", drums=steps("hh"), bass=steps("x"), lead=steps("y"))
    assert room.command("only bass lead").text == "only bass, lead"
    assert room.slots() == {"bass", "lead"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("mute", "which slot? try mute drums"),
        ("mute flute", "nothing called flute plays; there is bass, drums"),
        ("gain bass loud", "gain needs a slot and a number from 0 to 4: gain bass 0.8"),
        ("gain 0.5", "gain needs a slot and a number from 0 to 4: gain bass 0.8"),
        ("gain bass 5", "gain needs a slot and a number from 0 to 4: gain bass 0.8"),
        ("launch soon", "launch needs a number of cycles, or now: launch 4"),
        ("launch 1/2", "launch needs a number of cycles, or now: launch 4"),
        ("fade -1", "fade needs a number of cycles: fade 2, or fade 0 for none"),
        ("scene nowhere", "there is no scene nowhere; try scene store A, then scene A"),
        ("arrange A", "arrange needs scenes and cycles: arrange intro 8 verse 16"),
        ("arrange A x", "arrange needs scenes and cycles: arrange intro 8 verse 16"),
        ("redo", "nothing to redo"),
        ("nudge far", "nudge needs milliseconds, up to 500: nudge -10"),
        ("nudge 501", "nudge needs milliseconds, up to 500: nudge -10"),
    ],
)
def test_a_wrong_word_is_answered_with_what_would_be_right(
    room: Room, line: str, said: str
) -> None:
    room.type("a", drums=steps("hh"), bass=steps("x"))
    reply = room.command(line)
    assert (reply.ok, reply.text) == (False, said)
    assert room.slots() == {"drums", "bass"}


def test_code_for_a_muted_slot_says_that_nobody_hears_it(room: Room) -> None:
    room.type("a", drums=steps("hh"))
    room.command("mute drums")
    reply = room.type("b", drums=steps("bd"))
    assert reply.text == "drums is muted; unmute lets all be heard"


def test_a_launch_waits_for_its_cycle_to_the_frame(room: Room) -> None:
    room.type("a", drums=steps("hh", "hh", "hh"))
    assert room.command("launch 2").text == "changes wait for the next cycle that 2 divides"
    room.wait(1)
    assert room.type("b", drums=steps("bd")).text == "at cycle 2"
    assert room.session.playing().waiting == 2
    room.wait(8)
    events = room.sound.listen()
    border = EDGE + 4 * RATE
    assert {event.controls["s"] for event in events if event.frame < border} == {"hh"}
    assert [event.frame for event in events if event.controls["s"] == "bd"] == [
        border + n * 2 * RATE for n in range(3)
    ]
    assert len([event for event in events if event.controls["s"] == "hh"]) == 6
    assert not room.sound.late


def test_hush_lets_nothing_land_after_it(room: Room) -> None:
    room.type("a", drums=steps("hh"))
    room.command("launch 4")
    room.wait(1)
    room.type("b", drums=steps("bd"))
    room.command("hush")
    room.wait(20)
    assert sounds(room) == {"hh"}
    assert room.session.playing().waiting is None


def test_a_crossfade_lets_the_old_go_while_the_new_comes(room: Room) -> None:
    room.type("a", drums=steps(*["old"] * 8))
    room.command("fade 2")
    room.wait(1)
    room.type("b", drums=steps(*["new"] * 8))
    room.wait(6)
    levels: dict[str, list[float]] = {"old": [], "new": []}
    for event in room.sound.listen():
        levels[event.controls["s"]].append(event.controls.get("postgain", 1.0))
    falling, rising = levels["old"][5:], levels["new"]
    assert falling == sorted(falling, reverse=True)
    assert rising == sorted(rising)
    assert len(falling) == 15
    assert rising[-1] == 1.0
    assert all(
        one**2 + other**2 == pytest.approx(1) for one, other in zip(falling, rising, strict=False)
    )
    assert room.slots() == {"drums"}


def test_undo_and_redo_bring_back_what_played(room: Room) -> None:
    room.type("a", drums=steps("bd"))
    room.type("b", drums=steps("hh"), bass=steps("x"))
    room.command("hush")
    assert room.command("undo").text == "plays: bass, drums"
    assert room.command("undo").text == "plays: drums"
    room.wait(1)
    assert sounds(room, 0.02) <= {"bd"}
    assert room.command("redo").text == "plays: bass, drums"
    assert room.slots() == {"drums", "bass"}


def test_undo_does_not_disturb_a_slot_that_stays(room: Room) -> None:
    room.type("a", drums=steps("hh", "hh", "hh"))
    room.type("b", bass=steps("x"))
    room.wait(1)
    room.command("undo")
    room.wait(4)
    frames = [event.frame for event in room.sound.listen() if event.slot == "drums"]
    assert frames == [EDGE + round(step * 2 * RATE / 3) for step in range(len(frames))]
    assert {event.generation for event in room.sound.played if event.slot == "drums"} == {1}


def test_a_scene_brings_back_slots_tempo_and_mixer(room: Room) -> None:
    room.type("a", FakeProgram({"drums": steps("bd"), "bass": steps("x")}, cps=1))
    room.command("mute bass")
    assert room.command("scene store one").text == "scene one: bass, drums"
    room.command("hush")
    room.type("b", FakeProgram({"pad": steps("p")}, cps=0.25))
    assert room.command("scene one").ok
    assert room.slots() == {"drums", "bass"}
    assert room.session.playing().cps == 1
    assert room.session.playing().silent == {"bass"}
    assert room.command("scene").text == "one"
    assert room.command("scene drop one").text == "scene one is gone"


def test_an_arrangement_plays_its_scenes_in_turn_and_ends(room: Room) -> None:
    for name in ("A", "B"):
        room.type(name, FakeProgram({"tune": steps(name)}, cps=1))
        room.command(f"scene store {name}")
    room.command("hush")
    assert room.command("arrange A 2 B 3 A 1").text == "3 scenes, 6 cycles, then silence"
    begin = room.sound.frame()
    room.wait(10)
    heard = [event.controls["s"] for event in room.sound.listen() if event.frame >= begin]
    assert "".join(heard) == "AABBBA"
    assert room.slots() == set()


@pytest.mark.parametrize("shift", [-9, 10, 250])
def test_a_nudge_moves_what_comes_and_loses_nothing(room: Room, shift: int) -> None:
    room.type("a", drums=steps(*["hh"] * 7))
    room.wait(1)
    words = f"{abs(shift)} ms {'later' if shift > 0 else 'earlier'}"
    assert room.command(f"nudge {shift}").text == words
    room.wait(4)
    events = room.sound.listen()
    assert [round(event.cycle * 7) for event in events] == list(range(len(events)))
    begin = RATE + EDGE
    grid = [EDGE + round(event.cycle * 2 * RATE) for event in events]
    moved = shift * RATE // 1000
    assert [event.frame for event in events] == [
        frame + (moved if frame >= begin else 0) for frame in grid
    ]


def test_taps_set_the_tempo(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.type("a", drums=steps("hh"))
    times = iter([10.0, 10.5, 11.0, 11.5, 20.0])
    monkeypatch.setattr("studio.commands.tempo.time.monotonic", lambda: next(times))
    said = [room.command("tap").text for _ in range(5)]
    assert said[1:4] == ["120.0 bpm"] * 3
    assert said[0] == said[4] == "tap again, 4 to a cycle"
    room.wait(1)
    assert room.session.playing().cps == 0.5


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["mute drums", "unmute", "solo bass", "gain drums 0.5", "undo", "redo", "launch 1",
                 "launch now", "fade 1", "fade 0", "scene store A", "scene A", "hush", "panic",
                 "nudge 8", "nudge -5", "setcps 0.7"]
            ),
            st.integers(0, 40),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_whatever_is_asked_no_event_comes_late_or_twice(words: list[tuple[str, int]]) -> None:
    room = Room()
    for number, (line, ticks) in enumerate(words):
        room.type(f"c{number}", drums=steps(*["hh"] * (number + 3)), bass=steps("x", "y"))
        room.wait(Fraction(ticks, 50))
        room.command(line)
    room.wait(2)
    assert not room.sound.late
    heard = [(event.slot, event.frame, event.controls["s"]) for event in room.sound.listen()]
    assert len(heard) == len(set(heard))


def test_status_tells_what_the_sound_costs(room: Room) -> None:
    assert room.command("status").text == "there is no sound whose cost could be told"
    numbers = dict.fromkeys((one.name for one in fields(Metrics)), 0)
    told = {**numbers, "blocks": 100, "onsets": 4, "replayed": 3}
    room.session.metrics = lambda: Metrics(**told)
    said = room.command("status").text
    assert "late: 0 of 100 blocks" in said
    assert "75% of 4 onsets were rendered before" in said
