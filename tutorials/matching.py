"""How what is heard differs from what was wanted: by sound and time, in words and marks. Pure.

Only what is heard counts: how the code is written does not, nor the order of its parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from tutorials.catalogue import Catalogue
from tutorials.listening import CYCLES, Heard, by_cycle
from tutorials.saying import Beats, Message, Note, Saying, Sound, beats, message, sounds

MOST_STEPS: Final = 32  # columns of a grid
RIGHT, MISSING, EXTRA, WRONG, REST = "x", "+", "!", "~", "."
LEGEND: Final = {MISSING: "missing", EXTRA: "extra", WRONG: "wrong"}  # in the catalogue, `marks`


@dataclass(frozen=True, slots=True)
class Grid:
    """Sounds as lines of marks; empty where it would be too fine.

    Attributes:
        lines: one a sound.
        marks: those of LEGEND that occur.
    """

    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def text(self, words: Catalogue) -> str:
        """The lines, and below them what the marks mean."""
        wide = self.lines[0].rindex(" |") if self.lines else 0
        legend = "   ".join(f"{mark} {words.named('marks', LEGEND[mark])}" for mark in self.marks)
        return "\n".join([*self.lines, *([f"{'':{wide}} {legend}"] if legend else [])])


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


def praised(voices: Sequence[Voice]) -> Saying:
    """What holds already, as a clause; "" where nothing does.

    >>> from tutorials.catalogue import english
    >>> held, missing = (Fraction(0),), (Fraction(1, 4),)
    >>> english().text(praised([Voice("bd", 0, held), Voice("sd", 0, missing=missing)]))
    'the bass drum is right'
    """
    right = [voice for voice in voices if voice.is_right and voice.held]
    if right:
        names = sounds(voice.sound for voice in right)
        return message("matching.right", names=names, count=len(right))
    held = [voice for voice in voices if voice.held]
    if not held:
        return ""
    name, places = Sound(held[0].sound), Beats(held[0].held)
    return message("matching.held", name=name, places=places)


def to_mend(voices: Sequence[Voice]) -> Message:
    """What is to be done about the first sound that is not as wanted, as a clause.

    >>> from tutorials.catalogue import english
    >>> quarters = [Fraction(number, 4) for number in range(4)]
    >>> english().text(to_mend([Voice("sd", 0, extra=quarters[:1], missing=quarters[1:2])]))
    'move the snare (sd) from beat 1 to beat 2'
    """
    voice = next(voice for voice in voices if not voice.is_right)
    what = _mended(voice)
    if voice.cycle == 0:
        return what
    return message("matching.in_cycle", what=what, cycle=voice.cycle + 1)


def _mended(voice: Voice) -> Message:
    name, there = Sound(voice.sound, both=True), bool(voice.held or voice.wrong)
    goal, now = Beats(voice.missing), Beats(voice.extra)
    if voice.missing and voice.extra:
        return message("matching.move", name=name, now=now, goal=goal)
    if voice.missing:
        return message("matching.add_too" if there else "matching.add", name=name, places=goal)
    if voice.extra and there:
        return message("matching.leave_out", name=name, places=now)
    if voice.extra:
        return message("matching.take_out", name=name)
    at, mine, wanted = voice.wrong[0]
    return message("matching.instead", places=beats([at]), wanted=Note(wanted), mine=Note(mine))


def grid(voices: Sequence[Voice]) -> Grid:
    """The sounds of a cycle as lines of marks, and which of the marks are not plain.

    >>> beats = [Fraction(number, 4) for number in range(4)]
    >>> grid([Voice("bd", 0, held=(beats[0], beats[2]), missing=(beats[1],))])
    Grid(lines=('bd |x+x.|',), marks=('+',))
    """
    times = [at for voice in voices for at in _times(voice)]
    steps = lcm(4, *(at.denominator for at in times))
    if steps > MOST_STEPS or not times:
        return Grid()
    wide = max(len(voice.sound) for voice in voices)
    lines = [f"{voice.sound:{wide}} |{_row(voice, steps)}|" for voice in voices]
    used = [mark for mark in LEGEND if any(mark in line.rpartition(" |")[2] for line in lines)]
    return Grid(tuple(lines), tuple(used))


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
