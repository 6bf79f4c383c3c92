"""Numbers, texts, templates, lists and objects as code writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from patterns.errors import CodeError, MiniError
from patterns.strudel.assigning import property_name
from patterns.strudel.coerce import text, tidy
from patterns.strudel.compiler import Compiler, Expression, spread_out
from patterns.strudel.finding import Regex
from patterns.strudel.functions import method_definition
from patterns.strudel.limits import MINI_STEPS
from patterns.strudel.members import iterated
from patterns.strudel.runtime import Env, Run, placed
from patterns.strudel.syntax import Node
from patterns.values import UNDEFINED, Value

_SIMPLE: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r\n|.))", re.DOTALL
)
EXACT_DIGITS: Final = 16  # as many are no more than a double holds
SPREAD: Final = "spread_element"
_BASES: Final = {"0x": 16, "0o": 8, "0b": 2}
_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")


def unescaped(raw: str) -> str:
    r"""The text that escapes stand for.

    >>> unescaped(r"a\x62\u0063\'")
    "abc'"
    """

    def meant(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        if code is not None:
            point = int(code, 16)
            return chr(point) if point <= 0x10FFFF else "\ufffd"
        char = found[4]
        return "" if char in ("\n", "\r\n", "\r") else _SIMPLE.get(char, char)

    return _ESCAPE.sub(meant, raw) if "\\" in raw else raw


def number(c: Compiler, node: Node) -> Run:
    """12, .5, 1e3, 0xff, 1_000."""
    written = c.source.of(node)
    if written.isdigit() and len(written) < EXACT_DIGITS:
        whole = int(written)
        return lambda _env: whole
    if _DECIMAL.fullmatch(written):
        value = tidy(float(written))
        return lambda _env: value
    written = written.replace("_", "").lower()
    if written.endswith("n") and not written.startswith("0x"):
        raise c.error(node, f"`{written}` is not part of the pattern language", "leave out the n")
    base = _BASES.get(written[:2])
    try:
        value = int(written[2:], base) if base else _decimal(written)
    except ValueError:
        raise c.error(node, f"`{written}` is not a number") from None
    value = tidy(value)
    return lambda _env: value


def _decimal(written: str) -> int | float:
    if written.isdigit():
        return int(written) if len(written) < 300 else math.inf
    return float(written)


def string(c: Compiler, node: Node) -> Run:
    """'plain text' or "mini-notation"."""
    raw = c.source.text[node.begin + 1 : node.end - 1]
    value = unescaped(raw)
    if c.source.text[node.begin] == '"' and not c.is_quiet(node):
        return c.mini(value, node)
    return lambda _env: value


def regex(c: Compiler, node: Node) -> Run:
    """/a+/g: a new one each time, as what is found goes on in it."""
    source, _, flags = c.source.of(node)[1:].rpartition("/")
    c.runtime.budget.step(MINI_STEPS + len(source))
    try:
        program = Regex(source, flags).program
    except CodeError as error:
        raise placed(error, c.source.place(node)) from None
    return lambda _env: Regex(source, flags, program)


def template(c: Compiler, node: Node) -> Run:
    """`mini-notation`, read up to the first ${; a plain template between mini-off and mini-on."""
    if c.is_quiet(node):
        return plain_template(c, node)
    inner = [child for child in node.named if child.kind == "template_substitution"]
    if not inner:
        return c.mini(c.source.text[node.begin + 1 : node.end - 1], node)
    reason, hint = "a pattern in backticks ends at its first ${", "write mini('bd*' + count)"
    try:
        made = c.mini(c.source.text[node.begin + 1 : inner[0].begin], node)
    except MiniError:
        raise c.error(inner[0], reason, hint) from None
    c.runtime.say(f"{reason}; {hint}")
    return made


def template_parts(c: Compiler, node: Node) -> tuple[list[str], list[Run]]:
    """The texts of a template, and the expressions between them."""
    texts, runs, at = [], [], node.begin + 1
    for child in node.named:
        if child.kind == "template_substitution":
            texts.append(unescaped(c.source.text[at : child.begin]))
            runs.append(c.expression(child.named[0]))
            at = child.end
    texts.append(unescaped(c.source.text[at : node.end - 1]))
    return texts, runs


def plain_template(c: Compiler, node: Node) -> Run:
    """A template that is a text."""
    texts, runs = template_parts(c, node)
    take = c.runtime.budget.take

    def run(env: Env) -> str:
        parts = [texts[0]]
        for value, after in zip(runs, texts[1:], strict=True):
            parts += (text(value(env)), after)
        take(sum(map(len, parts)))
        return "".join(parts)

    return run


def spread_values(c: Compiler, node: Node) -> Run:
    """The closure that gives the values of a list or of a call's arguments."""
    given = node.named
    if len(given) == 1 and given[0].kind != SPREAD:
        only = c.expression(given[0])
        return lambda env: [only(env)]
    if SPREAD not in {child.kind for child in given}:
        runs = [c.expression(child) for child in given]
        return lambda env: [run(env) for run in runs]
    marked = [
        (c.expression(child.named[0]), True)
        if child.kind == SPREAD
        else (c.expression(child), False)
        for child in given
    ]
    return spread_out(marked, c.guarded(lambda value: iterated(c.runtime, value), node, "..."))


def array(c: Compiler, node: Node) -> Run:
    """A list in brackets."""
    values, take, count = spread_values(c, node), c.runtime.budget.take, len(node.named)

    def run(env: Env) -> Value:
        take(count)
        return values(env)

    return run


Filler = Callable[[Env, dict[str, Value]], None]


def object_(c: Compiler, node: Node) -> Run:
    """{ key: value, ...more, name, [computed]: value, method() {} }."""
    take = c.runtime.budget.take
    if all(map(_is_simple, node.named)):
        pairs = [
            (c.source.of(child.fields["key"]), c.expression(child.fields["value"]))
            for child in node.named
        ]

        def quick(env: Env) -> Value:
            take(len(pairs))
            return {key: value(env) for key, value in pairs}

        return quick
    fillers = [_FILLERS[child.kind](c, child) for child in node.named]

    def run(env: Env) -> Value:
        made: dict[str, Value] = {}
        for fill in fillers:
            fill(env, made)
        take(len(made))
        return made

    return run


def _is_simple(node: Node) -> bool:
    key = node.fields.get("key")
    return node.kind == "pair" and key is not None and key.kind == "property_identifier"


def _pair(c: Compiler, node: Node) -> Filler:
    key, value = property_name(c, node.fields["key"]), c.expression(node.fields["value"])

    def fill(env: Env, made: dict[str, Value]) -> None:
        made[key(env)] = value(env)

    return fill


def _short(c: Compiler, node: Node) -> Filler:
    key, value = c.source.of(node), c.named(node)

    def fill(env: Env, made: dict[str, Value]) -> None:
        made[key] = value(env)

    return fill


def _spread(c: Compiler, node: Node) -> Filler:
    value = c.expression(node.named[0])

    def fill(env: Env, made: dict[str, Value]) -> None:
        made.update(own_entries(value(env)))

    return fill


def own_entries(value: Value) -> Mapping[str, Value]:
    """What {...value} puts into an object."""
    if isinstance(value, dict):
        return value
    if isinstance(value, (list, tuple, str)):
        return {str(index): item for index, item in enumerate(value)}
    return {}


def _method(c: Compiler, node: Node) -> Filler:
    key, value = property_name(c, node.fields["name"]), method_definition(c, node)

    def fill(env: Env, made: dict[str, Value]) -> None:
        made[key(env)] = value(env)

    return fill


_FILLERS: Final[Mapping[str, Callable[[Compiler, Node], Filler]]] = {
    "pair": _pair,
    "shorthand_property_identifier": _short,
    "spread_element": _spread,
    "method_definition": _method,
}


def _constant(value: Value) -> Expression:
    return lambda _c, _node: lambda _env: value


EXPRESSIONS: Final[Mapping[str, Expression]] = {
    "number": number,
    "string": string,
    "regex": regex,
    "template_string": template,
    "array": array,
    "object": object_,
    "true": _constant(True),
    "false": _constant(False),
    "null": _constant(None),
    "undefined": _constant(UNDEFINED),
    "hole": _constant(UNDEFINED),
}
