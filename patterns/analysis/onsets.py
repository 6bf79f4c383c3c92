"""Onsets: where the events of a pattern begin, what sounds there, and how high.

Times are cycles, pitches MIDI numbers. Signals have no onsets; pieces of events have none.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from patterns.hap import Hap
from patterns.numerals import js_number, note_number
from patterns.pattern import Pattern
from patterns.values import UNDEFINED, Value


@dataclass(frozen=True, slots=True)
class Onset:
    """The begin of an event.

    Attributes:
        begin: when, in cycles.
        duration: of the whole event, in cycles.
        sound: what sounds, with its bank; "" where nothing is named.
        pitch: MIDI number, None for a sound without a note.
        chord: its chord symbol, "" where it has none.
    """

    begin: Fraction
    duration: Fraction
    sound: str
    pitch: float | None
    chord: str = ""

    @property
    def phase(self) -> Fraction:
        """Where in its cycle it begins."""
        return self.begin - math.floor(self.begin)


def onsets(pat: Pattern, cycles: int, begin: int = 0) -> list[Onset]:
    """The onsets of some cycles, in order.

    Raises:
        PatternError: the pattern fails, or plays more than the limits allow.

    >>> from patterns.pattern import pure
    >>> [str(one.begin) for one in onsets(pure({"s": "bd"}), 2)]
    ['0', '1']
    """
    found = [onset_of(hap) for hap in pat.query(begin, begin + cycles) if hap.has_onset()]
    return sorted(found, key=lambda one: (one.begin, one.sound, one.pitch or 0))


def onset_of(hap: Hap) -> Onset:
    """The onset of a hap that has one."""
    span = hap.whole_or_part
    value = hap.value if isinstance(hap.value, Mapping) else {"note": hap.value}
    name, bank = value.get("s", ""), value.get("bank", "")
    sound = f"{bank}_{name}" if bank else f"{name}"
    chord = value.get("chord")
    symbol = chord if isinstance(chord, str) else ""
    return Onset(span.begin, span.duration, sound, pitch_of(value), symbol)


def pitch_of(value: Mapping[str, Value]) -> float | None:
    """The MIDI number of a control map; `n` alone chooses a sample, and has none.

    >>> pitch_of({"note": "c4"}), pitch_of({"note": -3}), pitch_of({"freq": 440})
    (60, -3, 69.0)
    >>> pitch_of({"s": "bd"}), pitch_of({"note": "Cm7"}), pitch_of({"n": 2})
    (None, None, None)
    """
    note = value.get("note", UNDEFINED)
    if isinstance(note, str) and (named := note_number(note)) is not None:
        return named
    number = js_number(note) if isinstance(note, (str, int, float, Fraction)) else math.nan
    if math.isfinite(number) and not isinstance(note, bool) and note != "":
        return number
    freq = js_number(value.get("freq", 0))
    return 69 + 12 * math.log2(freq / 440) if math.isfinite(freq) and freq > 0 else None


def density(found: Sequence[Onset], cycles: int) -> float:
    """Onsets a cycle.

    >>> from patterns.pattern import pure
    >>> density(onsets(pure({"s": "bd"}), 4), 4)
    1.0
    """
    return len(found) / cycles


def pitch_range(found: Sequence[Onset]) -> tuple[float, float] | None:
    """The lowest and highest pitch, None where nothing has a pitch.

    >>> from patterns.constructors import fastcat
    >>> from patterns.pattern import pure
    >>> pitch_range(onsets(fastcat([pure("c3"), pure("e4")]), 1))
    (48, 64)
    """
    pitches = [one.pitch for one in found if one.pitch is not None]
    return (min(pitches), max(pitches)) if pitches else None
