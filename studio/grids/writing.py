"""Steps as notation, short, as a player would write them. Pure."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Final

from patterns.mini import nodes
from studio.grids.spans import Step

LONG_RUN: Final = 4  # as many equal steps in a row are written with !
MOST_STEPS: Final = 64

Timed = tuple[str, Fraction]  # a step, and how long it is


def written(steps: Iterable[Timed]) -> str | None:
    """Steps of some lengths as a sequence; None where that would be too many.

    >>> half, quarter = Fraction(1, 2), Fraction(1, 4)
    >>> written([("bd", half), ("~", quarter), ("hh", quarter)])
    'bd@2 ~ hh'
    """
    kept = [(text, length) for text, length in steps if length]
    below = lcm(*(length.denominator for _, length in kept))
    units = [(text, int(length * below)) for text, length in kept]
    least = gcd(*(count for _, count in units))
    units = [(text, count // least) for text, count in units]
    if sum(count for _, count in units) > MOST_STEPS:
        return None
    return runs(_weighed(units))


def weighted(text: str, count: int) -> list[str]:
    """A step that is so many steps long; rests are counted one by one."""
    if text == "~":
        return ["~"] * count
    return [text if count == 1 else f"{text}@{count}"]


def _weighed(units: Sequence[tuple[str, int]]) -> list[str]:
    return [word for text, count in units for word in weighted(text, count)]


def runs(words: Sequence[str]) -> str:
    """Words in a row, long runs counted.

    >>> runs(["hh"] * 6 + ["~", "cp", "cp"])
    'hh!6 ~ cp cp'
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end] == words[at]:
            end += 1
        count = end - at
        plain = not any(sign in words[at] for sign in "@!?")
        if count >= LONG_RUN and plain:
            out.append(f"{words[at]}!{count}")
        else:
            out.extend(words[at:end])
        at = end
    return " ".join(out)


def tidy(text: str, top: Step, begin: int, end: int) -> str:
    """A text with long runs counted in the parts that lie in a region of it."""
    for step in top.steps():
        for part in step.parts:
            first, last = part[0].begin, part[-1].end
            if begin <= first and last <= end and len(part) >= LONG_RUN:
                words = [text[one.begin : one.end] for one in part]
                short = runs(words)
                if len(short) < last - first and not _held(part):
                    return text[:first] + short + text[last:]
    return text


def _held(part: Iterable[Step]) -> bool:
    return any(one.marked(nodes.Replicate) for one in part)
