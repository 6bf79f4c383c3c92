"""Scales, degrees and chords: from roman numerals and symbols to pitches.

Pitches are MIDI numbers, 60 is c4. Scales after the usual textbooks.
"""

import re
from typing import Final

NAMES: Final = ("c", "db", "d", "eb", "e", "f", "gb", "g", "ab", "a", "bb", "b")
SHARPS: Final = ("c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b")
LETTERS: Final = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SCALES: Final[dict[str, tuple[int, ...]]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
    "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
    "melodic minor": (0, 2, 3, 5, 7, 9, 11),
    "phrygian dominant": (0, 1, 4, 5, 7, 8, 10),
    "double harmonic": (0, 1, 4, 5, 7, 8, 11),
    "major pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
    "blues": (0, 3, 5, 6, 7, 10),
    "whole tone": (0, 2, 4, 6, 8, 10),
    "hirajoshi": (0, 2, 3, 7, 8),
    "chromatic": tuple(range(12)),
}
# The scale names of the language, where they are not ours with ":" for spaces.
SPOKEN: Final = {
    "blues": "minor:blues",
    "whole tone": "whole:tone",
    "double harmonic": "double:harmonic:major",
}
MAJOR_LIKE: Final = {"major", "lydian", "mixolydian", "major pentatonic"}
QUALITIES: Final[dict[str, tuple[int, ...]]] = {
    "": (0, 4, 7), "m": (0, 3, 7), "o": (0, 3, 6), "aug": (0, 4, 8), "7": (0, 4, 7, 10),
    "m7": (0, 3, 7, 10), "^7": (0, 4, 7, 11), "m7b5": (0, 3, 6, 10), "o7": (0, 3, 6, 9),
    "sus": (0, 5, 7), "2": (0, 2, 7), "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "9": (0, 4, 7, 10, 14),
    "m9": (0, 3, 7, 10, 14), "^9": (0, 4, 7, 11, 14), "add9": (0, 4, 7, 14), "5": (0, 7),
    "m^7": (0, 3, 7, 11), "11": (0, 5, 7, 10), "13": (0, 4, 7, 10, 21),
}  # fmt: skip
_SYMBOL = re.compile(r"([A-G])([#b♯♭]?)([^/]*)(?:/([A-G][#b]?))?$")
_ALIASES = {
    "maj7": "^7", "M7": "^7", "maj": "", "maj9": "^9", "maj13": "^9", "min": "m", "-": "m",
    "min7": "m7", "-7": "m7", "min9": "m9", "dim": "o", "dim7": "o7", "+": "aug", "sus4": "sus",
    "sus2": "2", "min7b5": "m7b5", "mM7": "m^7", "min6": "m6",
}  # fmt: skip
_ROMAN = re.compile(r"([b#♭]?)([ivIV]+)(.*)$")
_DEGREES = ("i", "ii", "iii", "iv", "v", "vi", "vii")


def pitch_class(name: str) -> int:
    """The pitch class of a name.

    >>> pitch_class("F#"), pitch_class("Bb"), pitch_class("C")
    (6, 10, 0)
    """
    sharps = sum(char in "#♯" for char in name[1:])
    return (LETTERS[name[0].upper()] + sharps - (len(name) - 1 - sharps)) % 12


def note_name(pitch: int, flat: bool = True) -> str:
    """A MIDI number as a player writes it.

    >>> note_name(60), note_name(61), note_name(61, False)
    ('c4', 'db4', 'c#4')
    """
    return (NAMES if flat else SHARPS)[pitch % 12] + str(pitch // 12 - 1)


def root_name(pitch: int, flat: bool = True) -> str:
    """A pitch class as the root of a chord or scale."""
    return (NAMES if flat else SHARPS)[pitch % 12].capitalize()


def symbol(text: str) -> tuple[int, str]:
    """The root and quality of a chord symbol.

    >>> symbol("F#m7"), symbol("Cmaj7"), symbol("Bb")
    ((6, 'm7'), (0, '^7'), (10, ''))
    """
    found = _SYMBOL.match(text)
    if found is None:
        return 0, ""
    quality = _ALIASES.get(found[3], found[3])
    return pitch_class(found[1] + found[2]), quality if quality in QUALITIES else ""


def spelled(root: int, quality: str, flat: bool = True) -> str:
    """A chord as the language writes it.

    >>> spelled(10, "^7"), spelled(6, "m", False)
    ('Bb^7', 'F#m')
    """
    return root_name(root, flat) + quality


def uses_flats(root: str, mode: str) -> bool:
    """Does a key write flats rather than sharps? By the circle of fifths.

    >>> uses_flats("F", "major"), uses_flats("F#", "minor"), uses_flats("E", "major")
    (True, False, False)
    """
    if "#" in root or "♯" in root:
        return False
    if "b" in root[1:]:
        return True
    third = 0 if mode in MAJOR_LIKE else 3
    return (pitch_class(root) + third) % 12 in (0, 5, 10, 3, 8, 1)


def degree(numeral: str, tonic: int, minor: bool) -> tuple[int, str]:
    """The root and quality of a roman numeral.

    >>> degree("VI", 9, True), degree("ii", 0, False), degree("bII", 4, True)
    ((5, ''), (2, 'm'), (5, ''))
    """
    found = _ROMAN.match(numeral)
    if found is None or found[2].lower() not in _DEGREES:
        return tonic, "m" if minor else ""
    sign, name, rest = found.groups()
    place = _DEGREES.index(name.lower())
    scale = SCALES["major" if sign or not minor else "minor"]
    root = tonic + scale[place] + {"b": -1, "♭": -1, "#": 1}.get(sign, 0)
    quality = "m" if name.islower() else ""
    rest = {"°": "o", "maj7": "^7", "o": "o"}.get(rest, rest)
    if rest in ("o", "m7b5", "^7"):
        return root % 12, rest if rest != "^7" or not quality else "m^7"
    if minor and not sign and name == "ii" and not rest:
        return root % 12, "o"
    if not minor and not sign and name == "vii" and not rest:
        return root % 12, "o"
    return root % 12, quality + rest


def enriched(root: int, quality: str, tonic: int, minor: bool, ninth: bool) -> str:
    """The quality of a triad with the seventh that the key gives it.

    >>> enriched(7, "", 0, False, False), enriched(2, "m", 0, False, True)
    ('7', 'm9')
    """
    if quality not in ("", "m", "o"):
        return quality
    if quality == "o":
        return "m7b5"
    if quality == "m":
        return "m9" if ninth else "m7"
    above = (root - tonic) % 12
    dominant = above == 7 if not minor else above in (7, 10)
    if dominant:
        return "9" if ninth else "7"
    return "^9" if ninth else "^7"


def diatonic(place: int, tonic: int, mode: str) -> tuple[int, str]:
    """The triad on a degree (from 0) of a scale of seven notes.

    >>> diatonic(3, 2, "dorian"), diatonic(1, 0, "lydian")
    ((7, ''), (2, ''))
    """
    scale = SCALES[mode]
    root, third, fifth = (
        scale[(place + step) % 7] + 12 * ((place + step) // 7) for step in (0, 2, 4)
    )
    shape = (third - root, fifth - root)
    names = {(4, 7): "", (3, 7): "m", (3, 6): "o", (4, 8): "aug"}
    return (tonic + root) % 12, names.get(shape, "5")
