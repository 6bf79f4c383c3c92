"""Which names a block declares, found before its first line is compiled."""

from collections.abc import Sequence

from patterns.strudel.compiler import Compiler
from patterns.strudel.scope import UNSET, Scope
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED


def declare_all(c: Compiler, nodes: Sequence[Node], scope: Scope) -> None:
    """Make slots for what a block declares: let, const and function; var for a function."""
    for node in nodes:
        if node.kind == "lexical_declaration":
            kind = c.source.of(node.fields["kind"])
            for child in node.named:
                declare_names(c, child.fields["name"], kind, scope)
        elif node.kind == "function_declaration":
            name = node.fields["name"]
            scope.declare(c.source.of(name), "function", c.source.place(name), UNDEFINED)
    if scope.function and "var" in c.source.text:
        for node in nodes:
            _declare_vars(c, node, scope)


def declare_names(c: Compiler, node: Node, kind: str, scope: Scope) -> None:
    """Make slots for the names on the left side of a declaration, a list or object of them too."""
    if node.kind in ("identifier", "shorthand_property_identifier_pattern"):
        value = UNDEFINED if kind == "var" else UNSET
        scope.declare(c.source.of(node), kind, c.source.place(node), value)
        return
    inner = node.fields.get("left") or node.fields.get("value")
    for child in [inner] if inner is not None else node.named:
        declare_names(c, child, kind, scope)


def _declare_vars(c: Compiler, root: Node, scope: Scope) -> None:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.kind in ("arrow_function", "function_expression", "function_declaration"):
            continue
        if node.kind == "variable_declaration":
            for child in node.named:
                declare_names(c, child.fields["name"], "var", scope)
        elif node.kind == "for_in_statement":
            kind = node.fields.get("kind")
            if kind is not None and c.source.of(kind) == "var":
                declare_names(c, node.fields["left"], "var", scope)
        stack.extend(node.named)
