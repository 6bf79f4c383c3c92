"""Code that plays, cut into layers: expressions with their places in the player's own text.

A layer is what stands behind a label or $:, an argument of a stack, or the line that plays;
names of constants lead to where they are made.
"""

from dataclasses import dataclass

from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, Source, read

TEMPO = ("setcpm", "setcps", "setCpm", "setCps", "cpm", "cps")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An expression that plays.

    Attributes:
        begin, end: its place in the text.
        outer: the place of all that goes with it: the line of a label, the argument.
        kind: "label", "argument" or "line".
        name: the label, or the constant.
        node: its tree.
    """

    begin: int
    end: int
    outer: tuple[int, int]
    kind: str
    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Lifted:
    """The layers of a text, and the places to add to.

    Attributes:
        text: the code.
        source: its tree.
        leaves: its layers in order.
        tempo: the call that sets it, None where none does.
        stack: the arguments of the stack that plays, None where none does.
        labels: are layers lines with labels?
    """

    text: str
    source: Source
    leaves: tuple[Leaf, ...]
    tempo: Node | None
    stack: Node | None
    labels: bool


def lift(text: str) -> Lifted:
    r"""The layers of code that was evaluated before.

    >>> [(one.kind, one.name) for one in lift('kick: s("bd")\nstack(s("hh"), s("cp"))').leaves]
    [('label', 'kick'), ('argument', ''), ('argument', '')]
    """
    source = read(text, LOCAL)
    constants: dict[str, Node] = {}
    finder = _Finder(source, constants)
    for node in source.root.named:
        finder.statement(node)
    return Lifted(
        text, source, tuple(finder.leaves), finder.tempo, finder.stack,
        any(leaf.kind == "label" for leaf in finder.leaves) or _has_label(source),
    )  # fmt: skip


def _has_label(source: Source) -> bool:
    return any(node.kind == "labeled_statement" for node in source.root.named)


class _Finder:
    def __init__(self, source: Source, constants: dict[str, Node]) -> None:
        self.source, self.constants = source, constants
        self.leaves: list[Leaf] = []
        self.tempo: Node | None = None
        self.stack: Node | None = None

    def statement(self, node: Node) -> None:
        if node.kind == "labeled_statement":
            self._label(node)
        elif node.kind in ("lexical_declaration", "variable_declaration"):
            for one in node.named:
                if one.kind == "variable_declarator" and "value" in one.fields:
                    self.constants[self.source.of(one.fields["name"])] = one.fields["value"]
        elif node.kind == "expression_statement" and node.named:
            inner = node.named[0]
            if callee(inner, self.source) in TEMPO:
                self.tempo = inner
            else:
                self._expression(inner, (node.begin, node.end), "line", "")

    def _label(self, node: Node) -> None:
        name = self.source.of(node.fields["label"]) if "label" in node.fields else ""
        body = node.named[-1]
        inner = body.named[0] if body.kind == "expression_statement" and body.named else body
        if name.startswith("_") or (name.endswith("_") and name != "_"):
            return  # muted
        self._expression(inner, (node.begin, node.end), "label", name)

    def _expression(self, node: Node, outer: tuple[int, int], kind: str, name: str) -> None:
        if node.kind == "identifier" and self.source.of(node) in self.constants:
            word = self.source.of(node)
            value = self.constants[word]
            if base(value, self.source) != "stack":
                self.leaves.append(Leaf(value.begin, value.end, outer, kind, word, value))
                return
            node = value
        root = base_call(node)
        if root is not None and callee(root, self.source) in ("stack", "layer"):
            arguments = root.fields["arguments"]
            if self.stack is None:
                self.stack = arguments
            for one in arguments.named:
                self._expression(one, (one.begin, one.end), "argument", "")
            return
        self.leaves.append(Leaf(node.begin, node.end, outer, kind, name, node))


def callee(node: Node, source: Source) -> str:
    """The name of the function that a call calls, "" for other nodes."""
    if node.kind != "call_expression":
        return ""
    function = node.fields.get("function")
    return source.of(function) if function is not None and function.kind == "identifier" else ""


def base_call(node: Node) -> Node | None:
    """The first call of a chain of methods."""
    while node.kind == "call_expression":
        function = node.fields.get("function")
        if function is None or function.kind != "member_expression":
            return node
        node = function.fields["object"]
    return None


def base(node: Node, source: Source) -> str:
    """The name of the function that a chain begins with."""
    root = base_call(node)
    return callee(root, source) if root is not None else ""


@dataclass(frozen=True, slots=True)
class Call:
    """A method in a chain: its name, its place with the dot, and the place of its arguments."""

    name: str
    begin: int
    end: int
    inner: tuple[int, int]


def calls(node: Node, source: Source) -> list[Call]:
    """The calls of a chain, the first one included, in the order of the text.

    >>> from patterns.strudel.syntax import read
    >>> found = read('s("bd").gain(.5)', LOCAL)
    >>> [one.name for one in calls(found.root.named[0].named[0], found)]
    ['s', 'gain']
    """
    out: list[Call] = []
    while node.kind == "call_expression":
        function, arguments = node.fields["function"], node.fields["arguments"]
        inner = (arguments.begin + 1, arguments.end - 1)
        if function.kind == "member_expression":
            name = source.of(function.fields["property"])
            target = function.fields["object"]
            out.append(Call(name, target.end, node.end, inner))
            node = target
        else:
            out.append(Call(source.of(function), node.begin, node.end, inner))
            break
    return out[::-1]
