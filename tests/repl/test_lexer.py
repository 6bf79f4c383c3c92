"""Colours lose no character, whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.document import Document

from repl.lexer import MOST_CHARS, StrudelLexer, coloured


@given(st.text(st.sampled_from("abS1.5\"'`()[]{}:$_/*\\\n \té♪"), max_size=60))
def test_coloured_code_is_the_code(code: str) -> None:
    lines = coloured(code)
    assert "\n".join("".join(part[1] for part in line) for line in lines) == code


def test_labels_strings_and_functions_have_colours() -> None:
    line = StrudelLexer().lex_document(Document('drums: s("bd").fast(2) // loud'))(0)
    styles = [style for style, text, *_ in line if text.strip()]
    assert [style.rpartition(".")[2] for style in styles] == [
        "label", "function", "operator", "mini", "operator", "function", "operator",
        "number", "operator", "comment",
    ]  # fmt: skip


def test_very_long_code_stays_plain_and_whole() -> None:
    code = "a(1)\n" * MOST_CHARS
    assert coloured(code)[0] == [("", "a(1)")]
    assert StrudelLexer().lex_document(Document(code))(10**6) == []
