"""How loud a step is, where the code says it: a word of its gain or velocity changed. Pure.

A text such as `.gain("1 .5")` is rewritten where the step sounds; a plain number becomes a text
of as many words as the grid has columns.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import Node, Source
from patterns.strudel.syntax import read as read_code
from studio.grids import notation
from studio.grids.editing import OTHERS, VERIFIED, Edited
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, Hears
from studio.grids.isolating import Meant, isolated
from studio.grids.layout import Place, places
from studio.grids.literals import KINDS, LEVELS, Literal
from studio.grids.writing import written

LEAST: Final = 0.0
MOST: Final = 4.0
NONE: Final = "the code says nothing of its level; add .velocity(1) or .gain(1) to it first"


def louder(grid: Grid, cell: Cell, by: float, hears: Hears) -> Edited:
    """A step louder or softer by so much, where its gain or velocity is written.

    Raises:
        GridError: it is not, or it cannot be done.
    """
    if cell.reason or cell.place is None:
        raise GridError(cell.reason or NONE)
    literal, text = _written(grid, cell, hears)
    place = _place(text, grid.cycle, cell)
    now = _number(place)
    level = min(max(now + by, LEAST), MOST)
    word = _spelled(level, literal.text)
    said = f"{grid.rows[cell.row].word} at {level:.2g}"
    refused: GridError | None = None
    for end in dict.fromkeys([cell.end, cell.begin + Fraction(1, grid.steps)]):
        # A level counts where a step begins: where others begin in its time, for one column alone.
        try:
            new = _with_level(text, grid.cycle, place, cell.begin, end, word)
            code = literal.put(grid.code, new)
            _verify(grid, cell, code, literal, hears)
        except GridError as error:
            refused = refused or error
        else:
            return Edited(code, literal, new, said)
    raise refused or GridError(NONE)


def _spelled(level: float, text: str) -> str:
    """A level as it is written beside others: .5 where they are without a zero, else 0.5.

    >>> _spelled(0.5, ".4 1"), _spelled(0.5, "0.4 1"), _spelled(1.0, "")
    ('.5', '0.5', '1')
    """
    plain = f"{level:.2f}".rstrip("0").rstrip(".")
    return plain[1:] if plain.startswith("0.") and "0." not in text and "." in text else plain


def _number(place: Place) -> float:
    value = place.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise GridError("its level is no plain number; edit it as text")
    return float(value)


def _written(grid: Grid, cell: Cell, hears: Hears) -> tuple[Literal, str]:
    """The text that says the level of a step; of a plain number, the text in its place."""
    haps = [
        one for one in hears(grid.code, [grid.cycle]).get(grid.slot, ()) if _is(one, grid, cell)
    ]
    cited = {place for hap in haps for place in hap.locations}
    for one in grid.layers:
        named = any(one.begin <= begin and end <= one.end for begin, end in cited)
        if named and one.kind == LEVELS and one != grid.literal:
            return one, one.text
    return _from_number(grid)


def _from_number(grid: Grid) -> tuple[Literal, str]:
    source = read_code(grid.code, LOCAL)
    for node, name in _numbers(source, source.root, grid.literal.begin):
        number = source.of(node)
        return (
            Literal(node.begin, node.end, number, "", name, LEVELS),
            f'"{number}*{grid.steps}"',
        )
    raise GridError(NONE)


def _numbers(source: Source, node: Node, inside: int) -> Iterable[tuple[Node, str]]:
    """Plain numbers given to gain and its like in the chain around a text, the last first."""
    if not node.begin <= inside < node.end:
        return
    if node.kind == "call_expression" and "arguments" in node.fields:
        function, given = node.fields["function"], node.fields["arguments"].named
        if function.kind == "member_expression" and len(given) == 1:
            name = source.of(function.fields["property"])
            if KINDS.get(name) == LEVELS and given[0].kind == "number":
                yield given[0], name
    for one in node.named:
        yield from _numbers(source, one, inside)


def _bare(text: str) -> tuple[str, str]:
    """Notation without quotes that are written with it, and the quote."""
    return (text[1:-1], '"') if text[:1] == '"' else (text, "")


def _place(text: str, cycle: int, cell: Cell) -> Place:
    inner, _ = _bare(text)
    begin = cycle + cell.begin
    found = [one for one in places(inner, cycle) if one.begin <= begin < one.end and not one.rest]
    if len(found) != 1:
        raise GridError("its level is said by several words at once; edit it as text")
    return found[0]


def _with_level(
    text: str, cycle: int, place: Place, begin: Fraction, end: Fraction, word: str
) -> str:
    """A text with another word from begin to end, within the cycle, or as far as its word goes."""
    inner, quote = _bare(text)
    begin, end = cycle + begin, min(cycle + end, place.end)
    if (place.begin, place.end) == (begin, end):
        new = notation.put(inner, cycle, place, word)
    else:
        new = _split(inner, cycle, place, begin, end, word)
    return f"{quote}{new}{quote}"


def _split(text: str, cycle: int, place: Place, begin: Fraction, end: Fraction, word: str) -> str:
    meant = isolated(Meant(text, place, cycle))
    first, last = meant.atom
    old = meant.text[first:last]
    own = meant.place
    inner = written([(old, begin - own.begin), (word, end - begin), (old, own.end - end)])
    if inner is None:
        raise GridError("so short a step cannot be written here")
    alone = len(meant.step.siblings) == 1 and not meant.step.marks and len(meant.path) == 2
    body = inner if alone else f"[{inner}]"
    return meant.text[:first] + body + meant.text[last:]


def _is(hap: Hap, grid: Grid, cell: Cell) -> bool:
    return cell.span in hap.locations and hap.whole_or_part.begin == grid.cycle + cell.begin


def _verify(grid: Grid, cell: Cell, code: str, literal: Literal, hears: Hears) -> None:
    """Refuse what changes anything but the level of one step, in each cycle in which it plays."""
    cycles = sorted({*range(VERIFIED), *range(grid.cycle, grid.cycle + VERIFIED)})
    try:
        before, after = hears(grid.code, cycles), hears(code, cycles)
    except PatternError as error:
        raise GridError(str(error).splitlines()[0]) from None
    heard = False
    for slot in {*before, *after}:
        old, new = _plain(before.get(slot, ())), _plain(after.get(slot, ()))
        if len(old) != len(new):
            raise GridError(OTHERS)
        for one, other in zip(old, new, strict=True):
            if one[:3] != other[:3]:
                raise GridError(OTHERS)
            if one[3] != other[3]:
                if slot != grid.slot or one[0] % 1 != cell.begin % 1:
                    raise GridError(OTHERS)
                heard = True
    if not heard:
        raise GridError(f"{literal.name} cannot be moved any further here")


def _plain(haps: Sequence[Hap]) -> list[tuple[Fraction, Fraction, str, str]]:
    """Events with what they say but their level, and their level."""
    out = []
    for hap in haps:
        span = hap.whole_or_part
        value = hap.value if isinstance(hap.value, dict) else {"": hap.value}
        rest = sorted((key, repr(one)) for key, one in value.items() if key not in KINDS_OF_LEVEL)
        levels = sorted((key, repr(one)) for key, one in value.items() if key in KINDS_OF_LEVEL)
        out.append((span.begin, span.end, repr(rest), repr(levels)))
    return sorted(out)


KINDS_OF_LEVEL: Final = frozenset(name for name, kind in KINDS.items() if kind == LEVELS)
