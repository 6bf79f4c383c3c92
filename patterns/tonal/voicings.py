"""Chords as notes: dictionaries of voicings, and the choice among them.

A voicing is a chord's notes as intervals above its root, from the lowest up. Which one is
played depends on an anchor: the voicing whose top note (or bottom note) comes closest to
it from below, so that chords that follow each other stay in one place.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from patterns.tonal.leadsheet_table import IREAL, IREAL_EXTENDED
from patterns.tonal.notes import HEIGHTS, LETTERS, Pitch, interval
from patterns.tonal.voicing_table import GUIDE_TONES, LEFT_HAND, LEGACY, TRIADS

Voicing: TypeAlias = tuple[tuple[float, float], ...]  # staff steps and semitones above the root
UNREADABLE: Final = (math.nan, math.nan)
CHORD: Final = re.compile(r"([A-G])([b#]*)(.*)\Z")
# The staff step of 0 to 11 semitones in a chord, and chord symbols that say it otherwise.
CHORD_STEPS: Final = (0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6)
SPELLINGS: Final = {"#9": (3, 1), "#11": (6, 3), "#5": (8, 4), "aug": (8, 4), "o7": (9, 6)}
BELOW: Final = ("below", "duck")  # modes that look at the top note
ABOVE: Final = ("above", "root")  # and at the bottom note
MAX_OWN: Final = 256  # dictionaries of the player's own


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Voicings by chord symbol, and the MIDI range in which `voicings` keeps them."""

    voicings: Mapping[str, tuple[Voicing, ...]]
    low: int = 50
    high: int = 69


@dataclass(slots=True)
class Shelf:
    """The dictionaries by name, and the one that is used where none is named."""

    dictionaries: dict[str, Dictionary] = field(default_factory=dict)
    usual: str = "ireal"


def _interval_above(semitones: int, symbol: str) -> Pitch:
    octave, rest = divmod(semitones, 12)
    step = CHORD_STEPS[rest]
    for sign, (size, its_step) in SPELLINGS.items():
        if sign in symbol and size == rest:
            step = its_step
    return step + 7 * octave, semitones


def _read(table: str) -> dict[str, tuple[Voicing, ...]]:
    """The voicings of a table by chord symbol."""
    found: dict[str, tuple[Voicing, ...]] = {}
    for line in table.strip().replace("\n ", " ").splitlines():
        if not line:
            continue
        symbols, voicings = line.split(": ")
        for name in symbols.split(" = "):
            symbol = name.strip("'")
            found[symbol] = tuple(
                tuple(_interval_above(int(one), symbol) for one in voicing.split("."))
                for voicing in voicings.split()
            )
    return found


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The dictionaries that every player finds, read once when first asked for."""
    return Shelf(
        {
            "lefthand": Dictionary(_read(LEFT_HAND), 53, 69),
            "triads": Dictionary(_read(TRIADS)),
            "guidetones": Dictionary(_read(GUIDE_TONES)),
            "legacy": Dictionary(_read(LEGACY)),
            "ireal": Dictionary(_read(IREAL)),
            "ireal-ext": Dictionary(_read(IREAL_EXTENDED)),
        }
    )


def split_chord(name: str) -> tuple[Pitch, str] | None:
    """The root of a chord name, as a pitch of octave 0, and its symbol.

    >>> split_chord("Bbm7"), split_chord("x")
    (((6, 10), 'm7'), None)
    """
    found = CHORD.match(name)
    if found is None:
        return None
    letter, signs, symbol = found.groups()
    index = LETTERS.index(letter)
    return (index, HEIGHTS[index] + signs.count("#") - signs.count("b")), symbol


def voicing_of(value: str | Sequence[float | str]) -> Voicing:
    """A voicing as a player writes it: "1P 3M 5P", "0 4 7" or [0, 4, 7].

    As in Strudel, a note that cannot be read is there, but is no number; one that is given in
    semitones has no staff step.

    >>> voicing_of("1P 3m"), voicing_of([0, 4]), voicing_of("3b")
    (((0, 0), (2, 3)), ((nan, 0), (nan, 4)), ((nan, nan),))
    """
    words = value.split() if isinstance(value, str) else [str(one) for one in value]
    return tuple(_above(word) for word in words)


def _above(word: str) -> tuple[float, float]:
    if word.lstrip("-").isdigit():
        return math.nan, int(word)
    return interval(word) or UNREADABLE


def chosen(
    voicings: Sequence[Voicing], root: int, anchor: float, mode: str, offset: int
) -> list[float]:
    """The MIDI numbers of the voicing nearest to an anchor, or `offset` voicings further.

    Args:
        voicings: the choice for a chord symbol.
        root: the root's semitones above C.
        anchor: the MIDI number that the voicing stays at or below.
        mode: "below" looks at the top note, "duck" as well and leaves out the anchor,
            "above" at the bottom note, "root" takes the first voicing.
        offset: moves on to other voicings; each time round is an octave.

    >>> chosen(shelf().dictionaries["triads"].voicings["m"], 0, 72, "below", 0)
    [63, 67, 72]
    """
    target = 0 if mode in ABOVE else -1
    below = [(anchor - root - voicing[target][1]) % 12 for voicing in voicings]
    best = 0 if mode == "root" else below.index(min(below))
    index = (best + offset) % len(voicings)
    octave = -(-offset // len(voicings))
    one = voicings[index]
    base = anchor - below[index] - one[target][1] + 12 * octave
    notes = [base + by[1] for by in one]
    return [note for note in notes if mode != "duck" or note != anchor]


def stepped(notes: Sequence[float], index: int, octaves: int) -> float:
    """One note of a voicing; steps beyond it go on `octaves` higher or lower.

    >>> stepped([60, 64, 67], 4, 1), stepped([60, 64, 67], -1, 1)
    (76, 55)
    """
    times, rest = divmod(index, len(notes))
    return notes[rest] + 12 * octaves * times


def in_range(dictionary: Dictionary, chord: str, last_top: int | None) -> list[Pitch]:
    """The voicing of a chord inside the dictionary's range whose top note moves least.

    Args:
        dictionary: the voicings and their range.
        chord: its name, such as "Cm7"; unknown ones have no notes, and voicings whose notes
            have no staff steps are left out.
        last_top: the top note before, as MIDI number; None takes the first voicing.

    >>> from patterns.tonal.notes import note_name
    >>> [note_name(note) for note in in_range(shelf().dictionaries["lefthand"], "Cm7", None)]
    ['Bb3', 'D4', 'Eb4', 'G4']
    """
    found = split_chord(chord)
    if found is None:
        return []
    root, symbol = found
    fitting: list[list[Pitch]] = []
    for voicing in dictionary.voicings.get(symbol, ()):
        if not voicing or any(math.isnan(steps) for steps, _ in voicing):
            continue
        plain = [(int(steps), int(semitones)) for steps, semitones in voicing]
        octave = -((root[1] + plain[0][1] + 12 - dictionary.low) // 12)
        notes = [(root[0] + by[0] + 7 * octave, root[1] + by[1] + 12 * octave) for by in plain]
        while notes[-1][1] + 12 <= dictionary.high:
            fitting.append(notes)
            notes = [(steps + 7, semitones + 12) for steps, semitones in notes]
    if not fitting or last_top is None:
        return fitting[0] if fitting else []
    return min(fitting, key=lambda notes: abs(notes[-1][1] + 12 - last_top))
