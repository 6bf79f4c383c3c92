"""The reference of the language: for every name a sentence, its arguments and an example.

Nothing here is written twice: sentences come from docstrings, arguments from signatures and
kinds, units of controls from control_words.py. Read lazily, when somebody asks for help. What
the sound engine knows of controls is added where both are known, in studio/manual.py.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final, Literal, TypeAlias

from patterns.control_examples import theme_and_example
from patterns.control_words import words
from patterns.controls import CONTROLS
from patterns.pattern import Pattern
from patterns.reference_examples import EXAMPLES
from patterns.reference_words import MEANINGS, OTHER, SENTENCES, SUBJECTS
from patterns.vocabulary import FUNCTIONS, METHODS, OPERATIONS

Sort: TypeAlias = Literal["method", "function", "control", "signal"]
CONTROL: Final = "Controls:"
ARGUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "time": ("number", "2"),
    "number": ("number", ".5"),
    "plain_number": ("number", ".5"),
    "count": ("whole number", "3"),
    "copies": ("whole number", "3"),
    "whole": ("whole number", "3"),
    "turns": ("whole number", "3"),
    "beats": ("whole number", "3"),
    "part": ("exact number", ".25"),
    "callback": ("function", "x => x"),
    "change": ("function of a pattern", "x => x.fast(2)"),
    "strict_change": ("function of a pattern", "x => x.fast(2)"),
    "truthy": ("true or false", '"<0 1>"'),
    "reify": ("pattern", '"0 1"'),
    "any_span": ("time span", "new TimeSpan(0, .5)"),
    "time_span": ("time span", "new TimeSpan(0, .5)"),
    "scale_words": ("text", '"C:minor"'),
    "anything": ("value", "1"),
}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a name.

    Attributes:
        name: what it is called; … before it where there may be several.
        kind: what it is, "value" where it may be anything.
        meaning: what it means, with its unit; "" where the name says all.
        sample: how it can be written.
    """

    name: str
    kind: str
    meaning: str = ""
    sample: str = "1"

    @property
    def said(self) -> str:
        """What it is and means.

        >>> Argument("cycles", "number", "a time in cycles").said, Argument("by", "value").said
        ('cycles: number, a time in cycles', 'by')
        """
        kind = "" if self.kind == "value" else self.kind
        facts = ", ".join(part for part in (kind, self.meaning) if part)
        return f"{self.name}: {facts}" if facts else self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """What the reference says about a name.

    Attributes:
        name: the main name.
        aliases: other names of the same thing.
        sort: method (and function of the same name), function, control or signal.
        subject: the part of the reference that it stands in.
        sentence: what it does.
        arguments: what it takes, without the pattern.
        example: code that runs.
    """

    name: str
    aliases: tuple[str, ...]
    sort: Sort
    subject: str
    sentence: str
    arguments: tuple[Argument, ...]
    example: str

    @property
    def usage(self) -> str:
        """How it is written: `.fast(factor)`, `stack(…values)`, `sine`."""
        if self.sort == "signal":
            return self.name
        dot = "" if self.sort == "function" else "."
        return f"{dot}{self.name}({', '.join(one.name for one in self.arguments)})"


def entry(name: str) -> Entry | None:
    """What the reference says about a name or alias, None where it knows none.

    >>> found = entry("lpf")
    >>> found and (found.name, found.arguments[0].meaning)
    ('cutoff', 'Hz')
    """
    return _by_name().get(name)


def entries() -> tuple[Entry, ...]:
    """All entries, by main name."""
    unique = {id(one): one for one in _by_name().values()}
    return tuple(sorted(unique.values(), key=lambda one: (one.name.lower(), one.name)))


@cache
def _by_name() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for one in (*_controls(), *_others()):
        for name in (one.name, *one.aliases):
            found.setdefault(name, one)
    return found


def _controls() -> Iterator[Entry]:
    names: dict[str, list[str]] = {}
    for name, main in CONTROLS.items():
        names.setdefault(main, []).append(name)
    for main, every in names.items():
        unit, sentence = words(main)
        argument = Argument("value", "value", unit)
        aliases = tuple(name for name in every if name != main)
        theme, example = theme_and_example(main)
        subject = f"{CONTROL} {theme if theme[1].isupper() else theme[0].lower() + theme[1:]}"
        yield Entry(main, aliases, "control", subject, sentence, (argument,), example)


