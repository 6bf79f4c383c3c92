"""How much room the code and each pane get, for a terminal of some size. Pure.

The code comes first: it keeps two fifths of the rows, and 40 columns. Panes that want the side go
below where the screen is narrow; what has no room left is not shown until there is more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from repl.stage.pane import BOTTOM, SIDE, TOP, Pane

CODE_COLUMNS: Final = 40
CODE_ROWS: Final = 3
TITLE: Final = 1
TABS_FROM: Final = 8  # rows, from which on there is a line of pages
FIXED: Final = 2  # messages, status


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gets what.

    Attributes:
        tabs: is there a line of pages?
        side: columns beside the code, 0 for none.
        rows: lines of each pane that is visible, its title among them.
        placed: where each of them is.
    """

    tabs: bool = True
    side: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)

    def at(self, place: str, name: str) -> int:
        """The lines of a pane at a place, 0 where it is not there."""
        return self.rows.get(name, 0) if self.placed.get(name) == place else 0


def planned(columns: int, rows: int, panes: Sequence[Pane]) -> Plan:
    """The plan for those panes that are to be shown, the first one first.

    >>> clock = Pane("clock", "Clock", "", "", lambda desk: None, rows=1)
    >>> dial = Pane("dial", "Dial", "", "", lambda desk: None, SIDE, rows=4, columns=20)
    >>> planned(80, 24, [clock, dial]).rows, planned(80, 24, [clock, dial]).side
    ({'clock': 2, 'dial': 5}, 20)
    >>> planned(40, 10, [clock, dial]).placed
    {'clock': 'bottom', 'dial': 'bottom'}
    """
    tabs = rows >= TABS_FROM
    body = max(rows - FIXED - tabs, 1)
    beside = [pane for pane in panes if pane.place == SIDE]
    side = max((pane.columns for pane in beside), default=0)
    if columns - side - 1 < CODE_COLUMNS:
        beside, side = [], 0
    others = [pane for pane in panes if pane not in beside]
    spare = body - max(CODE_ROWS, body * 2 // 5)
    across, left = _shared(others, spare)
    along, _ = _shared(beside, body - spare + left)
    if not along:
        side = 0
    placed = {pane.name: pane.place if pane.place == TOP else BOTTOM for pane in others}
    placed.update({pane.name: SIDE for pane in beside})
    given = {**across, **along}
    return Plan(tabs, side, given, {name: placed[name] for name in given})


def _shared(panes: Sequence[Pane], rows: int) -> tuple[dict[str, int], int]:
    """Lines for panes, none with less than it needs; in turn what is left, and what is over."""
    given: dict[str, int] = {}
    for pane in panes:
        least = TITLE + max(min(pane.least, pane.rows), 1)
        if least <= rows:
            given[pane.name] = least
            rows -= least
    wanting = [pane for pane in panes if pane.name in given]
    while rows > 0 and (wanting := [p for p in wanting if given[p.name] < p.rows + TITLE]):
        for pane in wanting[:rows]:
            given[pane.name] += 1
            rows -= 1
    return given, rows
