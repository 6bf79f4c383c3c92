"""The types of the vocabulary, for editors and mypy: writes patterns/__init__.pyi.

`python -m patterns.stub` writes it again after a change of the vocabulary.
"""

import inspect
import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from textwrap import fill, indent
from typing import Any, Final

from patterns.alignments import ALIGNMENTS
from patterns.controls import CONTROLS
from patterns.face import Tune, exported
from patterns.facedocs import FILES, python_method, python_name, text
from patterns.operators import OPERATORS
from patterns.pattern import Pattern
from patterns.reference import Entry, entries
from patterns.registry import FUNCTIONS, METHODS, OPERATIONS, Operation

PAGE: Final = Path(__file__).with_name("__init__.pyi")
HEAD: Final = '''\
"""The language for Python programs: types of every function and method.

Written by `python -m patterns.stub`; see face.py.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias, overload

from patterns.hap import Hap as Hap
from patterns.hap import TimeSpan as _Span
from patterns.pattern import Pattern as _Pattern

_Haps: TypeAlias = list[Hap]
_Plain: TypeAlias = Mapping[str, Any]
_Number: TypeAlias = float | Fraction
# A value that may be a pattern: text is mini-notation, a list a sequence.
_Value: TypeAlias = Tune | str | float | Fraction | bool | None | Sequence["_Value"]
_Change: TypeAlias = Callable[[Tune], Any]
_Function: TypeAlias = Callable[..., Any]

def TimeSpan(begin: _Number, end: _Number) -> _Span:
    """A span of cycles, for compressSpan, focusSpan and zoomArc."""

class Combine:
    """An operator: called, or first told whose times stay: `.add.squeeze("0 7")`."""

    def __call__(self, *values: _Value | _Plain | _Function) -> Tune: ...
{alignments}

class Tune:
    """A pattern with the vocabulary as its methods."""

    pattern: _Pattern
    def __init__(self, pattern: _Pattern) -> None: ...
    def query(
        self, begin: _Number = 0, end: _Number = 1, controls: _Plain = ...
    ) -> _Haps:
        """All haps that touch a span of cycles."""
{operators}
'''
TYPES: Final[Mapping[str, str]] = {
    "time": "_Value", "number": "_Value", "count": "_Value", "copies": "_Value",
    "truthy": "_Value", "scale_words": "_Value", "reify": "_Value", "plain_number": "_Value",
    "whole": "_Value", "turns": "_Value", "beats": "_Value", "part": "_Value",
    "callback": "_Function | Tune", "change": "_Change | Tune", "strict_change": "_Change | Tune",
    "any_span": "_Span", "time_span": "_Span",
}  # fmt: skip
RETURNS: Final[Mapping[Any, str]] = {Pattern: "Tune", float: "float", bool: "bool", str: "str"}
CALLED: Final = ("function", "test", "one")  # arguments that are functions wherever they stand
CONTROL: Final = "value: _Value | _Plain = ..."


def page() -> str:
    """The whole file."""
    every = entries()
    alignments = "\n".join(
        f"    @property\n    def {python_method(how)}(self) -> Combine: ..." for how in ALIGNMENTS
    )
    signs = sorted(name for name in vars(Tune) if _is_sign(name))
    operators = "\n".join(f"    def {name}(self, other: _Value) -> Tune: ..." for name in signs)
    head = HEAD.format(alignments=alignments, operators=operators)
    methods = [line for one in every for line in _indented(method_lines(one))]
    functions = [line for one in every for line in function_lines(one)]
    names = sorted(["Combine", *exported()])
    listed = fill(", ".join(f'"{name}"' for name in names), 96)
    last = f"__all__ = [\n{indent(listed, '    ')}\n]\n"
    return "\n".join([head.rstrip(), *methods, "", *functions, "", last])


def _is_sign(name: str) -> bool:
    return getattr(vars(Tune)[name], "__name__", "") in ("with_", "behind")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)


def method_lines(one: Entry) -> Iterator[str]:
    """The methods of an entry: the first one with its types, the others as its aliases."""
    names = [name for name in (one.name, *one.aliases) if name in METHODS and name != "query"]
    if not names:
        return
    first, *others = names
    doc = list(_indented(_quoted(text(first))))
    shown = python_method(first)
    if first in OPERATORS:
        yield from ("@property", f"def {shown}(self) -> Combine:", *doc)
    else:
        parameters = ", ".join(["self", *_method_parameters(first)])
        yield f"def {shown}({parameters}) -> {_method_result(first)}:"
        yield from doc
    yield from (f"{python_method(name)} = {shown}" for name in others)


