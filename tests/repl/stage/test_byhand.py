"""Steps edited on the stage, by keys and mouse: what stands in the page, and what plays."""

import random
from collections.abc import Iterator

import pytest

from tests.repl.stage.player import ALT_ENTER, ENTER, Player, playing

CTRL_X = "\x18"
TITLES = {"g": "Grid", "f": "Roll", "m": "Mixer"}
RIGHT, DOWN, UP, SHIFT_UP, SHIFT_RIGHT = "\x1b[C", "\x1b[B", "\x1b[A", "\x1b[1;2A", "\x1b[1;2C"


@pytest.fixture
def player() -> Iterator[Player]:
    with playing(real=True) as one:
        yield one


def _source(player: Player, slot: str) -> str:
    return player.room.session.sources().get(slot, "")


def _plays(player: Player, slot: str, code: str) -> None:
    player.until(lambda: _source(player, slot) == code, f"{code} does not play")


def _open(player: Player, code: str, slot: str, key: str) -> None:
    player.type(code + ALT_ENTER)
    _plays(player, slot, code)
    player.type(CTRL_X + key)
    player.sees(f"─ {TITLES[key]} {slot}")
    player.type(CTRL_X + key)
    player.until(lambda: player.stage.screen.focused() is not None, "the pane cannot be gone to")


def _click(player: Player, text: str, column: int, drag: int = 0) -> None:
    """A click on a line of the screen that begins with a text, some columns further."""
    lines = player.glass.text().splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith(text)) + 1
    end = column + drag
    keys = f"\x1b[<0;{column + 1};{row}M"
    if drag:
        keys += f"\x1b[<32;{end + 1};{row}M"
    player.type(keys + f"\x1b[<0;{end + 1};{row}m")


def test_space_toggles_a_step_in_the_page_and_in_what_plays(player: Player) -> None:
    _open(player, 'drums: s("bd*4, ~ cp") // kick', "drums", "g")
    player.sees("bd      ●   ●   ●   ●")
    player.type(RIGHT * 2 + " ")
    _plays(player, "drums", 'drums: s("bd bd ~ bd, ~ cp") // kick')
    assert player.code() == 'drums: s("bd bd ~ bd, ~ cp") // kick'
    player.sees("bd      ●   ●   ·   ●")


def test_edits_typed_at_once_are_all_made(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "g")
    player.sees("bd      ●   ●   ●   ●")
    player.type(" " + RIGHT * 2 + " " + RIGHT + "x")
    _plays(player, "drums", 'drums: s("~ bd ~ ~")')
    assert player.code() == 'drums: s("~ bd ~ ~")'


def test_u_takes_an_edit_back_and_so_does_undo_in_the_page(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "g")
    player.sees("●   ●   ●   ●")
    player.type(" ")
    _plays(player, "drums", 'drums: s("~ bd bd bd")')
    player.type("u")
    _plays(player, "drums", 'drums: s("bd*4")')
    player.type("\x1b\x1a")  # takes back what u wrote
    player.until(lambda: player.code() == 'drums: s("~ bd bd bd")')


def test_code_that_is_evaluated_is_followed(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "g")
    player.sees("bd      ●   ●   ●   ●")
    player.command('drums: s("hh ~ hh ~")')
    player.sees("hh      ●   ·   ●   ·")


def test_a_row_is_added_by_its_name(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "g")
    player.sees("bd      ●   ●   ●   ●")
    player.type("acp" + ENTER)
    player.sees("cp      ·   ·   ·   ·")
    player.type(RIGHT + " ")
    _plays(player, "drums", 'drums: s("bd*4, ~ cp ~ ~")')


def test_a_click_toggles_and_a_drag_moves(player: Player) -> None:
    _open(player, 'drums: s("bd ~ ~ ~, hh*4")', "drums", "g")
    player.sees("bd      ●   ")
    _click(player, "bd   ", 8, drag=8)
    _plays(player, "drums", 'drums: s("~ ~ bd ~, hh*4")')
    player.sees("hh      ●   ●   ●   ●")
    _click(player, "hh   ", 12)
    _plays(player, "drums", 'drums: s("~ ~ bd ~, hh ~ hh hh")')


