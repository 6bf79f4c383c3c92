"""Melody and harmony: numbers to notes of a scale, notes moved by intervals and steps."""

import math
from fractions import Fraction
from functools import lru_cache

from patterns.errors import QueryError
from patterns.hap import EMPTY, Context, Event
from patterns.numerals import js_number, note_number, shown
from patterns.pattern import Pattern, map_events
from patterns.registry import operation
from patterns.tonal.scales import Scale, altered_step, scale_named, step_name, whole_step
from patterns.values import Value

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
    raise QueryError(f"{shown(value)} is not a scale", hint='write .scale("C:minor")')


@lru_cache(maxsize=8192)
def note_in_scale(scale: Scale, value: str | float) -> str | None:
    """The note of a scale for a step, or nearest to a note name; None where it is neither."""
    if isinstance(value, str):
        height = note_number(value)
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


def _in_scale(scale: Scale, value: Value) -> Value:
    """A value put into a scale, None where it cannot be."""
    if isinstance(value, dict):
        key = "note" if "note" in value else "n"
        if key not in value:
            return value
        name = _in_scale(scale, value[key])
        if not isinstance(name, str):
            return None
        rest = {one: its for one, its in value.items() if one != "n"}
        return {**rest, "note": name}
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
        its = event[6]
        context = fresh if its is EMPTY else Context(its.locations, name, its.tags)
        return (*event[:5], value, context)

    return map_events(pat, changed)
