"""Live values: the latest of each control, followed, met and learnt; patterns hear at once."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.strudel.evaluate import evaluate
from studio.commands.bounce import standing
from studio.links.control_rules import Rule, closer
from studio.links.controls import MOST_NAMES, Controls
from studio.player import Player
from studio.slots import Change, Part
from tests.studio.fakes import RATE, FakeSound, ManualClock

TICK = Fraction(1, 50)


class Desk:
    """Controls with a clock set by hand."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.controls = Controls(self.clock)

    def wait(self, seconds: float) -> None:
        self.clock.step(Fraction(seconds))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_latest_value_is_read(desk):
    desk.controls.put("/fader1", 0.25)
    desk.controls.put("/fader1", 0.5)
    assert desk.controls.value("/fader1") == 0.5


def test_a_snapshot_does_not_change_afterwards(desk):
    desk.controls.put("/fader1", 0.25)
    before = desk.controls.snapshot()
    desk.controls.put("/fader1", 0.5)
    assert before["/fader1"] == 0.25


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, None, b"x", [1], "x" * 201])
def test_what_is_no_value_is_refused_and_counted(desk, value):
    assert not desk.controls.put("/fader1", value)
    assert (desk.controls.names(), desk.controls.refused) == ((), 1)


@pytest.mark.parametrize("name", ["", "x" * 201, "/a~0.5"])
def test_what_is_no_name_is_refused(desk, name):
    assert not desk.controls.put(name, 1)


def test_names_are_bounded_and_what_is_read_stays(desk):
    desk.controls.put("/mine", 1)
    desk.controls.reads({"/mine"})
    for number in range(3 * MOST_NAMES):
        desk.controls.put(f"/flood/{number}", number)
    assert len(desk.controls.names()) == MOST_NAMES
    assert desk.controls.value("/mine") == 1


def test_where_all_names_are_read_a_new_one_is_refused(desk):
    names = [f"/{number}" for number in range(MOST_NAMES)]
    desk.controls.reads(names)
    assert all(desk.controls.put(name, 1) for name in names)
    assert not desk.controls.put("/more", 1)


def test_a_range_is_laid_over_a_control(desk):
    desk.controls.put("cc:74", 0.5)
    desk.controls.set_rule("cc:74", Rule(200, 1000))
    assert desk.controls.value("cc:74") == 600
    desk.controls.put("cc:74", 1.0)
    assert desk.controls.value("cc:74") == 1000


def test_a_name_of_the_players_own_means_a_control(desk):
    desk.controls.call("cutoff", "cc:74")
    desk.controls.put("cc:74", 0.5)
    assert desk.controls.value("cutoff") == 0.5


def test_a_value_that_is_followed_comes_nearer_and_arrives(desk):
    desk.controls.put("/a", 0.0)
    desk.controls.reads({"/a~0.1"})
    desk.controls.snapshot()
    desk.controls.put("/a", 1.0)
    way = []
    for _ in range(100):
        desk.wait(0.01)
        way.append(desk.controls.snapshot()["/a~0.1"])
    assert way == sorted(way)
    assert way[9] == pytest.approx(0.632, abs=0.001)
    assert way[-1] == 1.0


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 10), st.floats(0, 10))
def test_following_never_overshoots(value, target, elapsed_s, smooth_s):
    found = closer(value, target, elapsed_s, smooth_s)
    assert min(value, target) - 1e-12 <= found <= max(value, target) + 1e-12


def test_a_knob_that_stands_elsewhere_waits_until_it_meets_the_value(desk):
    desk.controls.set_rule("cc:1", Rule(takeover=True))
    desk.controls.put("cc:1", 0.2, "knob")
    desk.controls.set("cc:1", 0.8)
    assert not desk.controls.put("cc:1", 0.3, "knob")
    assert desk.controls.value("cc:1") == 0.8
    assert desk.controls.put("cc:1", 0.9, "knob")  # it went past 0.8
    assert desk.controls.put("cc:1", 0.1, "knob")
    assert desk.controls.value("cc:1") == 0.1


def test_without_that_rule_a_knob_jumps(desk):
    desk.controls.set("cc:1", 0.8)
    assert desk.controls.put("cc:1", 0.3, "knob")


