"""Visuals: what plays, drawn as lines of text. Pure.

A visual is given events and the room that it has, and gives lines; whoever shows them (the word
`show` at the prompt) measures and cuts them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Sounding:
    """An event that is drawn.

    Attributes:
        slot: whose it is.
        begin, end: cycles.
        value: its controls, by name.
    """

    slot: str
    begin: float
    end: float
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """What is to be drawn.

    Attributes:
        begin, end: cycles.
        events: those that begin there, in order.
    """

    begin: float
    end: float
    events: Sequence[Sounding] = field(default=())


@dataclass(frozen=True, slots=True)
class Visual:
    """A way to draw what plays.

    Attributes:
        name: the word behind `show`.
        about: what it draws, in a clause.
        draw: a view, and the columns and lines that there are, to lines.
    """

    name: str
    about: str
    draw: Callable[[View, int, int], Sequence[str]]


def steps(view: View, columns: int, lines: int) -> list[str]:
    r"""A line for each slot and sound, with a mark where it begins.

    >>> found = [Sounding("a", 0, 0.25, {"s": "bd"}), Sounding("a", 0.5, 1, {"s": "sd"})]
    >>> view = View(0, 1, found)
    >>> print(*steps(view, 20, 9), sep="\n")
    a bd |█············|
    a sd |······█······|
    """
    rows: dict[str, list[Sounding]] = {}
    for event in view.events:
        rows.setdefault(f"{event.slot} {_voice(event.value)}", []).append(event)
    wide = max(map(len, rows), default=0)
    cells = max(columns - wide - 3, 1)
    return [
        f"{name:{wide}} |{_row(events, view, cells)}|"
        for name, events in list(rows.items())[:lines]
    ]


def _voice(value: Mapping[str, Any]) -> str:
    return str(value.get("s") or value.get("note") or value.get("n") or "")[:12]


def _row(events: Sequence[Sounding], view: View, cells: int) -> str:
    row = ["·"] * cells
    for event in events:
        place = floor((event.begin - view.begin) / (view.end - view.begin) * cells)
        row[min(place, cells - 1)] = "█"
    return "".join(row)


VISUALS: Final = {one.name: one for one in (Visual("steps", "when each sound begins", steps),)}


def adopt_visual(visual: Visual) -> None:
    """Take a visual of a plugin beside ours.

    Raises:
        ValueError: there is one of that name.
    """
    if visual.name in VISUALS:
        raise ValueError(f"there is a visual {visual.name[:40]} already")
    VISUALS[visual.name] = visual
