"""Plain arithmetic of the player's, worked out for many values at once.

A function such as x => 36 + Math.floor(x * 24) is called with ever new numbers while a pattern
plays. If it is nothing but numbers, its parameters, their members, operators and some of Math,
then each operator can take a whole column of numbers in one go, as doubles, which is what
JavaScript calculates with. Whatever does not fit (a text, a missing member, a division by zero)
raises one of UNFIT: then the function is called value by value as ever, and finds the same or
the error. Nothing here loops or calls the player's code, so a value costs as much as the
function is long.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from patterns.numerals import SAFE
from patterns.values import Value

if TYPE_CHECKING:
    from patterns.strudel.scope import Scope
    from patterns.strudel.syntax import Node, Source

Columns = Sequence[Sequence[Value]]  # of each parameter the values
Maker = Callable[[Columns], Iterator[Any]]
Each = Callable[[Columns, int], list[Value]]

UNFIT: Final = (ArithmeticError, LookupError, TypeError, ValueError)
LONGEST: Final = 200  # characters of a body: what is read and run here nests as it is written
NUMBERS: Final = frozenset({int, float})

SUMS: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
}
TESTS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "===": operator.eq,
    "!=": operator.ne,
    "!==": operator.ne,
}
MATH: Final[Mapping[str, Callable[[float], float]]] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "trunc": math.trunc,
}


class Column(NamedTuple):
    """How a part of the function is worked out.

    Attributes:
        make: gives its values, from those of the parameters.
        test: are they true or false, and not numbers?
    """

    make: Maker
    test: bool = False


class _Unfit(Exception):  # noqa: N818 # between the functions of this file only
    """This part is more than plain arithmetic."""


class Arithmetic:
    """The body of a function, looked at when it is first called with many values.

    Args:
        source: the code.
        scope: the scope of the function, in which nothing but its parameters is declared.
        body: the expression that it gives back.
    """

    __slots__ = ("_found", "_unread")

    def __init__(self, source: Source, scope: Scope, body: Node) -> None:
        self._unread: tuple[Source, Scope, Node] | None = (source, scope, body)
        self._found: Each | None = None

    def each(self) -> Each | None:
        """The function for columns of values; None where it is more than plain arithmetic."""
        if self._unread is not None:
            self._found, self._unread = _read(*self._unread), None
        return self._found


def _read(source: Source, scope: Scope, body: Node) -> Each | None:
    if body.end - body.begin > LONGEST:
        return None
    try:
        make, test = _Reader(source, scope).column(body)
    except _Unfit:
        return None
    if test:
        return lambda given, count: list(islice(make(given), count))
    return lambda given, count: [
        int(one) if one.is_integer() and -SAFE <= one <= SAFE else one  # as numerals.tidy
        for one in islice(make(given), count)
    ]


def _numbers(values: Sequence[Value]) -> Iterable[float]:
    """Values as doubles.

    Raises:
        TypeError: one of them is no number.
    """
    if not NUMBERS.issuperset(map(type, values)):
        raise TypeError
    return map(float, values)


class _Reader:
    """Makes columns of the nodes of one function."""

    def __init__(self, source: Source, scope: Scope) -> None:
        self.source, self.scope = source, scope

    def column(self, node: Node) -> Column:
        """The column of a node.

        Raises:
            _Unfit: it is more than plain arithmetic.
        """
        read = _READERS.get(node.kind)
        if read is None:
            raise _Unfit
        return read(self, node)

    def number(self, node: Node) -> Maker:
        """The column of a node that gives numbers."""
        found = self.column(node)
        if found.test:
            raise _Unfit
        return found.make

    def parameter(self, node: Node) -> int:
        """Which parameter a node is."""
        name = self.scope.names.get(self.source.of(node))
        if node.kind != "identifier" or name is None or name.kind != "parameter":
            raise _Unfit
        return name.slot - 1

    def is_free(self, name: str) -> bool:
        """Does a name mean what it means in the library?"""
        return self.scope.find(name) is None


def _name(reader: _Reader, node: Node) -> Column:
    index = reader.parameter(node)
    return Column(lambda given: iter(_numbers(given[index])))


def _member(reader: _Reader, node: Node) -> Column:
    index, key = reader.parameter(node.fields["object"]), node.fields["property"]
    if "optional_chain" in node.fields or key.kind != "property_identifier":
        raise _Unfit
    get = operator.itemgetter(reader.source.of(key))
    return Column(lambda given: iter(_numbers(list(map(get, given[index])))))


def _constant(reader: _Reader, node: Node) -> Column:
    try:
        value = float(reader.source.of(node))
    except ValueError:
        raise _Unfit from None
    return Column(lambda _given: repeat(value))


def _binary(reader: _Reader, node: Node) -> Column:
    sign = reader.source.of(node.fields["operator"])
    operate = SUMS.get(sign) or TESTS.get(sign)
    if operate is None:
        raise _Unfit
    left, right = reader.number(node.fields["left"]), reader.number(node.fields["right"])
    return Column(lambda given: map(operate, left(given), right(given)), sign in TESTS)


def _choice(reader: _Reader, node: Node) -> Column:
    test = reader.column(node.fields["condition"])
    then, other = (reader.column(node.fields[name]) for name in ("consequence", "alternative"))
    if not test.test or then.test != other.test:
        raise _Unfit
    makes = test.make, then.make, other.make
    return Column(lambda given: map(_either, *(make(given) for make in makes)), then.test)


def _either(test: bool, then: Value, other: Value) -> Value:
    return then if test else other


def _call(reader: _Reader, node: Node) -> Column:
    function, arguments = node.fields["function"], node.fields["arguments"].named
    if function.kind != "member_expression" or len(arguments) != 1 or len(node.fields) != 2:
        raise _Unfit
    if reader.source.of(function.fields["object"]) != "Math" or not reader.is_free("Math"):
        raise _Unfit
    operate = MATH.get(reader.source.of(function.fields["property"]))
    if operate is None:
        raise _Unfit
    given_to = reader.number(arguments[0])
    return Column(lambda given: map(float, map(operate, given_to(given))))


def _inner(reader: _Reader, node: Node) -> Column:
    return reader.column(node.named[0])


_READERS: Final[Mapping[str, Callable[[_Reader, Node], Column]]] = {
    "binary_expression": _binary,
    "call_expression": _call,
    "identifier": _name,
    "member_expression": _member,
    "number": _constant,
    "parenthesized_expression": _inner,
    "ternary_expression": _choice,
}
