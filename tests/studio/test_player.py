"""The player: events by frame, changes without gap, failures that stay in their slot."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.messages import SoundEvent
from patterns.errors import QueryError
from patterns.pattern import Pattern, pure
from patterns.state import State
from studio.player import Player
from studio.replies import Notice
from studio.slots import Change, Part
from tests.studio.fakes import RATE, FakeSound, ManualClock, cycles, steps

TICK = Fraction(1, 50)
EDGE = RATE // 100  # 10 ms: the first frame of a change
CYCLE = 2 * RATE  # at the usual tempo, in frames


class Stage:
    """A player with a clock set by hand."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.sound = FakeSound(self.clock)
        self.notices: list[Notice] = []
        self.player = Player(self.sound, self.notices.append, seconds=self.clock)

    def play(self, **patterns: Pattern) -> None:
        self.player.change(Change({name: Part(name, pat) for name, pat in patterns.items()}))

    def wait(self, seconds: Fraction | float) -> None:
        for _ in range(round(Fraction(seconds) / TICK)):
            self.clock.step(TICK)
            self.player.tick()

    def heard(self) -> list[SoundEvent]:
        return self.sound.listen()

    def frames(self, slot: str | None = None) -> list[int]:
        return [event.frame for event in self.heard() if slot in (None, event.slot)]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def failing_from(cycle: int, pattern: Pattern) -> Pattern:
    """A pattern that raises in a cycle and in all that follow."""

    def make(number: int, state: State) -> object:
        if number >= cycle:
            raise QueryError("a flat tyre")
        return pattern.cycle(number, state)

    return Pattern(make)  # type: ignore[arg-type] # events, whatever they are


def test_a_pattern_from_silence_begins_ten_milliseconds_after_it_was_asked_for(
    stage: Stage,
) -> None:
    stage.clock.step(Fraction(7, 3))
    stage.play(drums=steps("bd", "hh"))
    asked = int(Fraction(7, 3) * RATE)
    stage.wait(1)
    assert stage.frames()[0] == asked + EDGE


def test_events_fall_on_exact_frames_without_end(stage: Stage) -> None:
    stage.play(drums=steps("bd", "hh", "cp"))
    stage.wait(20)
    frames = stage.frames()
    assert frames == [EDGE + round(step * CYCLE / 3) for step in range(len(frames))]
    assert len(frames) > 25
    assert not stage.sound.late


def test_nothing_is_sent_before_the_sound_is_up(stage: Stage) -> None:
    stage.sound.ready = False
    stage.play(drums=steps("bd"))
    stage.wait(3)
    stage.sound.ready = True
    stage.wait(1)
    assert stage.frames() == [3 * RATE + EDGE + RATE // 50]


def test_hush_takes_back_what_was_sent(stage: Stage) -> None:
    stage.play(drums=steps(*["hh"] * 64))
    stage.wait(1)
    stage.player.hush()
    stage.wait(2)
    assert stage.frames()[-1] < RATE + EDGE
    assert not stage.player.slots
    assert stage.player.cycle() is None


def test_after_silence_the_next_pattern_begins_with_its_first_cycle(stage: Stage) -> None:
    stage.play(drums=steps("bd"))
    stage.wait(Fraction(7, 2))
    stage.player.hush()
    stage.play(drums=cycles(steps("one"), steps("two")))
    stage.wait(1)
    assert stage.heard()[-1].controls["s"] == "one"
    assert stage.frames()[-1] == 7 * RATE // 2 + EDGE


def test_another_slot_does_not_notice_a_change(stage: Stage) -> None:
    stage.play(drums=steps("bd", "hh", "cp"), bass=steps("a", "b"))
    for number in range(40):
        stage.wait(Fraction(1, 10))
        stage.play(bass=steps("a", f"b{number}"))
    frames = stage.frames("drums")
    assert frames == [EDGE + round(step * CYCLE / 3) for step in range(len(frames))]
    assert {event.generation for event in stage.heard() if event.slot == "drums"} == {1}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, RATE // 50 - 1)),
        min_size=1,
        max_size=6,
    )
)
def test_no_event_is_lost_or_doubled_around_swaps(swaps: list[tuple[int, int, int]]) -> None:
    stage = Stage()
    stage.play(drums=steps(*["0"] * 7))
    expected: list[tuple[int, str]] = []
    begin, count, name = 0, 7, "0"

    def grid(until: float) -> None:
        for step in range(20 * count):
            frame = EDGE + (2 * step * CYCLE + count) // (2 * count)
            if begin <= frame < until:
                expected.append((frame, name))

    for number, (ticks, steps_now, odd) in enumerate(swaps, 1):
        stage.wait(ticks * TICK)
        stage.clock.step(Fraction(odd, RATE))
        edge = stage.sound.frame() + EDGE
        stage.play(drums=steps(*[str(number)] * steps_now))
        grid(edge)
        begin, count, name = edge, steps_now, str(number)
    stage.wait(1)
    grid(stage.sound.frame())
    assert [(event.frame, event.controls["s"]) for event in stage.heard()] == expected
    assert not stage.sound.late


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from([0.25, 0.5, 0.6, 2.3, 7 / 3, 4])),
        min_size=1,
        max_size=6,
    )
)
def test_no_event_is_lost_or_doubled_around_tempo_changes(
    changes: list[tuple[int, float]],
) -> None:
    stage = Stage()
    stage.play(drums=steps(*"abcdefg"), bass=steps(*"xyz"))
    for ticks, cps in changes:
        stage.wait(ticks * TICK)
        stage.clock.step(Fraction(ticks, 7 * RATE))
        stage.player.set_cps(cps)
    stage.wait(1)
    for slot, count in (("drums", 7), ("bass", 3)):
        heard = [event for event in stage.heard() if event.slot == slot]
        assert [round(event.cycle * count) for event in heard] == list(range(len(heard)))
        assert [event.frame for event in heard] == sorted(event.frame for event in heard)
    assert not stage.sound.late


