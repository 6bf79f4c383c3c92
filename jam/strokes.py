"""What a program plays in a room, as the body of a message and back. Pure.

A message is told once and kept nowhere: what comes late or is lost is not played.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from jam.envelope import RefusedError
from jam.exchange import body_of
from jam.records import cycle_text, fine_cycle
from jam.room import Control, Stroke
from jam.tempomap import FASTEST, SLOWEST

MOST: Final = 64  # in a message
MOST_CONTROLS: Final = 64
TEXT_LONGEST: Final = 200
MOST_NUMBERS: Final = 8  # of a list
LONGEST_S: Final = 600.0
LARGEST: Final = 1e9
FINEST: Final = 10**8  # a cycle is told in parts of that

_NAME = re.compile(r"[A-Za-z]\w{0,39}", re.ASCII)


def bodies_of(strokes: Iterable[Stroke]) -> Iterator[tuple[int, bytes]]:
    """Messages that tell of some sounds: how many each holds, and its body."""
    found = [told_of(one) for one in strokes]
    for at in range(0, len(found), MOST):
        some = found[at : at + MOST]
        yield len(some), json.dumps({"played": some}).encode()


def told_of(one: Stroke) -> list[Any]:
    """A sound as plain values; what cannot travel is left out."""
    controls = {
        name: value
        for name, value in list(one.controls.items())[:MOST_CONTROLS]
        if _is_name(name) and _is_value(value)
    }
    at = Fraction(round(one.cycle * FINEST), FINEST)
    return [cycle_text(at), one.duration_s, one.cps, controls]


def strokes_in(body: bytes) -> tuple[Stroke, ...]:
    """The sounds that a message tells of.

    Raises:
        RefusedError: it is none.
    """
    told = body_of(body).get("played")
    if not isinstance(told, list) or len(told) > MOST:
        raise RefusedError("form", "sounds of a program that are none")
    return tuple(map(stroke_of, told))


def stroke_of(told: object) -> Stroke:
    """A sound from plain values.

    Raises:
        RefusedError: they are none.
    """
    match told:
        case [
            cycle,
            int() | float() as long_s,
            int() | float() as cps,
            dict(controls),
        ] if fine_cycle(cycle) and 0 <= long_s <= LONGEST_S and SLOWEST <= cps <= FASTEST:
            return Stroke(Fraction(cycle), float(long_s), float(cps), _controls(controls))
        case _:
            raise RefusedError("form", "a sound of a program that is none")


def _controls(told: Mapping[object, object]) -> dict[str, Control]:
    if len(told) > MOST_CONTROLS or not all(map(_is_name, told)):
        raise RefusedError("form", "a sound of a program with too many controls, or odd ones")
    found: dict[str, Control] = {}
    for name, value in told.items():
        if not _is_value(value):
            raise RefusedError("form", "a sound of a program with a value that cannot be")
        found[str(name)] = tuple(value) if isinstance(value, list) else value  # type: ignore[assignment] # looked at above
    return found


def _is_name(name: object) -> bool:
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def _is_value(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= TEXT_LONGEST and value.isprintable()
    if isinstance(value, list | tuple):
        return len(value) <= MOST_NUMBERS and all(map(_is_number, value))
    return _is_number(value)


def _is_number(value: object) -> bool:
    """Is it one that can be? No comparison holds for what is none."""
    fine = isinstance(value, int | float) and not isinstance(value, bool)
    return fine and -LARGEST <= value <= LARGEST  # type: ignore[operator] # it is one
