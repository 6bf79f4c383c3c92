"""How what is heard differs from what was wanted: by sound and time, in words and marks. Pure.

Only what is heard counts: how the code is written does not, nor the order of its parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from tutorials.listening import CYCLES, Heard, by_cycle
from tutorials.words import beats_in_words, listed, note_in_words, sound_in_words

MOST_STEPS: Final = 32  # columns of a grid
RIGHT, MISSING, EXTRA, WRONG, REST = "x", "+", "!", "~", "."
LEGEND: Final = {MISSING: "missing", EXTRA: "not in the task", WRONG: "another note"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One sound in one cycle: what is heard of it beside what was wanted.

    Attributes:
        sound: its name, "" where it has none.
        cycle: which cycle.
        held: the times that are right.
        missing: the times that are wanted, and not heard.
        extra: the times that are heard, and not wanted.
        wrong: where another note is heard: the time, that note, and the wanted one.
    """

    sound: str
    cycle: int
    held: tuple[Fraction, ...] = ()
    missing: tuple[Fraction, ...] = ()
    extra: tuple[Fraction, ...] = ()
    wrong: tuple[tuple[Fraction, float | None, float | None], ...] = ()

    @property
    def is_right(self) -> bool:
        """Is it as wanted?"""
        return not (self.missing or self.extra or self.wrong)


def compared(
    heard: Sequence[Heard], wanted: Sequence[Heard], notes: bool = True, cycles: int = CYCLES
) -> list[Voice]:
    """The sounds of the first cycle that is not as wanted, or of the first where all are.

    Args:
        heard: what is played.
        wanted: what was to be.
        notes: do pitches count, beside times and sounds?
        cycles: how many are looked at.
    """
    pairs = zip(by_cycle(heard, cycles), by_cycle(wanted, cycles), strict=True)
    found = [_voices(number, one, two, notes) for number, (one, two) in enumerate(pairs)]
    differ = (voices for voices in found if not all(voice.is_right for voice in voices))
    return next(differ, found[0])


def _voices(
    cycle: int, heard: Iterable[Heard], wanted: Iterable[Heard], notes: bool
) -> list[Voice]:
    mine, theirs = _by_sound(heard), _by_sound(wanted)
    return [
        _voice(sound, cycle, mine.get(sound, {}), theirs.get(sound, {}), notes)
        for sound in dict.fromkeys([*theirs, *mine])
    ]


Notes = dict[Fraction, list[float | None]]


def _by_sound(events: Iterable[Heard]) -> dict[str, Notes]:
    """The notes of each sound at each time."""
    found: dict[str, Notes] = {}
    for event in events:
        found.setdefault(event.sound, {}).setdefault(event.at, []).append(event.note)
    return found


def _voice(sound: str, cycle: int, mine: Notes, theirs: Notes, notes: bool) -> Voice:
    both = sorted(mine.keys() & theirs.keys())
    wrong = [at for at in both if notes and _sorted(mine[at]) != _sorted(theirs[at])]
    return Voice(
        sound,
        cycle,
        tuple(at for at in both if at not in wrong),
        tuple(sorted(theirs.keys() - mine.keys())),
        tuple(sorted(mine.keys() - theirs.keys())),
        tuple((at, mine[at][0], theirs[at][0]) for at in wrong),
    )


def _sorted(notes: Sequence[float | None]) -> list[float]:
    return sorted(-1.0 if note is None else round(float(note), 6) for note in notes)


def praised(voices: Sequence[Voice]) -> str:
    """What holds already, as a clause; "" where nothing does.

    >>> praised([Voice("bd", 0, held=(Fraction(0),)), Voice("sd", 0, missing=(Fraction(1, 4),))])
    'the bass drum is right'
    """
    right = [voice for voice in voices if voice.is_right and voice.held]
    if right:
        names = listed([sound_in_words(voice.sound) for voice in right])
        return f"{names} {'is' if len(right) == 1 else 'are'} right"
    held = [voice for voice in voices if voice.held]
    if not held:
        return ""
    return f"{sound_in_words(held[0].sound)} {beats_in_words(held[0].held)} is right"


def to_mend(voices: Sequence[Voice]) -> str:
    """What is to be done about the first sound that is not as wanted, as a clause.

    >>> quarters = [Fraction(number, 4) for number in range(4)]
    >>> to_mend([Voice("sd", 0, extra=(quarters[0],), missing=(quarters[1],))])
    'move the snare (sd) from beat 1 to beat 2'
    """
    voice = next(voice for voice in voices if not voice.is_right)
    where = "" if voice.cycle == 0 else f", in cycle {voice.cycle + 1}"
    return _mended(voice) + where


def _mended(voice: Voice) -> str:
    name = sound_in_words(voice.sound)
    if voice.sound and name != voice.sound:
        name = f"{name} ({voice.sound})"
    if voice.missing and voice.extra:
        goal, now = beats_in_words(voice.missing), beats_in_words(voice.extra)
        return f"move {name} from {_place(now)} to {_place(goal)}"
    if voice.missing:
        more = " more" if voice.held or voice.wrong else ""
        return f"add {name} {beats_in_words(voice.missing)}{more and ' too'}"
    if voice.extra:
        if not (voice.held or voice.wrong):
            return f"take {name} out"
        return f"leave {name} out {beats_in_words(voice.extra)}"
    at, mine, wanted = voice.wrong[0]
    return f"{beats_in_words([at])} play {note_in_words(wanted)} instead of {note_in_words(mine)}"


def _place(words: str) -> str:
    """What stands behind the first word: beats 2 and 4."""
    return words.partition(" ")[2]


def grid(voices: Sequence[Voice]) -> str:
    """The sounds of a cycle as lines of marks, and what the marks mean; "" where it is too fine.

    >>> beats = [Fraction(number, 4) for number in range(4)]
    >>> print(grid([Voice("bd", 0, held=(beats[0], beats[2]), missing=(beats[1],))]))
    bd |x+x.|
       + missing
    """
    times = [at for voice in voices for at in _times(voice)]
    steps = lcm(4, *(at.denominator for at in times))
    if steps > MOST_STEPS or not times:
        return ""
    wide = max(len(voice.sound) for voice in voices)
    lines = [f"{voice.sound:{wide}} |{_row(voice, steps)}|" for voice in voices]
    used = [mark for mark in LEGEND if any(mark in line.rpartition(" |")[2] for line in lines)]
    legend = "   ".join(f"{mark} {LEGEND[mark]}" for mark in used)
    return "\n".join([*lines, *([f"{'':{wide}} {legend}"] if legend else [])])


def _times(voice: Voice) -> list[Fraction]:
    return [*voice.held, *voice.missing, *voice.extra, *(at for at, _, _ in voice.wrong)]


def _row(voice: Voice, steps: int) -> str:
    row = [REST] * steps
    marked = (
        (RIGHT, voice.held),
        (MISSING, voice.missing),
        (EXTRA, voice.extra),
        (WRONG, [at for at, _, _ in voice.wrong]),
    )
    for mark, times in marked:
        for at in times:
            row[int(at * steps)] = mark
    return "".join(row)