def test_a_tempo_change_is_continuous_in_phase(stage: Stage) -> None:
    stage.play(drums=steps("bd"))
    stage.wait(1)
    before = stage.player.cycle()
    stage.player.set_cps(3)
    after = stage.player.cycle()
    assert before is not None
    assert after is not None
    stage.wait(Fraction(1, 50))
    assert abs(after - before) < Fraction(3, 50)
    assert stage.player.cps == 3


def test_an_event_with_a_cps_control_sets_the_tempo_from_its_onset_on(stage: Stage) -> None:
    slow_then_fast = cycles(pure({"s": "a", "cps": 0.5}), pure({"s": "b", "cps": 2}))
    stage.play(tune=slow_then_fast, drums=steps("bd", "hh"))
    stage.wait(5)
    assert stage.frames("tune") == [EDGE + round(s * RATE) for s in (0, 2, 2.5, 4.5)]
    drums = [round(s * RATE) for s in (0, 1, 2, 2.25, 2.5, 3.5, 4.5, 4.75)]
    assert stage.frames("drums") == [EDGE + frame for frame in drums]


def test_many_tempo_changes_do_not_make_the_time_line_heavier(stage: Stage) -> None:
    stage.play(drums=steps("bd"))
    for number in range(300):
        stage.wait(TICK)
        stage.player.set_cps(0.5 + number / 777)
    assert stage.player.timeline is not None
    assert stage.player.timeline.anchor_cycle.denominator <= 2**48


def test_a_tempo_that_is_none_is_left_alone(stage: Stage) -> None:
    stage.play(tune=pure({"s": "a", "cps": float("nan")}))
    stage.player.set_cps(float("inf"))
    stage.wait(3)
    assert stage.frames() == [EDGE, EDGE + CYCLE]


