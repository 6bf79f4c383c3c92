"""Mini-notation by name: what the quotes do, as functions."""

from patterns.errors import MiniError
from patterns.kinds import count
from patterns.mini.build import mini as built
from patterns.pattern import Pattern
from patterns.registry import FUNCTIONS, function, reify, sequence
from patterns.strudel.coerce import text
from patterns.values import Value


@function("mini")
def mini(*texts: Value) -> Pattern:
    """Texts in mini-notation as one sequence."""
    return sequence([built(text(one)) for one in texts])


@function("m")
def m(notation: Value, offset: Value = 0) -> Pattern:
    """A text in mini-notation that begins at a place of the code."""
    return built(text(notation), count(offset))


@function("h")
def h(notation: Value) -> Pattern:
    """A text in mini-notation with its own double quotes around it."""
    plain = text(notation).strip()
    if len(plain) < 2 or plain[0] != '"' or plain[-1] != '"':
        raise MiniError("h needs a text with double quotes inside", hint="write h('\"bd sd\"')")
    return built(plain[1:-1])


@function("minify")
def minify(value: Value) -> Pattern:
    """A text as mini-notation, anything else as a pattern of it."""
    return built(value) if isinstance(value, str) else reify(value)


FUNCTIONS["reify"] = reify
