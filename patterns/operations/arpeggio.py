"""Chords one note after another: arp."""

from __future__ import annotations

import math

from patterns.changing import fmap, map_events
from patterns.errors import QueryError
from patterns.hap import Event, Hap
from patterns.joining import inner_bind
from patterns.kinds import anything
from patterns.numerals import js_number, shown
from patterns.operations.parts import collect
from patterns.pattern import Pattern
from patterns.registry import operation, reify
from patterns.values import Value


@operation("arpWith", kinds=[anything], patterned=False)
def arp_with(function: Value, pat: Pattern) -> Pattern:
    """What a function makes of the haps of each chord, as a pattern within its time."""
    if not callable(function):
        raise QueryError("arpWith needs a function", hint="write haps => haps[0]")
    return _opened(inner_bind(collect(pat), lambda haps: reify(function(haps))))


@operation("arp", kinds=[anything], patterned=False)
def arp(indices: Value, pat: Pattern) -> Pattern:
    """Play the notes of chords by their index, the lowest first written being 0."""
    order = reify(indices)
    return _opened(inner_bind(collect(pat), lambda haps: fmap(order, lambda i: _note(haps, i))))


def _note(haps: tuple[Hap, ...], index: Value) -> Hap:
    """The hap of an index, round and round."""
    number = js_number(index)
    if not (math.isfinite(number) and number >= 0 and number == math.floor(number)):
        raise QueryError(f"arp needs indices from 0 on, {shown(index)} is none")
    return haps[int(number) % len(haps)]


def _opened(pat: Pattern) -> Pattern:
    """Events whose value is a hap with that hap's value and context."""

    def opened(event: Event) -> Event:
        hap = event[5]
        if not isinstance(hap, Hap):
            raise QueryError("arpWith needs a function that gives haps")
        return (*event[:5], hap.value, event[6].merged(hap.context))

    return map_events(pat, opened)
