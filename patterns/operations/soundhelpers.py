"""Short ways to set several controls at once: envelopes, MIDI messages, distortions.

What each name sets stands in a table; a list value such as ".1:.2" is spread over it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any, Final

from patterns.alignments import combine
from patterns.applying import app_both, app_left
from patterns.changing import fmap
from patterns.controls import CONTROLS
from patterns.errors import QueryError
from patterns.joining import outer_bind
from patterns.kinds import anything
from patterns.numerals import numeral, shown, tidy
from patterns.operations.pitches import midi_of
from patterns.operations.utilities import list_of
from patterns.pattern import Pattern, pure, with_steps
from patterns.registry import FUNCTIONS, METHODS, method, operation, reify
from patterns.values import UNDEFINED, Value

TOP_NOTE: Final = 108  # C8, where the piano's sound stands all the way to the right


def is_list(value: Value) -> bool:
    """Is it a list?"""
    return isinstance(value, (tuple, list))


def listed(value: Value) -> tuple[Value, ...]:
    """A list as it is, another value as a list of one."""
    return tuple(value) if is_list(value) else (value,)


def held(value: Value) -> dict[str, Value]:
    """What an event holds as a control map; a plain value holds no controls.

    As in Strudel, the letters of a text and the items of a list count as controls named by place.
    """
    if isinstance(value, (str, tuple, list)):
        return {str(place): one for place, one in enumerate(value)}
    return value if isinstance(value, dict) else {}


def without_gaps(controls: Mapping[str, Value]) -> dict[str, Value]:
    """A control map without the controls that are undefined."""
    return {name: value for name, value in controls.items() if value is not UNDEFINED}


# name -> (the controls it sets, what one that is not given becomes: another's value, a number
# or undefined, what it does)
ENVELOPES: Final[dict[str, tuple[tuple[str, ...], Value, str]]] = {
    "adsr": (
        ("attack", "decay", "sustain", "release"),
        UNDEFINED,
        "Attack, decay, sustain and release in one: .adsr('.01:.1:.5:.2').",
    ),
    "ad": (("attack", "decay"), "attack", "Attack and decay in one; one number is both."),
    "ds": (("decay", "sustain"), 0, "Decay and sustain in one; sustain is 0 if not given."),
    "ar": (("attack", "release"), "attack", "Attack and release in one; one number is both."),
}


def _envelope(name: str) -> None:
    """Enter a function that sets parts of an envelope."""
    names, default, doc = ENVELOPES[name]

    def applied(value: Value, pat: Pattern) -> Pattern:
        given: dict[str, Value] = dict.fromkeys(names, UNDEFINED)
        given.update(zip(names, listed(value), strict=False))
        instead = given[default] if isinstance(default, str) else default
        parts = {part: instead if one is UNDEFINED else one for part, one in given.items()}
        return fmap(combine("set", "in", pat, parts), without_gaps)

    applied.__doc__ = doc
    operation(name, kinds=[anything])(applied)


def _pair(name: str, first: str, second: str, doc: str) -> None:
    """Enter a function that sets two controls from a list of two."""

    def applied(value: Value, pat: Pattern) -> Pattern:
        if not is_list(value):
            raise QueryError(f"{name} needs a list of two", hint=f".{name}([{first}, {second}])")
        one, two = (*listed(value), UNDEFINED, UNDEFINED)[:2]
        result: Pattern = METHODS[second](METHODS[first](pat, one), two)
        return result

    applied.__doc__ = doc
    operation(name, kinds=[anything])(applied)


DISTORTIONS: Final = ("soft", "hard", "cubic", "diode", "asym", "fold", "sinefold", "chebyshev")


def _distortion(name: str) -> None:
    """Enter distortion of one kind: amount, or "amount:volume"."""

    def spread(value: Value) -> Value:
        return (*listed(value), name) if is_list(value) else (value, 1, name)

    def as_method(pat: Pattern, amount: Value = UNDEFINED, *_more: Value) -> Pattern:
        result: Pattern = METHODS["distort"](pat, fmap(reify(amount), spread))
        return fmap(result, without_gaps)

    def as_function(amount: Value, pat: Value = UNDEFINED, *_more: Value) -> Pattern:
        return as_method(pure({}) if pat is UNDEFINED else reify(pat), amount)

    as_method.__doc__ = as_function.__doc__ = f"Distort the sound, of the kind {name}."
    METHODS[name], FUNCTIONS[name] = as_method, as_function


def parray(pats: Value) -> Pattern:
    """A list of patterns as a pattern of lists.

    >>> parray([1, 2]).query(0, 1)[0].value
    (1, 2)
    """
    return packed(list_of(pats), app_both)


def packed(
    pats: Sequence[Value], apply: Callable[[Pattern, Pattern, Callable[..., Any]], Pattern]
) -> Pattern:
    """Patterns to one of lists, joined left to right by one of the ways to apply."""
    if not pats:
        return pure(lambda *_any: ())  # as in Strudel: what gathers them is left over
    empty: Pattern = pure(())
    return reduce(lambda all_, one: apply(all_, reify(one), _appended), pats, empty)


def _appended(values: tuple[Value, ...], value: Value) -> tuple[Value, ...]:
    return (*values, value)


def list_pattern(values: Value) -> Pattern:
    """A list of patterns as a pattern of lists, anything else as a pattern."""
    return parray(values) if is_list(values) else reify(values)


def _list_control(name: str, doc: str) -> None:
    """Enter a control whose value is a list of patterns."""

    def as_method(pat: Pattern, values: Value = UNDEFINED, *_more: Value) -> Pattern:
        return app_left(pat, list_pattern(values), lambda mine, got: {**held(mine), name: got})

    def as_function(values: Value, *_more: Value) -> Pattern:
        # As in Strudel the first number stands alone here.
        return fmap(list_pattern(values), lambda got: {name: (*listed(got), UNDEFINED)[0]})

    as_method.__doc__ = as_function.__doc__ = doc
    METHODS[name], FUNCTIONS[name] = as_method, as_function


@method("FX")
def effects(pat: Pattern, *added: Value) -> Pattern:
    """Effects after each other, in the order given: .FX(room(.5), delay(.3))."""

    def with_effects(mine: Value, more: tuple[Value, ...]) -> Value:
        controls = held(mine)
        return {**controls, "FX": (*controls.get("FX", ()), *listed(more))}

    return app_left(pat, parray(added), with_effects)


@method("worklet")
def worklet(pat: Pattern, source: Value = UNDEFINED, *inputs: Value) -> Pattern:
    """Name a worklet and patterns for its inputs."""
    together = packed(inputs, app_left)

    def with_inputs(mine: Value) -> Pattern:
        before = held(mine).get("workletInputs", ())
        known = {**held(mine), "workletSrc": source}
        return fmap(together, lambda more: {**known, "workletInputs": (*before, *listed(more))})

    return with_steps(outer_bind(pat, with_inputs), pat.steps)


def name_of(name: Value) -> str:
    """The main name of a control by any of its names.

    Raises:
        QueryError: that is no name.
    """
    if not isinstance(name, str):
        raise QueryError(f"{shown(name)} is not the name of a control", hint='such as "note"')
    return CONTROLS.get(name, name)


@method("piano")
def piano(pat: Pattern) -> Pattern:
    """A piano: low notes on the left, high ones on the right."""
    sounding = METHODS["release"](METHODS["s"](fmap(pat, _clipped), "piano"), 0.1)
    return fmap(sounding, _placed)


def _clipped(value: Value) -> Value:
    controls = held(value)
    clip = controls.get("clip")
    return {**controls, "clip": 1 if clip is None or clip is UNDEFINED else clip}


def _placed(controls: dict[str, Value]) -> Value:
    pan = controls.get("pan") or 1
    place = min(math.floor(midi_of(controls) + 0.5) / TOP_NOTE, 1) * 0.5 + 0.25
    return {**controls, "pan": tidy(numeral(pan) * place)}


for _name in ENVELOPES:
    _envelope(_name)
for _name in DISTORTIONS:
    _distortion(_name)
_pair("control", "ccn", "ccv", "A MIDI control change: .control([74, .5]).")
_pair("sysex", "sysexid", "sysexdata", "A MIDI system exclusive message: id and data.")
_list_control("partials", "How loud each partial of the sound is: .partials([1, 0, .5]).")
_list_control("phases", "Where each partial of the sound begins in its turn, from 0 to 1.")
FUNCTIONS["parray"] = parray
FUNCTIONS["worklet"] = lambda *args: worklet(pure({}), *args)
FUNCTIONS["getControlName"] = lambda name=UNDEFINED: CONTROLS.get(name, name)
FUNCTIONS["isControlName"] = lambda name=UNDEFINED: isinstance(name, str) and name in CONTROLS
