"""Cells of a grid changed: new code, verified by what is heard, or a sentence why not. Pure.

A change is verified twice: in the notation (notation.py), and here in all that the code plays:
other slots play the same, and in this one nothing differs but what the changed words say.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from patterns.errors import PatternError
from patterns.hap import Hap
from studio.grids import lengths, notation
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, Hears, in_step
from studio.grids.isolating import Meant
from studio.grids.layout import Place, places, whole
from studio.grids.literals import NOTES, SOUNDS, Literal
from studio.grids.rows import Row, row_of, spelling
from studio.grids.spans import Step, path_to

VERIFIED: Final = 4  # cycles from the first, and from the one looked at, in which code is compared
OUTSIDE: Final = "there is no such step"
UNHEARD: Final = "that would not be heard: something later in the code decides otherwise"
OTHERS: Final = (
    "that would change more than this step in what the code makes of it; edit it as text"
)


@dataclass(frozen=True, slots=True)
class Edited:
    """New code.

    Attributes:
        code: all of it.
        literal: the text that was rewritten, as it was.
        text: what stands there now.
        said: what was done, in a few words.
    """

    code: str
    literal: Literal
    text: str
    said: str


def toggled(grid: Grid, row: int, column: int, hears: Hears) -> Edited:
    """A step set where there is none, cleared where one begins.

    Raises:
        GridError: it cannot be done, and why.
    """
    cell = grid.at(row, column)
    if cell is not None and cell.begin >= Fraction(column, grid.steps):
        return cleared(grid, cell, hears)
    return placed(grid, row, column, hears)


def cleared(grid: Grid, cell: Cell, hears: Hears) -> Edited:
    """A step cleared.

    Raises:
        GridError: it cannot be done, and why.
    """
    place = _place(cell)
    text = notation.without(grid.literal.text, grid.cycle, place)
    return verified(grid, text, f"{grid.rows[cell.row].word} is off here", hears)


def placed(grid: Grid, row: int, column: int, hears: Hears) -> Edited:
    """A step set where its row is silent: in a rest, beside another sound, or in a part of its own.

    Raises:
        GridError: it cannot be done, and why.
    """
    word = _row(grid, row).word
    if not 0 <= column < grid.steps:
        raise GridError(OUTSIDE)
    text = _with_word(grid, grid.literal.text, row, *grid.span(column))
    return verified(grid, text, f"{word} on step {column + 1}", hears)


def moved(grid: Grid, cell: Cell, row: int, column: int, hears: Hears) -> Edited:
    """A step moved to another row or column.

    Raises:
        GridError: it cannot be done, and why.
    """
    place, literal = _place(cell), grid.literal
    word = _row(grid, row).word
    if not 0 <= column < grid.steps:
        raise GridError(OUTSIDE)
    begin = Fraction(column, grid.steps)
    said = f"{word} on step {column + 1}"
    if cell.begin == begin:
        return verified(grid, notation.put(literal.text, grid.cycle, place, word), said, hears)
    there = grid.at(row, column)
    if there is not None and there is not cell and there.begin >= begin:
        raise GridError(f"{word} is there already")
    own = grid.rows[cell.row].word if row == cell.row else word
    silent = notation.without(literal.text, grid.cycle, place)
    begin += grid.cycle
    refused: GridError | None = None
    tried = [cell.end - cell.begin, Fraction(1, grid.steps)]
    for length in dict.fromkeys(tried[::-1] if grid.kind == SOUNDS else tried):
        try:
            text = _with_word(grid, silent, row, begin, begin + length, own)
            return verified(grid, text, said, hears)
        except GridError as error:
            refused = error
    raise refused or GridError(OUTSIDE)


def transposed(grid: Grid, cell: Cell, by: int, hears: Hears) -> Edited:
    """A note moved by semitones, or steps of its scale.

    Raises:
        GridError: it cannot be done, and why.
    """
    place, literal, row = _place(cell), grid.literal, grid.rows[cell.row]
    if row.number is None:
        raise GridError(f"{row.word} has no pitch")
    word = spelling(row.number + by, literal.kind, [one.word for one in grid.rows])
    text = notation.put(literal.text, grid.cycle, place, word)
    return verified(grid, text, f"{row.word} is {word} now", hears)


def longer(grid: Grid, cell: Cell, hears: Hears) -> Edited:
    """A step held one step more.

    Raises:
        GridError: it cannot be done, and why.
    """
    text = lengths.longer(grid.literal.text, grid.cycle, _place(cell))
    return verified(grid, text, f"{grid.rows[cell.row].word} is longer", hears, silent=True)


def shorter(grid: Grid, cell: Cell, hears: Hears) -> Edited:
    """A step held one step less.

    Raises:
        GridError: it cannot be done, and why.
    """
    text = lengths.shorter(grid.literal.text, grid.cycle, _place(cell))
    return verified(grid, text, f"{grid.rows[cell.row].word} is shorter", hears, silent=True)


def repeated(grid: Grid, cell: Cell, times: int, hears: Hears) -> Edited:
    """A step played several times in its own time.

    Raises:
        GridError: it cannot be done, and why.
    """
    text = lengths.repeated(grid.literal.text, grid.cycle, _place(cell), times)
    return verified(grid, text, f"{grid.rows[cell.row].word} {times} times", hears)


def _place(cell: Cell) -> Place:
    if cell.reason or cell.place is None:
        raise GridError(cell.reason or OUTSIDE)
    return cell.place


def _row(grid: Grid, row: int) -> Row:
    if not 0 <= row < len(grid.rows):
        raise GridError("there is no such row")
    return grid.rows[row]


# -- where a new word goes ---------------------------------------------------------------------


def _with_word(
    grid: Grid, text: str, row: int, begin: Fraction, end: Fraction, word: str = ""
) -> str:
    """A text with a new word: the first way that does exactly that."""
    word = word or grid.rows[row].word
    if grid.literal.kind == NOTES and row_of(word, NOTES).number is None:
        word = grid.rows[row].word
    refused: GridError | None = None
    for way in _ways(grid, text, begin, end, word):
        try:
            return way()
        except GridError as error:
            refused = refused or error
    raise refused or GridError("there is no room for a step here; edit it as text")


def _ways(
    grid: Grid, text: str, begin: Fraction, end: Fraction, word: str
) -> Iterator[Callable[[], str]]:
    """Ways to set a word, the plainest first."""
    cycle = grid.cycle
    found = places(text, cycle)
    loud = {_part(text, one) for one in found if not one.rest}
    own = {_part(text, one) for one in found if not one.rest and _says(text, one, word)}
    own |= {_part(text, one) for one in found} - loud  # a silent part belongs to nobody
    around = [one for one in found if one.begin <= begin and end <= one.end]
    yield from _in_rests(text, cycle, begin, end, word, around, own)
    for one in around:
        if not one.rest and _says(text, one, word) and one.begin < begin:
            yield _bound(notation.divided, text, cycle, one, begin, end, word)
    aside = _bound(notation.beside, text, begin - cycle, end - cycle, word)
    if grid.kind == SOUNDS and not own:
        yield aside
    exact = [one for one in around if not one.rest and (one.begin, one.end) == (begin, end)]
    for one in sorted(exact, key=lambda one: _part(text, one) not in own):
        yield _bound(notation.chord, text, cycle, one, word)
    yield aside


def _in_rests(
    text: str,
    cycle: int,
    begin: Fraction,
    end: Fraction,
    word: str,
    around: Iterable[Place],
    own: set[tuple[int, int]],
) -> Iterator[Callable[[], str]]:
    """Ways to set a word in a rest of its own part, or where all is one part."""
    everything = 0, len(text)
    near = [one for one in around if one.rest and _part(text, one) in {*own, everything}]
    for one in sorted(near, key=lambda one: (_part(text, one) not in own, one.end - one.begin)):
        if (one.begin, one.end) == (begin, end):
            yield _bound(notation.put, text, cycle, one, word)
        else:
            yield _bound(notation.divided, text, cycle, one, begin, end, word)


def _bound(work: Callable[..., str], *args: Any) -> Callable[[], str]:
    return lambda: work(*args)


def _part(text: str, place: Place) -> tuple[int, int]:
    """The part between commas that a word stands in, the innermost one."""
    path = path_to(whole(text), place.at)
    for step in reversed(path[:-1]):
        if len(step.parts) > 1:
            spans = step.spans
            return next(span for span in spans if span[0] <= place.at <= span[1])
    return 0, len(text)


def _says(text: str, place: Place, word: str) -> bool:
    begin, end = Meant(text, place, 0).atom
    return text[begin:end] == word


# -- verifying ---------------------------------------------------------------------------------


def verified(grid: Grid, text: str, said: str, hears: Hears, silent: bool = False) -> Edited:
    """New code with another text, where what is heard differs by that and nothing else.

    Args:
        grid: what is edited.
        text: the new notation.
        said: what was done.
        hears: says what code plays.
        silent: may it be that nothing of it is heard?

    Raises:
        GridError: it differs otherwise, or not at all.
    """
    literal = grid.literal
    code = literal.put(grid.code, text)
    cycles = sorted({*range(VERIFIED), *range(grid.cycle, grid.cycle + VERIFIED)})
    try:
        before, after = hears(grid.code, cycles), hears(code, cycles)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None
    for slot in {*before, *after} - {grid.slot}:
        if _counted(before.get(slot, ())) != _counted(after.get(slot, ())):
            raise GridError(f"that would change {slot} too; edit it as text")
    old, new = before.get(grid.slot, ()), after.get(grid.slot, ())
    regions = _regions(literal, text)
    if _counted(_outside(old, regions[0])) != _counted(_outside(new, regions[1])):
        raise GridError(OTHERS)
    if not silent and _counted(old) == _counted(new):
        raise GridError(UNHEARD)
    if in_step(literal, literal.text, old, cycles) and not in_step(literal, text, new, cycles):
        raise GridError(OTHERS)
    return Edited(code, literal, text, said)


def _regions(literal: Literal, text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the old code and the new one differ: whole steps where their operators differ."""
    texts = literal.text, text
    begin, end = notation.changed(*texts)
    left, right = begin, len(text) - end
    grown = True
    while grown:
        grown = False
        for one in texts:
            for step in whole(one).steps():
                if step.inside is not None and _is_cut(step, left, len(one) - right):
                    grown = grown or step.begin < left or step.end > len(one) - right
                    left, right = min(left, step.begin), min(right, len(one) - step.end)
    by = literal.begin
    return (left + by, len(literal.text) - right + by), (left + by, len(text) - right + by)


def _is_cut(step: Step, begin: int, end: int) -> bool:
    """Does a region touch what is of a step itself: its word, its operators or its brackets?"""
    if not (step.begin <= end and begin <= step.end):
        return False
    inner = not step.parts or not step.begin < begin <= end < step.core
    return inner and (begin < step.end or not step.parts)


def _outside(haps: Iterable[Hap], region: tuple[int, int]) -> list[Hap]:
    """Events that no word in a region, or touching it, has made."""
    return [
        hap
        for hap in haps
        if not any(begin <= region[1] and region[0] <= end for begin, end in hap.locations)
    ]


def _counted(haps: Iterable[Hap]) -> Counter[tuple[Fraction, Fraction, str]]:
    spans = [(hap.whole_or_part, _plain(hap.value)) for hap in haps if hap.has_onset()]
    return Counter((span.begin, span.end, value) for span, value in spans)


def _plain(value: Any) -> str:
    return repr(sorted(value.items(), key=str) if isinstance(value, dict) else value)