def available(name: str) -> bool:
    """Can the package have it as a name? Keywords cannot be, files of it are files already."""
    return not keyword.iskeyword(name) and name not in FILES


def function_lines(one: Entry) -> Iterator[str]:
    """The functions of an entry; those with a method of the same name say only the sentence."""
    names = [name for name in (one.name, *one.aliases) if name in FUNCTIONS]
    for number, name in enumerate(names):
        for shown in dict.fromkeys((name, python_name(name))):
            if not available(shown):
                continue
            if number and names[0] == python_name(names[0]):
                yield f"{shown} = {names[0]}"
            else:
                doc = one.sentence if one.name in METHODS else text(name)
                yield from _function(shown, name, doc)


def _function(shown: str, name: str, doc: str) -> Iterator[str]:
    thing = FUNCTIONS[name]
    if isinstance(thing, Pattern):
        yield from (f"{shown}: Tune", *_quoted(doc))
        return
    quoted = list(_indented(_quoted(doc)))
    if not _is_operation(thing):
        parameters, result = _parameters(thing), _result(thing)
        if name in CONTROLS:
            parameters = [CONTROL, "pat: Tune = ...", "/"]
        yield from (f"def {shown}({', '.join(parameters)}) -> {result}:", *quoted)
        return
    one: Operation = thing.args[0]
    given = _operation_parameters(one)
    if given:
        yield from ("@overload", f"def {shown}({', '.join(given)}, /) -> _Change:", *quoted)
        yield "@overload"
    every = ", ".join([*given, "pat: _Value", "/"])
    yield from (f"def {shown}({every}) -> Tune:", *quoted)


def _is_operation(thing: Any) -> bool:
    return isinstance(thing, partial) and bool(thing.args) and isinstance(thing.args[0], Operation)


def _quoted(doc: str) -> Iterator[str]:
    lines = doc.replace("\\", "\\\\").split("\n")
    if len(lines) == 1:
        yield f'"""{lines[0]}"""'
        return
    yield f'"""{lines[0]}'
    yield from (*lines[1:], '"""')


def _method_parameters(name: str) -> list[str]:
    if name in CONTROLS:
        return [CONTROL, "/"]
    if name in OPERATIONS:
        given = _operation_parameters(OPERATIONS[name])
        return [f"*{given[0]}"] if len(given) == 1 else [*given, "/"] if given else []
    parameters = list(inspect.signature(METHODS[name]).parameters.values())
    if parameters and parameters[0].kind is not inspect.Parameter.VAR_POSITIONAL:
        parameters = parameters[1:]
    return _written(parameters)


def _operation_parameters(one: Operation) -> list[str]:
    names = list(inspect.signature(one.function).parameters)
    types = [TYPES.get(getattr(kind, "__name__", ""), "Any") for kind in one.kinds]
    return [f"{_safe(name)}: {type_}" for name, type_ in zip(names, types, strict=False)]


def _parameters(thing: Callable[..., Any]) -> list[str]:
    return _written(list(inspect.signature(thing).parameters.values()))


def _written(parameters: Sequence[inspect.Parameter]) -> list[str]:
    """Parameters in Python; those that only swallow what is too much are left out."""
    lines: list[str] = []
    plain = False
    for one in parameters:
        if one.kind is one.VAR_POSITIONAL:
            end = ["/"] if plain else []
            return [*lines, *end, *([] if one.name.startswith("_") else [f"*{one.name}: Any"])]
        plain = True
        kind = "_Function" if one.name in CALLED else "Any"
        lines.append(f"{_safe(one.name)}: {kind}" + ("" if one.default is one.empty else " = ..."))
    return [*lines, "/"] if plain else lines


def _safe(name: str) -> str:
    return python_name(name.strip("_"))


def _method_result(name: str) -> str:
    result = "Tune" if name in OPERATIONS or name in CONTROLS else _result(METHODS[name])
    return "Tune" if result == "Any" else result


def _result(thing: Callable[..., Any]) -> str:
    result = inspect.signature(thing, eval_str=True).return_annotation
    return RETURNS.get(result, "_Haps" if "Hap]" in str(result) else "Any")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
