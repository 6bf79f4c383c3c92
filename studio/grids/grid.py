"""Code as a grid: rows of sounds or pitches, columns of steps, cells with their places. Pure.

One text of notation of a slot is shown at a time (a layer), for one cycle.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any, Final

from patterns.hap import Hap
from patterns.mini import nodes
from studio.grids.errors import GridError
from studio.grids.isolating import atom
from studio.grids.layout import Place, places, sounds, whole
from studio.grids.literals import FIRST, NOTES, SOUNDS, Literal, literals
from studio.grids.rows import Row, row_of, sorted_rows
from studio.grids.spans import Step, path_to
from studio.grids.writing import MOST_STEPS

Heard = Mapping[str, Sequence[Hap]]  # slots, and what each plays
Hears = Callable[[str, Sequence[int]], Heard]  # code and cycles to what is heard

LOOKED: Final = 4  # cycles in which a text has to be heard to be a layer
FEWEST: Final = 4  # columns
USUAL: Final = 16  # columns where the steps fit into none
TURNING: Final = re.compile(r"[<{/|]|\*\d*\.\d")  # signs of what differs from cycle to cycle
COMPUTED: Final = "this is worked out by a function; there is no text of it to edit"
NOTHING: Final = "no notation of this slot is heard in this cycle, or in the next ones"
DRAWN: Final = "which of these parts plays is drawn by chance (|); edit them as text"


@dataclass(frozen=True, slots=True)
class Cell:
    """Something that plays.

    Attributes:
        row: the number of its row.
        begin, end: within the cycle, from 0; the end may lie in a later one.
        place: its word in the notation, None where it is worked out.
        span: the place of its word in the code.
        chance: it comes and goes by chance (?).
        turns: it is one of several that take turns (< >): other cycles have others.
        reason: why it cannot be edited, "" where it can.
    """

    row: int
    begin: Fraction
    end: Fraction
    place: Place | None
    span: tuple[int, int] = (0, 0)
    chance: bool = False
    turns: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A layer of a slot in one cycle.

    Attributes:
        code: of the slot.
        slot: its name.
        cycle: the one shown.
        layers: the texts of notation that are heard of it.
        layer: the number of the one shown.
        rows: from the top.
        steps: the number of columns.
        cells: what plays.
        reason: why nothing of it can be edited, "" where something can.
        steady: each step is heard when it stands there.
    """

    code: str
    slot: str
    cycle: int
    layers: tuple[Literal, ...]
    layer: int
    rows: tuple[Row, ...]
    steps: int
    cells: tuple[Cell, ...]
    reason: str = ""
    steady: bool = False

    @property
    def literal(self) -> Literal:
        """The text shown.

        Raises:
            GridError: there is none.
        """
        if self.reason:
            raise GridError(self.reason)
        return self.layers[self.layer]

    @property
    def kind(self) -> str:
        """What its words are."""
        return self.layers[self.layer].kind if self.layers else SOUNDS

    @property
    def turns(self) -> bool:
        """May other cycles look otherwise?"""
        return bool(self.layers) and TURNING.search(self.literal.text) is not None

    def with_row(self, word: str) -> "tuple[Grid, int]":
        """The grid with a row for a word, and the number of that row."""
        row = row_of(word, self.kind)
        for number, one in enumerate(self.rows):
            if one.word == word if row.number is None else one.number == row.number:
                return self, number
        return replace(self, rows=(*self.rows, row)), len(self.rows)

    def span(self, column: int) -> tuple[Fraction, Fraction]:
        """When a column begins and ends, in cycles."""
        begin = self.cycle + Fraction(column, self.steps)
        return begin, begin + Fraction(1, self.steps)

    def at(self, row: int, column: int) -> Cell | None:
        """What plays in a row at a column, begun there or held; what begins there before others."""
        begin, end = Fraction(column, self.steps), Fraction(column + 1, self.steps)
        own = [one for one in self.cells if one.row == row]
        first = [one for one in own if begin <= one.begin < end]
        held = [one for one in own if one.begin < begin < one.end]
        return next(iter(first + held), None)


def grid_of(
    code: str,
    slot: str,
    cycle: int,
    hears: Hears,
    layer: int = 0,
    more: Iterable[str] = (),
    steps: int = 0,
) -> Grid:
    """The grid of a slot.

    Args:
        code: of the slot.
        slot: its name.
        cycle: the one to show.
        hears: says what code plays.
        layer: which of its texts.
        more: words that get a row though they do not play yet.
        steps: the number of columns; 0: as many as its steps need.

    Raises:
        GridError: the code cannot be read.
    """
    texts = literals(code)
    haps = hears(code, range(cycle, cycle + LOOKED)).get(slot, ())
    cycles = range(cycle, cycle + LOOKED)
    layers = tuple(sorted(_cited(texts, haps), key=lambda one: _rank(one, haps, cycles)))
    if not layers:
        return _computed(code, slot, cycle, haps, steps)
    layer %= len(layers)
    found = _of_literal(code, slot, cycle, layers, layer, more, steps)
    return replace(found, steady=not _rank(layers[layer], haps, cycles)[0])


