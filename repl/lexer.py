"""Colours for Strudel code: what is a string, a number, a label, a function, a comment."""

import re
from collections.abc import Callable
from functools import lru_cache

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

MOST_CHARS = 20_000  # longer code stays plain: typing comes first

STYLE = {
    "code.comment": "#808080",
    "code.mini": "#d7af5f",
    "code.string": "#87af5f",
    "code.label": "bold",
    "code.number": "#87afd7",
    "code.function": "#5fafaf",
    "code.operator": "#a0a0a0",
}

_TOKENS = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?(?:\*/|\Z) )
  | (?P<mini>    "(?:\\.|[^"\\\n])*"? | `(?:\\.|[^`\\])*`? )
  | (?P<string>  '(?:\\.|[^'\\\n])*'? )
  | (?P<label>   (?m:^)[ \t]*[A-Za-z_$][\w$]*[ \t]*:(?!:) )
  | (?P<number>  \b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b | \.\d+\b )
  | (?P<function>[A-Za-z_$][\w$]*(?=\s*\() )
  | (?P<word>    [A-Za-z_$][\w$]* )
  | (?P<operator>[()\[\]{}.,;=<>+*/%&|!?:~^-]+ )
  | (?P<space>   \s+ )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=4)
def coloured(code: str) -> list[StyleAndTextTuples]:
    """Each line of the code as pairs of style and text.

    >>> coloured('s("bd")')
    [[('class:code.function', 's'), ('class:code.operator', '('), ('class:code.mini', '"bd"'), \
('class:code.operator', ')')]]
    """
    if len(code) > MOST_CHARS:
        return [[("", line)] for line in code.split("\n")]
    lines: list[StyleAndTextTuples] = [[]]
    for match in _TOKENS.finditer(code):
        style = f"class:code.{match.lastgroup}" if f"code.{match.lastgroup}" in STYLE else ""
        first, *rest = match.group().split("\n")
        lines[-1].append((style, first))
        lines += [[(style, text)] for text in rest]
    return lines


def in_colours(code: str) -> StyleAndTextTuples:
    """Code as pairs of style and text, its line ends among them.

    >>> in_colours("1 2")
    [('class:code.number', '1'), ('', ' '), ('class:code.number', '2')]
    """
    pairs: StyleAndTextTuples = []
    for number, line in enumerate(coloured(code)):
        pairs += [("", "\n"), *line] if number else line
    return pairs


class StrudelLexer(Lexer):
    """Colours the code at the prompt."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """A function that gives the coloured line of a number."""
        lines = coloured(document.text)
        return lambda number: lines[number] if number < len(lines) else []
