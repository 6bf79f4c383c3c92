"""Chords: their roots and their voicings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from patterns.changing import fmap
from patterns.errors import QueryError
from patterns.hap import Event, Hap
from patterns.kinds import anything
from patterns.numerals import note_number, shown, tidy, unfit
from patterns.pattern import Pattern
from patterns.registry import function, operation
from patterns.state import State
from patterns.tonal.notes import flat_name, midi, note_name
from patterns.tonal.voicings import (
    ABOVE,
    BELOW,
    MAX_OWN,
    Dictionary,
    Voicing,
    chosen,
    in_range,
    shelf,
    split_chord,
    stepped,
    voicing_of,
)
from patterns.values import UNDEFINED, Value

ROOT: Final = re.compile(r"[a-gA-G][b#]?")  # no double accidentals, as in Strudel
ASKING: Final = ("chord", "dictionary", "anchor", "mode", "offset", "octaves", "n")
ANCHOR: Final = "c5"
ANCHOR_OCTAVE: Final = 4  # of an anchor that names none
REMEMBERED: Final = 64  # cycles over which `voicings` looks back for the chord before


@operation("rootNotes", kinds=[anything])
def root_notes(octave: Value, pat: Pattern) -> Pattern:
    """The root of each chord, in an octave.

    >>> from patterns.pattern import pure
    >>> root_notes(2, pure({"chord": "Bbm7"})).query(0, 1)[0].value
    {'note': 'Bb2'}
    """
    if not isinstance(octave, (str, int, float)):
        raise unfit(octave, "an octave", "such as 2")
    height = octave if isinstance(octave, str) else f"{tidy(octave)}"

    def root(value: Value) -> Value:
        chord = value.get("chord") if isinstance(value, dict) else value
        found = ROOT.match(chord) if isinstance(chord, str) else None
        if found is None:
            raise unfit(chord, "a chord", 'such as chord("Am7")')
        name = found[0] + height
        return {"note": name} if isinstance(value, dict) else name

    return fmap(pat, root)


def expanded(pat: Pattern, values: Callable[[Value], Sequence[Value]]) -> Pattern:
    """Each event as several at the same time, one for each value made of its own."""

    def make(number: int, state: State) -> list[Event]:
        return [
            (*event[:5], value, event[6])
            for event in pat.cycle(number, state)
            for value in values(event[5])
        ]

    def spans(begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        return [
            type(hap)((*hap.event[:5], value, hap.event[6]), hap.cycle)
            for hap in pat.span(begin, end, state)
            for value in values(hap.value)
        ]

    return Pattern(make if pat.cyclic else None, spans, None, pat.period, pat.steps)


@operation("voicing")
def voicing(pat: Pattern) -> Pattern:
    """Chords as notes; dict, anchor, mode and offset choose the voicing, n one note of it.

    >>> from patterns.pattern import pure
    >>> [hap.value["note"] for hap in voicing(pure({"chord": "Am"})).query(0, 1)]
    ['A3', 'C4', 'E4', 'A4', 'C5']
    """
    return expanded(pat, voiced)


def voiced(value: Value) -> list[Value]:
    """The notes of a chord, each in a control map; none where it is no known chord."""
    asked: Mapping[str, Any] = value if isinstance(value, dict) else {"chord": value}
    notes = _notes(asked)
    rest = {key: its for key, its in asked.items() if key not in ASKING}
    if "n" not in asked:
        return [{"note": _named(note), **rest} for note in notes]
    if not notes:
        return []
    index = asked["n"]
    octaves = asked.get("octaves", 1)
    if not isinstance(index, int) or not isinstance(octaves, int):
        return [{"note": math.nan, **rest}]
    return [{"note": stepped(notes, index, octaves), **rest}]


def _named(note: float) -> Value:
    """The name of a MIDI number, nan where it has none."""
    return flat_name(int(note)) if note >= 0 and note == int(note) else math.nan


def _voicings(name: Value) -> Mapping[str, tuple[Voicing, ...]]:
    """The voicings of a dictionary: by its name, or as a player writes it."""
    if isinstance(name, dict):
        return _own(name)
    known = shelf().dictionaries.get(name) if isinstance(name, str) else None
    return {} if known is None else known.voicings


def _notes(asked: Mapping[str, Any]) -> list[float]:
    """The MIDI numbers of the voicing that a control map asks for."""
    chord, mode = asked.get("chord"), asked.get("mode", "below")
    name = asked.get("dictionary", shelf().usual)
    anchor, offset = asked.get("anchor", ANCHOR), asked.get("offset", 0)
    if isinstance(anchor, str):
        anchor = note_number(anchor, ANCHOR_OCTAVE)
    found = split_chord(chord) if isinstance(chord, str) else None
    if found is None or not isinstance(offset, int):
        return []
    choice = _voicings(name).get(found[1])
    if not choice or mode not in (*ABOVE, *BELOW) or not isinstance(anchor, (int, float)):
        return []
    return chosen(choice, found[0][1], anchor, mode, offset)


@operation("voicings", kinds=[anything])
def voicings(name: Value, pat: Pattern) -> Pattern:
    """Chord names as notes, each voicing as near as can be to the one before it."""
    tops: dict[int, int | None] = {}

    def top_before(number: int, state: State) -> int | None:
        """The top note that cycle `number` begins with, played on from a cycle that is known."""
        first = next((n for n in range(number, number - REMEMBERED, -1) if n <= 0 or n in tops), 0)
        top = tops.get(first)
        for cycle in range(max(first, number - REMEMBERED), number):
            tops[cycle] = top
            _, top = _led(name, pat.cycle(cycle, state), top)
        return top

    def make(number: int, state: State) -> list[Event]:
        events, top = _led(name, pat.cycle(number, state), top_before(number, state))
        if len(tops) > 2 * REMEMBERED:
            tops.clear()
        tops[number + 1] = top
        return events

    return Pattern(make, steps=pat.steps)


def _led(name: Value, events: Sequence[Event], top: int | None) -> tuple[list[Event], int | None]:
    """The chords of a cycle as notes, and the top note of the last one."""
    dictionary = shelf().dictionaries.get(name) if isinstance(name, str) else None
    if dictionary is None:
        raise QueryError(
            f"there are no voicings called {shown(name)}", hint="try lefthand or triads"
        )
    out: list[Event] = []
    for event in events:
        if not isinstance(event[5], str):
            raise unfit(event[5], "a chord", 'such as "Cm7 F7"')
        notes = in_range(dictionary, event[5], top)
        out += [(*event[:5], note_name(note), event[6]) for note in notes]
        top = midi(notes[-1]) if notes else top
    return out, top


def _own(dictionary: Value) -> dict[str, tuple[Voicing, ...]]:
    """A dictionary as a player writes it: {m7: ["3m 5P 7m 9M"], ...}."""
    if not isinstance(dictionary, dict):
        raise QueryError("voicings are an object", hint="write {m7: ['3m 5P 7m 9M']}")
    found: dict[str, tuple[Voicing, ...]] = {}
    for symbol, given in dictionary.items():
        if not isinstance(given, (tuple, list)):
            raise QueryError(f"the voicings of {symbol} are no list", hint="write ['1P 3M 5P']")
        found[symbol] = tuple(voicing_of(one) for one in given if isinstance(one, str | tuple))
    return found


@function("addVoicings", "registerVoicings")
def add_voicings(name: Value, dictionary: Value, extent: Value = UNDEFINED) -> Value:
    """Voicings of the player's own, for .dict(name) and .voicings(name)."""
    known = shelf().dictionaries
    if len(known) >= MAX_OWN and name not in known:
        raise QueryError("there are too many dictionaries of voicings", hint="use one name again")
    known[str(name)] = Dictionary(_own(dictionary), *_extent(extent, (53, 69)))
    return UNDEFINED