def test_a_slot_that_fails_in_its_seventeenth_cycle_goes_on_with_its_last_good_pattern(
    stage: Stage,
) -> None:
    stage.player.set_cps(2)
    stage.play(drums=steps("old"), bass=steps("x"))
    stage.wait(Fraction(5, 2))
    stage.play(drums=failing_from(16, steps("new", "new")))
    stage.wait(8)
    drums = [event for event in stage.heard() if event.slot == "drums"]
    assert all(event.controls["s"] == "new" for event in drums if 5.5 < event.cycle < 16)
    assert [event.cycle for event in drums if event.cycle >= 16] == [16, 17, 18, 19, 20]
    assert stage.frames("bass") == [EDGE + n * RATE // 2 for n in range(21)]
    assert [notice.text for notice in stage.notices] == [
        "drums fails, its last good pattern goes on: a flat tyre"
    ]


def test_a_slot_without_a_good_pattern_falls_silent_alone(stage: Stage) -> None:
    stage.play(drums=failing_from(1, steps("new")), bass=steps("x"))
    stage.wait(5)
    assert stage.frames("drums") == [EDGE]
    assert len(stage.frames("bass")) == 3
    assert [notice.text for notice in stage.notices] == ["drums fails, it is silent: a flat tyre"]


def test_a_slot_goes_back_as_far_as_it_has_to(stage: Stage) -> None:
    stage.play(drums=steps("first"))
    stage.wait(1)
    stage.play(drums=failing_from(3, steps("second")))
    stage.wait(1)
    stage.play(drums=failing_from(3, steps("third")))
    stage.wait(8)
    assert [event.controls["s"] for event in stage.heard()] == [
        "first", "third", "third", "first", "first",
    ]  # fmt: skip
    assert len(stage.notices) == 1


def test_a_slot_that_computes_without_end_in_its_third_cycle_holds_nobody_up(
    stage: Stage,
) -> None:
    def endless(number: int, state: State) -> object:
        while number >= 2 and not state.expired():
            pass
        state.spend(3000 if number >= 2 else 0)
        return steps("new").cycle(number, state)

    stage.play(drums=steps("old"), bass=steps("x"))
    stage.play(drums=Pattern(endless))  # type: ignore[arg-type] # events, whatever they are
    stage.wait(9)
    drums = [event.controls["s"] for event in stage.heard() if event.slot == "drums"]
    assert drums == ["new", "new", "old", "old", "old"]
    assert len(stage.frames("bass")) == 5
    assert "its last good pattern goes on: this pattern takes too long" in stage.notices[0].text


def test_a_sound_that_nobody_knows_is_told_once(stage: Stage) -> None:
    stage.sound.refuses = {"nonesuch"}
    stage.play(drums=steps("bd", "nonesuch"))
    stage.wait(10)
    assert [notice.text for notice in stage.notices] == ['drums: no sound is called "nonesuch"']
    assert len(stage.frames()) == 5


def test_a_value_that_is_no_control_map_is_told_once(stage: Stage) -> None:
    stage.play(drums=pure("bd"))
    stage.wait(10)
    assert len(stage.notices) == 1
    assert "bd" in stage.notices[0].text


def test_a_new_engine_goes_on_in_phase(stage: Stage) -> None:
    stage.play(drums=steps(*["hh"] * 8))
    stage.wait(2)
    stage.sound.die()
    stage.wait(Fraction(3, 10))
    stage.sound.revive()
    stage.wait(2)
    grid = {EDGE + step * CYCLE // 8 for step in range(40)}
    frames = stage.frames()
    assert set(frames) <= grid
    assert len(frames) == len(set(frames))
    assert frames[-1] > 4 * RATE
    assert not stage.sound.late


def test_a_new_engine_whose_frames_begin_anew_goes_on_in_phase_too(stage: Stage) -> None:
    stage.play(drums=steps(*["hh"] * 8))
    stage.wait(2)
    stage.sound.die()
    stage.wait(Fraction(3, 10))
    stage.sound.revive(offset=-2 * RATE)
    dead = len(stage.frames())
    stage.wait(2)
    grid = {EDGE + step * CYCLE // 8 - 2 * RATE for step in range(40)}
    assert set(stage.frames()[dead:]) <= grid
    assert len(stage.frames()) > dead + 5


def test_a_player_that_was_held_up_leaves_out_what_it_missed(stage: Stage) -> None:
    stage.play(drums=steps(*["hh"] * 16))
    stage.wait(1)
    stage.clock.step(Fraction(3))
    stage.player.tick()
    stage.wait(1)
    assert not stage.sound.late
    assert stage.frames()[-1] > 4 * RATE


def test_a_machine_that_is_too_slow_for_the_lead_gets_a_longer_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.play(drums=steps("bd"))
    send = stage.sound.send

    def slow_send(events: list[SoundEvent], cue: bool) -> list[str]:
        stage.clock.step(Fraction(15, 1000))
        return send(events, cue)

    monkeypatch.setattr(stage.sound, "send", slow_send)
    leads = []
    for number in range(40):
        stage.wait(Fraction(1, 10))
        if number == 20:
            monkeypatch.undo()
        stage.play(drums=steps(*[f"x{number}"] * 64))
        leads.append(stage.player._edge(stage.sound.clock()) - stage.sound.frame())
    assert 0.015 * RATE < leads[19] <= 0.04 * RATE
    assert leads[-1] <= EDGE + 1