def test_a_knob_is_learnt_by_moving_it_and_trembling_does_not_count(desk):
    learnt: list[str] = []
    desk.controls.put("cc:1", 0.5)
    desk.controls.learn(learnt.append)
    desk.controls.put("cc:1", 0.51)
    desk.controls.put("cc:7", 0.4)  # where it stood is not known: this says it
    assert learnt == []
    desk.controls.put("cc:7", 0.6)
    desk.controls.put("cc:1", 1.0)
    assert learnt == ["cc:7"]


def test_listeners_hear_what_is_taken_and_who_moved_it(desk):
    heard: list[tuple[object, ...]] = []
    hears = lambda *one: heard.append(one)  # noqa: E731 # it is forgotten again below
    desk.controls.listen(hears)
    desk.controls.put("/a", 1, "phone")
    desk.controls.forget(hears)
    desk.controls.put("/a", 0, "phone")
    assert heard == [("/a", 1.0, "phone")]


class Show:
    """A player with a clock set by hand, that plays code."""

    def __init__(self, code: str) -> None:
        self.clock = ManualClock()
        self.sound = FakeSound(self.clock)
        self.player = Player(self.sound, lambda _: None, seconds=self.clock)
        self.player.change(Change({"$": Part(code, evaluate(code).pattern)}))

    def wait(self, seconds: float) -> None:
        for _ in range(round(Fraction(seconds) / TICK)):
            self.clock.step(TICK)
            self.player.tick()

    def cutoffs(self) -> list[tuple[int, float]]:
        return [(event.frame, event.controls["cutoff"]) for event in self.sound.listen()]


def test_what_was_sent_ahead_is_sent_again_when_a_control_moves():
    show = Show('s("hh*32").lpf(osc("/fader1", 200, 2000))')
    show.wait(1.0)
    show.player.controls.put("/fader1", 1.0)
    put = show.sound.frame()
    show.wait(0.5)
    first = next(frame for frame, cutoff in show.cutoffs() if cutoff == 2000)
    assert first - put <= 0.1 * RATE
    show.player.controls.put("/fader1", 0.5)
    put = show.sound.frame()
    show.wait(0.5)
    first = next(frame for frame, cutoff in show.cutoffs() if cutoff == 1100)
    assert first - put <= 0.1 * RATE
    frames = [frame for frame, _ in show.cutoffs()]
    assert len(frames) == len(set(frames))


def test_a_bounce_plays_with_the_controls_as_they_stand():
    pattern = evaluate('s("hh").lpf(osc("/fader1", 200, 2000))').pattern
    held = standing({"$": pattern}, {"/fader1": 0.5})["$"]
    assert held.query(0, 1)[0].value["cutoff"] == 1100


def test_onsets_stay_where_they_are_while_a_knob_is_turned():
    show = Show('s("hh*32").lpf(cc(74, 200, 2000))')
    for step in range(100):
        show.player.controls.put("cc:74", step / 100)
        show.wait(0.02)
    frames = [frame for frame, _ in show.cutoffs()]
    begin = frames[0]
    assert frames == [begin + number * RATE // 16 for number in range(len(frames))]
    assert len({cutoff for _, cutoff in show.cutoffs()}) > 20


def test_a_pattern_that_reads_nothing_is_not_asked_again():
    show = Show('s("hh*8").lpf(400)')
    show.wait(0.5)
    slot = show.player.slots["$"]
    before = slot.generation
    for step in range(50):
        show.player.controls.put("/fader1", step)
        show.wait(0.02)
    assert slot.generation == before


def test_a_followed_control_glides_in_what_is_heard():
    show = Show('s("hh*32").lpf(osc("/fader1", 0, 1000, 0.2))')
    show.player.controls.put("/fader1", 0.0)
    show.wait(0.5)
    show.player.controls.put("/fader1", 1.0)
    show.wait(3)
    values = [cutoff for _, cutoff in show.cutoffs()]
    between = [value for value in values if 10 < value < 990]
    assert len(between) >= 5
    assert values == sorted(values)
    assert values[-1] == 1000
