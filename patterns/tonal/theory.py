"""What patterns do with notes and scales: scale, scaleTranspose, transpose."""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Final

from patterns.errors import QueryError
from patterns.hap import Context, Event
from patterns.kinds import anything
from patterns.numerals import js_number, shown
from patterns.pattern import Pattern, fmap, map_events
from patterns.registry import operation
from patterns.tonal.notes import Note, interval_of, parse_interval, parse_note, transpose
from patterns.tonal.scales import Scale, find_scale
from patterns.values import UNDEFINED, Value

MAX_STEP: Final = 1000  # a scale step, up or down: far beyond what can be heard
_STEP: Final = re.compile(r"(-?\d{1,4})([#b]*)")


def scale_name(value: Value) -> str:
    """The name of a scale: "C:minor" comes as the list of its words."""
    words = value if isinstance(value, (tuple, list)) else (value,)
    return " ".join(str(word) for word in words)


@operation("scale", kinds=[scale_name], keeps_steps=True)
def scale(name: str, pat: Pattern) -> Pattern:
    """Numbers become notes of a scale, and notes move to the nearest of its notes.

    What is no note of an unknown scale is left out.
    """
    found = find_scale(name)
    context = Context(scale=name)

    def placed(event: Event) -> Event | None:
        if found is None:
            return None
        value = _in_scale(event[5], found)
        return None if value is None else (*event[:5], value, event[6].merged(context))

    return map_events(pat, placed)


def _in_scale(value: Value, found: Scale) -> Value:
    """A value with its note in the scale, None where it has none that can be."""
    if not isinstance(value, dict):
        return value if isinstance(value, (tuple, list)) else _note_in_scale(value, found)
    asked = value.get("note", value.get("n", UNDEFINED))
    if asked is UNDEFINED:
        return value
    name = _note_in_scale(asked, found)
    if name is None:
        return None
    rest = {key: part for key, part in value.items() if key not in ("n", "note")}
    return {**rest, "note": name}


def _note_in_scale(value: Value, found: Scale) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Fraction):
        return None
    return _named(value if isinstance(value, str) else _step(value), found)


def _step(value: int | float | Fraction) -> int | str:
    return math.ceil(value) if math.isfinite(value) else ""


@lru_cache(maxsize=4096)
def _named(asked: int | str, found: Scale) -> str | None:
    """The name of a step or, moved into the scale, of a note."""
    if isinstance(asked, int):
        return found.degree(asked).name if abs(asked) <= MAX_STEP else None
    note = parse_note(asked[:1] + asked[1:].replace("s", "#").replace("f", "b"))
    if note is not None:
        return found.nearest(note).name
    match = _STEP.fullmatch(asked)
    if match is None or abs(int(match[1])) > MAX_STEP:
        return None
    sharps = match[2].count("#") - match[2].count("b")
    return transpose(found.degree(int(match[1])), interval_of(sharps)).name


@operation("scaleTranspose", "scaleTrans", "strans", kinds=[anything], keeps_steps=True)
def scale_transpose(steps: Value, pat: Pattern) -> Pattern:
    """Notes some steps up or down the scale that .scale has given them.

    Raises:
        QueryError: no number of steps, no scale before it, or a note that is not in it.
    """
    number = js_number(steps)

    def moved(event: Event) -> Event:
        return (
            *event[:5],
            _on_note(event[5], lambda note: _along(note, number, event[6].scale)),
            event[6],
        )

    return map_events(pat, moved)


def _along(note: Value, steps: float, name: str) -> str:
    found = find_scale(name) if name else None
    if found is None:
        raise QueryError("scaleTranspose needs a scale", hint='put .scale("C:minor") before it')
    if not abs(steps) <= MAX_STEP:
        raise QueryError(f"{steps:g} is no number of scale steps", hint="write a whole number")
    whole = math.ceil(abs(steps)) * (1 if steps > 0 else -1)
    parsed = parse_note(note) if isinstance(note, str) else None
    there = None if parsed is None else found.steps_from(parsed, whole)
    if there is None:
        raise QueryError(f"{shown(note)} is not in the scale {name}", hint="move it after .scale")
    return there.name


@operation("transpose", "trans", kinds=[anything], keeps_steps=True)
def transpose_by(amount: Value, pat: Pattern) -> Pattern:
    """Notes up or down, by semitones or by an interval such as "3M"."""
    return fmap(pat, lambda value: _on_note(value, lambda note: _transposed(note, amount)))


def _on_note(value: Value, function: Callable[[Value], Value]) -> Value:
    """The note of a control map, or a plain value, through a function."""
    if not isinstance(value, dict):
        return function(value)
    return {**value, "note": function(value["note"])} if "note" in value else value


def _transposed(value: Value, amount: Value) -> Value:
    """A note as name or number, moved; a name that cannot be is "", as in Strudel."""
    by = parse_interval(amount) if isinstance(amount, str) else None
    note: Note | None = parse_note(value) if isinstance(value, str) else None
    if isinstance(value, str) and note is None and math.isnan(js_number(value)):
        return ""
    if note is None:
        if isinstance(amount, str):
            return js_number(value) + (by.semitones if by else 0)
        return js_number(value) + js_number(amount)
    if by is None and not isinstance(amount, str):
        number = js_number(amount)
        by = interval_of(int(number)) if number == int(number) else None
    return "" if by is None else transpose(note, by).name
