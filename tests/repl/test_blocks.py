"""Blocks: which lines of code belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repl.blocks import blocks, is_complete


@pytest.mark.parametrize(
    "code",
    [
        's("bd*4")',
        "s('it') // never ends (",
        "a /* ( */",
        "`one\ntwo`",
        "x => x.fast(2)",
        '"\\""',
        "i++",
        ")",
        's("bd',
        "",
    ],
)
def test_complete(code: str) -> None:
    assert is_complete(code)


@pytest.mark.parametrize(
    "code",
    ["stack(", "`one", "a /* b", "drums:", "x =>", "a +", "s('bd').", "{", "[1,", "f('(')("],
)
def test_not_complete(code: str) -> None:
    assert not is_complete(code)


def test_a_chain_over_several_lines_is_one_block() -> None:
    lines = ['note("c2")', "  .fast(2)", "", '  .s("saw")', "hush"]
    assert list(blocks(lines)) == ['note("c2")\n  .fast(2)', '  .s("saw")', "hush"]


def test_what_is_complete_does_not_wait_for_the_next_line() -> None:
    lines = iter(["a", None, "b("])
    found = blocks(lines)
    assert next(found) == "a"
    assert next(lines) == "b("


def test_an_open_bracket_does_not_swallow_the_lines_after_it() -> None:
    assert list(blocks(["s('bd'", "s('hh')", "s('cp')"])) == ["s('bd'", "s('hh')", "s('cp')"]


def test_a_string_without_end_does_not_swallow_the_lines_after_it() -> None:
    assert list(blocks(['s("bd)', "s('hh')"])) == ['s("bd)', "s('hh')"]


@given(st.lists(st.text("ab()[]{}\"'`.,+:/* \\", max_size=6), max_size=12))
def test_no_line_is_lost(lines: list[str]) -> None:
    found = "\n".join(blocks(lines)).split("\n")
    assert [line for line in found if line.strip()] == [line for line in lines if line.strip()]


def test_a_command_is_whole_whatever_it_looks_like() -> None:
    lines = ["jam join jam://127.0.0.1:7475/garden#key", 's("bd")', "stack(", "jam who", ")"]
    found = blocks(lines, lambda line: line.startswith("jam"))
    assert list(found) == [lines[0], lines[1], "stack(\njam who\n)"]
