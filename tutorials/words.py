"""Counts, beats, sounds and notes in the words of a teacher."""

from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType

from patterns.tonal.notes import flat_name

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
SOUNDS = MappingProxyType(
    {
        "bd": "the bass drum",
        "sd": "the snare",
        "hh": "the closed hi-hat",
        "oh": "the open hi-hat",
        "cp": "the clap",
        "rim": "the rimshot",
        "lt": "the low tom",
        "mt": "the middle tom",
        "ht": "the high tom",
        "rd": "the ride cymbal",
        "cr": "the crash cymbal",
        "cb": "the cowbell",
        "sh": "the shaker",
        "tb": "the tambourine",
        "": "the melody",
    }
)


def sound_in_words(sound: str) -> str:
    """What a sound is called.

    >>> sound_in_words("bd"), sound_in_words("sawtooth")
    ('the bass drum', 'sawtooth')
    """
    return SOUNDS.get(sound, sound)


def note_in_words(note: float | None) -> str:
    """What a note is called.

    >>> note_in_words(60), note_in_words(None)
    ('c4', 'a sound without a note')
    """
    if note is None:
        return "a sound without a note"
    return flat_name(round(note)).lower() if float(note).is_integer() else f"note {note:g}"


def count_in_words(count: int, thing: str) -> str:
    """So many things.

    >>> count_in_words(1, "note"), count_in_words(12, "note"), count_in_words(2, "time")
    ('one note', '12 notes', 'twice')
    """
    if thing == "time" and count in (1, 2):
        return ("once", "twice")[count - 1]
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {thing}{'' if count == 1 else 's'}"


def beats_in_words(times: Sequence[Fraction]) -> str:
    """Places in a cycle: by beat, where all are on one of the four.

    >>> beats_in_words([Fraction(1, 4), Fraction(3, 4)])
    'on beats 2 and 4'
    >>> beats_in_words([Fraction(3, 8)])
    'at 3/8 of the cycle'
    """
    on_beats = all((time * 4).denominator == 1 for time in times)
    names = listed([str(time * 4 + 1) if on_beats else str(time) for time in times])
    if on_beats:
        return f"on beat{'s' if len(times) > 1 else ''} {names}"
    return f"at {names} of the cycle"


def listed(names: Sequence[str]) -> str:
    """Some names in a row.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]
