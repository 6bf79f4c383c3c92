"""Panes of visuals on a stage: shown by key and by word, drawn from what plays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from patterns.strudel.evaluate import evaluate
from repl.stage.found import found_panes
from repl.stage.inline import height_of
from repl.stage.pane import Click
from repl.stage.panes.visuals import PANES, Watched
from studio.pictures import _wish
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


def with_pictures(player: Player, code: str) -> None:
    program: Any = evaluate(code)
    player.script.programs[code] = lambda _expired: program
    player.type(code + ALT_ENTER)


def line_of(player: Player, text: str) -> int:
    return next((at for at, line in enumerate(player.glass.lines()) if text in line), -1)


def test_a_picture_in_the_code_stands_below_its_line(player: Player) -> None:
    with_pictures(player, 'a: s("bd*4")._punchcard()')
    player.sees("bd ")
    assert line_of(player, "bd ") == line_of(player, "_punchcard()") + 1
    player.type("// more")
    player.sees("// more")
    assert line_of(player, "bd ") == line_of(player, "_punchcard()") + 1


def test_a_picture_at_the_end_of_a_long_page_is_seen(player: Player) -> None:
    player.type("// a line\r" * 40 + "\r")
    with_pictures(player, 'a: s("bd*4")._punchcard()')
    player.sees("bd ")
    assert line_of(player, "bd ") == line_of(player, "_punchcard()") + 1


def test_a_picture_goes_when_its_code_ends(player: Player) -> None:
    with_pictures(player, 'a: s("bd*4")._punchcard()')
    player.sees("bd ")
    player.command("hush")
    player.misses("bd ")


def test_a_picture_without_an_underscore_has_a_pane(player: Player) -> None:
    with_pictures(player, 'a: s("bd*4").pianoroll()')
    player.sees("─ Pictures pianoroll ─")
    player.sees("bd ")
    player.command("hush")
    player.misses("Pictures")


def test_pictures_leave_room_for_the_code(player: Player) -> None:
    with_pictures(player, 'a: s("bd*4")' + "._spiral()" * 6)
    player.until(lambda: line_of(player, "_spiral") >= 0)
    player.until(lambda: any(char > "\u2800" for line in player.glass.lines() for char in line))
    assert line_of(player, "a: s(") >= 0


def test_the_height_of_a_picture_may_be_asked_for() -> None:
    heights = [
        height_of(_wish("", drawn, ()))
        for options in ("", "{height: 80}", "{height: 1}", "{height: 1e9}", "{height: 'x'}")
        for drawn in evaluate(f's("bd")._scope({options})').drawn
    ]
    assert heights == [3, 5, 1, 16, 3]


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


def test_panel_and_panels_are_words_too(player: Player) -> None:
    player.command("panel clock")
    player.sees("─ Clock ")
    player.command("panels")
    player.sees("clock: bar, beat and tempo (Ctrl-X k)")


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
