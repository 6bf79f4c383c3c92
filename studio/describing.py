"""What plays, said in plain sentences, one after the other: for who listens to a screen. Pure.

No colour, no drawing and nothing but words and numbers; cycles are counted in four beats.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from patterns.analysis.onsets import Onset, onsets
from patterns.pattern import Pattern
from patterns.tonal.notes import FLATS

BEATS: Final = 4
MOST: Final = 32  # events of a cycle that are said one by one
QUIETEST: Final = 1e-5


@dataclass(frozen=True, slots=True)
class Scene:
    """What a description is of.

    Attributes:
        patterns: the slots that play.
        cycle: where we are.
        cps: cycles a second.
        levels: the fader of each slot, 0 for what is muted.
        waiting: the cycle at which the next change lands, None where none waits.
        peaks: largest samples of the master, left and right, None where nobody measures.
    """

    patterns: Mapping[str, Pattern]
    cycle: Fraction
    cps: float
    levels: Mapping[str, float]
    waiting: Fraction | None = None
    peaks: tuple[float, float] | None = None


def described(scene: Scene, slot: str = "") -> tuple[str, ...]:
    r"""All that plays, or one slot of it, in sentences.

    >>> from patterns.mini.build import mini
    >>> scene = Scene({"drums": mini("bd hh")}, Fraction(5, 2), 0.5, {"drums": 1.0})
    >>> print(*described(scene), sep="\n")
    1 slot plays: drums.
    Cycle 2, beat 3. 120 beats a minute, 4 beats to a cycle.
    drums: 2 onsets a cycle, on the beat; each cycle is the same. Level 100 percent.
    Next cycle: nothing changes.
    >>> described(scene, "drums")[-1]
    'In cycle 2: beat 1 a sound, beat 3 a sound.'
    """
    return tuple(_one(scene, slot) if slot else _all(scene))


def _all(scene: Scene) -> Iterator[str]:
    names = list(scene.patterns)
    verb = "slot plays" if len(names) == 1 else "slots play"
    yield f"{len(names)} {verb}: {', '.join(map(spoken, names))}."
    yield _time(scene)
    for name in names:
        yield f"{spoken(name)}: {_words(scene.patterns[name])} {_level(scene, name)}"
    yield _next(scene)
    yield from _rest(scene)


def _one(scene: Scene, name: str) -> Iterator[str]:
    pattern, cycle = scene.patterns[name], math.floor(scene.cycle)
    yield f"{spoken(name)}: {_words(pattern)} {_level(scene, name)}"
    found = onsets(pattern, 1, cycle)
    said = ", ".join(f"beat {_beat(one.phase)} {_sound(one)}" for one in found[:MOST])
    more = f", and {len(found) - MOST} more" if len(found) > MOST else ""
    yield f"In cycle {cycle}: {said or 'silence'}{more}."


def spoken(name: str) -> str:
    """The name of a slot as it is said.

    >>> spoken("drums"), spoken("$2"), spoken("$")
    ('drums', 'slot 2', 'the line without a name')
    """
    if not name.startswith("$"):
        return name
    return f"slot {name[1:]}" if name[1:] else "the line without a name"


def _words(pattern: Pattern) -> str:
    from patterns.analysis.summary import analyse, in_words  # only who asks pays for it

    return in_words(analyse(pattern)).replace(" …", " and more")


def _level(scene: Scene, name: str) -> str:
    level = scene.levels.get(name, 1.0)
    return f"Level {100 * level:.0f} percent." if level else "Muted."


def _time(scene: Scene) -> str:
    cycle = math.floor(scene.cycle)
    beat = math.floor((scene.cycle - cycle) * BEATS) + 1
    bpm = round(scene.cps * 60 * BEATS, 1)
    return f"Cycle {cycle}, beat {beat}. {bpm:g} beats a minute, {BEATS} beats to a cycle."


def _next(scene: Scene) -> str:
    """Which slots play something else in the next cycle than in this one."""
    cycle = math.floor(scene.cycle)
    others = [
        spoken(name)
        for name, pattern in scene.patterns.items()
        if _bar(onsets(pattern, 1, cycle)) != _bar(onsets(pattern, 1, cycle + 1))
    ]
    return f"Next cycle: {', '.join(others) or 'nothing'} {'change' if others[1:] else 'changes'}."


def _bar(found: Sequence[Onset]) -> list[tuple[Fraction, str, float]]:
    return sorted((one.phase, one.sound, one.pitch or 0.0) for one in found)


def _rest(scene: Scene) -> Iterator[str]:
    if scene.waiting is not None:
        left = math.ceil(max(scene.waiting - scene.cycle, Fraction(0)))
        yield f"A change waits for cycle {math.floor(scene.waiting)}, in {left} cycles."
    if scene.peaks is not None:
        left_db, right_db = (_decibels(peak) for peak in scene.peaks)
        yield f"Peaks: left {left_db}, right {right_db}; 0 is the most there is."


def _decibels(peak: float) -> str:
    return f"{20 * math.log10(peak):.0f} dB" if peak > QUIETEST else "silent"


def _beat(phase: Fraction) -> str:
    return f"{round(float(phase * BEATS) + 1, 2):g}"


def _sound(one: Onset) -> str:
    note = ""
    if one.pitch is not None:
        octave, step = divmod(round(one.pitch), 12)
        note = f"{FLATS[step]}{octave - 1}"
    return " ".join(part for part in (one.sound, note) if part) or "a sound"
