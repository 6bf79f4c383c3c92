"""Panes of visuals on a stage: shown by key and by word, drawn from what plays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repl.stage.found import found_panes
from repl.stage.pane import Click
from repl.stage.panes.visuals import PANES, Watched
from studio.visuals.kit import text_of
from studio.visuals.table import VISUALS
from tests.repl.stage.player import ALT_ENTER, Player, playing

PIANOROLL_KEY = "\x18p"  # Ctrl-X p


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with playing(tmp_path) as one:
        yield one


def test_every_visual_that_moves_has_a_pane() -> None:
    assert set(VISUALS) - set(found_panes()) == {"steps"}


def test_no_two_panes_share_a_key_and_none_takes_one_of_the_stage() -> None:
    keys = [pane.key for pane in found_panes().values() if pane.key]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("bnortuvxz")


def test_a_key_shows_a_pane_and_hides_it(player: Player) -> None:
    player.type('drums: s("hh")' + ALT_ENTER + PIANOROLL_KEY)
    player.sees("─ Pianoroll 4 cycles ─")
    player.sees("▐███")
    player.type(PIANOROLL_KEY)
    player.misses("Pianoroll")


@pytest.mark.parametrize("pane", [pane.name for pane in PANES])
def test_a_word_shows_a_pane_and_none_of_them_fails(player: Player, pane: str) -> None:
    player.type('drums: s("hh")' + ALT_ENTER)
    player.command(f"pane {pane}")
    player.sees(f"─ {next(one.title for one in PANES if one.name == pane)} ")
    assert "failed" not in player.glass.text()


def test_the_code_keeps_its_room_however_many_panes_are_shown(player: Player) -> None:
    player.type('drums: s("hh")')
    for pane in PANES:
        player.ask(lambda pane=pane: player.stage.desk.show(pane.name))  # type: ignore[misc]
    player.sees("drums: s(")
    assert len(player.glass.lines()) == 24


def test_the_wheel_shows_fewer_cycles_or_more(player: Player) -> None:
    roll = Watched(player.stage.desk, VISUALS["pianoroll"])
    for kind, title in (("scroll up", "2"), ("scroll up", "1"), ("scroll down", "2")):
        roll.click(Click(0, 0, kind))
        assert roll.title() == f"{title} cycles"
    for _ in range(9):
        roll.click(Click(0, 0, "scroll down"))
    assert roll.title() == "32 cycles"


def test_a_pane_draws_within_its_room(player: Player) -> None:
    player.type('drums: s("hh")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"drums"})
    for pane in PANES:
        shown = pane.opens(player.stage.desk)
        for columns, rows in ((1, 1), (20, 3), (120, 12)):
            lines = [text_of(line) for line in shown.draw(columns, rows)]
            assert len(lines) <= rows
            assert all(len(line) <= columns for line in lines)
