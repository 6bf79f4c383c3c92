"""A log: what happened unasked, the latest below. Pure."""

from collections.abc import Sequence
from typing import Final

from studio.visuals.kit import HOT, NOTICES, QUIET, Line, View, Visual
from studio.visuals.reading import printable

NOTHING: Final = "nothing happened yet"
BAD, FINE = "! ", "  "
LONGEST: Final = 600  # characters of a sentence


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """The last sentences that fit, wrapped; bad ones with a mark."""
    if not view.notices:
        return [[(QUIET, NOTHING)]]
    found: list[Line] = []
    for notice in reversed(view.notices[-lines:]):
        rows = _wrapped(notice.text, max(columns - len(BAD), 1))
        style = HOT if notice.bad else ""
        signs = [BAD if notice.bad else FINE, *[FINE] * len(rows)]
        block: list[Line] = [[(style, sign + row)] for sign, row in zip(signs, rows, strict=False)]
        found = [*block, *found]
        if len(found) >= lines:
            break
    return found[-lines:]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of a sentence, broken at spaces where there are some."""
    rows: list[str] = []
    for line in text[:LONGEST].splitlines() or [""]:
        rest = _printable(line)
        while len(rest) > width:
            cut = rest.rfind(" ", 1, width + 1)
            cut = cut if cut > width // 2 else width
            rows.append(rest[:cut])
            rest = rest[cut:].lstrip()
        rows.append(rest)
    return rows


def _printable(line: str) -> str:
    """A line without what would move the cursor."""
    return "".join(printable(line[at : at + 80]) for at in range(0, len(line), 80))


VISUAL: Final = Visual("log", "what happened", draw, frozenset({NOTICES}), lines=(2, 10), after=0.0)
