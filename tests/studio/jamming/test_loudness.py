"""How loud a player is is told to the others a few times in ten seconds, where it moved."""

from types import SimpleNamespace
from typing import Any

import pytest

from studio.jamming.loudness import Loudness
from studio.visuals.kit import Meter, View
from tests.studio.jamming.fakehouse import House, Player


class Sounding:
    """A sound whose first orbits are as loud as is said; Ada's pane sounds in the second."""

    def __init__(self) -> None:
        self.peaks = {1: 1.0, 2: 0.25}

    def look(self, before: float, after: float, needs: frozenset[str]) -> View:
        del before, after, needs
        events: Any = tuple(
            SimpleNamespace(slot=slot, value={"s": "bd", "orbit": orbit})
            for slot, orbit in (("bo", 1), ("ada", 2))
        )
        levels = {bus: Meter((0.0, peak), (0.0, 0.0)) for bus, peak in self.peaks.items()}
        return View(0.0, 1.0, events, levels=levels)


@pytest.fixture
def ada() -> Player:
    player = Player(House(), "Ada")
    player.say("jam host garden")
    return player


def told(player: Player, sounding: Sounding) -> "list[float | None]":
    """What the others are told from now on, each value once."""
    shown: list[float | None] = []
    assert player.jam.entered
    room: Any = player.jam.entered.room
    shows = room.show

    def show(cursor: Any = None, plays: str = "", level: float | None = None) -> None:
        if [level] != shown[-1:]:
            shown.append(level)
        shows(cursor, plays, level)

    room.show = show
    player.jam.levels = Loudness(player.jam, sounding, player.clock)
    return shown


def test_others_see_the_level_of_the_orbit_of_my_pane(ada: Player) -> None:
    shown = told(ada, Sounding())
    ada.say('s("bd")')
    ada.wait(7)
    assert shown[-1] == pytest.approx(-12.04, abs=0.01)
    assert "[-12 dB]" in ada.say("jam who").text


def test_it_is_told_again_where_it_moved_by_three_decibels(ada: Player) -> None:
    sounding = Sounding()
    shown = told(ada, sounding)
    ada.say('s("bd")')
    ada.wait(7)
    before = list(shown)
    sounding.peaks[2] = 0.3  # by 1.6 dB
    ada.wait(7)
    assert shown == before
    sounding.peaks[2] = 0.5
    ada.wait(7)
    assert shown[-1] == pytest.approx(-6.02, abs=0.01)


def test_what_flickers_is_told_at_most_a_few_times_in_ten_seconds(ada: Player) -> None:
    sounding = Sounding()
    shown = told(ada, sounding)
    ada.say('s("bd")')
    for turn in range(100):
        sounding.peaks[2] = 0.1 if turn % 2 else 0.9
        if turn > 50:
            sounding.peaks[2] /= 1 + (turn % 7)
        ada.wait(0.1)
    assert len(shown) <= 4


def test_who_plays_nothing_has_no_level(ada: Player) -> None:
    shown = told(ada, Sounding())
    ada.wait(7)
    assert shown == [None]
