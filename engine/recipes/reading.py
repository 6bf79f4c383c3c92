"""Reading bytebeat formulas: a small language of numbers, by precedence. Pure; nothing is run.

A formula has the operators, numbers and functions of JavaScript's arithmetic, and t. What comes out
is a tree of tuples: ("number", 3.0), ("t",), ("+", left, right), ("?", test, then, else),
("call", "sin", (argument, ...)), ("list", (item, ...)), ("item", list, index).
"""

import math
import re
from typing import Any, Final, TypeAlias

from engine.errors import SoundError

Tree: TypeAlias = tuple[Any, ...]

LONGEST: Final = 2000  # characters
DEEPEST: Final = 60
_ROUNDING: Final = ("abs", "floor", "ceil", "round", "trunc", "sign", "int", "min", "max")
_WAVES: Final = ("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh")
_POWERS: Final = ("sqrt", "cbrt", "exp", "log", "log2", "log10", "pow", "random")
FUNCTIONS: Final = frozenset((*_ROUNDING, *_WAVES, *_POWERS))
_CONSTANTS: Final = {"PI": math.pi, "E": math.e, "LN2": math.log(2), "SQRT2": math.sqrt(2)}
_BINARY: Final = (
    ("||",), ("&&",), ("|",), ("^",), ("&",), ("===", "!==", "==", "!="), ("<=", ">=", "<", ">"),
    (">>>", "<<", ">>"), ("+", "-"), ("*", "/", "%"),
)  # fmt: skip
_TOKEN: Final = re.compile(
    r"\s*(0x[0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z_]\w*"
    r"|>>>|===|!==|\*\*|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>?:(),.\[\]])"
)


def read(text: str) -> Tree:
    """The tree of a formula.

    Raises:
        SoundError: it is no formula; the text says where it ends to be one.

    >>> read("t*2 & 8")
    ('&', ('*', ('t',), ('number', 2.0)), ('number', 8.0))
    """
    if len(text) > LONGEST:
        raise SoundError(f"a bytebeat formula has at most {LONGEST} characters", "shorten it")
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._at, self._depth = text, 0, 0
        self._tokens: list[tuple[str, int]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise self._wrong(at)
            self._tokens.append((match[1], match.start(1)))
            at = match.end()

    def whole(self) -> Tree:
        tree = self._list_end()
        if self._at < len(self._tokens):
            raise self._wrong(self._tokens[self._at][1])
        return tree

    def _list_end(self) -> Tree:
        """Expressions with commas in between: the last one counts."""
        tree = self._choice()
        while self._take(","):
            tree = self._choice()
        return tree

    def _choice(self) -> Tree:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SoundError("this bytebeat formula is nested too deep", "write it flatter")
        tree = self._binary(0)
        if self._take("?"):
            then = self._choice()
            self._need(":")
            tree = ("?", tree, then, self._choice())
        self._depth -= 1
        return tree

    def _binary(self, level: int) -> Tree:
        if level == len(_BINARY):
            return self._unary()
        tree = self._binary(level + 1)
        while (sign := self._take(*_BINARY[level])) is not None:
            tree = (sign, tree, self._binary(level + 1))
        return tree

    def _unary(self) -> Tree:
        signs = []
        while (sign := self._take("-", "+", "!", "~")) is not None:
            signs.append(sign)
        tree = self._atom()
        if self._take("**"):
            tree = ("**", tree, self._unary())
        for sign in reversed(signs):
            tree = (f"unary {sign}", tree)
        return tree

    def _atom(self) -> Tree:
        tree = self._plain()
        while self._take("["):
            tree = ("item", tree, self._list_end())
            self._need("]")
        return tree

    def _plain(self) -> Tree:
        if self._take("("):
            tree = self._list_end()
            self._need(")")
            return tree
        if self._take("["):
            return "list", self._arguments("]")
        if self._at == len(self._tokens):
            raise self._wrong(len(self._text))
        token, place = self._tokens[self._at]
        self._at += 1
        if token[0].isdigit() or token[0] == ".":
            return "number", float(int(token, 16)) if token[:2] == "0x" else float(token)
        if token == "Math" and self._take("."):
            return self._plain()
        return self._name(token, place)

    def _name(self, name: str, place: int) -> Tree:
        if name == "t":
            return ("t",)
        if name in _CONSTANTS:
            return "number", _CONSTANTS[name]
        if name not in FUNCTIONS:
            raise self._wrong(place)
        if self._take("("):
            return "call", name, self._arguments(")")
        return "number", math.nan  # a function itself is not a number

    def _arguments(self, end: str) -> tuple[Tree, ...]:
        found: list[Tree] = []
        while self._take(end) is None:
            if found:
                self._need(",")
            found.append(self._choice())
        return tuple(found)

    def _take(self, *tokens: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at][0] in tokens:
            self._at += 1
            return self._tokens[self._at - 1][0]
        return None

    def _need(self, token: str) -> None:
        if self._take(token) is None:
            at = self._tokens[self._at][1] if self._at < len(self._tokens) else len(self._text)
            raise self._wrong(at)

    def _wrong(self, at: int) -> SoundError:
        shown = self._text[at : at + 12] or "its end"
        return SoundError(
            f"a bytebeat formula cannot go on with {shown}", "it has numbers, t, + - * / % & | ^ >>"
        )
