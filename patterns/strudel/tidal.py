"""TidalCycles' way to write, said again in ours: for a sentence that helps who comes from there.

Only the common shapes: a target, functions applied with spaces and `$`, controls joined by `#` and
its kin, sections, composition, lists. What is made is evaluated before anybody reads it. Pure.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from patterns.controls import CONTROLS
from patterns.errors import CodeError
from patterns.strudel.syntax import Source
from patterns.strudel.words import WORDS

LONGEST: Final = 2000  # characters that are read
DEEPEST: Final = 40
_TOKENS: Final = re.compile(
    r'\s*(?:--[^\n]*)?\s*("(?:\\.|[^"\\])*"|\d+(?:\.\d+)?|\.\d+'
    r"|[A-Za-z_][\w']*|[|<>+*/~#$.%-]+|[()\[\],])"
)
_LOOKS: Final = re.compile(
    r'\s*(?:(?:d\d{1,2}|once)\s*(?:\$|silence\b)|(?:p|xfade)\s+["\d]'
    r'|[a-z]\w*:\s*[a-z][\w\']*\s+["(\d]|[a-z][\w\']*\s+"|[a-z][\w\' .()"\d]*\s\$\s)'
)
_TARGET: Final = re.compile(
    r'\s*(?:(?P<slot>d\d{1,2})|p\s+"?(?P<name>\w+)"?|xfade\s+(?P<fades>\d+)|once)\s*(?:\$|(?=silence))'
    r"|\s*(?P<label>[a-z]\w*):"
)
JOINS: Final = {"+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod", "<": "set", ">": "set"}
SHIFTS: Final = {"<~": "early", "~>": "late"}
LISTS: Final = ("stack", "overlay", "cat", "fastcat", "slowcat", "randcat", "fastCat", "slowCat")
OURS: Final = {
    "density": "fast", "fastCat": "fastcat", "slowCat": "slowcat", "overlay": "stack",
    "somecycles": "someCycles", "rotL": "early", "rotR": "late", "iter'": "iterBack",
}  # fmt: skip
ELSE: Final = 'functions are called with brackets and dots: d1: s("bd sn").every(4, fast(2))'


@dataclass(frozen=True, slots=True)
class Called:
    """A function and what it is given; a name or a number alone is given nothing."""

    head: str
    given: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Two sides of an operator; in a section the left one is missing."""

    how: str
    left: "Node | None"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    of: tuple["Node", ...]


Node = Called | Joined | Listed


class UnreadError(Exception):
    """Something that is not among the common shapes."""


def tidal_error(source: Source, plays: Callable[[str], bool]) -> CodeError | None:
    """What to say of code that is written as for TidalCycles; None where it is not.

    Args:
        source: the code, which cannot be read as ours.
        plays: can some code of ours be evaluated?
    """
    text = source.text
    word = (text.split(maxsplit=1) or [""])[0]
    if word in WORDS:
        return CodeError("this is a word of TidalCycles", source.place(0), WORDS[word])
    if len(text) > LONGEST or not _LOOKS.match(text):
        return None
    ours = translated(text)
    hint = f"here it is {ours}" if ours and plays(ours) else ELSE
    return CodeError("this is TidalCycles' way to write it", source.place(0), hint)


def translated(text: str) -> str:
    """Code of TidalCycles in our language, "" where it is none of the common shapes.

    >>> translated('d1 $ every 4 (fast 2) $ sound "bd sn" # speed 2')
    'd1: sound("bd sn").speed(2).every(4, fast(2))'
    >>> translated('d2 $ jux (hurry 2 . rev) $ n "0 .. 7" # sound "drum" |+ n 1')
    'd2: n("0 .. 7").sound("drum").add(n(1)).jux(x => x.rev().hurry(2))'
    >>> translated('p "hats" $ stack [s "hh*8" # gain 0.8, 0.25 ~> s "cp"]')
    'hats: stack(s("hh*8").gain(0.8), s("cp").late(0.25))'
    >>> translated("d1 $ do { nothing }")
    ''
    """
    lines: list[str] = []
    for line in text.strip().split("\n"):
        if lines and (line[:1].isspace() or not line.strip()):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    try:
        return "\n".join(map(_statement, lines))
    except UnreadError:
        return ""


def _statement(line: str) -> str:
    target = _TARGET.match(line)
    name = ""
    if target is not None:
        fades = target["fades"]
        name = target["slot"] or target["name"] or target["label"] or (f"d{fades}" if fades else "")
        name = f"d{name}" if name.isdigit() else name
        line = line[target.end() :]
    reader = _Reader(_tokens(line))
    node = reader.applied()
    if reader.left:
        raise UnreadError
    return f"{name}: {_pattern(node)}" if name else _pattern(node)


def _tokens(line: str) -> list[str]:
    found, at = [], 0
    while line[at:].strip():
        match = _TOKENS.match(line, at)
        if match is None:
            raise UnreadError
        found.append(match.group(1))
        at = match.end()
    return found


