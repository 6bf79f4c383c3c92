"""Searching with a regular expression, in time linear in the text, whatever the expression.

All ways through the program go on side by side, one character at a time, the preferred ones
first, and no two of them stand at the same step: so there are never more than the program has.
Source: K. Thompson (1968), Regular expression search algorithm; with groups as by R. Pike.
"""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from patterns.strudel.regexes import Program
from patterns.values import Value

Marks: TypeAlias = tuple[int, ...]  # where the whole and each group begin and end, -1 if nowhere
Way: TypeAlias = tuple[int, Marks]  # a step of the program, and what is marked so far
NOWHERE: Final = -1


class Match(list[Any]):
    """What was found as code sees it: the match and its groups, and where that is.

    Attributes:
        begin: where it begins.
        input: the text that was searched.
        groups: the groups that have a name.
    """

    __slots__ = ("begin", "groups", "input")

    groups: Value
    begin: int
    input: str


def search(
    program: Program, text: str, start: int, spend: Callable[[int], None] = lambda _count: None
) -> Marks | None:
    """The first match from an offset on, None where there is none.

    Args:
        program: what to look for.
        text: where.
        start: the offset in characters at which to begin.
        spend: is told how many ways were gone for each character; it may raise.

    >>> from patterns.strudel.regexes import read
    >>> search(read("b(c*)", ""), "abccd", 0)
    (1, 4, 2, 4)
    """
    found: Marks | None = None
    ways: list[Way] = []
    clean = (NOWHERE,) * (2 * program.groups + 2)
    for at in range(start, len(text) + 1):
        if found is None:
            _enter(ways, {way[0] for way in ways}, (0, clean), program, text, at)
        elif not ways:
            break
        spend(len(ways) + 1)
        ways, found = _moved(ways, found, program, text, at)
    return found


def _moved(
    ways: list[Way], found: Marks | None, program: Program, text: str, at: int
) -> tuple[list[Way], Marks | None]:
    """The ways that go on past the character at an offset, and what is found before it."""
    char = text[at : at + 1]
    after: list[Way] = []
    seen: set[int] = set()
    for place, marks in ways:
        step: Any = program.steps[place]
        if step[0] == "found":
            return after, marks
        if char and step[1](char):
            _enter(after, seen, (place + 1, marks), program, text, at + 1)
    return after, found


def _enter(ways: list[Way], seen: set[int], way: Way, program: Program, text: str, at: int) -> None:
    """Add what a way leads to without a character, in the order of preference."""
    waiting = [way]
    while waiting:
        place, marks = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        step: Any = program.steps[place]
        match step[0]:
            case "jump":
                waiting.append((place + step[1], marks))
            case "fork":
                waiting += [(place + step[2], marks), (place + step[1], marks)]
            case "mark":
                slot = step[1]
                waiting.append((place + 1, (*marks[:slot], at, *marks[slot + 1 :])))
            case "at":
                if step[1](text, at):
                    waiting.append((place + 1, marks))
            case _:
                ways.append((place, marks))
