"""Strudel code as a Python program writes it: expressions, for the examples of the reference.

What has no Python of its own (statements but calls, classes, patterns in arguments) is refused:
nothing is translated that would mean something else.
"""

import builtins
import keyword
from collections.abc import Callable, Mapping
from typing import Final

from patterns.errors import CodeError
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, Source, named_parameters, read

Words = Callable[["_Writer", Node], str]

CONSTANTS: Final = {"true": "True", "false": "False", "null": "None", "undefined": "None"}
SIGNS: Final = {"&&": "and", "||": "or", "===": "==", "!==": "!=", "!": "not "}
FILES: Final = frozenset({"mini", "timeline"})  # of the package patterns, whose names are taken


def python_name(name: str) -> str:
    """A name of the language as Python can have it: an underscore behind what is taken.

    >>> python_name("fast"), python_name("or"), python_name("slice"), python_name("mini")
    ('fast', 'or_', 'slice_', 'mini_')
    """
    taken = keyword.iskeyword(name) or hasattr(builtins, name) or name in FILES
    return f"{name}_" if taken else name


def python_method(name: str) -> str:
    """A method's name in Python, where only keywords are taken.

    >>> python_method("slice"), python_method("or")
    ('slice', 'or_')
    """
    return f"{name}_" if keyword.iskeyword(name) else name


def as_python(code: str) -> str:
    """A piece of Strudel code in Python, statement by statement.

    Raises:
        CodeError: it cannot be read, or holds what is not translated.

    >>> as_python('"0 2".add(n(1/8)).every(4, x => x.or(s("bd")))')
    'm("0 2").add(n(1/8)).every(4, lambda x: x.or_(s("bd")))'
    >>> as_python("pick({a: [1, .5], ...b})")
    'pick({"a": [1, .5], **b})'
    """
    source = read(code, LOCAL)
    writer = _Writer(source)
    if source.broken is not None:
        raise writer.refusal(source.broken)
    return "; ".join(writer.words(node) for node in source.root.named)


class _Writer:
    """Writes the nodes of one source."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def words(self, node: Node) -> str:
        """The Python of a node."""
        write = WORDS.get(node.kind)
        if write is None:
            raise self.refusal(node)
        return write(self, node)

    def all(self, nodes: list[Node]) -> str:
        """Several nodes with commas."""
        return ", ".join(map(self.words, nodes))

    def text(self, node: Node) -> str:
        """The text of a node as it stands."""
        return self.source.of(node)

    def refusal(self, node: Node) -> CodeError:
        """Why a node is not translated."""
        kind = node.kind.replace("_", " ")
        return CodeError(f"{kind} has no translation to Python", self.source.place(node))


def _inner(w: _Writer, node: Node) -> str:
    return w.words(node.named[0])


def _plain(w: _Writer, node: Node) -> str:
    return w.text(node)


def _text(w: _Writer, node: Node) -> str:
    quoted = w.text(node)
    return f'"{quoted[1:-1]}"' if '"' not in quoted[1:-1] else f"'{quoted[1:-1]}'"


def _name(w: _Writer, node: Node) -> str:
    return python_name(w.text(node))


def _member(w: _Writer, node: Node) -> str:
    target, name = node.fields["object"], w.text(node.fields["property"])
    words = w.words(target)
    if name == "length":
        return f"len({words})"
    if target.kind == "string":
        words = f"m({words})"
    return f"{words}.{python_method(name)}"


def _index(w: _Writer, node: Node) -> str:
    return f"{w.words(node.fields['object'])}[{w.words(node.fields['index'])}]"


def _call(w: _Writer, node: Node) -> str:
    return f"{w.words(node.fields['function'])}({w.all(node.fields['arguments'].named)})"


def _new(w: _Writer, node: Node) -> str:
    return f"{w.words(node.fields['constructor'])}({w.all(node.fields['arguments'].named)})"


def _arrow(w: _Writer, node: Node) -> str:
    names = named_parameters(node)
    if any(name.kind != "identifier" for name in names):
        raise w.refusal(node.fields["parameters"])
    head = " ".join(["lambda", w.all(names)]).strip()
    return f"{head}: {w.words(node.fields['body'])}"


def _spread(w: _Writer, node: Node) -> str:
    return f"*{_inner(w, node)}"


def _array(w: _Writer, node: Node) -> str:
    return f"[{w.all(node.named)}]"


def _object(w: _Writer, node: Node) -> str:
    parts = (
        f"**{_inner(w, one)}" if one.kind == "spread_element" else w.words(one)
        for one in node.named
    )
    return "{" + ", ".join(parts) + "}"


def _pair(w: _Writer, node: Node) -> str:
    name = w.text(node.fields["key"]).strip("\"'")
    return f'"{name}": {w.words(node.fields["value"])}'


def _binary(w: _Writer, node: Node) -> str:
    sign = w.text(node.fields["operator"])
    left, right = w.words(node.fields["left"]), w.words(node.fields["right"])
    close = sign in "*/" and node.fields["left"].kind == node.fields["right"].kind == "number"
    gap = "" if close else " "
    return f"{left}{gap}{SIGNS.get(sign, sign)}{gap}{right}"


def _unary(w: _Writer, node: Node) -> str:
    sign = w.text(node.fields["operator"])
    return SIGNS.get(sign, sign) + w.words(node.fields["argument"])


def _choice(w: _Writer, node: Node) -> str:
    yes, test, no = (w.words(node.fields[n]) for n in ("consequence", "condition", "alternative"))
    return f"{yes} if {test} else {no}"


WORDS: Final[Mapping[str, Words]] = {
    "expression_statement": _inner,
    "parenthesized_expression": lambda w, node: f"({_inner(w, node)})",
    "string": _text,
    "number": _plain,
    "identifier": _name,
    **dict.fromkeys(CONSTANTS, lambda w, node: CONSTANTS[w.text(node)]),
    "member_expression": _member,
    "subscript_expression": _index,
    "call_expression": _call,
    "new_expression": _new,
    "arrow_function": _arrow,
    "spread_element": _spread,
    "array": _array,
    "object": _object,
    "pair": _pair,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "ternary_expression": _choice,
}
