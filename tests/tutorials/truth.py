"""What a lesson asks for, decided anew: straight from the events of a pattern, cycle by cycle.

Nothing here comes from the school's goals, its listening or its matching: each kind of goal is said
once more, as plainly as it can be, and what a task says beside its goals stands in BESIDE. So a
fault of either side shows as a difference.
"""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from patterns.analysis.onsets import pitch_of
from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from tutorials.lesson import Step

CYCLES = 8
Row = tuple[
    Fraction, str, float | None, dict[str, Any], Fraction
]  # begin, sound, note, all, length


class Played:
    """What code plays in eight cycles, and its tempo."""

    def __init__(self, rows: list[Row], cps: float) -> None:
        self.rows, self.cps = sorted(rows, key=lambda one: one[0]), cps

    def of(self, sound: str | None) -> "Played":
        return Played([one for one in self.rows if sound in (None, one[1])], self.cps)

    @property
    def bars(self) -> list[list[Row]]:
        return [[one for one in self.rows if one[0] // 1 == bar] for bar in range(CYCLES)]

    def times(self, bar: int) -> set[Fraction]:
        return {one[0] % 1 for one in self.bars[bar]}

    def values(self, control: str) -> list[float]:
        found = [one[3].get(control) for one in self.rows]
        return [float(one) for one in found if isinstance(one, int | float)]

    @property
    def notes(self) -> list[float]:
        return [one[2] for one in self.rows if one[2] is not None]

    @property
    def kinds(self) -> list[str]:
        """Each cycle as a text."""
        return [
            str([(one[0] % 1, sorted(map(str, one[3].items()))) for one in sorted(bar, key=_when)])
            for bar in self.bars
        ]


def _when(row: Row) -> tuple[Fraction, str]:
    return row[0], str(sorted(map(str, row[3].items())))


def played(code: str) -> Played | None:
    """What code plays; None where it cannot be played."""
    try:
        program = evaluate(code)
        haps = program.pattern.query(0, CYCLES)
    except PatternError:
        return None
    rows = []
    for hap in haps:
        if hap.whole is not None and hap.part.begin == hap.whole.begin:
            said = dict(hap.value) if isinstance(hap.value, dict) else {}
            note = pitch_of(said)
            length = hap.whole.end - hap.whole.begin
            rows.append((hap.whole.begin, str(said.get("s", "")), note, said, length))
    return Played(rows, program.cps or 0.5)


def _counted(found: Played, sounds: list[str] | None, notes: bool) -> Counter[Any]:
    return Counter(
        (begin, sound, None if note is None or not notes else round(note, 6))
        for begin, sound, note, _, _ in found.rows
        if sounds is None or sound in sounds
    )


def _like(it: Played, code: str, notes: bool = True, sounds: list[str] | None = None) -> bool:
    wanted = played(code)
    assert wanted is not None
    if notes:
        return _counted(it, sounds, True) == _counted(wanted, sounds, True)
    return set(_counted(it, sounds, False)) == set(_counted(wanted, sounds, False))


def _rhythm(it: Played, code: str) -> bool:
    wanted = played(code)
    assert wanted is not None
    return {one[0] for one in it.rows} == {one[0] for one in wanted.rows}


def _at(it: Played, sound: str, times: list[str]) -> bool:
    return all({Fraction(one) for one in times} <= it.of(sound).times(bar) for bar in range(CYCLES))


def _rest(it: Played, times: list[str], sound: str | None = None) -> bool:
    return not any(one[0] % 1 in map(Fraction, times) for one in it.of(sound).rows)


def _counts(it: Played, at_least: int = 0, at_most: int = 10**6, sound: str | None = None) -> bool:
    return all(at_least <= len(bar) <= at_most for bar in it.of(sound).bars)


def _loudness(row: Row) -> float:
    return float(row[3].get("gain", 1)) * float(row[3].get("velocity", 1))


def _louder(it: Played, times: list[str], sound: str) -> bool:
    strong = set(map(Fraction, times))
    loud = [_loudness(one) for one in it.of(sound).rows if one[0] % 1 in strong]
    soft = [_loudness(one) for one in it.of(sound).rows if one[0] % 1 not in strong]
    return bool(loud and soft) and min(loud) > max(soft)


def _in_scale(it: Played, scale: str) -> bool:
    degrees = {"major": "0 2 4 5 7 9 11", "minor": "0 2 3 5 7 8 10", "dorian": "0 2 3 5 7 9 10"}
    degrees |= {"phrygian": "0 1 3 5 7 8 10", "mixolydian": "0 2 4 5 7 9 10"}
    degrees |= {"lydian": "0 2 4 6 7 9 11", "pentatonic": "0 3 5 7 10"}
    tonic, *rest = scale.split(":")
    root = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[tonic[0]]
    allowed = {(root + int(one)) % 12 for one in degrees[rest[-1]].split()}
    return bool(it.notes) and all(round(note) % 12 in allowed for note in it.notes)


def _together(it: Played, at_least: int) -> bool:
    chords: dict[Fraction, set[float]] = {}
    for begin, _, note, _, _ in it.rows:
        if note is not None:
            chords.setdefault(begin, set()).add(note)
    return any(len(one) >= at_least for one in chords.values())


def _by_chance(it: Played, sound: str | None = None) -> bool:
    kinds = it.of(sound).kinds
    return not any(
        all(kinds[bar] == kinds[bar - period] for bar in range(period, CYCLES))
        for period in range(1, CYCLES // 2 + 1)
    )


def _now_and_then(it: Played, sound: str | None = None) -> bool:
    (_, most), *others = Counter(it.of(sound).kinds).most_common()
    return bool(others) and most > CYCLES / 2


def _moving(it: Played, at_least: int) -> bool:
    names = {name for one in it.rows for name in one[3]}
    names -= {"s", "n", "note", "freq", "bank", "scale", "chord"}
    firsts = [
        [next((one[3][name] for one in bar if name in one[3]), None) for bar in it.bars]
        for name in names
    ]
    return sum(None not in one and len(set(one)) >= 3 for one in firsts) >= at_least


def _rises(it: Played, control: str, cycles: int, least: float, most: float) -> bool:
    values = Played([one for one in it.rows if one[0] < cycles], 1).values(control)
    near = (most - least) / 10
    grows = len(values) > 1 and values == sorted(set(values))
    return grows and abs(values[0] - least) < near and abs(values[-1] - most) < near


def _falls(it: Played, control: str, cycles: int) -> bool:
    values = Played([one for one in it.rows if one[0] < cycles], 1).values(control)
    return len(values) > 1 and values == sorted(set(values), reverse=True)


def _turns(it: Played, one: str, other: str, at_least: int) -> bool:
    for bar in range(CYCLES):
        speaks, rests = (one, other) if bar % 2 == 0 else (other, one)
        if len(it.of(speaks).bars[bar]) < at_least or it.of(rests).bars[bar]:
            return False
    return True


def _within(
    it: Played,
    control: str,
    least: float,
    most: float,
    sound: str | None = None,
    every: bool = False,
) -> bool:
    values, of = it.of(sound).values(control), it.of(sound)
    whole = not every or len(values) == len(of.rows)
    return bool(values) and whole and all(least <= round(one, 6) <= most for one in values)


def _numbers(it: Played, control: str, values: list[float], sound: str) -> bool:
    return {round(one, 6) for one in it.of(sound).values(control)} == set(values)


def _in_a_row(it: Played, count: int) -> bool:
    notes = [one[2] for one in sorted(it.rows, key=_when) if one[2] is not None]
    return any(len(set(notes[at : at + count])) == 1 for at in range(len(notes) - count + 1))


def _some_rest(it: Played, times: list[str]) -> bool:
    return any(_rest(it, times, name) for name in {one[1] for one in it.rows})


def _ends(it: Played, note: int, cycles: int = 2, sound: str | None = None) -> bool:
    rows = [one for one in it.of(sound).rows if one[2] is not None and one[0] < cycles]
    rows.sort(key=lambda one: one[0])
    return bool(rows) and rows[-1][0] >= cycles - 1 and round(rows[-1][2] or 0) % 12 == note % 12


def _begins(it: Played, note: int, sound: str | None = None) -> bool:
    rows = sorted((one for one in it.of(sound).rows if one[2] is not None), key=lambda one: one[0])
    return bool(rows) and round(rows[0][2] or 0) % 12 == note % 12


def _octave(it: Played, sound: str | None = None) -> bool:
    rows = sorted(it.of(sound).rows, key=lambda one: one[0])
    notes = [one[2] for one in rows if one[2] is not None]
    return any(abs(two - one) == 12 for one, two in pairwise(notes))


def _notes(it: Played, at_least: int = 0, at_most: int = 99, sound: str | None = None) -> bool:
    return at_least <= len(set(it.of(sound).notes)) <= at_most


def _varies(it: Played, control: str, at_least: int = 2, sound: str | None = None) -> bool:
    return len({round(one, 6) for one in it.of(sound).values(control)}) >= at_least


KINDS: dict[str, Callable[..., bool]] = {
    "like": _like,
    "rhythm like": _rhythm,
    "kept": lambda it, code, sounds: _like(it, code, True, sounds),
    "sound": lambda it, sound: bool(it.of(sound).rows),
    "no sound": lambda it, sound: not it.of(sound).rows,
    "sound at": _at,
    "rest at": _rest,
    "some rest at": _some_rest,
    "times a cycle": _counts,
    "layers": lambda it, at_least=1, at_most=99: (
        at_least <= len({one[1] for one in it.rows} - {""}) <= at_most
    ),
    "tempo": lambda it, least, most, beats=4: least <= round(it.cps * 60 * beats, 3) <= most,
    "off the grid": lambda it, steps, sound=None: any(
        (one[0] * steps).denominator != 1 for one in it.of(sound).rows
    ),
    "different notes": _notes,
    "in scale": _in_scale,
    "together": _together,
    "note range": lambda it, least=0, most=127, sound=None: (
        bool(it.of(sound).notes) and all(least <= one <= most for one in it.of(sound).notes)
    ),
    "some note": lambda it, least=0, most=127: any(least <= one <= most for one in it.notes),
    "opening sounds": lambda it, at_most, then: (
        len({one[1] for one in it.bars[0]}) <= at_most
        and any(len({one[1] for one in bar}) >= then for bar in it.bars)
    ),
    "in a row": _in_a_row,
    "begins with": _begins,
    "ends with": _ends,
    "octave jump": _octave,
    "control": lambda it, control, least, most, sound=None: any(
        least <= one <= most for one in it.of(sound).values(control)
    ),
    "control varies": _varies,
    "control values": _numbers,
    "control within": _within,
    "control is": lambda it, control, value, sound=None: (
        bool(it.of(sound).rows)
        and all(str(one[3].get(control)) == value for one in it.of(sound).rows)
    ),
    "control rises": _rises,
    "control falls": _falls,
    "no control": lambda it, control, sound=None: not any(it.of(sound).values(control)),
    "louder at": _louder,
    "moving controls": _moving,
    "length differs": lambda it, sound=None: len({one[4] for one in it.of(sound).rows}) > 1,
    "cycles differ": lambda it, at_least, sound=None: len(set(it.of(sound).kinds)) >= at_least,
    "cycles alike": lambda it, sound=None: len(set(it.of(sound).kinds)) == 1,
    "by chance": _by_chance,
    "take turns": _turns,
    "density changes": lambda it, thin, thick: (
        min(map(len, it.bars)) <= thin and max(map(len, it.bars)) >= thick
    ),
    "now and then": _now_and_then,
}


def is_right(name: str, step: Step, found: Played) -> bool:
    """Does what is played do what the task asks for?"""
    beside = BESIDE.get(name)
    asked = [
        (one.kind, {k: v for k, v in one.wants.items() if k != "called"}) for one in step.goals
    ]
    return all(KINDS[kind](found, **wants) for kind, wants in asked) and (
        beside is None or beside(found)
    )


def _all(it: Played, sound: str | None, control: str, least: float, most: float) -> bool:
    """Has every event of a sound a control between two values?"""
    rows = it.of(sound).rows
    values = [one[3].get(control) for one in rows]
    return bool(rows) and all(
        isinstance(one, int | float) and least <= one <= most for one in values
    )


# What a task says, read from its text alone.
BESIDE: dict[str, Callable[[Played], bool]] = {
    "first-beat/8": lambda it: any(
        it.of(name).rows and not any(one[0] % 1 == 0 for one in it.of(name).rows)
        for name in {one[1] for one in it.rows}
    ),
    "melody/4": lambda it: len(set(it.of("sawtooth").notes)) >= 3,
    "melody/6": lambda it: any(200 <= one <= 1000 for one in it.of("sawtooth").values("cutoff")),
    "loudness/2": lambda it: _all(it, "hh", "gain", 0.2, 0.5),
    "loudness/5": lambda it: _all(it, "hh", "pan", 0, 0.3) and _all(it, "cp", "pan", 0.7, 1),
    "loudness/6": lambda it: _like(
        it,
        'note("c3 e3 g3 b3, [c3 e3 g3 b3]*2").s("triangle")',
    ),
    "envelope/4": lambda it: _all(it, None, "sustain", 0, 0) and _all(it, None, "decay", 0.01, 0.2),
    "envelope/6": lambda it: _all(it, None, "clip", 0.1, 0.5),
    "long-words/6": lambda it: _in_a_row(it, 3),
    "parts/5": lambda it: bool(it.notes) and min(it.notes) < 48 <= max(it.notes),
    "choosing-sounds/4": lambda it: set(it.of("hh").values("n")) == {0, 3},
    "techno/5": lambda it: len(set(it.notes)) <= 3,
    "dub/3": lambda it: _all(it, None, "clip", 0.05, 0.5),
    "dub/5": lambda it: bool(it.notes) and min(it.notes) < 48,
    "cutting/5": lambda it: len({one[1] for one in it.rows}) == 1,
    "project-lullaby/2": lambda it: len({one[1] for one in it.rows}) == 1,
    "project-sound-story/2": lambda it: len({one[1] for one in it.rows}) == 1,
    "form/5": lambda it: len({one[1] for one in it.bars[0]}) in (1, 2),
    "techno/2": lambda it: len(set(it.of("sawtooth").notes)) == 1,
}
