"""Functions of the player's code: arrows, function, methods of objects; their parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from patterns.strudel.assigning import declared, target
from patterns.strudel.columns import Arithmetic
from patterns.strudel.compiler import Compiler, Expression, Setter
from patterns.strudel.declaring import declare_all
from patterns.strudel.endings import Return
from patterns.strudel.runtime import Env, Function, Run, Runtime, Shape
from patterns.strudel.scope import Scope
from patterns.strudel.statements import statements
from patterns.strudel.syntax import Node, named_parameters, walk
from patterns.values import UNDEFINED, Value

Start = Callable[[Env, Sequence[Value], Value], Env]
PLAIN: Final = frozenset({"identifier"})


def function(c: Compiler, node: Node) -> Run:
    """A function as an expression: (x, y) => x, function (x) { … }, async too."""
    named = node.fields.get("name")
    name = c.source.of(named) if named is not None else ""
    if named is None or node.kind == "arrow_function":
        return made(c, node, name)
    # A function expression sees its own name, in a scope of its own.
    scope = c.scope = Scope(c.scope)
    own = scope.declare(name, "function", c.source.place(named), UNDEFINED)
    run = made(c, node, name)
    c.scope = scope.around or scope

    def itself(env: Env) -> Value:
        inner = scope.entered(env)
        inner[own.slot] = result = run(inner)
        return result

    return itself


def made(c: Compiler, node: Node, name: str) -> Run:
    """The closure that makes a Function of the values around it."""
    outer, changed = c.scope, c.changes
    arrow = node.kind == "arrow_function"
    scope = Scope(outer, function=True, arrow=arrow)
    around = c.loops, c.switches
    c.scope, c.changes, c.loops, c.switches = scope, False, 0, 0
    params = named_parameters(node)
    start, arity = parameters(c, node, params, scope)
    body = _body(c, node.fields["body"])
    simple = node.fields["body"].kind != "statement_block" and _all_plain(params)
    arithmetic = Arithmetic(c.source, scope, node.fields["body"]) if simple else None
    shape = Shape(name, arity, c.changes, arithmetic)
    c.scope, c.changes = outer, changed or c.changes
    c.loops, c.switches = around
    runtime: Runtime = c.runtime
    return lambda env: Function(runtime, start, body, env, shape)


def method_definition(c: Compiler, node: Node) -> Run:
    """{ name(x) { … } }."""
    first = c.source.of(node).split("(")[0].split()
    if (first[0] in ("get", "set", "static") and len(first) > 1) or "*" in first[0]:
        raise c.error(node, f"`{first[0]}` is not part of the pattern language", "write a function")
    return made(c, node, c.source.of(node.fields["name"]))


def parameters(c: Compiler, node: Node, params: Sequence[Node], scope: Scope) -> tuple[Start, int]:
    """What puts arguments into the slots of a function's scope, and how many it asks for."""
    arity = 0
    for child in params:
        if child.kind in ("assignment_pattern", "rest_pattern"):
            break
        arity += 1
    extra = [] if scope.arrow else _own_words(c, node, scope)
    if _all_plain(params) and not extra:
        return _simple_start(c, params, scope), arity
    namer, rest = declared(c, "parameter"), None
    puts: list[Setter] = []
    for child in params:
        if child.kind == "rest_pattern":
            rest = target(c, child.named[0], namer)
        else:
            puts.append(target(c, child, namer))
    take = c.runtime.budget.take

    def start(around: Env, args: Sequence[Value], this: Value) -> Env:
        env = scope.entered(around)
        for put, word in extra:
            put(env, this if word == "this" else list(args))
        for index, put in enumerate(puts):
            put(env, args[index] if index < len(args) else UNDEFINED)
        if rest is not None:
            take(len(args))
            rest(env, list(args[len(puts) :]))
        return env

    return start, arity


def _all_plain(params: Sequence[Node]) -> bool:
    return {child.kind for child in params} <= PLAIN


def _own_words(c: Compiler, node: Node, scope: Scope) -> list[tuple[Setter, str]]:
    """`this` and `arguments`, where the function speaks of them."""
    text = c.source.of(node)
    namer = declared(c, "parameter")
    found: list[tuple[Setter, str]] = []
    if "this" not in text and "arguments" not in text:
        return found
    for inner in walk(node):
        word = c.source.of(inner) if inner.kind in ("this", "identifier") else ""
        if word in ("this", "arguments") and word not in scope.names:
            found.append((namer(inner), word))
    return found


def _simple_start(c: Compiler, params: Sequence[Node], scope: Scope) -> Start:
    for child in params:
        scope.declare(c.source.of(child), "parameter", c.source.place(child), UNDEFINED)
    count = len(params)
    slots = count + 1
    repeated = len(scope.start) != slots
    if repeated:
        raise c.error(params[0], "two parameters have one name", "give them names of their own")

    def start(around: Env, args: Sequence[Value], _this: Value) -> Env:
        env = scope.start.copy()
        env[0] = around
        if slots == 2 and args:
            env[1] = args[0]
        elif len(args) == count:
            env[1:slots] = args
        else:
            given = args[:count]
            env[1 : len(given) + 1] = given
        return env

    return start


def _body(c: Compiler, node: Node) -> Run:
    if node.kind != "statement_block":
        return c.expression(node)
    declare_all(c, node.named, c.scope)
    run = statements(c, node.named)

    def body(env: Env) -> Value:
        ended = run(env)
        return ended.value if type(ended) is Return else UNDEFINED

    return body


def this(c: Compiler, node: Node) -> Run:
    """This: what a function was called on, where it is one that has it."""
    return c.named(node) if c.scope.find("this") is not None else lambda _env: UNDEFINED


def declaration(c: Compiler, node: Node) -> Run:
    """Function name(x) { … }: made when its block begins, so there is nothing left to do."""
    del c, node
    return lambda _env: None


EXPRESSIONS: Final[Mapping[str, Expression]] = {
    "arrow_function": function,
    "function_expression": function,
    "this": this,
}
STATEMENTS: Final[Mapping[str, Expression]] = {"function_declaration": declaration}
