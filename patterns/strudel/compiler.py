"""The tree turned into Python closures, once; running code then never looks at the tree.

The handlers live in files named for their theme (literals, chains, expressions,
assigning, functions, statements); grammar.py puts them into one table by kind of node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from patterns.errors import ODD, CodeError, LimitError, MiniError, PatternError, Place
from patterns.pattern import Pattern
from patterns.strudel.library import MISSING, Library
from patterns.strudel.limits import MINI_STEPS
from patterns.strudel.mistakes import shortened, unknown_name
from patterns.strudel.operators import Operator, adder
from patterns.strudel.runtime import Env, Run, Runtime, placed, told_of
from patterns.strudel.scope import Name, Scope, reader, writer
from patterns.strudel.syntax import Node, Source
from patterns.values import UNDEFINED, Value

MiniMaker = Callable[[str, int], Pattern]
Setter = Callable[[Env, Value], None]
Expression = Callable[["Compiler", Node], Run]

REFUSED: Final[Mapping[str, str]] = {
    "class": "classes are not part of the pattern language; use functions and objects",
    "class_declaration": "classes are not part of the pattern language; use functions and objects",
    "export_statement": "`export` is not part of the pattern language; everything here is together",
    "generator_function": "function* is not part of the pattern language; make a list instead",
    "generator_function_declaration": (
        "function* is not part of the pattern language; make a list instead"
    ),
    "import": "`import` is not part of the pattern language; all of its words are here already",
    "import_statement": (
        "`import` is not part of the pattern language; all of its words are here already"
    ),
    "yield_expression": "`yield` is not part of the pattern language; make a list instead",
    "with_statement": "`with` is not part of the pattern language; write object.name",
    "debugger_statement": "`debugger` is not part of the pattern language; look with .log()",
    "super": "`super` is not part of the pattern language; use functions and objects",
    "meta_property": "that is not part of the pattern language; use functions and objects",
    "jsx_self_closing_element": "tags are not part of the pattern language; write patterns",
    "jsx_element": "tags are not part of the pattern language; write patterns",
}


CAUGHT: Final = (PatternError, *ODD)
CHANGING: Final = frozenset(
    ("push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "assign")
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What to do for each kind of node.

    Attributes:
        expressions: kind to handler, for nodes that have a value.
        statements: the same for nodes that do something.
        function: makes a function under a name.
    """

    expressions: Mapping[str, Expression]
    statements: Mapping[str, Expression]
    function: Callable[[Compiler, Node, str], Run]


