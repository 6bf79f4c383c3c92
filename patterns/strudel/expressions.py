"""Operators, conditions, brackets, await and new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from patterns.strudel.coerce import named_kind, truthy, type_of
from patterns.strudel.compiler import Compiler, Expression, nothing
from patterns.strudel.literals import spread_values
from patterns.strudel.operators import BINARY, NUMBERS, PLAIN, UNARY, Operator
from patterns.strudel.runtime import Builtin, Env, Function, Run
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED, Value


def binary(c: Compiler, node: Node) -> Run:
    """A + b * c: a long chain to the left is walked, not nested."""
    links: list[Callable[[Value, Env], Value]] = []
    while node.kind == "binary_expression":
        c.runtime.budget.step()
        links.append(_link(c, node))
        node = node.fields["left"]
    first = c.expression(node)
    links.reverse()
    if len(links) == 1:
        only = links[0]
        return lambda env: only(first(env), env)

    def run(env: Env) -> Value:
        value = first(env)
        for link in links:
            value = link(value, env)
        return value

    return run


def _link(c: Compiler, node: Node) -> Callable[[Value, Env], Value]:
    sign, right = c.source.of(node.fields["operator"]), c.expression(node.fields["right"])
    keep = _KEEPS_LEFT.get(sign)
    if keep is not None:
        return lambda left, env: left if keep(left) else right(env)
    operate: Operator = c.plus if sign == "+" else c.guarded(BINARY[sign], node, sign)
    quick = PLAIN.get(sign)
    if quick is None:
        return lambda left, env: operate(left, right(env))
    if node.fields["right"].kind == "number":
        constant = right([])
        return lambda left, _env: (
            quick(left, constant) if left.__class__ in NUMBERS else operate(left, constant)
        )

    def link(left: Value, env: Env) -> Value:
        other = right(env)
        if left.__class__ in NUMBERS and other.__class__ in NUMBERS:
            return quick(left, other)
        return operate(left, other)

    return link


_KEEPS_LEFT: Final[Mapping[str, Callable[[Value], bool]]] = {
    "&&": lambda left: not truthy(left),
    "||": truthy,
    "??": lambda left: left is not None and left is not UNDEFINED,
}


def unary(c: Compiler, node: Node) -> Run:
    """!a, -a, typeof a, void a, delete a.b."""
    sign, argument = c.source.of(node.fields["operator"]), node.fields["argument"]
    if sign == "delete":
        return _delete(c, argument)
    if sign == "typeof" and argument.kind == "identifier" and not c.knows(argument):
        return lambda _env: "undefined"
    value, operate = c.expression(argument), UNARY[sign]
    if sign == "-" and argument.kind == "number":
        negative = operate(value([]))
        return lambda _env: negative
    return lambda env: operate(value(env))


def _delete(c: Compiler, node: Node) -> Run:
    if node.kind not in ("member_expression", "subscript_expression"):
        raise c.error(node, "`delete` takes an entry of an object", "write delete object.key")
    from patterns.strudel.assigning import member_parts
    from patterns.strudel.coerce import text

    c.changes = True
    owner, key = member_parts(c, node)

    def run(env: Env) -> bool:
        value = owner(env)
        if not isinstance(value, dict):
            raise c.error(node, f"{named_kind(value)} has no entries to delete")
        value.pop(text(key(env)), None)
        return True

    return run


def ternary(c: Compiler, node: Node) -> Run:
    """Test ? this : that."""
    test = c.expression(node.fields["condition"])
    then, other = c.expression(node.fields["consequence"]), c.expression(node.fields["alternative"])

    def run(env: Env) -> Value:
        found = test(env)
        return then(env) if found is True or truthy(found) else other(env)

    return run


def inner(c: Compiler, node: Node) -> Run:
    """What stands in brackets, or after await: patterns never have to wait for a value."""
    return c.expression(node.named[0]) if node.named else nothing


def sequence(c: Compiler, node: Node) -> Run:
    """A, b: the last one counts."""
    runs = [c.expression(child) for child in node.named]

    def run(env: Env) -> Value:
        value: Value = UNDEFINED
        for one in runs:
            value = one(env)
        return value

    return run


def new(c: Compiler, node: Node) -> Run:
    """New TimeSpan(0, 1), new Set([1, 2]): what the library can make."""
    maker = c.expression(node.fields["constructor"])
    arguments = node.fields.get("arguments")
    args = spread_values(c, arguments) if arguments is not None else lambda _env: []
    name = c.shown(node.fields["constructor"])
    reason = f"`new {name}` is not part of the pattern language"

    def make(value: Value, given: list[Value]) -> Value:
        if isinstance(value, Function) or type_of(value) != "function":
            raise c.error(node, reason, "write the value itself")
        if isinstance(value, Builtin) and value.is_instance is None:
            raise c.error(node, reason, "write the value itself")
        return c.runtime.call(value, given)

    call = c.guarded(make, node, f"new {name}")
    return lambda env: call(maker(env), args(env))


EXPRESSIONS: Final[Mapping[str, Expression]] = {
    "await_expression": inner,
    "binary_expression": binary,
    "new_expression": new,
    "parenthesized_expression": inner,
    "sequence_expression": sequence,
    "ternary_expression": ternary,
    "unary_expression": unary,
}
