"""Small terminals, poor ones, none at all; a folder that cannot be written: the stage says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from repl.front import NO_CURSOR
from repl.stage.keeping import Keeper
from repl.stage.pages import Pages, Written
from repl.stage.rows import marked, plain, row_of, total
from repl.stage.themes import DARK, THEMES
from repl.start import NO_TERMINAL
from studio.vault import Vault
from tests.repl.stage.player import ALT_ENTER, Player, playing

words = st.text(st.sampled_from("ab 鼓é█\x1b\t\0"), max_size=6)


def test_without_a_terminal_a_sentence_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "--stage"], input="", capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip(), done.stdout) == (2, NO_TERMINAL, "")


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3), (8, 2), (200, 60)])
def test_every_size_has_room_for_code(tmp_path: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    with playing(tmp_path, *size) as one:
        for pane in one.stage.screen.regions:
            one.ask(lambda pane=pane: one.stage.desk.show(pane))  # type: ignore[misc]
        one.type("ab")
        one.until(lambda: one.code() == "ab")
        if rows > 2:
            one.sees("ab")
        assert all(len(line) <= columns for line in one.glass.lines())


def test_a_stage_that_shrinks_and_grows_again_is_drawn_anew(tmp_path: Path) -> None:
    with playing(tmp_path) as one:
        one.type('drums: s("hh")' + ALT_ENTER)
        one.until(lambda: one.slots() == {"drums"})
        for size in ((40, 10), (120, 40), (80, 24)):
            one.glass.resize(*size)
            one.ask(one.stage.application._on_resize)
            one.sees('drums: s("hh")')
            one.sees("| drums |")


def test_a_terminal_without_unicode_gets_ascii(tmp_path: Path) -> None:
    with playing(tmp_path, encoding="ascii") as one:
        for pane in one.stage.screen.regions:
            one.ask(lambda pane=pane: one.stage.desk.show(pane))  # type: ignore[misc]
        one.type('drums: s("hh é 鼓")')
        one.sees('s("hh ? ??")')
        assert one.glass.text().isascii()


def test_a_terminal_without_colour_gets_none(tmp_path: Path, monkeypatch) -> None:
    depth = lambda _: ColorDepth.DEPTH_1_BIT  # noqa: E731 # in place of a method
    monkeypatch.setattr(Vt100_Output, "get_default_color_depth", depth)
    with playing(tmp_path) as one:
        one.type('drums: s("hh")' + ALT_ENTER)
        one.until(lambda: one.slots() == {"drums"})
        looks = {look for row in one.glass.looks for look in row}
        assert not any("38;" in look or "48;" in look for look in looks)


def test_a_clumsy_terminal_gets_the_prompt() -> None:
    assert "TERM=dumb" in NO_CURSOR


def test_without_a_folder_pages_are_not_kept_and_that_is_said() -> None:
    with playing(None) as one:
        one.sees("pages are not kept: there is no folder for your data")
        one.type("played all the same")
        one.sees("played all the same")


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "stage").write_text("in the way")
    with playing(tmp_path) as one:
        one.type("x")
        one.sees("your pages cannot be kept on disk")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"pages": 3}', '{"pages": ["../../x", "a"]}', "\0"]
)
def test_a_damaged_list_of_pages_loses_no_page(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "stage"
    folder.mkdir()
    (folder / "a.strudel").write_text("kept")
    (folder / "desk.json").write_text(text)
    keeper = Keeper(Vault(tmp_path))
    assert keeper.written()[0] == [Written("a", "kept", 0)]
    assert keeper.text("../a") is None


def test_a_page_that_another_stage_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    pages = Pages(Buffer, [Written("a", "mine")])
    keeper = Keeper(Vault(tmp_path))
    pages.open.buffer.insert_text("!")
    keeper.keep(pages, now=True)
    (tmp_path / "stage" / "a.strudel").write_text("theirs")
    pages.open.buffer.insert_text("!")
    keeper.keep(pages, now=True)
    texts = {one.read_text() for one in (tmp_path / "stage").glob("*.strudel")}
    assert texts == {"mine!!", "theirs"} or texts == {"!!mine", "theirs"}
    assert "another stage" in keeper.problem


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_style_for_everything(theme: str) -> None:
    assert set(DARK) <= set(THEMES[theme])
    Style.from_dict(dict(THEMES[theme]))


@given(
    st.lists(st.tuples(st.sampled_from(["", "x", "bold"]), words), max_size=4), st.integers(0, 9)
)
def test_a_row_is_as_wide_as_it_is_to_be(line: list[tuple[str, str]], columns: int) -> None:
    row = row_of(line, columns)
    assert total(row) == columns
    assert all(text.isprintable() and plain(text).isascii() for _, text in row)
    over = marked(row, [(0, 3, "m"), (2, 5, "n")])
    assert total(over) == columns
    if plain("".join(text for _, text in row)) == "".join(text for _, text in row):
        assert "".join(text for _, text in over) == "".join(text for _, text in row)


def test_what_a_pane_does_wrong_stays_in_the_pane(player: Player) -> None:
    def fails(*size: int) -> list[str]:
        raise RuntimeError(size)

    player.ask(lambda: player.stage.desk.show("log"))
    player.sees("─ Log ─")
    player.stage.screen.regions["log"].shown.draw = fails
    player.sees("this pane failed")
    player.type('drums: s("hh")' + ALT_ENTER)
    player.until(lambda: player.slots() == {"drums"})


@pytest.fixture
def player(tmp_path: Path):
    with playing(tmp_path) as one:
        yield one
