"""The texts of mini-notation in a player's code, with what each is of. Pure.

A text is in double quotes or backticks. What it is of is said by the function that takes it, or
by the method behind it; elsewhere by its words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from patterns.errors import PatternError
from patterns.mini import nodes
from patterns.numerals import js_number
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, Source
from patterns.strudel.syntax import read as read_code
from patterns.tonal.notes import spelled
from studio.grids.errors import GridError
from studio.grids.layout import whole

SOUNDS: Final = "sounds"
NOTES: Final = "notes"
NUMBERS: Final = "numbers"
MARKS: Final = "marks"
LEVELS: Final = "levels"
VALUES: Final = "values"
KINDS: Final = {
    "s": SOUNDS, "sound": SOUNDS, "note": NOTES, "n": NUMBERS, "struct": MARKS, "mask": MARKS,
    "gain": LEVELS, "velocity": LEVELS, "postgain": LEVELS,
}  # fmt: skip
GUESSED: Final = frozenset({"", "mini", "m", "seq", "sequence", "cat", "fastcat", "slowcat"})
FIRST: Final = (SOUNDS, NOTES, NUMBERS, MARKS, VALUES, LEVELS)  # what is shown first


@dataclass(frozen=True, slots=True)
class Literal:
    """A text of notation in the code.

    Attributes:
        begin, end: its place, without the quotes.
        text: the notation.
        quote: the sign around it; "" for a plain number.
        name: the function that takes it, "" where none does.
        kind: what its words are.
        call: where the call that takes it ends.
    """

    begin: int
    end: int
    text: str
    quote: str
    name: str
    kind: str
    call: int = 0

    def put(self, code: str, text: str) -> str:
        """The code with another text here.

        Raises:
            GridError: the text cannot stand in quotes.
        """
        if (
            (self.quote and self.quote in text)
            or "\\" in text
            or (self.quote == '"' and "\n" in text)
        ):
            raise GridError("that cannot be written between these quotes")
        return code[: self.begin] + text + code[self.end :]


def literals(code: str) -> list[Literal]:
    """All texts of notation in some code, in order.

    Raises:
        GridError: the code cannot be read.

    >>> [(one.text, one.name, one.kind) for one in literals('s("bd*4").gain(".5 1")')]
    [('bd*4', 's', 'sounds'), ('.5 1', 'gain', 'levels')]
    """
    try:
        source = read_code(code, LOCAL)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None
    if source.broken is not None:
        raise GridError("this code cannot be read; mend it first")
    found = _found(source, source.root, "", 0)
    return sorted((one for one in found if one is not None), key=lambda one: one.begin)


def _found(source: Source, node: Node, name: str, call: int) -> Iterator[Literal | None]:
    """The texts below a node."""
    if node.kind in ("string", "template_string"):
        yield _literal(source, node, name, call)
        return
    if node.kind == "call_expression" and "arguments" in node.fields:
        function = node.fields["function"]
        own = _name(source, function)
        yield from _found(source, function, own, node.end)
        for one in node.fields["arguments"].named:
            yield from _found(source, one, own, node.end)
        return
    if node.kind == "member_expression":
        yield from _found(source, node.fields["object"], _method(source, node, name), call)
        return
    for one in node.named:
        inner = name if node.kind in ("array", "arguments") else ""
        yield from _found(source, one, inner, call)


def _method(source: Source, node: Node, name: str) -> str:
    """What a text before a dot is of: the first method in the chain that says it."""
    own = source.of(node.fields["property"])
    return own if own in KINDS or name not in KINDS else name


def _name(source: Source, function: Node) -> str:
    if function.kind == "identifier":
        return source.of(function)
    if function.kind == "member_expression":
        return source.of(function.fields["property"])
    return ""


def _literal(source: Source, node: Node, name: str, call: int) -> Literal | None:
    raw = source.of(node)
    quote, text = raw[:1], raw[1:-1]
    if quote == "'" or "\\" in text or (quote == "`" and "${" in text):
        return None
    kind = KINDS.get(name) or _guess(text, name)
    return Literal(node.begin + 1, node.end - 1, text, quote, name, kind, call)


def _guess(text: str, name: str) -> str:
    """What the words of a text are, where nobody says it."""
    try:
        steps = whole(text).steps()
        words = [step.node.text for step in steps if isinstance(step.node, nodes.Word)]
    except GridError:
        return VALUES
    words = [word for word in words if word not in "~-"]
    if words and all(spelled(word) is not None for word in words):
        return NOTES
    if words and all(js_number(word) == js_number(word) for word in words):
        return NUMBERS if name in GUESSED else VALUES
    return SOUNDS if name in GUESSED else VALUES
