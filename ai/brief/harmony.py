"""Keys, chord symbols and roman numerals, as a request writes them."""

import re

from ai.brief.intent import Key
from ai.brief.marks import Mark

_CHORD = (
    r"[A-G](?:[#b♯♭])?(?:maj13|maj9|maj7|min7b5|m7b5|min9|min7|min6|add9|sus2|sus4|dim7|dim|aug|"
    r"mM7|m9|m7|m6|maj|min|m|M7|\^9|\^7|6|7|9|11|13|5|o7|o|\+|-7|-)?(?:/[A-G][#b]?)?"
)
_SEQUENCE = re.compile(rf"(?<![\w#]){_CHORD}(?:(?:\s*[-–—,|→>]+\s*|\s+){_CHORD}){{1,15}}(?![\w#'])")
_SINGLE = re.compile(r"(?<![\w#])[A-G][#b]?(?:maj7|m7b5|m7|m9|m6|sus4|sus2|add9|7|9|\^7)(?![\w#])")
_ONE = re.compile(_CHORD)
_ROMAN = r"[b#♭]?(?:vii|VII|iii|III|vi|VI|iv|IV|ii|II|v|V|i|I)(?:maj7|m7b5|m7|7|9|°|o)?"
_ROMANS = re.compile(rf"(?<![\w'#]){_ROMAN}(?:(?:\s*[-–—,|→>]+\s*|\s+){_ROMAN}){{1,15}}(?![\w'#°])")
_DIGITS = re.compile(r"(?<![\w.])[1-7](?:\s*[-–—→>]\s*[1-7]){2,7}(?![\w.])")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
_GERMAN = {
    "h": "B", "b": "Bb", "fis": "F#", "cis": "C#", "gis": "G#", "dis": "D#", "ais": "A#",
    "es": "Eb", "as": "Ab", "des": "Db", "ges": "Gb",
}  # fmt: skip
_SIGNS = {"sharp": "#", "flat": "b", "sostenido": "#", "bemol": "b", "bémol": "b", "diese": "#",
          "diesis": "#", "bemolle": "b", "#": "#", "♯": "#", "♭": "b"}  # fmt: skip
_BEFORE = {
    "on",
    "in",
    "key of",
    "in the key of",
    "en",
    "em",
    "key",
    "of",
    "to",
    "a",
    "der",
    "の",
    "into",
}


def chord_symbols(text: str) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The chords that a text names one after the other, and where they stand.

    >>> chord_symbols("play Am F C G on piano")
    (('Am', 'F', 'C', 'G'), (5, 13))
    """
    best = max(_SEQUENCE.finditer(text), key=lambda one: len(one.group()), default=None)
    if best is None or _only_article(best.group()):
        best = _SINGLE.search(text)
    if best is None:
        return (), (0, 0)
    return tuple(_ONE.findall(best.group())), best.span()


def _only_article(found: str) -> bool:
    """Does it look like words in capitals: A, or repeated letters without any chord's mark?"""
    names = _ONE.findall(found)
    return len(names) == 1 or (names[0] == "A" and len(names) == 2 and "-" not in found)


def roman_numerals(text: str) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The degrees that a text names, and where they stand.

    >>> roman_numerals("a ii-V-I in C")[0], roman_numerals("1-5-6-4 please")[0]
    (('ii', 'V', 'I'), ('I', 'V', 'VI', 'IV'))
    """
    found = _ROMANS.search(text)
    if found is not None:
        return tuple(re.findall(_ROMAN, found.group())), found.span()
    digits = _DIGITS.search(text)
    if digits is None:
        return (), (0, 0)
    return tuple(
        _NUMERALS[int(one) - 1] for one in re.findall(r"\d", digits.group())
    ), digits.span()


def key_of(found: list[Mark]) -> Key:
    """The key that a request names.

    >>> from ai.brief.marks import marks
    >>> key_of(marks("a bassline in F# minor")), key_of(marks("in a minor key")).root
    (Key(root='F#', mode='minor'), '')
    """
    mode = next((one.name("mode") for one in found if one.has("mode")), "")
    for at, mark in enumerate(found):
        root, size = _root(found, at)
        if not root:
            continue
        after = found[at + size] if at + size < len(found) else None
        if after is not None and after.has("mode"):
            if mark.words == "a" and after.words.endswith(("key", "scale", "mode")):
                continue
            if mark.raw == "a" and not _ends(found, at + size):
                continue
            return Key(root, after.name("mode"))
        before = found[at - 1].words if at else ""
        if before in _BEFORE and _names_a_note(found, at, size):
            return Key(root, mode)
    return Key("", mode)


def _names_a_note(found: list[Mark], at: int, size: int) -> bool:
    """Is a letter after "in" meant as a note: a capital, or at the end?"""
    mark = found[at]
    if found[at - 1].words == "on":
        return mark.raw[:1].isupper() and _ends(found, at + size - 1)
    if mark.has("note"):
        return found[at - 1].words in ("in", "en", "em", "key of")
    ends = _ends(found, at + size - 1)
    if mark.words in ("a", "e", "c", "d") and found[at - 1].words not in ("in", "key of"):
        return mark.raw.isupper() and ends
    return (mark.raw[:1].isupper() or ends) and (mark.raw != "a" or ends)


def _ends(found: list[Mark], at: int) -> bool:
    """Does nothing, or only the next clause, come after this?"""
    return at + 1 >= len(found) or found[at + 1].kind == "stop" or not found[at + 1].target()


def _root(found: list[Mark], at: int) -> tuple[str, int]:
    """A note name at a place and how many marks it takes."""
    mark = found[at]
    after = found[at + 1].words if at + 1 < len(found) else ""
    mode = found[at + 1] if at + 1 < len(found) else None
    word = mark.words
    german = mode is not None and mode.words in ("dur", "moll")
    if german and word in _GERMAN:
        return _GERMAN[word], 1
    sign = ""
    if len(word) == 2 and word[1] in "#♯♭" and word[0] in "abcdefg":
        return word[0].upper() + _SIGNS[word[1]], 1
    if len(mark.raw) == 2 and mark.raw[0] in "ABCDEFG" and mark.raw[1] == "b":
        return mark.raw, 1
    if mark.has("note"):
        letter = mark.name("note")
    elif len(word) == 1 and word in "abcdefg":
        letter = word.upper()
    elif len(word) == 2 and word[1] == "b" and word[0] in "abdeg":
        return word[0].upper() + "b", 1
    else:
        return "", 0
    if after in _SIGNS:
        sign = _SIGNS[after]
    return letter + sign, 2 if sign else 1
