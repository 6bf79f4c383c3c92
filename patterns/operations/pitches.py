"""Notes, MIDI numbers and frequencies, for players who calculate with them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from patterns.errors import QueryError
from patterns.hap import Hap
from patterns.numerals import ACCIDENTALS, NOTE, js_number, note_number, tidy, unfit
from patterns.registry import FUNCTIONS, function
from patterns.values import UNDEFINED, Value

CONCERT_A_HZ: Final = 440
CONCERT_A: Final = 69  # its MIDI number
NOTATIONS: Final[dict[str, str]] = {
    "letters": "C Db D Eb E F Gb G Ab A Bb B",
    "solfeggio": "Do Reb Re Mib Mi Fa Solb Sol Lab La Sib Si",
    "indian": "Sa Re Ga Ma Pa Dha Ni",
    "german": "C Db D Eb E F Gb G Ab A Hb H",
    "byzantine": "Ni Pab Pa Voub Vou Ga Dib Di Keb Ke Zob Zo",
    "japanese": "I Ro Ha Ni Ho He To",
}


@function("noteToMidi")
def note_to_midi(name: Value, octave: Value = 3) -> float:
    """The MIDI number of a note name.

    Raises:
        QueryError: it is no note.

    >>> note_to_midi("a4"), note_to_midi("eb")
    (69, 51)
    """
    found = note_number(name, int(js_number(octave))) if isinstance(name, str) else None
    if found is None:
        raise unfit(name, "a note", "such as c4 or eb")
    return found


@function("midiToFreq")
def midi_to_freq(number: Value) -> float:
    """The frequency in Hz of a MIDI number.

    >>> midi_to_freq(57)
    220
    """
    return tidy(2 ** ((js_number(number) - CONCERT_A) / 12) * CONCERT_A_HZ)


@function("freqToMidi")
def freq_to_midi(hertz: Value) -> float:
    """The MIDI number, with its fraction, of a frequency in Hz.

    >>> freq_to_midi(880)
    81
    """
    ratio = js_number(hertz) / CONCERT_A_HZ
    if not ratio > 0:
        return -math.inf if ratio == 0 else math.nan
    return tidy(12 * math.log(ratio) / math.log(2) + CONCERT_A)


@function("getFreq")
def get_freq(note: Value) -> float:
    """The frequency in Hz of a note name or MIDI number."""
    return midi_to_freq(note_to_midi(note) if isinstance(note, str) else note)


@function("valueToMidi")
def midi_of(controls: Value, fallback: Value = UNDEFINED) -> float:
    """The MIDI number of the note or frequency of a control map.

    Raises:
        QueryError: it has neither.

    >>> midi_of({"note": "c4"}), midi_of({"freq": 440})
    (60, 69)
    """
    found = controls if isinstance(controls, dict) else {}
    hertz, note = found.get("freq"), found.get("note")
    if isinstance(hertz, (int, float)):
        return freq_to_midi(hertz)
    if isinstance(note, str):
        return note_to_midi(note)
    if isinstance(note, (int, float)):
        return note
    if not isinstance(fallback, (int, float)) or not fallback:
        raise QueryError("there is no note here", hint='set one: note("c3")')
    return fallback


@function("midi2note")
def midi_to_note(number: Value) -> str | float:
    """The name of a MIDI number, black keys as flats.

    >>> midi_to_note(61)
    'Db4'
    """
    return named_in("letters", number)


@function("sol2note")
def sol_to_note(number: Value, notation: Value = "letters") -> str | float:
    """The name of a MIDI number in a notation such as solfeggio, german or japanese.

    >>> sol_to_note(62, "solfeggio")
    'Re4'
    """
    return named_in(notation if isinstance(notation, str) else "letters", number)


def named_in(notation: str, number: Value) -> str | float:
    """The name of a MIDI number in one of the notations, nan where it has none."""
    names = NOTATIONS.get(notation, NOTATIONS["letters"]).split()
    place = js_number(number)
    step = math.fmod(place, 12) if math.isfinite(place) else math.nan
    if not (step.is_integer() and 0 <= step < len(names)):
        return math.nan
    return names[int(step)] + str(math.floor(place / 12) - 1)


@function("isNote")
def is_note(name: Value) -> bool:
    """Is it the name of a note, with or without its octave?"""
    return isinstance(name, str) and NOTE.match(name) is not None


@function("isNoteWithOctave")
def is_note_with_octave(name: Value) -> bool:
    """Is it the name of a note that has no minus sign? The octave may still be missing."""
    return is_note(name) and "-" not in name


@function("tokenizeNote")
def tokenized(name: Value) -> list[Value]:
    """Letter, accidentals and octave of a note name; nothing where it is none.

    >>> tokenized("eb4")
    ['e', 'b', 4]
    """
    found = NOTE.match(name) if isinstance(name, str) else None
    if found is None:
        return []
    letter, signs, octave = found.groups()
    return [letter, signs, UNDEFINED if octave is None else int(octave)]


@function("getAccidentalsOffset")
def accidentals_offset(signs: Value) -> float:
    """Semitones that accidentals add: # and s up, b and f down."""
    if not isinstance(signs, str):
        return 0
    return sum(ACCIDENTALS.get(sign, math.nan) for sign in signs)


FRACTION_NAMES: Final[dict[str, float]] = {
    "pi": math.pi, "w": 1, "h": 0.5, "q": 0.25, "e": 0.125, "s": 0.0625,
    "t": 1 / 3, "f": 0.2, "x": 1 / 6,
}  # fmt: skip


@function("parseNumeral")
def parse_numeral(value: Value) -> float:
    """A number, or the MIDI number of a note name.

    Raises:
        QueryError: it is neither.
    """
    found = math.nan if value is UNDEFINED else js_number(value)
    return note_to_midi(value) if math.isnan(found) else found


@function("parseFractional")
def parse_fractional(value: Value) -> float:
    """A number, or a letter for one: w whole, h half, q quarter, e eighth, s sixteenth, t third.

    Raises:
        QueryError: it is neither.
    """
    found = math.nan if value is UNDEFINED else js_number(value)
    if not math.isnan(found):
        return found
    if isinstance(value, str) and value in FRACTION_NAMES:
        return FRACTION_NAMES[value]
    raise unfit(value, "a number", "such as .25, or q for a quarter")


def _over_arguments(change: Callable[[Value], Value]) -> Callable[[Value], Value]:
    def made(to: Value = UNDEFINED) -> Value:
        return lambda *args: to(*(change(arg) for arg in args))

    return made


FUNCTIONS["numeralArgs"] = _over_arguments(parse_numeral)
FUNCTIONS["fractionalArgs"] = _over_arguments(parse_fractional)


@function("getFrequency")
def frequency_of(hap: Value) -> float:
    """The frequency in Hz of what a hap plays.

    Raises:
        QueryError: it plays no note.
    """
    value = hap.value if isinstance(hap, Hap) else hap
    if isinstance(value, dict):
        if isinstance(value.get("value"), dict):
            return frequency_of(value["value"])
        if value.get("freq"):
            return js_number(value["freq"])
        value = value.get("note") or value.get("n") or value.get("value")
    return get_freq(value)