def _others() -> Iterator[Entry]:
    """Everything but controls; names of one and the same function share an entry."""
    groups: dict[Any, list[str]] = {}
    for name in sorted(
        {*METHODS, *FUNCTIONS} - set(CONTROLS), key=lambda name: (name.lower(), name)
    ):
        if name.startswith("_"):
            continue
        groups.setdefault(_same(name), []).append(name)
    for every in groups.values():
        main = OPERATIONS[every[0]].name if every[0] in OPERATIONS else _main(every)
        yield _described(main, tuple(name for name in every if name != main))


def _main(names: list[str]) -> str:
    known = [name for name in names if name in EXAMPLES]
    return (known or names)[0]


def _same(name: str) -> Any:
    """What is the same for all names of one function."""
    if name in OPERATIONS:
        return id(OPERATIONS[name].function)
    thing = METHODS.get(name, FUNCTIONS.get(name))
    return name if getattr(thing, "__name__", "") == "unchanged" else id(thing)


def _described(name: str, aliases: tuple[str, ...]) -> Entry:
    thing = _thing(name)
    if isinstance(thing, Pattern):
        sentence = SENTENCES.get(name, "A ready pattern.")
        range_ = "range2" if name.endswith("2") else "range"
        example = EXAMPLES.get(name, f"note({name}.{range_}(48, 60).segment(4))")
        return Entry(name, aliases, "signal", "Signals", sentence, (), example)
    sort: Sort = "method" if name in METHODS and not _starts_many(thing) else "function"
    module = getattr(thing, "__module__", "").rsplit(".", 1)[-1]
    subject = SUBJECTS.get(module, OTHER)
    arguments = tuple(_arguments(name, thing, sort))
    sentence = SENTENCES.get(name) or _sentence(thing, name)
    example = EXAMPLES.get(name) or _example(name, sort, arguments, module)
    return Entry(name, aliases, sort, subject, sentence, arguments, example)


def _thing(name: str) -> Any:
    if name in OPERATIONS:
        return OPERATIONS[name].function
    thing = METHODS.get(name, FUNCTIONS.get(name))
    return thing.func if isinstance(thing, partial) else thing


def _starts_many(thing: Any) -> bool:
    """Does it take any number of patterns, as stack does, not one and then arguments?"""
    if isinstance(thing, type):
        return False
    first = next(iter(inspect.signature(thing).parameters.values()), None)
    return first is not None and first.kind is inspect.Parameter.VAR_POSITIONAL


def _sentence(thing: Callable[..., Any], name: str) -> str:
    text = inspect.getdoc(thing) or f"The function {name}."
    return " ".join(text.split("\n\n")[0].split()).replace("`", "")


def _arguments(name: str, thing: Callable[..., Any], sort: Sort) -> Iterator[Argument]:
    if isinstance(thing, type):
        return
    parameters = list(inspect.signature(thing).parameters.values())
    if name in OPERATIONS:
        for kind, one in zip(OPERATIONS[name].kinds, parameters, strict=False):
            said, sample = ARGUMENTS.get(getattr(kind, "__name__", ""), ("value", "1"))
            yield _argument(name, one.name, said, sample)
        return
    for one in parameters[1:] if sort == "method" else parameters:
        if one.name.startswith("_"):
            continue
        several = "…" if one.kind is inspect.Parameter.VAR_POSITIONAL else ""
        takes_code = one.name in ("function", "test", "one", "functions", "change")
        said, sample = ("function", "x => x") if takes_code else ("value", "1")
        yield _argument(name, one.name, said, sample, several)


def _argument(function: str, name: str, kind: str, sample: str, several: str = "") -> Argument:
    plain = name.strip("_")
    meaning = MEANINGS.get(f"{function}.{plain}") or MEANINGS.get(plain, "")
    return Argument(several + plain, kind, meaning, sample)


def _example(name: str, sort: Sort, arguments: tuple[Argument, ...], module: str) -> str:
    """An example by rule, for names that have none of their own."""
    given = ", ".join(one.sample for one in arguments)
    if sort == "function":
        return f"{name}({given})"
    if module == "alignments":
        return f'note("60 64 67").{name}(note("0 12"))'
    return f'note("c3 e3 g3 b3").{name}({given})'
