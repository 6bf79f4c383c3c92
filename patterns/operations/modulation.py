"""Controls that move by themselves: an LFO, an envelope or a bus on any other control.

A modulator is kept in the control map under its kind and its id, in the order they came:
{"lfo": {"__ids": {}, "0": {"control": "cutoff", "rate": 2}}}. Without a control of its
own it moves the one that was set just before it, which may be another modulator.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from patterns.applying import app_left
from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.numerals import js_number, shown, tidy
from patterns.operations.soundhelpers import name_of
from patterns.pattern import Pattern, pure
from patterns.registry import FUNCTIONS, METHODS, method, reify
from patterns.values import UNDEFINED, Value

ORDER: Final = "__ids"  # stands first, and empty, among the modulators of a kind

_SHARED: Final = "control c; subcontrol sc; depth dep dr; depthabs da; fxi"
_SETTINGS: Final = {
    "lfo": f"{_SHARED}; rate r; dcoffset dc; shape sh; skew sk; curve cu; sync s",
    "env": f"{_SHARED}; attack att a; decay dec d; sustain sus s; release rel r; "
    "acurve ac; dcurve dc; rcurve rc",
    "bmod": f"{_SHARED}; bus b; dc",
}
_NAMED: Final = ("control", "subControl")  # settings whose value is the name of a control
_SPELLED: Final = {"subcontrol": "subControl"}
DOCS: Final = {
    "lfo": "Move the control before it up and down: .lpf(500).lfo({rate: 2, depth: 2}).",
    "env": "Move the control before it along an envelope: .lpf(500).env({attack: .1}).",
    "bmod": "Move the control before it by what a bus carries: .bmod({bus: 1, depth: .5}).",
}


def _short_names(table: str) -> dict[str, str]:
    entries = [entry.split() for entry in table.split(";")]
    return {name: _SPELLED.get(entry[0], entry[0]) for entry in entries for name in entry}


SETTINGS: Final[Mapping[str, Mapping[str, str]]] = {
    kind: _short_names(table) for kind, table in _SETTINGS.items()
}


@method("modulate")
def modulate(
    pat: Pattern,
    kind: Value = UNDEFINED,
    settings: Value = UNDEFINED,
    name: Value = UNDEFINED,
    *_more: Value,
) -> Pattern:
    """Let an lfo, env or bmod move a control: .modulate('lfo', {rate: 2})."""
    if kind not in SETTINGS:
        return pat
    given = settings if isinstance(settings, dict) else {}
    names = [SETTINGS[kind].get(key.lower(), key) for key in given]
    both = app_left(pat, reify(name), lambda mine, id_: (mine, id_, ()))
    for value in given.values():
        both = app_left(both, reify(value), lambda so_far, one: (*so_far[:2], (*so_far[2], one)))
    return fmap(both, partial(_modulated, kind, names))


def _modulated(
    kind: str, names: list[str], found: tuple[Value, Value, tuple[Value, ...]]
) -> dict[str, Value]:
    """A control map with a modulator more, or one of its modulators changed."""
    controls, id_, values = found
    if not isinstance(controls, dict):
        raise QueryError(f"{shown(controls)} has no controls to move", hint="name it: .note()")
    known: dict[str, Value] = controls.get(kind, {ORDER: {}})
    key = str(len(known) - 1) if id_ is UNDEFINED or id_ is None else _key(id_)
    one = dict(known[key]) if key in known else {"control": _before(controls)}
    for setting, value in zip(names, values, strict=True):
        if value is not UNDEFINED:
            one[setting] = name_of(value) if setting in _NAMED else value
    one = {setting: value for setting, value in one.items() if value is not UNDEFINED}
    return {**controls, kind: {**known, key: one}}


def _key(id_: Value) -> str:
    return id_ if isinstance(id_, str) else str(tidy(js_number(id_)))


def _before(controls: Mapping[str, Value]) -> Value:
    """The control that was set last, "lfo_0" where that is a modulator."""
    if not controls:
        return UNDEFINED
    last = name_of(list(controls)[-1])
    return f"{last}_{list(controls[last])[-1]}" if last in SETTINGS else last


def _enter(kind: str) -> None:
    def as_method(
        pat: Pattern, settings: Value = UNDEFINED, name: Value = UNDEFINED, *_more: Value
    ) -> Pattern:
        return modulate(pat, kind, settings, name)

    def as_function(settings: Value = UNDEFINED, *_more: Value) -> Pattern:
        return modulate(pure({}), kind, settings)

    as_method.__doc__ = as_function.__doc__ = DOCS[kind]
    METHODS[kind], FUNCTIONS[kind] = as_method, as_function


for _kind in DOCS:
    _enter(_kind)
