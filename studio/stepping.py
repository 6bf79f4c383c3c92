"""A pattern seen and edited as steps, in words: what `grid` and `step` do at the prompt."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from studio.grids import editing, levels
from studio.grids.editing import Edited
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, Hears
from studio.grids.rows import label
from studio.handwork import Shown, beside, hearing, own_code
from studio.replies import Reply
from studio.session import Session

USAGE: Final = "step drums bd 5; behind it longer, shorter, up, down, louder, softer, x3 or to cp 7"
WIDEST: Final = 10
LONGEST_NUMBER: Final = 4

Change = Callable[[Grid, Cell, Hears], Edited]
CHANGES: Final[dict[str, Change]] = {
    "off": editing.cleared,
    "longer": editing.longer,
    "shorter": editing.shorter,
    "up": lambda grid, cell, hears: editing.transposed(grid, cell, 1, hears),
    "down": lambda grid, cell, hears: editing.transposed(grid, cell, -1, hears),
    "louder": lambda grid, cell, hears: levels.louder(grid, cell, 0.1, hears),
    "softer": lambda grid, cell, hears: levels.louder(grid, cell, -0.1, hears),
}


def seen(session: Session, argument: str) -> Reply:
    """The steps of a slot as text, in the cycle that sounds.

    Args:
        session: plays it.
        argument: its name, and the number of one of its texts.
    """
    slot, _, number = argument.partition(" ")
    if number and not number.isdecimal():
        return Reply(False, "grid needs a slot, and the number of one of its texts")
    try:
        shown = _shown(session, slot, max(int(number or 1), 1) - 1)
        return Reply(True, "", tuple(drawn(shown.grid(_hears(session, shown)))))
    except GridError as error:
        return Reply(False, str(error))


def stepped(session: Session, argument: str) -> Reply:
    """Set, clear or change one step: `drums bd 5 longer`; the code is rewritten and evaluated."""
    words = argument.split()
    if len(words) < 3 or not words[2].isdecimal() or len(words[2]) > LONGEST_NUMBER:
        return Reply(False, USAGE)
    try:
        shown = _shown(session, words[0], 0)
        hears = _hears(session, shown)
        edited = _edited(shown.grid(hears), words[1], int(words[2]) - 1, words[3:], hears)
    except GridError as error:
        return Reply(False, str(error))
    code = own_code(edited.code, beside(session, shown.code) or [shown.slot])
    reply = session.evaluate(code)
    return replace(reply, text=edited.said, code=code) if reply.ok else reply


def _shown(session: Session, slot: str, layer: int) -> Shown:
    sources = session.sources()
    found = [name for name in sorted(sources) if slot in ("", name)]
    found = found or [name for name in sorted(sources) if slot == "$" and "$" in name]
    if not found:
        listed = ", ".join(sorted(sources))
        raise GridError(
            f"nothing called {slot[:40]} plays; there is {listed}" if sources else "nothing plays"
        )
    cycle = max(math.floor(session.playing().cycle or 0), 0)
    return Shown(found[0], sources[found[0]], cycle, layer)


def _hears(session: Session, shown: Shown) -> Hears:
    return hearing(session, beside(session, shown.code) or [shown.slot])


def _edited(grid: Grid, word: str, column: int, rest: list[str], hears: Hears) -> Edited:
    """The edit that the words behind `step` ask for.

    Raises:
        GridError: it cannot be done, or the words mean nothing.
    """
    grid, row = grid.with_row(word)
    if not 0 <= column < grid.steps:
        raise GridError(f"there are steps 1 to {grid.steps} here")
    if not rest:
        return editing.toggled(grid, row, column, hears)
    cell = grid.at(row, column)
    if cell is None:
        raise GridError(f"{word} does not play on step {column + 1}")
    first = rest[0]
    if first in CHANGES and len(rest) == 1:
        return CHANGES[first](grid, cell, hears)
    if first[:1] == "x" and first[1:].isdecimal():
        return editing.repeated(grid, cell, int(first[1:]), hears)
    if first == "to" and len(rest) == 3 and rest[2].isdecimal():
        grid, to = grid.with_row(rest[1])
        return editing.moved(grid, cell, to, int(rest[2]) - 1, hears)
    raise GridError(USAGE)


def drawn(grid: Grid) -> list[str]:
    r"""A grid as lines: x begins, - is held, o comes and goes by chance.

    >>> from studio.grids.grid import grid_of
    >>> from studio.grids.hearing import hears
    >>> print("\n".join(drawn(grid_of('s("bd*2, ~ cp")', "$", 0, hears))))
    $ s("bd*2, ~ cp") cycle 0
    bd x-x-
    cp ..x-
    """
    text = f'{grid.literal.name or "notation"}("{grid.literal.text}")' if grid.layers else ""
    names = [label(row, grid.kind)[:WIDEST] for row in grid.rows]
    width = max(map(len, names), default=0)
    lines = [f"{grid.slot} {text} cycle {grid.cycle}".replace("  ", " ")]
    for number, name in enumerate(names):
        signs = [_sign(grid, number, column) for column in range(grid.steps)]
        lines.append(f"{name:{width}} {''.join(signs)}")
    return [*lines, grid.reason] if grid.reason else lines


def _sign(grid: Grid, row: int, column: int) -> str:
    cell = grid.at(row, column)
    if cell is None:
        return "."
    if int(cell.begin * grid.steps) != column:
        return "-"
    return "o" if cell.chance else "x"
