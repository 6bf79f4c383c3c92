"""What was played in a room, as plain values: who evaluated what from which cycle on, tempo, knobs.

A chronicle is all that its replay needs: with the room's seed it gives the events again that were
heard, see retelling.py. Pure: no clock, no disk.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final, TypeAlias

from jam.envelope import RefusedError
from jam.room import Evaluation, Member, Moved, Said, Sounded, Stroke, Tempo
from jam.strokes import stroke_of, told_of

FORM: Final = 1  # of the plain form
MOST: Final = 200_000  # happenings that are kept
USUAL_CPS: Final = Fraction(1, 2)

Kept: TypeAlias = Evaluation | Tempo | Moved | Said | Sounded


class ChronicleError(ValueError):
    """This is no chronicle: the text is the sentence."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A room's history.

    Attributes:
        room: its name.
        seed: where its dice begin.
        cps: the tempo at its begin.
        names: of the players, by id.
        kept: what happened, in the order in which it was heard.
        until: the cycle at which the recording ended; None where it was cut off.
    """

    room: str
    seed: int
    cps: Fraction = USUAL_CPS
    names: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    until: Fraction | None = None

    def name_of(self, player: str) -> str:
        """How a player is called; no two are called the same."""
        name = self.names.get(player, "") or player[:8]
        twins = sorted(one for one, its in self.names.items() if its == name)
        return f"{name} {twins.index(player) + 1}" if player in twins[1:] else name

    def evaluations(self) -> list[Evaluation]:
        """What was evaluated, each once, in the order in which it began to play."""
        once = {one.id: one for one in self.kept if isinstance(one, Evaluation)}
        return sorted(once.values(), key=lambda one: (one.cycle, one.id))

    def tempos(self) -> list[Tempo]:
        """The changes of tempo in order; of those for one cycle the last one counts."""
        by_cycle = {one.cycle: one for one in self.kept if isinstance(one, Tempo)}
        return [by_cycle[cycle] for cycle in sorted(by_cycle)]

    def moves(self) -> list[Moved]:
        """What controls said, in order of cycles."""
        return sorted(
            (one for one in self.kept if isinstance(one, Moved)), key=lambda one: one.cycle
        )

    def playing(
        self, cycle: Fraction | None = None, good: Callable[[str], bool] = lambda _: True
    ) -> dict[str, Evaluation]:
        """What plays at a cycle, by pane; at the end where none is given.

        Args:
            cycle: when.
            good: can code be played? What cannot left what was there before it.
        """
        found: dict[str, Evaluation] = {}
        for one in self.evaluations():
            if (cycle is None or one.cycle <= cycle) and good(one.code):
                found[one.pane] = one
        return {pane: one for pane, one in sorted(found.items()) if one.code.strip()}

    def cps_at(self, cycle: Fraction | None = None) -> Fraction:
        """The tempo at a cycle; the last one where none is given."""
        held = [one.cps for one in self.tempos() if cycle is None or one.cycle <= cycle]
        return held[-1] if held else self.cps

    def strokes(self) -> list[tuple[Stroke, str]]:
        """What programs of players played, and whose, in order of cycles."""
        found = [
            (stroke, one.by)
            for one in self.kept
            if isinstance(one, Sounded)
            for stroke in one.strokes
        ]
        return sorted(found, key=lambda row: row[0].cycle)

    def begins(self) -> Fraction:
        """The cycle at which something plays first."""
        cycles = [one.cycle for one in self.evaluations()]
        cycles += [stroke.cycle for stroke, _ in self.strokes()[:1]]
        return min(cycles, default=Fraction(0))

    def ends(self) -> Fraction:
        """The cycle at which the recording ends, four after the last happening where unknown."""
        if self.until is not None:
            return self.until
        timed = [one.cycle for one in self.kept if not isinstance(one, Said | Sounded)]
        timed += [stroke.cycle for stroke, _ in self.strokes()[-1:]]
        return max(timed, default=Fraction(0)) + 4


def begun(
    room: str,
    seed: int,
    cps: Fraction,
    members: Iterable[Member],
    playing: Iterable[Evaluation],
    cycle: Fraction,
) -> Chronicle:
    """A chronicle that begins now, with what plays already.

    Args:
        room: its name.
        seed: where its dice begin.
        cps: the tempo now.
        members: who is there.
        playing: what plays, or is about to.
        cycle: where the room is.
    """
    names = {one.id: one.name for one in members}
    now = tuple(replace(one, cycle=max(one.cycle, cycle)) for one in _latest(playing, cycle))
    return Chronicle(room, seed, cps, names, now)


def _latest(playing: Iterable[Evaluation], cycle: Fraction) -> list[Evaluation]:
    """Of each pane what plays at a cycle, and all that is to come."""
    ordered = sorted(playing, key=lambda one: one.cycle)
    now = {one.pane: one for one in ordered if one.cycle <= cycle}
    return [*now.values(), *(one for one in ordered if one.cycle > cycle)]


# -- the plain form, a line of JSON each -----------------------------------------------------------


def head_of(chronicle: Chronicle) -> dict[str, Any]:
    """What stands before the happenings."""
    return {
        "jam": FORM, "room": chronicle.room, "seed": chronicle.seed, "cps": str(chronicle.cps),
    }  # fmt: skip


def row_of(one: Kept) -> list[Any]:
    """A happening as plain values.

    >>> row_of(Tempo(Fraction(3, 4), Fraction(8), "ada"))
    ['tempo', '3/4', '8', 'ada']
    """
    if isinstance(one, Evaluation):
        return ["evaluate", one.id, one.pane, one.code, str(one.cycle), one.by]
    if isinstance(one, Tempo):
        return ["tempo", str(one.cps), str(one.cycle), one.by]
    if isinstance(one, Moved):
        return ["move", one.control, one.value, str(one.cycle), one.by]
    if isinstance(one, Sounded):
        return ["played", one.by, [told_of(stroke) for stroke in one.strokes]]
    return ["say", one.by, one.text, one.at_s]


def happening_of(row: list[Any]) -> Kept:
    """A happening from plain values.

    Raises:
        ChronicleError: it is none.

    >>> happening_of(["tempo", "3/4", "8", "ada"])
    Tempo(cps=Fraction(3, 4), cycle=Fraction(8, 1), by='ada', second=None)
    """
    try:
        kind, *rest = row
        if kind == "evaluate":
            name, pane, code, cycle, by = map(str, rest)
            return Evaluation(name, pane, code, Fraction(cycle), by)
        if kind == "tempo":
            cps, cycle, by = map(str, rest)
            return Tempo(Fraction(cps), Fraction(cycle), by)
        if kind == "move":
            control, value, cycle, by = rest
            return Moved(str(control), float(value), Fraction(cycle), str(by))
        if kind == "played":
            by, told = rest
            return Sounded(tuple(map(stroke_of, told)), str(by))
        if kind == "say":
            by, text, at_s = rest
            return Said(str(by), str(text), float(at_s))
    except (ValueError, TypeError, ZeroDivisionError, RefusedError) as error:
        raise ChronicleError(f"a line of this recording cannot be read ({error})") from None
    raise ChronicleError(f"a line of this recording is of a kind that is not known: {kind}")


def lines_of(chronicle: Chronicle) -> list[Any]:
    """A chronicle as lines of plain values."""
    names = [["name", key, name] for key, name in chronicle.names.items()]
    end = [] if chronicle.until is None else [["until", str(chronicle.until)]]
    return [head_of(chronicle), *names, *map(row_of, chronicle.kept), *end]


def chronicle_of(lines: Iterable[Any]) -> Chronicle:
    """A chronicle from its lines.

    Raises:
        ChronicleError: they are none, or a newer program has written them.
    """
    found = iter(lines)
    try:
        head = next(found)
        form, room, seed = head["jam"], str(head["room"]), int(head["seed"])
        cps = Fraction(head["cps"])
    except (StopIteration, LookupError, TypeError, ValueError, ZeroDivisionError):
        raise ChronicleError("this is no recording of a jam") from None
    if form != FORM:
        raise ChronicleError("a newer program has written this recording")
    names: dict[str, str] = {}
    kept: list[Kept] = []
    until: Fraction | None = None
    for row in found:
        match row:
            case ["name", key, name]:
                names[str(key)] = str(name)
            case ["until", cycle]:
                until = Fraction(cycle)
            case [*_]:
                kept.append(happening_of(row))
            case _:
                raise ChronicleError("a line of this recording cannot be read")
    return Chronicle(room, seed, cps, names, tuple(kept), until)
