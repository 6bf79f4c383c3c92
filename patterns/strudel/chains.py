"""Calls and members: f(x), a.b, a[b], a.b(c).d(e), with ?. anywhere.

A chain of any length is one loop over its links, so long tunes do not nest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from patterns.errors import CodeError, Teller
from patterns.pattern import Pattern
from patterns.strudel.compiler import CAUGHT, CHANGING, Compiler, Expression
from patterns.strudel.drawing import DRAWING, pictured
from patterns.strudel.literals import spread_values, template_parts
from patterns.strudel.members import call_member, get_member, has_member
from patterns.strudel.runtime import Env, Run, told_at
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED, Value

Link = Callable[[Value, Env], Value]

CHAINED: Final = frozenset({"call_expression", "member_expression", "subscript_expression"})
NAMING: Final = frozenset({"osc", "cc"})  # what is called with names of controls, not with patterns


class _Stop:
    """The value of a chain that ended early at a ?."""

    __slots__ = ()


STOP: Final = _Stop()


def chain(c: Compiler, node: Node) -> Run:
    """The closure for a chain of calls and members."""
    links: list[Link] = []
    while node.kind in CHAINED:
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
    c.runtime.budget.step(len(links))
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
    if callee.kind == "identifier" and c.source.of(callee) in NAMING:
        c.quieten(node.fields["arguments"])
    args, invoke, tell = _arguments(c, node), c.runtime.call, _teller(c, callee)

    def call(value: Value, env: Env) -> Value:
        given = args(env)
        try:
            if not callable(value):
                raise CodeError(f"`{c.shown(callee)}` is not a function")
            made = invoke(value, given)
        except CAUGHT as error:
            tell(error)
        if type(made) is Pattern and made.tell is None and made.same is None:
            made.tell = tell
        # fast(2) waits for its pattern: what goes wrong then is still the fault of this call.
        return partial(_later, made, tell) if type(made) is partial else made

    if "optional_chain" in node.fields:
        return lambda value, env: STOP if _missing(value) else call(value, env)
    return call


def _teller(c: Compiler, node: Node) -> Teller:
    """Who tells what goes wrong in a call; patterns keep it, so it keeps no more than the text."""
    return partial(told_at, c.source.text, node.begin, node.end)


def _later(function: Callable[..., Value], tell: Teller, *args: Value) -> Value:
    """Call a function that was given some of its arguments before."""
    try:
        made = function(*args)
    except CAUGHT as error:
        tell(error)
    if type(made) is Pattern and made.tell is None and made.same is None:
        made.tell = tell
    return partial(_later, made, tell) if type(made) is partial else made


def _method(c: Compiler, node: Node, member: Node) -> Link:
    args, runtime, at = _arguments(c, node), c.runtime, _key_node(member)
    name = c.source.of(at)
    if name in CHANGING:
        c.changes = True
    asks = "optional_chain" in member.fields or "optional_chain" in node.fields
    if asks or member.kind != "member_expression":
        return _careful_method(c, node, member, args)
    if at.kind != "property_identifier":
        _key(c, member, at)
    if name in DRAWING:
        return _drawn(c, node, at, args)
    tell = _teller(c, at)

    def plainly(value: Value, env: Env) -> Value:
        given = args(env)
        try:
            made = call_member(runtime, value, name, given)
        except CAUGHT as error:
            tell(error)
        if type(made) is Pattern and made.tell is None and made.same is None:
            made.tell = tell
        return made

    return plainly


def _careful_method(
    c: Compiler, node: Node, member: Node, args: Callable[[Env], list[Value]]
) -> Link:
    """A call of a method that may not be there, or whose name is worked out."""
    runtime, at = c.runtime, _key_node(member)
    name, key = c.source.of(at), _key(c, member, at)
    ask_owner, ask_method = "optional_chain" in member.fields, "optional_chain" in node.fields

    def careful(value: Value, env: Env) -> Value:
        if ask_owner and _missing(value):
            return STOP
        found = name if key is None else key(env)
        if ask_method and not has_member(runtime, value, found):
            return STOP
        given = args(env)
        try:
            return call_member(runtime, value, found, given)
        except CAUGHT as error:
            c.tell(error, at, name)

    return careful


def _drawn(c: Compiler, node: Node, at: Node, args: Callable[[Env], list[Value]]) -> Link:
    """A call that asks for a picture, unless the player has a method of that name."""
    name, tell, runtime = c.source.of(at), _teller(c, at), c.runtime

    def call(value: Value, env: Env) -> Value:
        given = args(env)
        try:
            made = call_member(runtime, value, name, given)
        except CAUGHT as error:
            tell(error)
        if made is not value or not isinstance(made, Pattern):
            return made
        return pictured(made, name, (at.begin, node.end), given, runtime.drawn)

    return call


def _member(c: Compiler, node: Node) -> Link:
    runtime, at = c.runtime, _key_node(node)
    key, shown = _key(c, node, at), c.source.of(at)

    def get(value: Value, key: Value) -> Value:
        try:
            return get_member(runtime, value, key)
        except CAUGHT as error:
            c.tell(error, at, shown)

    def plainly(value: Value, _env: Env) -> Value:
        if type(value) is dict and shown in value:
            return value[shown]
        return get(value, shown)

    read = plainly if key is None else lambda value, env: get(value, key(env))
    if "optional_chain" in node.fields:
        return lambda value, env: STOP if _missing(value) else read(value, env)
    return read


def _key_node(member: Node) -> Node:
    """What stands behind the dot or in the brackets."""
    return member.fields.get("property") or member.fields["index"]


def _key(c: Compiler, member: Node, at: Node) -> Run | None:
    """The closure for what stands in brackets; None for a name behind a dot."""
    if member.kind == "subscript_expression":
        return c.expression(at)
    if at.kind == "private_property_identifier":
        raise c.error(member, f"`{c.source.of(at)}` is not part of the pattern language")
    return None


def _missing(value: Value) -> bool:
    return value is None or value is UNDEFINED


EXPRESSIONS: Final[Mapping[str, Expression]] = dict.fromkeys(CHAINED, chain)
