"""Melody and harmony: numbers to notes of a scale, notes moved by intervals and steps."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache

from patterns.changing import fmap, map_events
from patterns.errors import QueryError
from patterns.hap import Context, Event
from patterns.kinds import anything
from patterns.numerals import js_number, note_number, shown, unfit
from patterns.pattern import Pattern
from patterns.registry import operation
from patterns.tonal.notes import interval, interval_of, transposed
from patterns.tonal.scales import (
    Scale,
    altered_step,
    anchored_step,
    note_moved,
    scale_named,
    step_name,
    whole_step,
)
from patterns.values import UNDEFINED, Value

STEPS = ("note", "n", "value")  # what scale reads, and takes away
MAX_MOVE = 10_000  # scale steps
NOTE_HEIGHT = 12  # MIDI numbers begin an octave below C0


def scale_words(value: Value) -> str:
    """The name of a scale as a player gives it: "C:minor:pentatonic" or "C minor pentatonic".

    Raises:
        QueryError: it is no text.

    >>> scale_words(("C", "minor", "pentatonic"))
    'C minor pentatonic'
    """
    if isinstance(value, (tuple, list)):
        return " ".join(str(one) for one in value)
    if isinstance(value, str):
        return value.replace(":", " ")
    raise unfit(value, "a scale", 'such as "C:minor"')


@lru_cache(maxsize=8192)
def note_in_scale(scale: Scale, value: str | float) -> str | None:
    """The note of a scale for a step, or nearest to a note name; None where it is neither."""
    if isinstance(value, str):
        height = note_number(value)
        if height is not None and not scale.named:
            raise QueryError("a scale needs its tonic here", hint='such as .scale("C:major")')
        if height is not None:
            return step_name(scale, scale.nearest(height - NOTE_HEIGHT))
        altered = altered_step(value)
        if altered is not None:
            return step_name(scale, *altered)
        value = js_number(value)
        if math.isnan(value):
            return None
    step = whole_step(value)
    return "" if step is None else step_name(scale, step)


def _anchored(scale: Scale, value: Value, anchor: Value) -> Value:
    """A step counted from an anchor, as a MIDI number; a note name moves into the scale."""
    height = note_number(anchor) if isinstance(anchor, str) else js_number(anchor)
    step = js_number(value)
    if height is None or not scale.named or not (math.isfinite(step) and math.isfinite(height)):
        return _plainly(scale, value)
    return anchored_step(scale, step, math.floor(height))


def _in_scale(scale: Scale, value: Value) -> Value:
    """A value put into a scale, None where it cannot be."""
    if not isinstance(value, dict):
        return _plainly(scale, value)
    for key in STEPS:
        step = value.get(key)
        if step is not None and step is not UNDEFINED:
            break
    else:
        return value
    anchor = value.get("anchor")
    found = _anchored(scale, step, anchor) if anchor else _plainly(scale, step)
    if found is None:
        return None
    rest = {key: its for key, its in value.items() if key not in STEPS}
    rest["note"] = found
    return rest


def _plainly(scale: Scale, value: Value) -> str | None:
    """A value that is no control map put into a scale, None where it cannot be."""
    if isinstance(value, Fraction):
        value = value.numerator / value.denominator
    return note_in_scale(scale, value) if isinstance(value, (str, int, float)) else None


@operation("scale", kinds=[scale_words], keeps_steps=True)
def scale(name: str, pat: Pattern) -> Pattern:
    """Steps of a scale as notes: 0 is the tonic; note names move to the nearest note of it.

    >>> from patterns.pattern import pure
    >>> scale("C minor", pure({"n": 2})).query(0, 1)[0].value
    {'note': 'Eb3'}
    """
    found = scale_named(name)
    fresh = Context(scale=name)

    def changed(event: Event) -> Event | None:
        value = None if found is None else _in_scale(found, event[5])
        if value is None:
            return None
        return (*event[:5], value, event[6].merged(fresh))

    return map_events(pat, changed)


def moved_note(value: Value, by: Value) -> Value:
    """A note moved by semitones or a named interval: names give names, numbers numbers.

    >>> moved_note("c3", "3m"), moved_note("c3", 3), moved_note(60, 2), moved_note("x", 2)
    ('Eb3', 'Eb3', 62, 'x')
    """
    semitones = js_number(by) if isinstance(by, (str, int, float, Fraction)) else math.nan
    named = interval(by) if isinstance(by, str) and math.isnan(semitones) else None
    if isinstance(value, str) and note_number(value) is not None:
        if isinstance(semitones, int):
            named = interval_of(semitones)
        return "" if named is None else transposed(value, named)
    if isinstance(value, (int, float)):
        if math.isnan(semitones):
            semitones = named[1] if named else 0
        return value + semitones
    return value


@operation("transpose", "trans", kinds=[anything])
def transpose(by: Value, pat: Pattern) -> Pattern:
    """Notes moved by semitones, or by an interval such as "3M" that also says the spelling.

    >>> from patterns.pattern import pure
    >>> transpose("3M", pure({"note": "c3"})).query(0, 1)[0].value
    {'note': 'E3'}
    """

    def moved(value: Value) -> Value:
        if not isinstance(value, dict):
            return moved_note(value, by)
        return {**value, "note": moved_note(value["note"], by)} if "note" in value else value

    return fmap(pat, moved)


def scale_offset(value: Value) -> int:
    """A number of scale steps; fractions are rounded away from 0.

    Raises:
        QueryError: it is no number.

    >>> scale_offset(1.25), scale_offset(-0.5)
    (2, -1)
    """
    number = js_number(value) if isinstance(value, (str, int, float, Fraction)) else math.nan
    if not math.isfinite(number):
        raise unfit(value, "a number of scale steps", "such as .scaleTranspose(2)")
    if abs(number) > MAX_MOVE:
        raise QueryError(f"{shown(value)} scale steps are too many", hint="try a smaller number")
    return math.ceil(number) if number > 0 else math.floor(number)


def _step_moved(value: Value, name: str, by: int) -> str:
    """A note of a scale moved by steps of it."""
    found = scale_named(name)
    note = value.get("note") if isinstance(value, dict) else value
    moved = note_moved(found, note, by) if found is not None and isinstance(note, str) else None
    if moved is None:
        raise QueryError(
            f"{shown(note)} is not a note of {name or 'a scale'}",
            hint="use .scaleTranspose() right after .scale()",
        )
    return moved


@operation("scaleTranspose", "scaleTrans", "strans", kinds=[scale_offset])
def scale_transpose(steps: int, pat: Pattern) -> Pattern:
    """Notes that a scale has given, moved by steps of that scale.

    >>> from patterns.pattern import pure
    >>> scale_transpose(2, scale("C major", pure({"n": 0}))).query(0, 1)[0].value
    {'note': 'E3'}
    """

    def moved(event: Event) -> Event:
        value, context = event[5], event[6]
        name = _step_moved(value, context.scale, steps)
        new = {**value, "note": name} if isinstance(value, dict) else name
        return (*event[:5], new, context)

    return map_events(pat, moved)
