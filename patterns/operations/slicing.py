"""Samples played by slices, and sped to fit their events."""

from __future__ import annotations

from patterns.alignments import combine
from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.hap import Hap, Sample
from patterns.joining import inner_bind, outer_bind
from patterns.live import tempo_of, with_moment
from patterns.numerals import js_number, numeral, shown
from patterns.operators import divided, truthy
from patterns.pattern import Pattern, with_steps
from patterns.registry import operation, reify
from patterns.state import State
from patterns.values import UNDEFINED, Value


def _place(slices: Value, index: Value) -> Value:
    """Where a slice begins, from 0 to 1: by number, or looked up in a list."""
    if isinstance(slices, (tuple, list)):
        at = js_number(index)
        inside = at == int(at) and 0 <= at < len(slices)
        return slices[int(at)] if inside else UNDEFINED
    return divided(js_number(index), js_number(slices))


def _sliced(slices: Value, index: Value, value: Value) -> Value:
    controls = value if isinstance(value, dict) else {"s": value}
    if isinstance(value, (tuple, list)):
        controls = {str(place): one for place, one in enumerate(value)}
    after = numeral(index) + 1
    edges = {"begin": _place(slices, index), "end": _place(slices, after)}
    known = {name: edge for name, edge in edges.items() if edge is not UNDEFINED}
    return {**known, "_slices": slices, **controls}


@operation("slice", kinds=[reify, reify], patterned=False)
def slice_(slices: Pattern, indices: Pattern, pat: Pattern) -> Pattern:
    """Cut samples into slices, and play those that a pattern of indices says.

    The slices are a number, or a list of the places where they begin, from 0 to 1.
    """

    def by_count(count: Value) -> Pattern:
        return outer_bind(
            indices, lambda index: fmap(pat, lambda value: _sliced(count, index, value))
        )

    return with_steps(inner_bind(slices, by_count), indices.steps)


@operation("splice", kinds=[reify, reify], patterned=False)
def splice(slices: Pattern, indices: Pattern, pat: Pattern) -> Pattern:
    """As slice, each slice sped up or down to last as long as its event."""
    return with_moment(slice_(slices, indices, pat), _spliced)


def _spliced(hap: Hap, state: State) -> Value:
    controls = hap.value
    share = divided(tempo_of(state, 1), js_number(controls["_slices"]))
    speed = controls.get("speed")
    faster = js_number(speed) if truthy(speed) else 1
    return {"speed": divided(share, _length(hap)) * faster, "unit": "c", **controls}


@operation("fit", keeps_steps=True)
def fit(pat: Pattern) -> Pattern:
    """Speed samples up or down so that each lasts as long as its event."""
    return with_moment(pat, _fitted)


def _fitted(hap: Hap, state: State) -> Value:
    if not isinstance(hap.value, dict):
        raise QueryError(f"{shown(hap.value)} is no sound to fit", hint='write s("break").fit()')
    part = js_number(hap.value.get("end", 1)) - js_number(hap.value.get("begin", 0))
    speed = divided(tempo_of(state, 1), _length(hap)) * part
    return {**hap.value, "speed": speed, "unit": "c"}


def _length(hap: Hap) -> float:
    """How long an event is, in cycles.

    Raises:
        QueryError: it is a moment of a signal, without a length.
    """
    if isinstance(hap, Sample):
        raise QueryError("a signal has no events to fit to", hint="give it some: .segment(4)")
    return hap.length


@operation("scrub", kinds=[reify], patterned=False)
def scrub(places: Pattern, pat: Pattern) -> Pattern:
    """Play samples from places between 0 and 1, "0.5:2" at twice the speed."""

    def played(place: Value) -> Pattern:
        first, *rest = place if isinstance(place, (tuple, list)) else (place,)
        begun = combine("set", "in", pat, {"begin": first})
        sped = combine("mul", "in", begun, {"speed": rest[0] if rest else 1})
        return combine("set", "in", sped, {"clip": 1})

    return outer_bind(places, played)
