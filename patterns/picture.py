"""Patterns to look at: their events as lines of text, and as a picture for notebooks.

Times are cycles. Pure: text in, text out.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from html import escape
from itertools import islice
from typing import Any, Final

from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.pattern import Pattern
from patterns.values import Value

ROWS: Final = 16  # of a table; more are counted
CYCLES: Final = 2  # of a picture
WIDTH, LANE, MARGIN = 640, 18, 90  # pixels
LANES: Final = 24
WHERE: Final = ("s", "bank", "note", "n", "freq")  # what tells one lane from another


def in_words(value: Value) -> str:
    """A value as the player would write it.

    >>> in_words({"s": "bd", "gain": 0.5}), in_words(("bd", 1))
    ('s:bd gain:0.5', '[bd 1]')
    """
    if isinstance(value, dict):
        return " ".join(f"{name}:{in_words(part)}" for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return "[" + " ".join(in_words(part) for part in value) + "]"
    return str(value)


def row(begin: object, end: object, value: Value, cut: bool) -> str:
    """One event as a line.

    >>> row(0, Fraction(1, 2), "bd", cut=False)
    '0 → 1/2   bd'
    """
    return f"{begin} → {end}   {in_words(value)}{'  (a piece)' if cut else ''}"


def table(pat: Pattern) -> str:
    """The first cycle of a pattern, an event a line; or why there is none.

    >>> from patterns.constructors import fastcat
    >>> from patterns.pattern import pure, silence
    >>> print(table(fastcat([pure("bd"), pure("sd")])))
    0 → 1/2   bd
    1/2 → 1   sd
    >>> table(silence)
    'silence'
    """
    try:
        haps = ordered(pat.query(0, 1))
    except PatternError as error:
        return str(error)
    lines = [_line(hap) for hap in haps[:ROWS]]
    if len(haps) > ROWS:
        lines.append(f"… and {len(haps) - ROWS} more")
    return "\n".join(lines) or "silence"


def ordered(haps: Iterable[Hap]) -> list[Hap]:
    """Haps by time, those of one time as they come."""
    return sorted(haps, key=lambda hap: hap.whole_or_part.begin)


def _line(hap: Hap) -> str:
    span = hap.whole_or_part
    return row(span.begin, span.end, hap.value, hap.whole is not None and hap.whole != hap.part)


def drawn(pat: Pattern) -> str:
    """Two cycles of a pattern as a picture (SVG): time to the right, a lane a sound or pitch."""
    try:
        haps = ordered(pat.query(0, CYCLES))
    except PatternError as error:
        return f"<pre>{escape(str(error))}</pre>"
    lanes = list(islice(dict.fromkeys(map(_lane, haps)), LANES))
    height = LANE * max(len(lanes), 1)
    body = "".join((*_grid(height), *_labels(lanes), *_boxes(haps, lanes)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'font-family="monospace" font-size="11">{body}</svg>'
    )


def _lane(hap: Hap) -> str:
    value: Any = hap.value
    if isinstance(value, Mapping):
        return " ".join(in_words(value[name]) for name in WHERE if name in value) or "·"
    return in_words(value)


def _x(time: Fraction) -> float:
    return MARGIN + float(time) / CYCLES * (WIDTH - MARGIN)


def _grid(height: int) -> Iterator[str]:
    for quarter in range(4 * CYCLES + 1):
        x, shade = _x(Fraction(quarter, 4)), "#999" if quarter % 4 == 0 else "#ddd"
        yield f'<line x1="{x:g}" y1="0" x2="{x:g}" y2="{height}" stroke="{shade}"/>'


def _labels(lanes: list[str]) -> Iterator[str]:
    for number, lane in enumerate(lanes):
        yield f'<text x="0" y="{LANE * number + 13}" fill="#777">{escape(lane[:13])}</text>'


def _boxes(haps: list[Hap], lanes: list[str]) -> Iterator[str]:
    for hap in haps:
        lane = _lane(hap)
        if lane not in lanes:
            continue
        begin, end = _x(hap.part.begin), _x(hap.part.end)
        top, wide = LANE * lanes.index(lane) + 2, max(end - begin - 1, 1)
        yield (
            f'<rect x="{begin:g}" y="{top}" width="{wide:g}" height="{LANE - 4}" rx="2" '
            f'fill="#4a90d9"><title>{escape(_line(hap))}</title></rect>'
        )
