"""Loops: for of, for in, for with its three parts, while, do while. Each turn is a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from patterns.strudel.assigning import Namer, declared, target
from patterns.strudel.coerce import truthy
from patterns.strudel.compiler import Compiler, Expression, nothing
from patterns.strudel.declaring import declare_all, declare_names
from patterns.strudel.endings import BREAK, CONTINUE
from patterns.strudel.members import iterated, keys_of
from patterns.strudel.runtime import Env, Run
from patterns.strudel.scope import Scope
from patterns.strudel.syntax import Node
from patterns.values import Value


def for_of(c: Compiler, node: Node) -> Run:
    """For (const x of list) …, for (const key in object) …."""
    kind = node.fields.get("kind")
    of = c.source.of(node.fields["operator"]) == "of"
    values = c.expression(node.fields["right"])
    scope = c.scope = Scope(c.scope)
    namer: Namer = c.setter
    if kind is not None:
        word = c.source.of(kind)
        if word != "var":
            declare_names(c, node.fields["left"], word, scope)
        namer = declared(c, word)
    put, body = target(c, node.fields["left"], namer), c.loop_body(node.fields["body"])
    c.scope = scope.around or scope
    runtime = c.runtime
    take = c.guarded(
        lambda value: iterated(runtime, value) if of else keys_of(value),
        node.fields["right"],
        "for",
    )

    def run(env: Env) -> Value:
        for item in take(values(env)):
            runtime.budget.step()
            inner = scope.entered(env)
            put(inner, item)
            ended = body(inner)
            if ended is BREAK:
                return None
            if ended is not None and ended is not CONTINUE:
                return ended
        return None

    return c.located(run, node)


def for_(c: Compiler, node: Node) -> Run:
    """For (let i = 0; i < n; i++) …: each turn has its own i."""
    scope = c.scope = Scope(c.scope)
    first = node.fields["initializer"]
    declare_all(c, [first], scope)
    begin = c.statement(first) if first.kind.endswith("declaration") else _loose(c, first)
    test = _loose(c, node.fields["condition"])
    increment = node.fields.get("increment")
    advance = c.expression(increment) if increment is not None else nothing
    body = c.loop_body(node.fields["body"])
    c.scope = scope.around or scope
    always = node.fields["condition"].kind == "empty_statement"
    step = c.runtime.budget.step

    def run(env: Env) -> Value:
        inner = scope.entered(env)
        begin(inner)
        while always or truthy(test(inner)):
            step()
            ended = body(inner)
            if ended is BREAK:
                return None
            if ended is not None and ended is not CONTINUE:
                return ended
            inner = inner.copy()
            advance(inner)
        return None

    return c.located(run, node)


def _loose(c: Compiler, node: Node) -> Run:
    """An expression in the head of a for, with or without its semicolon."""
    if node.kind == "empty_statement":
        return nothing
    return c.expression(node.named[0] if node.kind == "expression_statement" else node)


def while_(c: Compiler, node: Node) -> Run:
    """While (…) …."""
    test, body = c.expression(node.fields["condition"]), c.loop_body(node.fields["body"])
    step, at_least_once = c.runtime.budget.step, node.kind == "do_statement"

    def run(env: Env) -> Value:
        again = at_least_once or truthy(test(env))
        while again:
            step()
            ended = body(env)
            if ended is BREAK:
                return None
            if ended is not None and ended is not CONTINUE:
                return ended
            again = truthy(test(env))
        return None

    return c.located(run, node)


STATEMENTS: Final[Mapping[str, Expression]] = {
    "do_statement": while_,
    "for_in_statement": for_of,
    "for_statement": for_,
    "while_statement": while_,
}
