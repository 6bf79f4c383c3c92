"""How good a tune is, by its events: measures from 0 to 1, each with a reason in words.

Sources: syncopation as an inverted U after Witek et al., "Syncopation, Body-Movement and
Pleasure in Groove Music" (2014); steps and range of melodies after Huron, "Voice Leading:
The Science behind a Musical Art" (2016).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from itertools import pairwise

from ai.brief.intent import Intent
from ai.guard import Played
from ai.hearing.measures import Signature, best_fit, density, fit, signature, steps, syncopation
from ai.hearing.notes import CYCLES, DRUMS, Note
from ai.judge.demands import demands, genre_core

LONGEST_CODE = 1500
MOST_LINES = 14
GRIDS = (32, 24)  # places of a cycle: down to thirty-seconds, or triplets of eighths
FEEL = 0.004  # of a cycle: so far off the grid is feel, further is wrong
NEIGHBOURS = 24  # notes after one that may sound with it, as far as is looked


@dataclass(frozen=True)
class Heard:
    """A tune as the measures hear it."""

    played: Played
    intent: Intent
    genre: str
    memory: dict[str, float] = field(default_factory=dict, compare=False)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """All notes."""
        return self.played.notes

    @cached_property
    def by_role(self) -> dict[str, list[Note]]:
        """Notes by role."""
        out: dict[str, list[Note]] = {}
        for one in self.notes:
            out.setdefault(one.role, []).append(one)
        return out

    def role(self, *names: str) -> list[Note]:
        """The notes of some roles."""
        return [one for name in names for one in self.by_role.get(name, [])]

    @cached_property
    def drums(self) -> list[Note]:
        """The notes of drums."""
        return [one for one in self.notes if one.role in DRUMS]

    @cached_property
    def bars(self) -> list[Signature]:
        """What each bar plays, counted from its own begin."""
        out: list[list[Note]] = [[] for _ in range(CYCLES)]
        for one in self.notes:
            out[int(one.begin)].append(one)
        first = [signature(bar) for bar in out]
        return [
            Signature(
                {
                    (at - 960 * number, sound, pitch): count
                    for (at, sound, pitch), count in bar.items()
                }
            )
            for number, bar in enumerate(first)
        ]


Measure = Callable[[Heard], float]


def measure(function: Measure) -> Measure:
    """A measure that is worked out once a tune."""

    @wraps(function)
    def remembered(heard: Heard) -> float:
        known = heard.memory.get(function.__name__)
        if known is None:
            known = heard.memory[function.__name__] = function(heard)
        return known

    return remembered


@measure
def satisfaction(heard: Heard) -> float:
    """The share of what was asked for that is met."""
    every = demands(heard.intent)
    return sum(one.holds(heard.played) for one in every) / len(every) if every else 1.0


@measure
def core(heard: Heard) -> float:
    """Kick and backbeat are where the genre has them."""
    wanted = genre_core(heard.genre)
    asked = {one.role for one in heard.intent.wishes}
    shares = []
    for role, places in wanted.items():
        mine = heard.by_role.get(role, [])
        if role in asked or not places or not mine:
            continue
        hit = {(int(one.begin), at) for one in mine for at in steps([one])}
        shares.append(
            sum((bar, at) in hit for bar in range(CYCLES) for at in places) / (CYCLES * len(places))
        )
    return sum(shares) / len(shares) if shares else 0.8


@measure
def groove(heard: Heard) -> float:
    """The drums are syncopated in the middle of what moves people, not stiff and not confused."""
    if not heard.drums:
        return 0.8
    low = syncopation(heard.role("kick", "snare", "clap", "rim", "conga", "tom"))
    return max(0.0, 1 - abs(low - 2.5) / 9)


@measure
def interlock(heard: Heard) -> float:
    """Bass and kick meet or answer each other, rather than miss by a little."""
    bass, kick = heard.by_role.get("bass"), heard.by_role.get("kick")
    if not bass or not kick:
        return 0.7
    kicks = {one.begin for one in kick}
    places = [float(at) for at in kicks]
    near = sum(any(0 < abs(float(one.begin) - at) < 0.05 for at in places) for one in bass)
    together = sum(one.begin in kicks for one in bass) / len(bass)
    return max(0.0, 0.7 + 0.3 * min(1.0, together * 2) - near / len(bass))


@measure
def tightness(heard: Heard) -> float:
    """What plays begins on a grid, straight or in triplets, but for a little feel."""
    if not heard.notes:
        return 0.8
    return sum(_off_grid(float(one.begin)) <= FEEL for one in heard.notes) / len(heard.notes)


def _off_grid(place: float) -> float:
    """How far a place is from the nearest one of a grid, in cycles."""
    return min(abs(place - round(place * grid) / grid) for grid in GRIDS)


@measure
def variety(heard: Heard) -> float:
    """Bars repeat, and now and then one differs."""
    kinds = len({frozenset(bar.items()) for bar in heard.bars})
    wanted = {1: 0.45, 2: 0.95, 3: 1.0, 4: 1.0, 5: 0.9, 6: 0.85, 7: 0.8, 8: 0.75}
    likes = [_alike(one, two) for one, two in pairwise(heard.bars)]
    coherent = sum(likes) / len(likes) if likes else 0.0
    return wanted.get(kinds, 0.5) * (0.4 + 0.6 * min(1.0, coherent * 2))


def _alike(one: Signature, two: Signature) -> float:
    everything = (one | two).total()
    return (one & two).total() / everything if everything else 1.0


@measure
def consonance(heard: Heard) -> float:
    """Notes that sound together make few clashes of a semitone; strong beats have chord tones."""
    pitched = [one for one in heard.notes if one.pitch is not None and one.role not in DRUMS]
    if len(pitched) < 2:
        return 0.8
    rows = sorted((float(one.begin), float(one.end), round(one.pitch or 0)) for one in pitched)
    clashes = pairs = 0
    for at, (_, end, pitch) in enumerate(rows):
        for begin, _, other in rows[at + 1 : at + 1 + NEIGHBOURS]:
            if begin >= end:
                break
            pairs += 1
            clashes += abs(pitch - other) % 12 in (1, 11)
    return max(0.0, 1 - 6 * clashes / pairs) if pairs else 0.8


@measure
def tonality(heard: Heard) -> float:
    """There is a key, of the kind that was asked for."""
    pitched = [one for one in heard.notes if one.pitch is not None and one.role not in DRUMS]
    if not pitched:
        return 0.8
    kind = heard.intent.key.mode if heard.intent.key.mode in ("major", "minor") else ""
    value = fit(pitched, kind) if kind else best_fit(pitched)
    return max(0.0, min(1.0, (value - 0.3) / 0.55))


@measure
def singing(heard: Heard) -> float:
    """The melody moves by steps, in a range that can be sung, and rests."""
    line = sorted(heard.by_role.get("lead", []), key=lambda one: one.begin)
    if len(line) < 4:
        return 0.75
    moves = [abs((two.pitch or 0) - (one.pitch or 0)) for one, two in pairwise(line)]
    stepwise = sum(move <= 4 for move in moves) / len(moves)
    pitches = [one.pitch or 0 for one in line]
    wide = max(pitches) - min(pitches)
    busy = density(line)
    return 0.6 * stepwise + 0.2 * (wide <= 17) + 0.2 * (busy <= 10)


@measure
def balance(heard: Heard) -> float:
    """Low, middle and high are each taken by a few layers, and no place by too many."""
    bands = {"low": 0, "middle": 0, "high": 0}
    for role, notes in heard.by_role.items():
        pitches = [one.pitch for one in notes if one.pitch is not None]
        if role in ("kick", "bass"):
            bands["low"] += 1
        elif role in ("hat", "openhat", "shaker", "ride", "tamb", "crash") or (
            pitches and sum(pitches) / len(pitches) > 76
        ):
            bands["high"] += 1
        else:
            bands["middle"] += 1
    crowded = sum(max(0, count - 4) for count in bands.values())
    return max(0.0, 1 - 0.25 * crowded)


@measure
def fullness(heard: Heard) -> float:
    """Neither empty nor a wall: events a bar for all that plays."""
    count = len(heard.notes) / CYCLES
    if heard.drums:
        return 1.0 if 12 <= count <= 90 else 0.7
    return 1.0 if count <= 40 else 0.7


@measure
def readable(heard: Heard) -> float:
    """The code is short enough to be edited while it plays."""
    code = heard.played.code
    long = max(0, len(code) - LONGEST_CODE) / LONGEST_CODE
    lines = max(0, code.count("\n") + 1 - MOST_LINES) / MOST_LINES
    return max(0.0, 1 - long - lines)


MEASURES: tuple[tuple[str, Measure, float], ...] = (
    ("what was asked for", satisfaction, 6.0),
    ("the genre's beat", core, 3.0),
    ("groove", groove, 1.0),
    ("bass and kick", interlock, 1.0),
    ("tight timing", tightness, 1.5),
    ("change over the bars", variety, 1.5),
    ("few clashes", consonance, 2.0),
    ("a clear key", tonality, 1.5),
    ("a melody to sing", singing, 1.0),
    ("balance", balance, 1.0),
    ("fullness", fullness, 0.7),
    ("short code", readable, 0.8),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score from 0 to 1, and each measure's own."""

    score: float
    parts: tuple[tuple[str, float], ...]


def judge(heard: Heard) -> Verdict:
    """How good a tune is for its request.

    >>> from ai.guard import play
    >>> good = play('s("bd*4, [~ cp]*2, [~ hh]*4")')
    >>> 0 < judge(Heard(good, Intent("create", genres=("house",)), "house")).score <= 1
    True
    """
    parts = tuple((name, value(heard)) for name, value, _ in MEASURES)
    total = sum(weight for _, _, weight in MEASURES)
    score = sum(value * weight for (_, value), (_, _, weight) in zip(parts, MEASURES, strict=True))
    return Verdict(score / total, parts)
