"""The stage, played by a pipe: keys in, a screen out, a session that goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repl.stage.player import ALT_ENTER, CTRL_C, CTRL_Q, ENTER, Player, playing
from tests.studio.fakes import FakeProgram, steps


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with playing(tmp_path) as one:
        yield one


def test_alt_enter_plays_the_block_at_the_cursor(player: Player) -> None:
    player.type('s("bd")' + ENTER + ENTER + 'drums: s("hh")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"drums"})


def test_one_of_several_parts_without_a_name_does_not_end_the_others(player: Player) -> None:
    page = '$: s("bd")\n\n$: s("hh")'
    player.script.programs[page] = FakeProgram({"$1": steps("bd"), "$2": steps("hh")})
    player.type(page.replace("\n", ENTER) + ALT_ENTER)
    player.until(lambda: player.slots() == {"$1", "$2"})


@pytest.mark.parametrize("keys", ["\x1b[27;5;13~", "\x1b[27;3;13~", "\x1b[13;5u", "\x05"])
def test_control_enter_is_understood_in_all_its_forms(player: Player, keys: str) -> None:
    player.type('drums: s("hh")' + keys)
    player.until(lambda: player.slots() == {"drums"})


def test_what_is_wrong_is_told_and_what_plays_goes_on(player: Player) -> None:
    player.type('drums: s("hh")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"drums"})
    player.type(ENTER + ENTER + "nonsense" + ALT_ENTER)
    player.sees("nonsense is not known")
    assert player.slots() == {"drums"}


def test_leaving_asks_while_something_plays(player: Player) -> None:
    player.type('drums: s("hh")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"drums"})
    player.type(CTRL_Q)
    player.sees("It still plays. Leave? [y/N]")
    player.type("n" + ENTER)
    player.misses("Leave?")
    player.type(CTRL_Q + "y" + ENTER)
    player.until(lambda: player.wanted == ["leave"])


def test_control_c_never_ends_the_show(player: Player) -> None:
    player.type('drums: s("hh")' + ALT_ENTER + CTRL_C * 5)
    player.sees("the show goes on; Ctrl-Q leaves")
    assert player.thread.is_alive()


def test_the_line_of_commands_takes_what_the_prompt_takes(player: Player) -> None:
    player.command("setcps 0.75")
    player.sees("cps 0.75")
    player.command('drums: s("hh")')
    player.until(lambda: player.slots() == {"drums"})
    player.command("hush")
    player.until(lambda: player.slots() == set())


def test_the_word_prompt_leads_back_to_it(player: Player) -> None:
    player.command("prompt")
    player.until(lambda: player.wanted == ["prompt"])


def test_a_pane_is_shown_and_hidden_by_its_key(player: Player) -> None:
    player.type("\x18l")
    player.sees("─ Log ─")
    player.type("\x18l\x18l")
    player.misses("─ Log ─")


def test_pages_come_back_as_they_were(tmp_path: Path) -> None:
    with playing(tmp_path) as one:
        one.type("first")
        one.command("new drums")
        one.sees("2 drums")
        one.type("second")
        one.until(lambda: one.code() == "second")
    with playing(tmp_path) as two:
        two.sees("second")
        assert two.stage.screen.pages.names() == ["tune", "drums"]
        assert (tmp_path / "stage" / "tune.strudel").read_text() == "first"