def _cited(texts: Iterable[Literal], haps: Sequence[Hap]) -> list[Literal]:
    found = {place for hap in haps for place in hap.locations}
    return [
        one for one in texts if any(one.begin <= begin and end <= one.end for begin, end in found)
    ]


def _rank(literal: Literal, haps: Sequence[Hap], cycles: Sequence[int]) -> tuple[bool, int, int]:
    """What comes first: what says when things play, then sounds and notes."""
    try:
        steady = in_step(literal, literal.text, haps, cycles)
    except GridError:
        steady = False
    return not steady, FIRST.index(literal.kind), literal.begin


def in_step(literal: Literal, text: str, haps: Iterable[Hap], cycles: Iterable[int]) -> bool:
    """Does each word of a text play once, when it stands there? Chance (?) may leave some out."""
    told: Counter[tuple[Fraction, Fraction, int]] = Counter()
    count = 0
    for cycle in cycles:
        told.update((one.begin, one.end, one.at) for one in places(text, cycle) if not one.rest)
        count += len(sounds(text, cycle))
    words = {at for _, _, at in told}
    heard: Counter[tuple[Fraction, Fraction, int]] = Counter()
    for hap in haps:
        span = hap.whole_or_part
        own = [
            begin - literal.begin for begin, _ in hap.locations if begin - literal.begin in words
        ]
        if own and hap.has_onset():
            heard[span.begin, span.end, own[0]] += 1
    return heard <= told and heard.total() == count


def _of_literal(
    code: str,
    slot: str,
    cycle: int,
    layers: tuple[Literal, ...],
    layer: int,
    more: Iterable[str],
    steps: int,
) -> Grid:
    literal = layers[layer]
    top = whole(literal.text)
    found = [one for one in places(literal.text, cycle) if not one.rest]
    words = [word_of(literal.text, top, one) for one in found]
    rows = sorted_rows([*_written(literal.text, top), *words, *more], literal.kind)
    numbers = {word: _number_of(word, rows, literal.kind) for word in set(words)}
    cells = tuple(
        _cell(literal, top, one, numbers[word], cycle)
        for one, word in zip(found, words, strict=True)
    )
    return Grid(code, slot, cycle, layers, layer, rows, steps or columns(cells), cells)


def word_of(text: str, top: Step, place: Place) -> str:
    """What is written for a place; what a range plays there."""
    step = path_to(top, place.at)[-1]
    if step.marked(nodes.Range):
        return str(place.value)
    begin, end = atom(step)
    return text[begin:end]


def _written(text: str, top: Step) -> list[str]:
    """The words of the text as they stand there, whether they play in this cycle or not."""
    steps = [step for step in top.steps() if isinstance(step.node, nodes.Word)]
    spans = [atom(step) for step in steps]
    return [text[begin:end] for begin, end in spans if text[begin:end] not in ("~", "-")]


def _number_of(word: str, rows: Sequence[Row], kind: str) -> int:
    row = sorted_rows([word], kind)[0]
    for number, one in enumerate(rows):
        same = one.word == row.word if row.number is None else one.number == row.number
        if same:
            return number
    return 0


def _cell(literal: Literal, top: Step, place: Place, row: int, cycle: int) -> Cell:
    path = path_to(top, place.at)
    begin, end = atom(path[-1])
    return Cell(
        row,
        place.begin - cycle,
        place.end - cycle,
        place,
        (literal.begin + begin, literal.begin + end),
        any(step.marked(nodes.Degrade) for step in path),
        any(isinstance(step.node, nodes.Alternation) for step in path),
        DRAWN if any(isinstance(step.node, nodes.Choice) for step in path) else "",
    )


def columns(cells: Iterable[Cell]) -> int:
    """How many columns the cells need.

    >>> columns([]), columns([Cell(0, Fraction(1, 3), Fraction(2, 3), None)])
    (4, 6)
    """
    below = lcm(*(one.begin.denominator for one in cells), *(one.end.denominator for one in cells))
    if below > MOST_STEPS:
        return USUAL
    while below < FEWEST:
        below *= 2
    return below


def _computed(code: str, slot: str, cycle: int, haps: Sequence[Hap], steps: int) -> Grid:
    """What plays where no text of it can be edited."""
    own = [
        (hap, str(_said(hap.value)))
        for hap in haps
        if hap.has_onset() and cycle <= hap.whole_or_part.begin < cycle + 1
    ]
    rows = sorted_rows([word for _, word in own], NOTES)
    cells = tuple(
        Cell(
            _number_of(word, rows, NOTES),
            hap.whole_or_part.begin - cycle,
            hap.whole_or_part.end - cycle,
            None,
            reason=COMPUTED,
        )
        for hap, word in own
    )
    reason = COMPUTED if haps else NOTHING
    return Grid(code, slot, cycle, (), 0, rows, steps or columns(cells), cells, reason)


def _said(value: Any) -> Any:
    if isinstance(value, Mapping):
        found = [value[name] for name in ("note", "n", "s") if name in value]
        return found[0] if found else next(iter(value.values()), "?")
    return value
