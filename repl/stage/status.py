"""The first and the last line of the stage: the pages, and how it goes. Pure."""

import math
from fractions import Fraction

from engine.status import EngineStatus
from repl.stage.pages import Pages
from repl.toolbar import WAITING, cut, works_on
from studio.wishes import Playing

BEATS = 4  # of a cycle
BAR = 8  # characters that a waiting change counts down in


def tabs_line(pages: Pages, columns: int) -> list[tuple[str, str]]:
    """The names of the pages, the open one marked; those around it where there are too many."""
    names = pages.names()
    at = names.index(pages.open.name)
    first = at
    while first > 0 and sum(len(name) + 4 for name in names[first - 1 : at + 1]) < columns:
        first -= 1
    found = [("tab", "< " if first else " ")]
    for number, name in enumerate(names[first:], first):
        style, marks = ("tabopen", "[]") if number == at else ("tab", "  ")
        found.append((style, f"{marks[0]}{number + 1} {name}{marks[1]}"))
    used = sum(len(text) for _, text in found)
    return [*found, ("tab", " " * max(columns - used, 0))]


def status_parts(
    playing: Playing, sound: EngineStatus, mode: str, columns: int, waits: str = ""
) -> str:
    """The status line for so many columns: the most important comes first.

    >>> now = Playing(Fraction(49, 4), 0.5, ("drums", "$"), False, waiting=Fraction(14))
    >>> engine = EngineStatus(state="running", backend="jack", cpu_percent=3.2, voices=4)
    >>> status_parts(now, engine, "", 90)
    ' 12.2/4 | change in 2 [#######-] | drums $ | cps 0.5 | voices 4 | cpu 3 % | jack'
    >>> status_parts(now, engine, "", 40)
    ' 12.2/4 | change in 2 [#######-] | drum…'
    """
    parts = [
        _place(playing),
        *_waiting(playing),
        *works_on(playing, waits),
        _slots(playing),
        *([mode] if mode else []),
        *_sound(sound, playing.cps),
    ]
    line = " " + " | ".join(parts)
    return cut(line, columns)


def _place(playing: Playing) -> str:
    """The cycle, and the beat of it, from 1."""
    if playing.cycle is None:
        return "-"
    cycle = math.floor(playing.cycle)
    return f"{cycle}.{math.floor((playing.cycle - cycle) * BEATS) + 1}/{BEATS}"


def _slots(playing: Playing) -> str:
    silent = playing.silent
    names = (f"({name})" if name in silent else name for name in playing.slots)
    return " ".join(names) or "silence"


def _waiting(playing: Playing) -> list[str]:
    """How many cycles it is until the next change lands."""
    if playing.waiting is None or playing.cycle is None:
        return []
    left = max(playing.waiting - playing.cycle, Fraction(0))
    full = min(math.ceil(left * 4), BAR)
    return [f"change in {math.ceil(left)} [{'#' * full}{'-' * (BAR - full)}]"]


def _sound(sound: EngineStatus, cps: float) -> list[str]:
    tempo = f"cps {cps:.4g}"
    if sound.state != "running":
        return [WAITING.get(sound.state, f"sound {sound.state}"), tempo]
    late = [f"late {sound.late_blocks}"] if sound.late_blocks else []
    return [
        tempo, f"voices {sound.voices}", *late, f"cpu {sound.cpu_percent:.0f} %", sound.backend
    ]  # fmt: skip
