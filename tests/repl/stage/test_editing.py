"""The editor of the stage: colours, completion, hints, errors below their lines, undo, pages."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.document import Document

from repl.lexer import coloured
from repl.stage.colours import PageLexer
from studio.evaluator import Evaluator
from tests.repl.stage.player import ALT_ENTER, CTRL_C, ENTER, ESC, Player, playing

PASTED = "\n".join(f'part{n}: s("bd*{n % 7 + 1} ~ hh").gain(0.{n % 9 + 1})' for n in range(5_000))


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    with playing(tmp_path) as one:
        yield one


@pytest.fixture
def real(player: Player, monkeypatch: pytest.MonkeyPatch) -> Player:
    """The same, with the language instead of a table of lines."""
    monkeypatch.setattr(player.room.session, "_evaluates", Evaluator(1))
    return player


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def test_what_is_wrong_stands_below_its_line_with_what_to_try(real: Player) -> None:
    real.type(pasted('drums: s("bd")\n\nbass: note("c e").lpff(300)\n\n// end'))
    real.type("\x1b[A\x1b[A" + ALT_ENTER)
    real.sees("^ did you mean .lpf(…)?")
    lines = real.glass.lines()
    at = next(number for number, line in enumerate(lines) if "lpff" in line)
    assert lines[at + 1].index("^") == lines[at].index("lpff")
    assert "has no method `lpff`" in lines[at + 2]
    assert "// end" in lines[at + 4]


def test_what_was_wrong_is_gone_when_its_word_is_changed(real: Player) -> None:
    real.type('note("c").lpff(300)' + ALT_ENTER)
    real.sees("^ did you mean")
    real.type("\x1b[D" * 6 + "\x7f")
    real.misses("^ did you mean")


def test_a_line_with_an_error_above_it_is_the_one_that_is_evaluated(real: Player) -> None:
    real.type(pasted('note("c").lpff(300)\n\ndrums: s("bd")\n\nbass: s("hh")'))
    real.type("\x1b[A" * 4 + ALT_ENTER)
    real.sees("^ did you mean")
    real.type("\x1b[B" * 2 + ALT_ENTER)
    real.until(lambda: real.slots() == {"drums"})


def test_names_complete_with_what_they_do(player: Player) -> None:
    player.ask(player.stage.names.load)
    player.type('s("bd").fas')
    player.sees("Play faster")
    player.type("\t")
    player.sees('s("bd").fast')
    assert "fast(factor)  Play faster" in player.glass.text()


def test_sounds_complete_inside_their_text(player: Player) -> None:
    player.ask(player.stage.names.load)
    player.type('s("supers')
    player.sees("detuned saws")
    player.type("\t")
    player.until(lambda: player.code() == 's("supersaw')


def test_inside_a_call_its_arguments_are_shown(player: Player) -> None:
    player.ask(player.stage.names.load)
    player.type('s("bd").lpf(')
    player.sees("lpf(value)  value: Hz, 0 to 24000")


def test_undo_takes_back_and_redo_brings_back(player: Player) -> None:
    player.type("one" + ENTER)
    player.type(pasted("two"))
    player.until(lambda: player.code() == "one\ntwo")
    player.type("\x1a")
    player.until(lambda: player.code() == "one\n")
    player.type("\x1bz")
    player.until(lambda: player.code() == "one\ntwo")


def test_vi_keys_are_a_setting(tmp_path: Path) -> None:
    with playing(tmp_path, settings={"stage.keys": "vi"}) as one:
        one.sees("vi")
        one.type("iabc" + ESC)
        one.sees("vi NORMAL")
        one.type("0x")
        one.until(lambda: "bc" in one.code())
        one.type(":")
        one.until(lambda: one.stage.screen.asking)
        one.type("setcps 0.75" + ENTER)
        one.sees("cps 0.75")


def test_five_thousand_pasted_lines_stay_quick(player: Player) -> None:
    player.type(pasted(PASTED))
    player.until(lambda: len(player.code()) == len(PASTED))
    began = time.thread_time()
    for char in "abcdefghij":
        before = len(player.code())
        player.type(char)
        player.until(lambda before=before: len(player.code()) == before + 1)
    assert time.thread_time() - began < 5.0
    player.sees("part4999")
    player.type(CTRL_C)


def test_a_page_is_coloured_as_the_whole_of_it_would_be() -> None:
    code = 'a: s("bd") /* loud\n still `no` */ x(1) `bd\nsd` b(2)\n\n// c `\ny(3)'
    get = PageLexer().lex_document(Document(code))
    lines = [[pair for pair in line if pair[1]] for line in coloured(code)]
    assert [list(get(number)) for number in range(len(lines))] == lines


def test_an_edit_above_changes_the_colours_below() -> None:
    lexer = PageLexer()
    assert lexer.lex_document(Document("`a\nb(1)\n`"))(1) == [("class:code.mini", "b(1)")]
    assert lexer.lex_document(Document("a\nb(1)\n`"))(1)[0] == ("class:code.function", "b")


def test_control_s_searches_and_control_c_gives_up(player: Player) -> None:
    player.type(pasted("drums\nbass\nchords\nbass") + "\x13bass")
    player.sees("I-search: bass")
    player.type(ENTER)
    player.until(lambda: player.stage.desk.cursor() in (6, 18))
    player.type("\x13cho")
    player.sees("I-search: cho")
    player.type(CTRL_C)
    player.misses("I-search")
    player.type("!")
    player.until(lambda: "!" in player.code())
