"""A clock of others jumps: time goes on elsewhere, and nothing stays silent for it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from patterns.timeline import Timeline
from studio.landings import change_of, plain_of
from studio.player import Player
from studio.slots import Change, Part
from tests.studio.fakes import RATE, FakeSound, ManualClock, steps

TICK = Fraction(1, 50)
NAMES = "abcdefgh"


def wait(player: Player, clock: ManualClock, seconds: int) -> None:
    for _ in range(seconds * 50):
        clock.step(TICK)
        player.tick()


@pytest.mark.parametrize("cycles", [Fraction(400), Fraction(-3), Fraction(1, 3), Fraction(-1, 16)])
def test_after_a_jump_each_step_comes_at_its_place_on_the_new_line(cycles: Fraction) -> None:
    clock = ManualClock()
    sound = FakeSound(clock)
    player = Player(sound, lambda _: None, seconds=clock)
    player.change(Change({"a": Part("a", steps(*NAMES))}))
    wait(player, clock, 8)
    line = player.timeline
    assert line is not None
    there = replace(line, anchor_cycle=line.anchor_cycle + cycles)
    edge = sound.frame() + RATE // 100
    player.change(Change(line=there, undoable=False))
    wait(player, clock, 4)
    heard = [event for event in sound.listen() if event.frame >= edge]
    assert [event.frame for event in heard] == [
        there.frame_at(Fraction(event.cycle), RATE) for event in heard
    ]
    assert len(heard) in (15, 16)
    assert sound.late == []


def test_time_goes_on_by_a_line_though_nothing_plays() -> None:
    clock = ManualClock()
    player = Player(FakeSound(clock), lambda _: None, seconds=clock)
    player.change(Change(line=Timeline(Fraction(1), Fraction(9)), goes_on=True))
    wait(player, clock, 3)
    assert player.cycle() == 12
    assert player.cps == 1


def test_a_jump_is_kept_in_the_history_as_it_is() -> None:
    change = Change(line=Timeline(Fraction(1, 3), Fraction(5, 7), Fraction(2)))
    assert change_of(plain_of(change), lambda *_: None) == change
