"""Source text to a small tree: the parser's nodes as plain objects, offsets in characters.

tree-sitter is imported when the first code is read. It never fails: what it could not
read is marked, and mistakes.py turns the first such mark into a sentence.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from patterns.errors import Place
from patterns.strudel.limits import Limits, too_deep, too_long

if TYPE_CHECKING:
    import tree_sitter

# Things between commas.
SEPARATED: Final = frozenset({"array", "array_pattern", "arguments", "object", "object_pattern"})
# A child in one of these places does not nest deeper: a.b().c(), a + b + c.
CHAIN: Final = frozenset({"object", "function", "left"})
# What these are made of is read from their text.
NO_NODES: Final[list["Node"]] = []
NO_FIELDS: Final[dict[str, "Node"]] = {}
LEAVES: Final = frozenset({"string", "identifier", "property_identifier", "number", "comment"})


class Node:
    """One piece of the source: its kind, where it stands, and what it is made of.

    Attributes:
        kind: the parser's name, such as "call_expression".
        begin: offset of the first character.
        end: offset after the last one.
        named: children that mean something, in order.
        fields: children by the name of their part; the last one where several have it.
    """

    __slots__ = ("begin", "end", "fields", "kind", "named")

    def __init__(self, kind: str, begin: int, end: int) -> None:
        self.kind, self.begin, self.end = kind, begin, end
        if kind in LEAVES:
            self.named, self.fields = NO_NODES, NO_FIELDS
        else:
            self.named, self.fields = [], {}

    def __repr__(self) -> str:
        return f"{self.kind}({self.begin}:{self.end})"


class Source:
    """A text that was parsed.

    Attributes:
        text: the code as the player wrote it.
        root: the tree.
        comments: (begin, end) of each comment.
        broken: a node that could not be read, or is missing; None where all is well.
    """

    __slots__ = ("broken", "comments", "root", "text")

    def __init__(self, text: str, root: Node) -> None:
        self.text, self.root = text, root
        self.comments: list[tuple[int, int]] = []
        self.broken: Node | None = None

    def place(self, at: Node | int) -> Place:
        """Where a node begins."""
        return Place(self.text, at if isinstance(at, int) else at.begin)

    def of(self, node: Node) -> str:
        """The text of a node."""
        return self.text[node.begin : node.end]


def read(code: str, limits: Limits) -> Source:
    """Parse code; what cannot be read is marked in the result, not raised.

    Raises:
        LimitError: the code is too long or its brackets are nested too deep.
    """
    if len(code) > limits.source_chars:
        raise too_long(code, limits)
    data = code.encode("utf-8", "replace")
    tree = _parser().parse(data)
    offsets = None if len(data) == len(code) else _offsets(code)
    return _Copy(code, offsets, limits).run(tree.walk(), tree.root_node.has_error)


@cache
def _parser() -> "tree_sitter.Parser":
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))


def _offsets(code: str) -> list[int]:
    """For each byte of the UTF-8 text, and its end, the offset of its character."""
    offsets = [
        index
        for index, char in enumerate(code)
        for _ in range(len(char.encode("utf-8", "replace")))
    ]
    offsets.append(len(code))
    return offsets


class _Copy:
    """One walk over the parser's tree, without recursion."""

    def __init__(self, code: str, offsets: list[int] | None, limits: Limits) -> None:
        self.code, self.offsets, self.limits = code, offsets, limits
        self.source = Source(code, Node("program", 0, len(code)))

    def run(self, cursor: "tree_sitter.TreeCursor", has_error: bool) -> Source:
        source, parents, depths = self.source, [self.source.root], [0]
        most = self.limits.depth * 2  # a bracket is two nodes: the call and its arguments
        moved = cursor.goto_first_child()
        while moved:
            name, found = cursor.field_name, cursor.node
            assert found is not None
            kind = found.type
            if name is not None or has_error or found.is_named or kind == ",":
                node = self._node(found, kind, name, parents[-1], has_error)
                depth = depths[-1] + (name not in CHAIN)
                if depth > most:
                    raise too_deep(source.place(node), self.limits)
                if kind not in LEAVES and cursor.goto_first_child():
                    parents.append(node)
                    depths.append(depth)
                    continue
            while not (moved := cursor.goto_next_sibling()) and len(parents) > 1:
                cursor.goto_parent()
                parents.pop()
                depths.pop()
        if has_error and source.broken is None:
            source.broken = source.root
        return source

    def _node(
        self,
        found: "tree_sitter.Node",
        kind: str,
        name: str | None,
        parent: Node,
        has_error: bool,
    ) -> Node:
        begin, end = found.start_byte, found.end_byte
        if self.offsets is not None:
            begin, end = self.offsets[begin], self.offsets[end]
        node = Node(kind, begin, end)
        if has_error and self.source.broken is None and (found.is_error or found.is_missing):
            self.source.broken = node
        is_named = found.is_named
        if name is not None and (is_named or name not in parent.fields):
            parent.fields[name] = node
        if is_named:
            if kind == "comment":
                self.source.comments.append((begin, end))
            else:
                parent.named.append(node)
        elif kind == "," and parent.kind in SEPARATED:
            self._comma(node, parent)
        return node

    def _comma(self, node: Node, parent: Node) -> None:
        """Two commas in a row: a place without a value in a list, a mistake elsewhere."""
        before = parent.fields.get(",", parent)
        if not parent.named or parent.named[-1].begin < before.begin:
            if parent.kind in ("array", "array_pattern"):
                parent.named.append(Node("hole", node.begin, node.begin))
            elif self.source.broken is None:
                self.source.broken = node
        parent.fields[","] = node


def walk(root: Node) -> Iterator[Node]:
    """A node and all below it, in the order of the text."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.named))