def test_what_is_refused_is_told_in_the_messages(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "g")
    player.sees("●   ●   ●   ●")
    player.type("+")
    player.sees("bd follows at once; clear that first")
    assert player.code() == 'drums: s("bd*4")'


def test_on_enter_edits_wait_for_it() -> None:
    with playing(real=True, settings={"stage.hand": "enter"}) as player:
        _open(player, 'drums: s("bd*4")', "drums", "g")
        player.sees("●   ●   ●   ●")
        player.type(" " + RIGHT + " ")
        player.sees("Enter evaluates")
        assert _source(player, "drums") == 'drums: s("bd*4")'
        player.sees("·   ·   ●   ●")
        player.type(ENTER)
        _plays(player, "drums", 'drums: s("~ ~ bd bd")')
        assert player.code() == 'drums: s("~ ~ bd bd")'


def test_the_roll_moves_notes_by_semitones_and_sets_new_ones(player: Player) -> None:
    _open(player, 'bass: note("c2 ~ g2 ~")', "bass", "f")
    player.sees("G2 ")
    player.type(SHIFT_UP)
    _plays(player, "bass", 'bass: note("db2 ~ g2 ~")')
    player.type(RIGHT + " ")
    _plays(player, "bass", 'bass: note("db2 db2 g2 ~")')


def test_code_that_stands_in_no_page_is_edited_too(player: Player) -> None:
    player.command('drums: s("bd*4")')
    _plays(player, "drums", 'drums: s("bd*4")')
    player.type(CTRL_X + "g")
    player.sees("●   ●   ●   ●")
    player.type(CTRL_X + "g")
    player.type(" ")
    _plays(player, "drums", 'drums: s("~ bd bd bd")')
    assert player.code() == ""


@pytest.mark.parametrize(
    ("size", "encoding"), [((80, 24), "ascii"), ((40, 12), "utf-8"), ((120, 40), "utf-8")]
)
def test_panes_fit_on_any_terminal(size: tuple[int, int], encoding: str) -> None:
    with playing(None, *size, encoding=encoding, real=True) as player:
        player.type('a: s("bd*16").gain(.8)' + ALT_ENTER)
        _plays(player, "a", 'a: s("bd*16").gain(.8)')
        for key in "gfm":
            player.type(CTRL_X + key)
        player.sees("Mixer")
        if size[1] > 12:
            player.sees("Grid")
            player.sees("Roll")


def test_the_mixer_moves_faders_and_switches(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "m")
    player.sees("+0.0 dB")
    player.type("-" * 3)
    player.sees("-3.0 dB")
    player.type("m")
    player.sees("[M]")
    assert player.room.session.playing().silent == {"drums"}
    player.type("m0s")
    player.sees("[S]")
    player.sees("+0.0 dB")
    player.sees("bpm | launch at once")


def test_the_mixer_takes_the_mouse(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "m")
    player.sees("+0.0 dB")
    _click(player, ">drums", 20)
    player.misses("+0.0 dB")
    lines = player.glass.text().splitlines()
    line = next(one for one in lines if one.startswith(">drums"))
    _click(player, ">drums", line.index(" m ") + 1)
    player.sees("[M]")


def test_a_launch_that_waits_counts_down_in_the_mixer(player: Player) -> None:
    _open(player, 'drums: s("bd*4")', "drums", "m")
    player.command("launch 512")
    player.command('drums: s("hh*4")')
    player.sees("change at cycle 512 in")


@pytest.mark.slow
def test_keys_at_random_never_make_a_pane_fail() -> None:
    dice = random.Random(7)
    keys = [
        *" +-x*<>[]fdhaeu?23",
        RIGHT,
        DOWN,
        UP,
        SHIFT_UP,
        SHIFT_RIGHT,
        "\t",
        ENTER,
        "cp",
        "\x7f",
    ]
    with playing(real=True) as player:
        _open(player, 'a: s("bd*4, <hh cp>*8").gain("1 .5")', "a", "g")
        for _ in range(30):
            player.type("".join(dice.choice(keys) for _ in range(8)))
            column, row = dice.randrange(80), dice.randrange(24)
            player.type(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 3};{row + 1}m")
            player.ask(lambda: None)
            assert "this pane failed" not in player.glass.text()
        assert player.thread.is_alive()
        assert "a" in player.slots()