class Compiler:
    """What handlers need to know while they turn nodes into closures.

    Attributes:
        source: the code.
        runtime: what the closures will report to.
        library: the names that code can reach.
        scope: the scope that is being compiled.
        plus: the + operator, which counts what it makes.
        loops: how many loops are around what is being compiled, within its function.
        switches: the same for switch.
        changes: has code been seen, since this was last reset, that changes an object?
    """

    def __init__(
        self,
        source: Source,
        runtime: Runtime,
        library: Library,
        grammar: Grammar,
        mini: MiniMaker,
    ) -> None:
        self.source, self.runtime, self.library = source, runtime, library
        self._expressions, self._statements = grammar.expressions, grammar.statements
        self._function = grammar.function
        self._mini = mini
        self._quiet = _quiet_spans(source)
        self.scope = Scope(None, function=True)
        self.plus: Operator = adder(runtime.budget)
        self.changes = False
        self.loops = self.switches = 0

    def loop_body(self, node: Node) -> Run:
        """A statement in which break and continue have a meaning."""
        self.loops += 1
        run = self.statement(node)
        self.loops -= 1
        return run

    def function(self, node: Node, name: str) -> Run:
        """The closure that makes a function of the player's, under a name."""
        return self._function(self, node, name)

    def knows(self, node: Node) -> bool:
        """Is the name declared, or in the library?"""
        text = self.source.of(node)
        return self.scope.find(text) is not None or self.library.get(text) is not MISSING

    def expression(self, node: Node) -> Run:
        """The closure that gives the value of an expression."""
        if node.named:  # names, numbers and texts by themselves are no work
            self.runtime.budget.step()
        handler = self._expressions.get(node.kind)
        if handler is None:
            self.refuse(node)
        return handler(self, node)

    def statement(self, node: Node) -> Run:
        """The closure that carries out a statement, and gives None or how it ended early."""
        handler = self._statements.get(node.kind)
        if handler is None:
            self.refuse(node)
        return handler(self, node)

    def refuse(self, node: Node) -> NoReturn:
        """Say that this is not part of the language."""
        reason = REFUSED.get(node.kind)
        if reason is None:
            reason = f"`{self.shown(node)}` is not part of the pattern language"
        first, _, hint = reason.partition("; ")
        raise CodeError(first, self.source.place(node), hint)

    def shown(self, node: Node) -> str:
        """The first line of a node, cut to what a message can hold."""
        return shortened(self.source.of(node))

    def located(self, run: Run, node: Node) -> Run:
        """A loop whose limits know the place in the code."""

        def inner(env: Env) -> Value:
            try:
                return run(env)
            except LimitError as error:
                raise placed(error, self.source.place(node)) from None

        return inner

    def error(self, node: Node, reason: str, hint: str = "") -> CodeError:
        """An error at a node."""
        return CodeError(reason, self.source.place(node), hint)

    def place(self, node: Node) -> Callable[[], Place]:
        """The place of a node, made when somebody wants it."""
        return lambda: self.source.place(node)

    def named(self, node: Node) -> Run:
        """The closure that gives the value of a name."""
        text = self.source.of(node)
        found = self.scope.find(text)
        if found is not None:
            return reader(*found, text, self.place(node))
        value = self.library.get(text)
        if value is not MISSING:
            return lambda _env: value
        seen = self.scope.all_names()

        def fail(_env: Env) -> Value:
            raise unknown_name(text, [*seen, *self.library.names()], self.source.place(node))

        return fail

    def setter(self, node: Node) -> Setter:
        """The closure that gives a declared name a new value."""
        text = self.source.of(node)
        hops, name = self.scope.find(text) or self._taken_over(node, text)
        if name.kind == "const":
            reason = f"`{shortened(text)}` is a const and stays as it is"
            raise self.error(node, reason, "declare it with let")
        if name.sure:
            return writer(hops, name)
        return self._careful(hops, name, text, node)

    def _taken_over(self, node: Node, text: str) -> tuple[int, Name]:
        """A word of the language that code gives a value: from here on it is a variable."""
        value = self.library.get(text)
        if value is MISSING:
            name = shortened(text)
            raise self.error(node, f"`{name}` is not declared", f"write let {name} = … first")
        outermost = self.scope
        while outermost.around is not None:
            outermost = outermost.around
        outermost.declare(text, "var", self.source.place(node), value)
        return self.scope.find(text) or (0, outermost.names[text])

    def _careful(self, hops: int, name: Name, text: str, node: Node) -> Setter:
        read, write = reader(hops, name, text, self.place(node)), writer(hops, name)

        def put(env: Env, value: Value) -> None:
            read(env)
            write(env, value)

        return put

    def mini(self, text: str, node: Node) -> Run:
        """A text in double quotes or backticks as a pattern, made once."""
        self.runtime.budget.step(MINI_STEPS + len(text) // 10)
        try:
            pattern = self._mini(text, node.begin + 1)
        except MiniError as error:
            at = error.place.at if error.place is not None else 0
            where = node.begin + 1 + at if self.source.text.startswith(text, node.begin + 1) else 0
            place = self.source.place(where or node.begin)
            raise MiniError(error.reason, place, error.hint) from None
        except PatternError as error:
            raise placed(error, self.source.place(node)) from None
        return lambda _env: pattern

    def quieten(self, node: Node) -> None:
        """Let texts in a node be texts, as between `mini-off` and `mini-on`."""
        self._quiet.append((node.begin, node.end))

    def is_quiet(self, node: Node) -> bool:
        """Does the node stand between `mini-off` and `mini-on` comments, or where names stand?"""
        quiet = self._quiet
        return bool(quiet) and any(begin <= node.begin < end for begin, end in quiet)

    def guarded(self, call: Callable[..., Value], node: Node, shown: str) -> Callable[..., Value]:
        """A call whose errors know the place in the code, and are the player's language."""

        def run(*args: Value) -> Value:
            try:
                return call(*args)
            except CAUGHT as error:
                self.tell(error, node, shown)

        return run

    def tell(self, error: Exception, node: Node, shown: str) -> NoReturn:
        """Raise an error again, with its place in the code and in the player's language."""
        if isinstance(error, PatternError) and error.place is not None:
            raise error
        raise placed(told_of(error, shown), self.source.place(node)) from None


def _quiet_spans(source: Source) -> list[tuple[int, int]]:
    """Where comments have switched mini-notation off."""
    spans: list[tuple[int, int]] = []
    begin = -1
    for first, last in source.comments:
        comment = source.text[first:last]
        if "mini-off" in comment and begin < 0:
            begin = first
        elif "mini-on" in comment and begin >= 0:
            spans.append((begin, last))
            begin = -1
    if begin >= 0:
        spans.append((begin, len(source.text) + 1))
    return spans


def spread_out(runs: Sequence[tuple[Run, bool]], spread: Callable[[Value], Sequence[Value]]) -> Run:
    """The closure that gives a list of values; those marked True are spread into it."""

    def values(env: Env) -> Value:
        made: list[Value] = []
        for run, is_spread in runs:
            if is_spread:
                made.extend(spread(run(env)))
            else:
                made.append(run(env))
        return made

    return values


def nothing(_env: Env) -> Value:
    """Undefined."""
    return UNDEFINED