def _extent(extent: Value, otherwise: tuple[int, int]) -> tuple[int, int]:
    """A range of two note names as MIDI numbers."""
    if not isinstance(extent, (tuple, list)) or len(extent) != 2:
        return otherwise
    low, high = (note_number(one) if isinstance(one, str) else None for one in extent)
    return otherwise if low is None or high is None else (low, high)


@function("setVoicingRange")
def set_voicing_range(name: Value, extent: Value) -> Value:
    """The range in which .voicings(name) plays."""
    one = shelf().dictionaries.get(name) if isinstance(name, str) else None
    if one is None:
        raise QueryError(f"there are no voicings called {shown(name)}")
    shelf().dictionaries[name] = Dictionary(one.voicings, *_extent(extent, (one.low, one.high)))
    return UNDEFINED


@function("setDefaultVoicings")
def set_default_voicings(name: Value) -> Value:
    """The dictionary that .voicing() uses where none is named."""
    shelf().usual = str(name)
    return UNDEFINED


@function("resetVoicings")
def reset_voicings() -> Value:
    """Only the dictionaries that every player finds, as at the start."""
    shelf.cache_clear()
    return UNDEFINED


@function("voicingAlias")
def voicing_alias(symbol: Value, alias: Value, _sets: Value = UNDEFINED) -> Value:
    """Another symbol for a chord, in every dictionary that knows it."""
    known = shelf().dictionaries
    for name, one in known.items():
        if symbol in one.voicings:
            more = {**one.voicings, str(alias): one.voicings[symbol]}
            known[name] = Dictionary(more, one.low, one.high)
    return UNDEFINED
