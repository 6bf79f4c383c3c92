"""Source text to a small tree: the parser's nodes as plain objects, offsets in characters.

tree-sitter is imported when the first code is read. It never fails: what it could not
read is marked, and mistakes.py turns the first such mark into a sentence.

It counts bytes and hands comments out wherever they stand; so it is given a text in which each
character is one byte, and comments are blank.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from patterns.errors import Place
from patterns.strudel.limits import Limits, too_deep, too_long

if TYPE_CHECKING:
    import tree_sitter

# Things between commas: two in a row are a place without a value, or a mistake.
SEPARATED: Final = frozenset({"array", "array_pattern", "arguments", "object", "object_pattern"})
# The parts that the most frequent nodes are made of, where there are no more; looked up
# one by one for all others.
PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "call_expression": ("function", "arguments"),
    "member_expression": ("object", "property"),
    "pair": ("key", "value"),
    "arrow_function": ("parameters", "body"),
}
# Never with a part of a name.
NO_PARTS: Final = frozenset({"program", "expression_statement"}) | SEPARATED
# The first part of these does not nest deeper: a.b().c(), a + b + c.
CHAIN: Final = frozenset(
    {"call_expression", "member_expression", "subscript_expression", "binary_expression"}
)
# What these are made of is read from their text.
NO_NODES: Final[list["Node"]] = []
NO_FIELDS: Final[dict[str, "Node"]] = {}
LEAVES: Final = frozenset({"string", "identifier", "property_identifier", "number"})
UNREAD: Final = 0xFFFF  # the parser's number of what it could not read
NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
NOT_LINE: Final = re.compile(r"[^\n]")


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

    kind: str
    begin: int
    end: int
    named: list["Node"]
    fields: dict[str, "Node"]


class Leaf(Node):
    """A node that is read from its text: nothing in it is looked at."""

    __slots__ = ()

    named, fields = NO_NODES, NO_FIELDS


def _node(kind: str, begin: int, end: int) -> Node:
    """A node that is made of nothing yet."""
    one = Node()
    one.kind, one.begin, one.end = kind, begin, end
    one.named, one.fields = NO_NODES, NO_FIELDS
    return one


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
    text = code if code.isascii() else NOT_ASCII.sub(_stand_in, code)
    found = _parsed(text)
    source = Source(code, _node("program", 0, len(code)))
    source.root.named = []
    if "//" in text or "/*" in text:
        source.comments = _comments(found)
        found = _parsed(_blanked(text, source.comments))
    if found.has_error:
        source.broken = _first_error(found) or source.root
    _grow(source, found, limits)
    return source


def _parsed(text: str) -> "tree_sitter.Node":
    return _parser().parse(text.encode("ascii")).root_node


@cache
def _parser() -> "tree_sitter.Parser":
    import tree_sitter

    return tree_sitter.Parser(_language())


@cache
def _language() -> "tree_sitter.Language":
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())


@cache
def _kinds() -> dict[int, str]:
    """The kinds of node by the parser's numbers: a name is one text, however often it occurs."""
    language = _language()
    numbers = (*range(language.node_kind_count), UNREAD)
    return {number: language.node_kind_for_id(number) or "" for number in numbers}


@cache
def _comment() -> "tree_sitter.Query":
    import tree_sitter

    return tree_sitter.Query(_language(), "(comment) @it")


def _stand_in(found: re.Match[str]) -> str:
    """A character of one byte that the parser takes as it would this one: as a space or a letter.

    The letter is a large one, as words of the language have none.
    """
    char = found[0]
    return " " if char.isspace() or char in "\u200b\u2060\ufeff" else "Q"


def _comments(root: "tree_sitter.Node") -> list[tuple[int, int]]:
    """Begin and end of each comment, in order."""
    import tree_sitter

    found = tree_sitter.QueryCursor(_comment()).captures(root).get("it", ())
    return sorted((node.start_byte, node.end_byte) for node in found)


def _blanked(text: str, places: list[tuple[int, int]]) -> str:
    """The text with spaces in some places; lines end where they did."""
    parts: list[str] = []
    at = 0
    for begin, end in places:
        parts += text[at:begin], NOT_LINE.sub(" ", text[begin:end])
        at = end
    return "".join((*parts, text[at:]))


def _first_error(root: "tree_sitter.Node") -> Node | None:
    """What could not be read, or is missing; the first in the text."""
    stack = [root]
    while stack:
        found = stack.pop()
        if found is not root and (found.is_error or found.is_missing):
            return _node(found.type, found.start_byte, found.end_byte)
        if found.type not in LEAVES:
            stack.extend(reversed(found.children))
    return None


def _grow(source: Source, root: "tree_sitter.Node", limits: Limits) -> None:
    """Make nodes of the parser's, without recursion."""
    most = limits.depth * 2  # a bracket is two nodes: the call and its arguments
    kinds = _kinds()
    stack = [(root, source.root, 0)]
    while stack:
        found, node, depth = stack.pop()
        if depth > most:
            raise too_deep(source.place(node), limits)
        kind, made, deeper = node.kind, node.named, depth + 1
        level = depth if kind in CHAIN else deeper
        for child in found.named_children:
            its = kinds[child.kind_id]
            if its in LEAVES:
                one: Node = Leaf()
            else:
                one = Node()  # as _node, in place for speed
                one.named, one.fields = [], NO_FIELDS
                stack.append((child, one, level))
            one.kind = its
            one.begin, one.end = child.byte_range
            made.append(one)
            level = deeper
        parts = PARTS.get(kind)
        if parts is not None and len(made) == 2:
            first, second = parts
            node.fields = {first: made[0], second: made[1]}
        elif kind not in NO_PARTS:
            node.fields = _parts(found, made)
        elif kind in SEPARATED and found.child_count > 2 * len(made) + 1:
            node.named = _between_commas(source, found, node)


def _parts(found: "tree_sitter.Node", made: list[Node]) -> dict[str, Node]:
    """Children by the name of their part; signs such as that of an operator among them."""
    fields: dict[str, Node] = {}
    named = iter(made)
    for index, child in enumerate(found.children):
        name = found.field_name_for_child(index)
        if child.is_named:
            node = next(named)
            if name is not None:
                fields[name] = node
        elif name is not None and name not in fields:
            fields[name] = _node(child.type, child.start_byte, child.end_byte)
    return fields


def _between_commas(source: Source, found: "tree_sitter.Node", node: Node) -> list[Node]:
    """Children in order; a comma with none before it is a hole in a list, a mistake elsewhere."""
    listed: list[Node] = []
    named = iter(node.named)
    empty = True
    for child in found.children:
        if child.is_named:
            listed.append(next(named))
            empty = False
        elif child.type == ",":
            comma = _node(",", child.start_byte, child.end_byte)
            if empty and node.kind in ("array", "array_pattern"):
                listed.append(_node("hole", comma.begin, comma.begin))
            elif empty and source.broken is None:
                source.broken = comma
            empty = True
    return listed


def named_parameters(node: Node) -> list[Node]:
    """The parameters of a function; a single one may stand without brackets."""
    given = node.fields["parameters"]
    return [given] if given.kind == "identifier" else given.named


def walk(root: Node) -> Iterator[Node]:
    """A node and all below it, in the order of the text."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.named))
