"""Statements: declarations, blocks, if, switch, return, throw, try.

A statement's closure gives None where it ran to its end, else how it ended: Return,
BREAK or CONTINUE; whoever holds the loop or function takes that up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from patterns.errors import CodeError, LimitError, PatternError
from patterns.pattern import Pattern
from patterns.strudel.assigning import declared, target
from patterns.strudel.coerce import named_kind, same, text, truthy
from patterns.strudel.compiler import Compiler, Expression, Setter, nothing
from patterns.strudel.declaring import declare_all, declare_names
from patterns.strudel.endings import BREAK, CONTINUE, Early, Problem, Return, ThrownError
from patterns.strudel.members import call_member
from patterns.strudel.runtime import Env, Run
from patterns.strudel.scope import Scope
from patterns.strudel.syntax import Node
from patterns.values import Value


def statements(c: Compiler, nodes: Sequence[Node]) -> Run:
    """One after the other; functions are made first."""
    first = [_hoisted(c, node) for node in nodes if node.kind == "function_declaration"]
    runs = first + [
        c.statement(node)
        for node in nodes
        if node.kind not in ("function_declaration", "empty_statement")
    ]
    if len(runs) == 1:
        return runs[0]

    def run(env: Env) -> Value:
        for one in runs:
            ended = one(env)
            if ended is not None:
                return ended
        return None

    return run


def _hoisted(c: Compiler, node: Node) -> Run:
    name = node.fields["name"]
    put, value = declared(c, "function")(name), c.function(node, c.source.of(name))
    return _then_none(put, value)


def _then_none(put: Setter, value: Run) -> Run:
    def run(env: Env) -> None:
        put(env, value(env))

    return run


def declaration(c: Compiler, node: Node) -> Run:
    """Let a = 1, b; const { c } = d; var e."""
    kind_node = node.fields.get("kind")
    kind = c.source.of(kind_node) if kind_node is not None else "var"
    runs = []
    for child in node.named:
        name, value = child.fields["name"], child.fields.get("value")
        if value is None:
            if kind == "const" or name.kind != "identifier":
                shown = c.shown(name)
                raise c.error(name, f"`{shown}` needs a value", f"write {kind} {shown} = …")
            if kind == "var":
                continue
            run: Run = nothing
        elif value.kind in ("arrow_function", "function_expression"):
            run = c.function(value, c.source.of(name))
        else:
            run = c.expression(value)
        runs.append(_then_none(target(c, name, declared(c, kind)), run))
    return runs[0] if len(runs) == 1 else _all(runs)


def _all(runs: Sequence[Run]) -> Run:
    def run(env: Env) -> None:
        for one in runs:
            one(env)

    return run


def expression_statement(c: Compiler, node: Node) -> Run:
    """An expression whose value nobody takes."""
    value = c.expression(node.named[0])

    def run(env: Env) -> None:
        value(env)

    return run


def block(c: Compiler, node: Node) -> Run:
    """{ … }."""
    return scoped(c, node.named)


def scoped(c: Compiler, nodes: Sequence[Node]) -> Run:
    """Statements in a scope of their own, where they declare anything."""
    scope = Scope(c.scope)
    declare_all(c, nodes, scope)
    if not scope.names:
        return statements(c, nodes)
    c.scope = scope
    run = statements(c, nodes)
    c.scope = scope.around or scope
    return lambda env: run(scope.entered(env))


def if_(c: Compiler, node: Node) -> Run:
    """If (…) … else …."""
    test = c.expression(node.fields["condition"])
    then = c.statement(node.fields["consequence"])
    alternative = node.fields.get("alternative")
    other = c.statement(alternative.named[0]) if alternative is not None else None

    def run(env: Env) -> Value:
        if truthy(test(env)):
            return then(env)
        return other(env) if other is not None else None

    return run


def return_(c: Compiler, node: Node) -> Run:
    """Return …."""
    scope: Scope | None = c.scope
    while scope is not None and not scope.function:
        scope = scope.around
    if scope is None or scope.around is None:
        raise c.error(node, "`return` stands outside of a function", "just write the pattern")
    value = c.expression(node.named[0]) if node.named else nothing
    return lambda env: Return(value(env))


def early(ending: Early) -> Expression:
    """Break and continue."""

    def handler(c: Compiler, node: Node) -> Run:
        word = c.source.of(node).rstrip(";")
        if node.named:
            raise c.error(node, "a label cannot be a goal here", "put the loop into a function")
        if not c.loops and not (ending is BREAK and c.switches):
            raise c.error(node, f"`{word}` stands outside of a loop", "take it away")
        return lambda _env: ending

    return handler


def throw(c: Compiler, node: Node) -> Run:
    """Throw …."""
    value = c.expression(node.named[0])

    def run(env: Env) -> Value:
        thrown = value(env)
        shown = thrown.message if isinstance(thrown, Problem) else text(thrown)
        error = ThrownError(f"the code says: {shown[:200]}", c.source.place(node))
        error.value = thrown
        raise error

    return run


Caught = Callable[[Env, Value], Value]


def try_(c: Compiler, node: Node) -> Run:
    """Try … catch … finally; a limit cannot be caught."""
    run, handler = c.statement(node.fields["body"]), node.fields.get("handler")
    if handler is not None:
        run = _catching(run, _catch(c, handler))
    final = node.fields.get("finalizer")
    return run if final is None else _finishing(run, c.statement(final.fields["body"]))


def _catching(body: Run, caught: Caught) -> Run:
    def attempt(env: Env) -> Value:
        try:
            return body(env)
        except LimitError:
            raise
        except ThrownError as error:
            return caught(env, error.value)
        except PatternError as error:
            return caught(env, Problem("Error", error.reason))

    return attempt


def _finishing(body: Run, finish: Run) -> Run:
    def run(env: Env) -> Value:
        try:
            ended = body(env)
        except LimitError:
            raise
        except PatternError:
            overruled = finish(env)
            if overruled is None:
                raise
            return overruled
        overruled = finish(env)
        return ended if overruled is None else overruled

    return run


def _catch(c: Compiler, node: Node) -> Caught:
    scope = c.scope = Scope(c.scope)
    parameter = node.fields.get("parameter")
    if parameter is not None:
        declare_names(c, parameter, "let", scope)
    put = target(c, parameter, declared(c, "let")) if parameter is not None else None
    body = c.statement(node.fields["body"])
    c.scope = scope.around or scope

    def run(env: Env, value: Value) -> Value:
        inner = scope.entered(env)
        if put is not None:
            put(inner, value)
        return body(inner)

    return run


def switch(c: Compiler, node: Node) -> Run:
    """Switch (…) { case …: … default: … }."""
    value, cases = c.expression(node.fields["value"]), node.fields["body"].named
    scope = c.scope = Scope(c.scope)
    bodies = [[n for n in case.named if n is not case.fields.get("value")] for case in cases]
    declare_all(c, [one for body in bodies for one in body], scope)
    tests = [
        c.expression(case.fields["value"]) if "value" in case.fields else None for case in cases
    ]
    c.switches += 1
    runs = [statements(c, body) for body in bodies]
    c.switches -= 1
    c.scope = scope.around or scope
    default = next((index for index, test in enumerate(tests) if test is None), len(runs))

    def run(env: Env) -> Value:
        wanted, inner = value(env), scope.entered(env)
        hits = (i for i, test in enumerate(tests) if test is not None and same(test(inner), wanted))
        for one in runs[next(hits, default) :]:
            ended = one(inner)
            if ended is BREAK:
                return None
            if ended is not None:
                return ended
        return None

    return run


def empty(c: Compiler, node: Node) -> Run:
    """A semicolon alone."""
    del c, node
    return lambda _env: None


def label(c: Compiler, node: Node) -> Run:
    """The closure that puts a pattern on the stage under its label, and gives it back."""
    body, name = node.fields["body"], c.source.of(node.fields["label"])
    if body.kind != "expression_statement":
        raise c.error(body, f"a pattern belongs after {name}:", f'write {name}: s("bd")')
    value, runtime = c.expression(body.named[0]), c.runtime

    def put(pattern: Value) -> Value:
        if not isinstance(pattern, Pattern):
            raise CodeError(
                f"{named_kind(pattern)} cannot be played", hint=f"{name}: takes a pattern"
            )
        return call_member(runtime, pattern, "p", [name])

    place = c.guarded(put, body, name)
    return lambda env: place(value(env))


def labelled(c: Compiler, node: Node) -> Run:
    """Name: pattern."""
    value = label(c, node)

    def run(env: Env) -> None:
        value(env)

    return run


STATEMENTS: Final[Mapping[str, Expression]] = {
    "break_statement": early(BREAK),
    "continue_statement": early(CONTINUE),
    "empty_statement": empty,
    "expression_statement": expression_statement,
    "if_statement": if_,
    "labeled_statement": labelled,
    "lexical_declaration": declaration,
    "return_statement": return_,
    "statement_block": block,
    "switch_statement": switch,
    "throw_statement": throw,
    "try_statement": try_,
    "variable_declaration": declaration,
}
