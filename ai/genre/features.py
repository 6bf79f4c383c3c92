"""What of a tune tells its genre: features by name, from 0 to 1, read from what it plays.

Tunes are written with one bar a cycle or two; where it matters, features count seconds, or the
places of half a cycle as well as those of a whole one.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from ai.hearing.measures import fit, pitched
from ai.hearing.notes import CYCLES, DRUMS, Note, plays
from patterns.analysis.rhythm import FOUR

Features = dict[str, float]

STEPS: Final = 16
# Roles that are alike here -> the name of the group.
GROUPS: Final[Mapping[str, str]] = {
    "kick": "kick", "snare": "back", "clap": "back", "hat": "hat", "shaker": "hat", "tamb": "hat",
    "openhat": "open", "ride": "ride", "rim": "click", "clave": "click", "cowbell": "click",
    "conga": "hand", "perc": "hand", "tom": "hand", "bass": "bass", "chords": "chords",
    "lead": "lead", "break": "break", "noise": "noise", "crash": "crash",
}  # fmt: skip
FAMILIES: Final = (
    "piano", "epiano", "organ", "clavinet", "accordion", "guitar", "eguitar", "distguitar", "banjo",
    "bassguitar", "upright", "strings", "quartet", "violin", "viola", "cello", "pizzicato", "brass",
    "trumpet", "trombone", "sax", "clarinet", "oboe", "flute", "choir", "bell", "kalimba",
    "marimba", "vibraphone", "harp", "harmonica", "pluck", "timpani", "sitar",
)  # fmt: skip
WAVES: Final = ("sine", "triangle", "sawtooth", "square", "pulse", "supersaw")
TEMPI: Final = (60, 75, 88, 100, 112, 120, 127, 134, 142, 155, 168, 185)  # middles, in BPM


def features(notes: Sequence[Note], cps: float) -> Features:
    """What tells the genre of some notes.

    Args:
        notes: of the first cycles, as notes_of gives them.
        cps: cycles a second.

    >>> from ai.guard import play
    >>> found = features(play('s("bd*4, hh*8")').notes, 0.5)
    >>> found["kick@0"], found["kick@2"], found["has:kick"], found["four on the floor"]
    (1.0, 0.0, 1.0, 1.0)
    """
    groups: dict[str, list[Note]] = {name: [] for name in GROUPS.values()}
    for one in notes:
        groups[GROUPS.get(one.role, "lead")].append(one)
    out: Features = {f"has:{name}": 1.0 for name, each in groups.items() if each}
    out["drums"] = float(any(one.role in DRUMS for one in notes))
    out |= _places(groups)
    out |= _speeds(groups, cps)
    out |= _tempo(cps)
    out |= _sounds(notes)
    out |= _harmony(groups, notes)
    out |= _feel(groups, notes)
    return out


def _places(groups: Mapping[str, Sequence[Note]]) -> Features:
    """How often each kind of drum, the bass and the chords begin on each sixteenth of a cycle."""
    out: Features = {}
    for name in ("kick", "back", "hat", "open", "click", "hand", "bass", "chords", "ride"):
        hit = {(int(one.begin), FOUR.nearest(one.begin % 1)) for one in groups[name]}
        by_step = Counter(step for _, step in hit)
        for step in range(STEPS):
            out[f"{name}@{step}"] = by_step[step] / CYCLES
    return out


def _speeds(groups: Mapping[str, Sequence[Note]], cps: float) -> Features:
    """How many onsets a second each kind has, on a soft scale of doublings."""
    out: Features = {}
    for name in ("kick", "back", "hat", "bass", "chords", "lead", "click", "hand"):
        times = {one.begin for one in groups[name]}
        a_second = len(times) / CYCLES * cps
        if a_second > 0:
            out |= _soft(f"{name} a second", math.log2(a_second), range(-3, 5), 0.7)
    return out


def _tempo(cps: float) -> Features:
    """The tempo, with one bar of four a cycle, and with two."""
    out: Features = {}
    for name, bpm in (("bar", cps * 240), ("two bars", cps * 480)):
        nearness = {middle: _near(12 * math.log2(bpm / middle), 1.0) for middle in TEMPI}
        out |= {f"bpm {middle} as a {name}": value for middle, value in nearness.items()}
    return out


def _soft(name: str, value: float, middles: Iterable[float], width: float) -> Features:
    return {f"{name} {middle}": _near(value - middle, width) for middle in middles}


def _near(off: float, width: float) -> float:
    return round(math.exp(-((off / width) ** 2) / 2), 4)


def _sounds(notes: Sequence[Note]) -> Features:
    """Instruments, waves, and what is done to them: the share of notes."""
    out: Features = {}
    tuned = pitched(notes)
    heard = {one.sound for one in tuned}
    for name in FAMILIES:
        if any(plays(sound, name) for sound in heard):
            out[f"sound:{name}"] = 1.0
    for name in WAVES:
        out[f"wave:{name}"] = float(name in heard)
    for name, least in (("room", 0.3), ("delay", 0.2), ("distort", 0.1), ("attack", 0.1),
                        ("lpq", 2.0), ("vowel", 0.0)):  # fmt: skip
        share = [one.number(name) > least for one in tuned]
        out[f"fx:{name}"] = sum(share) / len(share) if share else 0.0
    return out


def _harmony(groups: Mapping[str, Sequence[Note]], notes: Sequence[Note]) -> Features:
    """Chords with sevenths and more, how long they are held, the mode, how high and how long."""
    out: Features = {}
    together: dict[Fraction, set[int]] = defaultdict(set)
    for one in groups["chords"]:
        together[one.begin].add(round(one.pitch or 0) % 12)
    if together:
        rich = [len(each) >= 4 for each in together.values()]
        power = [len(each) <= 2 for each in together.values()]
        out["rich chords"] = sum(rich) / len(rich)
        out["power chords"] = sum(power) / len(power)
        long = [float(one.end - one.begin) for one in groups["chords"]]
        out["held chords"] = min(1.0, sum(long) / len(long))
    for name in ("bass", "lead"):
        each = [float(one.end - one.begin) for one in groups[name]]
        if each:
            out[f"held {name}"] = min(1.0, sum(each) / len(each))
            out[f"tones of {name}"] = min(1.0, len({one.pitch for one in groups[name]}) / 12)
    if pitched(notes):
        out["major"] = float(fit(notes, "major") > fit(notes, "minor"))
    return out


def _feel(groups: Mapping[str, Sequence[Note]], notes: Sequence[Note]) -> Features:
    """Four on the floor, back beat, off-beats, swing, and bars that are not of four."""

    def share(name: str, steps: Iterable[int]) -> float:
        wanted = set(steps)
        hit = {(int(one.begin), FOUR.nearest(one.begin % 1)) for one in groups[name]}
        full = [all((bar, step) in hit for step in wanted) for bar in range(CYCLES)]
        return sum(full) / CYCLES

    beside = [(one.begin * 48).denominator == 1 and (one.begin * 16).denominator != 1
              for one in notes]  # fmt: skip
    odd = [(one.begin * 48).denominator != 1 for one in notes]
    kicks = share("kick", (0, 4, 8, 12))
    return {
        "four on the floor": kicks,
        "four on the floor, two bars": share("kick", range(0, 16, 2)),
        "back beat": share("back", (4, 12)) * (1 - share("back", (0,))),
        "half time": share("back", (8,)) * (1 - share("back", (4,))),
        "off-beat open hats": share("open", (2, 6, 10, 14)),
        "off-beat chords": share("chords", (2, 6, 10, 14)),
        "off-beat chords of two": share("chords", (4, 12)) * (1 - share("chords", (0,))),
        "thirds": sum(beside) / len(beside) if beside else 0.0,
        "off the grid": sum(odd) / len(odd) if odd else 0.0,
    }