class _Reader:
    """Reads tokens by descent: `$` binds least, then operators, then `.`, then application."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.left = list(reversed(tokens))
        self._depth = 0

    def _next(self) -> str:
        return self.left[-1] if self.left else ""

    def _take(self, wanted: str) -> None:
        if self._next() != wanted:
            raise UnreadError
        self.left.pop()

    def applied(self) -> Node:
        """Something, and with `$` what it is given."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadError
        left = self._joined()
        if self._next() == "$":
            self.left.pop()
            given = self.applied()
            if isinstance(left, Joined) and left.how == ".":
                left = Joined("of", left, given)
            elif isinstance(left, Called):
                left = Called(left.head, (*left.given, given))
            else:
                raise UnreadError
        self._depth -= 1
        return left

    def _joined(self) -> Node:
        left = self._composed()
        while _is_join(self._next()):
            how = self.left.pop()
            left = Joined(how, left, self._composed())
        return left

    def _composed(self) -> Node:
        left = self._called()
        if self._next() == ".":
            self.left.pop()
            return Joined(".", left, self._composed())
        return left

    def _called(self) -> Node:
        head = self._atom()
        given: list[Node] = []
        while (
            (ahead := self._next()) and (ahead[0] in '"([.' or ahead[0].isalnum()) and ahead != "."
        ):
            given.append(self._atom())
        if not given:
            return head
        if not isinstance(head, Called) or head.given:
            raise UnreadError
        return Called(head.head, tuple(given))

    def _atom(self) -> Node:
        token = self._next()
        if token == "(":
            return self._bracketed()
        if token == "[":
            self.left.pop()
            inside = [self.applied()]
            while self._next() == ",":
                self.left.pop()
                inside.append(self.applied())
            self._take("]")
            return Listed(tuple(inside))
        if not token or not (token[0] in '".' or token[0].isalnum()) or token == ".":
            raise UnreadError
        self.left.pop()
        return Called(token)

    def _bracketed(self) -> Node:
        self._take("(")
        inside: Node
        if self._next() == "-":
            self.left.pop()
            inside = Called(f"-{self.left.pop() if self.left else ''}")
        elif _is_join(self._next()):
            inside = Joined(self.left.pop(), None, self.applied())
        else:
            inside = self.applied()
        self._take(")")
        return inside


def _is_join(token: str) -> bool:
    return token in ("#", *SHIFTS) or token.strip("|") in JOINS


def _pattern(node: Node) -> str:
    """A node where a pattern is wanted."""
    if isinstance(node, Listed):
        return ", ".join(map(_pattern, node.of))
    if isinstance(node, Joined) and node.how == "of" and node.left is not None:
        return _chained(node.left, _pattern(node.right))
    if isinstance(node, Joined):
        return _joined(node, _pattern(node.left) if node.left is not None else "")
    name = OURS.get(node.head, node.head)
    if not node.given:
        return name
    if node.head in LISTS or (len(node.given) == 1 and node.head in CONTROLS):
        return f"{name}({', '.join(map(_pattern, node.given))})"
    *first, last = node.given
    return f"{_pattern(last)}.{name}({', '.join(map(_argument, first))})"


def _joined(node: Joined, left: str) -> str:
    if node.how in SHIFTS:
        return f"{_pattern(node.right)}.{SHIFTS[node.how]}({left})"
    if node.how == ".":
        raise UnreadError
    right, how = node.right, node.how.strip("|")
    if how in "/*+-" and left.replace(".", "").isdigit():
        return f"{left}{how}{_pattern(right)}"
    if how in ("#", "<", ">"):
        if isinstance(right, Called) and len(right.given) == 1 and right.head in CONTROLS:
            return f"{left}.{right.head}({_pattern(right.given[0])})"
        return f"{left}.set({_pattern(right)})"
    return f"{left}.{JOINS[how]}({_pattern(right)})"


def _argument(node: Node) -> str:
    """A node where a function or a value is wanted."""
    if isinstance(node, Listed):
        return f"[{', '.join(map(_argument, node.of))}]"
    if isinstance(node, Joined):
        if node.how == "." or node.left is None:
            return f"x => {_chained(node, 'x')}"
        return _pattern(node)
    if not node.given or (len(node.given) > 1 and _is_text(node.given[-1])):
        return _pattern(node)
    return f"{OURS.get(node.head, node.head)}({', '.join(map(_argument, node.given))})"


def _is_text(node: Node) -> bool:
    return isinstance(node, Called) and node.head.startswith('"')


def _chained(node: Node, to: str) -> str:
    """Functions applied one after the other, the last one first."""
    if isinstance(node, Joined) and node.how == "." and node.left is not None:
        return _chained(node.left, _chained(node.right, to))
    if isinstance(node, Joined) and node.left is None:
        return _joined(node, to)
    if isinstance(node, Called):
        name = OURS.get(node.head, node.head)
        return f"{to}.{name}({', '.join(map(_argument, node.given))})"
    raise UnreadError
