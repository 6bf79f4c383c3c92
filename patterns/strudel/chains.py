"""Calls and members: f(x), a.b, a[b], a.b(c).d(e), with ?. anywhere.

A chain of any length is one loop over its links, so long tunes do not nest.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from patterns.errors import CodeError
from patterns.strudel.compiler import CAUGHT, Compiler, Expression
from patterns.strudel.literals import spread_values, template_parts
from patterns.strudel.members import call_member, get_member, has_member
from patterns.strudel.runtime import Env, Run
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED, Value

Link = Callable[[Value, Env], Value]

CHAINED: Final = frozenset({"call_expression", "member_expression", "subscript_expression"})


class _Stop:
    """The value of a chain that ended early at a ?."""

    __slots__ = ()


STOP: Final = _Stop()


def chain(c: Compiler, node: Node) -> Run:
    """The closure for a chain of calls and members."""
    links: list[Link] = []
    while node.kind in CHAINED:
        c.runtime.budget.step()
        if node.kind == "call_expression":
            callee = node.fields["function"]
            if callee.kind in ("member_expression", "subscript_expression"):
                links.append(_method(c, node, callee))
                node = callee.fields["object"]
            else:
                links.append(_call(c, node, callee))
                node = callee
        else:
            links.append(_member(c, node))
            node = node.fields["object"]
    links.reverse()
    return _joined(c.expression(node), links)


def _joined(first: Run, links: Sequence[Link]) -> Run:
    if len(links) == 1:
        only = links[0]

        def short(env: Env) -> Value:
            value = only(first(env), env)
            return UNDEFINED if value is STOP else value

        return short

    def run(env: Env) -> Value:
        value = first(env)
        for link in links:
            value = link(value, env)
            if value is STOP:
                return UNDEFINED
        return value

    return run


def _arguments(c: Compiler, node: Node) -> Callable[[Env], list[Value]]:
    arguments = node.fields["arguments"]
    if arguments.kind != "template_string":
        return spread_values(c, arguments)
    texts, runs = template_parts(c, arguments)
    return lambda env: [list(texts), *(run(env) for run in runs)]


def _call(c: Compiler, node: Node, callee: Node) -> Link:
    args, shown = _arguments(c, node), c.shown(callee)
    call = c.guarded(_named_call(c, callee, shown), callee, shown)
    if "optional_chain" in node.fields:
        return lambda value, env: STOP if _missing(value) else call(value, args(env))
    return lambda value, env: call(value, args(env))


def _named_call(c: Compiler, callee: Node, shown: str) -> Callable[[Value, list[Value]], Value]:
    call = c.runtime.call

    def run(value: Value, args: list[Value]) -> Value:
        if not callable(value):
            raise CodeError(f"`{shown}` is not a function", c.source.place(callee))
        return call(value, args)

    return run


def _method(c: Compiler, node: Node, member: Node) -> Link:
    args = _arguments(c, node)
    key = _key(c, member)
    at = member.fields.get("property") or member.fields["index"]
    name = c.source.of(at)
    runtime = c.runtime
    tell = c.teller(at, name)
    c.note_method(name)
    ask_owner = "optional_chain" in member.fields
    ask_method = "optional_chain" in node.fields

    def call(value: Value, key: Value, given: list[Value]) -> Value:
        try:
            return call_member(runtime, value, key, given)
        except CAUGHT as error:
            tell(error)

    def plainly(value: Value, env: Env) -> Value:
        given = args(env)
        try:
            return call_member(runtime, value, name, given)
        except CAUGHT as error:
            tell(error)

    def careful(value: Value, env: Env) -> Value:
        if ask_owner and _missing(value):
            return STOP
        name = key(env)
        if ask_method and not has_member(runtime, value, name):
            return STOP
        return call(value, name, args(env))

    if ask_owner or ask_method:
        return careful
    if member.kind == "member_expression":
        return plainly
    return lambda value, env: call(value, key(env), args(env))


def _member(c: Compiler, node: Node) -> Link:
    key = _key(c, node)
    at = node.fields.get("property") or node.fields["index"]
    runtime = c.runtime
    shown = c.source.of(at)
    tell = c.teller(at, shown)

    def get(value: Value, key: Value) -> Value:
        try:
            return get_member(runtime, value, key)
        except CAUGHT as error:
            tell(error)

    def plainly(value: Value, _env: Env) -> Value:
        if type(value) is dict and shown in value:
            return value[shown]
        return get(value, shown)

    if node.kind == "member_expression" and "optional_chain" not in node.fields:
        return plainly
    if "optional_chain" in node.fields:
        return lambda value, env: STOP if _missing(value) else get(value, key(env))
    return lambda value, env: get(value, key(env))


def _key(c: Compiler, node: Node) -> Run:
    index = node.fields.get("index")
    if index is not None:
        return c.expression(index)
    name = c.source.of(node.fields["property"])
    if node.fields["property"].kind == "private_property_identifier":
        raise c.error(node, f"`{name}` is not part of the pattern language")
    return lambda _env: name


def _missing(value: Value) -> bool:
    return value is None or value is UNDEFINED


EXPRESSIONS: Final[Mapping[str, Expression]] = dict.fromkeys(CHAINED, chain)
