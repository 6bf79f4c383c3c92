"""The manual: the reference of the language, with what the sound engine knows of its controls.

`python -m studio.manual` writes the page docs/reference.md.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.palette import built_in
from patterns.facedocs import python_example
from patterns.reference import CONTROL, Entry, entries
from patterns.reference_words import OTHER

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference.md"
ENDLESS: Final = 1000  # a range that goes further is no range that a player thinks about
MATRIX: Final = "fmi"  # fmi12: how far one modulator moves another; told once for all of them
HEAD: Final = """\
# Reference

Every name of the pattern language, by theme. Arguments may be patterns; text in double quotes is
mini-notation; a name with a dot is a method, and most methods are functions too:
`fast(2, s("bd"))`. Python programs find the same names in `patterns`. `help fast` at the prompt and
`notalabel help fast` say the same. Written by `python -m studio.manual`.
"""


def range_of(name: str) -> str:
    """The range and default of a control, "" where the engine knows none.

    >>> range_of("attack"), range_of("delayfeedback"), range_of("label")
    ('0 to 600', '0 to 0.98; 0.5 if not given', '')
    """
    param = built_in().params.get(name)
    if param is None:
        return ""
    wide = max(abs(param.lo), abs(param.hi)) >= ENDLESS and param.unit != "Hz"
    parts = [] if wide else [f"{param.lo:g} to {param.hi:g}"]
    if param.default is not None:
        parts.append(f"{param.default:g} if not given")
    return "; ".join(parts)


def described(one: Entry) -> str:
    """An entry as text for the prompt.

    >>> from patterns.reference import entry
    >>> found = entry("lpf")
    >>> print(found and described(found))
    .cutoff(value)
    Cut-off of the low-pass filter: what lies above gets quieter.
      value: Hz, 0 to 24000
    also: ctf, lp, lpf
    example: note("c2*4").s("sawtooth").cutoff("<400 800 2000>")
    """
    takes = "".join(f"\n  {line}" for line in _arguments(one))
    also = f"\nalso: {', '.join(sorted(one.aliases))}" if one.aliases else ""
    python = python_example(one)
    other = "" if python == one.example else f"\nin Python: {python}"
    return f"{one.usage}\n{one.sentence}{takes}{also}\nexample: {one.example}{other}"


def _arguments(one: Entry) -> Iterator[str]:
    known = range_of(one.name) if one.sort == "control" else ""
    for arg in one.arguments:
        yield ", ".join(part for part in (arg.said, known) if part) if known else arg.said


def page() -> str:
    """The whole reference as Markdown."""
    subjects: dict[str, list[Entry]] = {}
    for one in entries():
        subjects.setdefault(one.subject, []).append(one)
    names = sorted(subjects, key=lambda name: (name == OTHER, name.startswith(CONTROL), name))
    contents = "\n".join(f"- [{name}](#{_anchor(name)}) ({len(subjects[name])})" for name in names)
    parts = [f"## {name}\n\n{_section(name, subjects[name])}" for name in names]
    return "\n".join((HEAD, contents, "", *parts)).rstrip() + "\n"


def _anchor(title: str) -> str:
    return "".join(
        char for char in title.lower().replace(" ", "-") if char.isalnum() or char == "-"
    )


def _section(name: str, every: list[Entry]) -> str:
    if not name.startswith(CONTROL):
        return "\n".join(map(_shown, every))
    rows = [_row(one) for one in every if not _in_matrix(one.name)]
    head = "| control | does | values | example |\n| --- | --- | --- | --- |\n"
    more = ""
    if len(rows) < len(every):
        more = (
            f"\n`{MATRIX}` with two digits, such as `{MATRIX}21`, says how far one frequency "
            "modulator moves another; 0 is the sound itself.\n"
        )
    return head + "\n".join(rows) + "\n" + more


def _in_matrix(name: str) -> bool:
    return name.startswith(MATRIX) and len(name) == len(MATRIX) + 2


def _row(one: Entry) -> str:
    unit = one.arguments[0].meaning
    values = ", ".join(part for part in (unit, range_of(one.name)) if part)
    names = " ".join(f"`{name}`" for name in (one.name, *one.aliases))
    return f"| {names} | {one.sentence} | {values} | `{_cell(one.example)}` |"


def _cell(code: str) -> str:
    return code.replace("|", "\\|")


def _shown(one: Entry) -> str:
    takes = "".join(f"\n- {_item(arg.said)}" for arg in one.arguments if arg.said != arg.name)
    also = f" Also: {', '.join(f'`{name}`' for name in one.aliases)}." if one.aliases else ""
    said = f"{takes}\n" if takes else ""
    return f"### `{one.usage}`\n\n{one.sentence}{also}\n{said}\n```js\n{one.example}\n```\n"


def _item(said: str) -> str:
    name, _, rest = said.partition(": ")
    return f"*{name}*: {rest}"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
