"""Giving names and properties their values: =, +=, ++, and taking lists and objects apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from patterns.strudel.coerce import named_kind, number, text, truthy
from patterns.strudel.compiler import Compiler, Expression, Setter
from patterns.strudel.members import get_member, iterated, set_member
from patterns.strudel.operators import BINARY
from patterns.strudel.runtime import Env, Run
from patterns.strudel.scope import writer
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED, Value

# How a name in a pattern such as `const { a, b } = …` gets its setter: declared or assigned.
Namer = Callable[[Node], Setter]


def property_name(c: Compiler, node: Node) -> Run:
    """The closure that gives the key of an object's entry."""
    if node.kind == "computed_property_name":
        inner = c.expression(node.named[0])
        return lambda env: text(inner(env))
    written = c.source.of(node)
    if node.kind == "string":
        if written.startswith('"') and not c.is_quiet(node):
            raise c.error(
                node,
                f"a key cannot be in double quotes, which make a pattern of {written}",
                f"write '{written[1:-1]}': …",
            )
        written = text(c.expression(node)([]))
    elif node.kind == "number":
        written = text(c.expression(node)([]))
    return lambda _env: written


def declared(c: Compiler, kind: str) -> Namer:
    """Names of a declaration: their slots are there, this is their first value."""

    def namer(node: Node) -> Setter:
        found = c.scope.find(c.source.of(node))
        if found is None or (kind != "var" and found[0] > 0):
            name = c.scope.declare(c.source.of(node), kind, c.source.place(node))
            return writer(0, name)
        return writer(*found)

    return namer


def target(c: Compiler, node: Node, namer: Namer) -> Setter:
    """The setter for whatever stands on the left side of a = or in a parameter list."""
    if node.kind in ("identifier", "shorthand_property_identifier_pattern"):
        return namer(node)
    if node.kind == "hole":
        return lambda _env, _value: None
    handler = _TARGETS.get(node.kind)
    if handler is None:
        raise c.error(node, f"`{c.shown(node)}` cannot be given a value")
    return handler(c, node, namer)


def _with_default(c: Compiler, node: Node, namer: Namer) -> Setter:
    put = target(c, node.fields["left"], namer)
    default = c.expression(node.fields["right"])

    def setter(env: Env, value: Value) -> None:
        put(env, default(env) if value is UNDEFINED else value)

    return setter


def _list_target(c: Compiler, node: Node, namer: Namer) -> Setter:
    rest = None
    named = node.named
    if named and named[-1].kind == "rest_pattern":
        rest = target(c, named[-1].named[0], namer)
        named = named[:-1]
    puts = [target(c, child, namer) for child in named]
    take = c.guarded(lambda value: iterated(c.runtime, value), node, c.shown(node))

    def setter(env: Env, value: Value) -> None:
        items: Sequence[Value] = take(value)
        for index, put in enumerate(puts):
            put(env, items[index] if index < len(items) else UNDEFINED)
        if rest is not None:
            rest(env, list(items[len(puts) :]))

    return setter


def _object_target(c: Compiler, node: Node, namer: Namer) -> Setter:
    parts: list[tuple[Run, Setter]] = []
    rest = None
    for child in node.named:
        if child.kind == "rest_pattern":
            rest = target(c, child.named[0], namer)
        elif child.kind == "pair_pattern":
            key = property_name(c, child.fields["key"])
            parts.append((key, target(c, child.fields["value"], namer)))
        else:
            left = child.fields.get("left", child)
            parts.append((_constant(c.source.of(left)), target(c, child, namer)))
    get = c.guarded(lambda value, key: get_member(c.runtime, value, key), node, "{ }")

    def setter(env: Env, value: Value) -> None:
        taken = []
        if not parts and (value is None or value is UNDEFINED):
            raise c.error(node, f"{named_kind(value)} has no parts to take out")
        for key, put in parts:
            name = key(env)
            taken.append(name)
            put(env, get(value, name))
        if rest is not None:
            entries = value.items() if isinstance(value, dict) else ()
            rest(env, {key: item for key, item in entries if key not in taken})

    return setter


def _constant(name: str) -> Run:
    return lambda _env: name


def _member_target(c: Compiler, node: Node, _namer: Namer) -> Setter:
    c.changes = True
    owner, key = member_parts(c, node)
    put = c.guarded(lambda *args: set_member(c.runtime, *args), node, c.shown(node))

    def setter(env: Env, value: Value) -> None:
        put(owner(env), key(env), value)

    return setter


def member_parts(c: Compiler, node: Node) -> tuple[Run, Run]:
    """The closures for the two sides of a.b or a[b]."""
    owner = c.expression(node.fields["object"])
    index = node.fields.get("index")
    if index is not None:
        return owner, c.expression(index)
    return owner, _constant(c.source.of(node.fields["property"]))


_TARGETS: Final[Mapping[str, Callable[[Compiler, Node, Namer], Setter]]] = {
    "assignment_pattern": _with_default,
    "object_assignment_pattern": _with_default,
    "array_pattern": _list_target,
    "object_pattern": _object_target,
    "member_expression": _member_target,
    "subscript_expression": _member_target,
}


def assignment(c: Compiler, node: Node) -> Run:
    """Left = right."""
    left = node.fields["left"]
    put, value = target(c, _unwrapped(left), c.setter), c.expression(node.fields["right"])

    def run(env: Env) -> Value:
        result = value(env)
        put(env, result)
        return result

    return run


def _unwrapped(node: Node) -> Node:
    while node.kind == "parenthesized_expression":
        node = node.named[0]
    return node


Test = Callable[[Value], bool]

_SHORT_CUTS: Final[Mapping[str, Test]] = {
    "&&=": lambda value: not truthy(value),
    "||=": truthy,
    "??=": lambda value: value is not None and value is not UNDEFINED,
}


def augmented(c: Compiler, node: Node) -> Run:
    """Left += right, and its kin; ||= &&= ??= leave the right side alone where they can."""
    left, sign = _unwrapped(node.fields["left"]), c.source.of(node.fields["operator"])
    read, put = _read_and_write(c, left)
    value = c.expression(node.fields["right"])
    done = _SHORT_CUTS.get(sign)
    if done is None:
        operator = c.plus if sign == "+=" else BINARY[sign[:-1]]
        operate = c.guarded(operator, node, sign)

    def run(env: Env) -> Value:
        old = read(env)
        if done is None:
            result = operate(old, value(env))
        elif done(old):
            return old
        else:
            result = value(env)
        put(env, result)
        return result

    return run


def _read_and_write(c: Compiler, node: Node) -> tuple[Run, Setter]:
    if node.kind not in ("identifier", "member_expression", "subscript_expression"):
        raise c.error(node, f"`{c.shown(node)}` cannot be given a value")
    put = target(c, node, c.setter)  # first, as it may make a variable of a word
    return c.expression(node), put


def update(c: Compiler, node: Node) -> Run:
    """++ and --, before or after."""
    argument, sign = _unwrapped(node.fields["argument"]), node.fields["operator"]
    read, put = _read_and_write(c, argument)
    by = 1 if c.source.of(sign) == "++" else -1
    before = sign.begin < argument.begin

    def run(env: Env) -> Value:
        old = number(read(env))
        new = old + by
        put(env, new)
        return new if before else old

    return run


EXPRESSIONS: Final[Mapping[str, Expression]] = {
    "assignment_expression": assignment,
    "augmented_assignment_expression": augmented,
    "update_expression": update,
}
