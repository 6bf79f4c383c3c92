"""The reference of the language: for every name a sentence, its arguments and an example.

Nothing here is written twice: sentences come from docstrings, arguments from signatures and
kinds, units of controls from control_words.py. Read lazily, when somebody asks for help.
`python -m patterns.reference` writes the page docs/reference.md.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from patterns.control_words import words
from patterns.controls import CONTROLS
from patterns.pattern import Pattern
from patterns.reference_words import EXAMPLES, OTHER, SENTENCES, SUBJECTS
from patterns.vocabulary import FUNCTIONS, METHODS, OPERATIONS

Sort: TypeAlias = Literal["method", "function", "control", "signal"]
PAGE: Final = Path("docs/reference.md")
SAMPLE_WORDS: Final = {
    "unit": '"c"', "vowel": '"<a e>"', "bank": '"RolandTR909"', "s": '"bd sd"', "ftype": '"24db"',
    "note": '"c3 e3"', "n": '"0 1"', "chord": '"<Cm7 F7>"', "cutoff": "800", "hcutoff": "400",
    "freq": '"220 440"', "orbit": "2", "midiport": '"synth"', "distorttype": '"fold"',
}  # fmt: skip
NUMBERS: Final = {"Hz": "200", "s": ".1", "semitones": "7", "cycles": ".25", "dB": "5"}
ARGUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "time": ("exact number", "2"),
    "number": ("number", ".5"),
    "count": ("whole number", "3"),
    "copies": ("whole number", "3"),
    "callback": ("function", "x => x"),
    "change": ("function of a pattern", "x => x.fast(2)"),
    "truthy": ("true or false", '"<0 1>"'),
    "reify": ("pattern", '"0 1"'),
    "time_span": ("time span", "new TimeSpan(0, .5)"),
    "scale_words": ("text", '"C:minor"'),
    "anything": ("value", "1"),
}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a name: what it is called, what it is, and how it is written."""

    name: str
    kind: str
    sample: str = "1"


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
    >>> found and (found.name, found.arguments[0].kind)
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
        argument = Argument("value", unit or "value")
        aliases = tuple(name for name in every if name != main)
        example = _control_example(main, unit)
        yield Entry(main, aliases, "control", "Controls", sentence, (argument,), example)


def _control_example(name: str, unit: str) -> str:
    value = SAMPLE_WORDS.get(name, NUMBERS.get(unit, ".5"))
    return f"{name}({value})" if name in ("s", "note", "freq") else f's("bd sd").{name}({value})'


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
        example = EXAMPLES.get(name, f"note({name}.range(48, 60).segment(4))")
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
            yield Argument(one.name.strip("_"), said, sample)
        return
    for one in parameters[1:] if sort == "method" else parameters:
        if one.name.startswith("_"):
            continue
        several = "…" if one.kind is inspect.Parameter.VAR_POSITIONAL else ""
        takes_code = one.name in ("function", "test", "one", "functions", "change")
        said, sample = ("function", "x => x") if takes_code else ("value", "1")
        yield Argument(several + one.name.strip("_"), said, sample)


def _example(name: str, sort: Sort, arguments: tuple[Argument, ...], module: str) -> str:
    """An example by rule, for names that have none of their own."""
    given = ", ".join(one.sample for one in arguments)
    if sort == "function":
        return f"{name}({given})"
    if module in ("alignments", "operatorfunctions"):
        return f'seq(60, 64, 67).{name}("1 0")'
    return f'note("c3 e3 g3 b3").{name}({given})'


def described(one: Entry) -> str:
    """An entry as text for the prompt."""
    also = f"\nalso: {', '.join(one.aliases)}" if one.aliases else ""
    takes = "".join(f"\n  {arg.name}: {arg.kind}" for arg in one.arguments)
    return f"{one.usage}\n{one.sentence}{takes}{also}\nexample: {one.example}"


def page() -> str:
    """The whole reference as Markdown."""
    subjects: dict[str, list[Entry]] = {}
    for one in entries():
        subjects.setdefault(one.subject, []).append(one)
    names = sorted(subjects, key=lambda name: (name == OTHER, name))
    contents = "\n".join(f"- [{name}](#{name.lower().replace(' ', '-')})" for name in names)
    parts = [f"## {name}\n\n" + "\n".join(map(_shown, subjects[name])) for name in names]
    head = (
        "# Reference\n\nEvery name of the pattern language. Arguments may be patterns; text in "
        "double quotes is mini-notation. Written by `python -m patterns.reference`.\n"
    )
    return "\n".join((head, contents, "", *parts)).rstrip() + "\n"


def _shown(one: Entry) -> str:
    takes = "; ".join(f"{arg.name}: {arg.kind}" for arg in one.arguments)
    also = f" Also: {', '.join(f'`{name}`' for name in one.aliases)}." if one.aliases else ""
    said = f" *{takes}.*" if takes else ""
    return f"### `{one.usage}`\n\n{one.sentence}{said}{also}\n\n```js\n{one.example}\n```\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
