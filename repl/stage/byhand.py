"""Panes in which a pattern is edited by hand: keys and the mouse move over steps, the code follows.

The grid and the roll (panes/grid.py, panes/roll.py) say which lines there are; everything else is
here. What is edited is evaluated at once, or on Enter (the setting stage.hand).
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from repl.stage.gridlines import Drawing, Frame, RowLine, framed
from repl.stage.pane import Click, Line, Shown, Span
from studio.grids import editing, levels, notation
from studio.grids.editing import Edited
from studio.grids.errors import GridError
from studio.grids.grid import Cell, Grid, Hears
from studio.grids.rows import label
from studio.handwork import Handwork, Operation

NOTHING: Final = "nothing plays: evaluate some code first"
SILENT: Final = "nothing sounds there; set a step first"
KEYS: Final = (
    "space sets and clears, + - lengthen, shift and arrows move, * divides, < > level, a adds a "
    "row, tab goes on, [ ] cycle, f follows, d h columns, e at once or on Enter, u undoes"
)
MOST_UNDO: Final = 64
MOST_STEPS: Final = 64
LOUDER: Final = 0.1
AT_ONCE: Final = "now"

OfCell = Callable[[Grid, Cell, Hears], Edited]


class ByHand(Shown):
    """A pane of steps.

    Args:
        desk: the stage's.
    """

    focusable = True

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self.hand = Handwork(desk.room.session)
        self.at_once = desk.room.config.settings["stage.hand"] == AT_ONCE
        self.pending: tuple[str, Edited] | None = None
        self.asking: str | None = None
        self._lines: list[RowLine] = []
        self._word, self.column = "", 0
        self._frame, self._drawing = Frame(), None
        self._undo: list[tuple[Edited, str]] = []
        self._anchor: tuple[str, int] | None = None
        self._pressed: tuple[int, int] | None = None

    def lines_of(self, grid: Grid) -> list[RowLine]:
        """The lines of a grid, from the top: its rows, unless a subclass knows more."""
        return [
            RowLine(label(row, grid.kind), row.word, number) for number, row in enumerate(grid.rows)
        ]

    _drawing: Drawing | None

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, columns: int, rows: int) -> list[Line]:
        """The steps of what plays."""
        grid = self.hand.look()
        self._evaluate_finished()
        self._tell()
        if grid is None:
            return [[("quiet", NOTHING if not self.hand.shown.code else "...")]]
        if self._drawing is None or self._drawing.grid is not grid:
            self._lines = self.lines_of(grid)
            self._drawing = Drawing(grid, self._lines)
        at = self._at(grid)
        self._frame = framed(grid.steps, len(self._lines), at, columns, rows, self._frame)
        return self._drawing.lines(self._frame, at, self._now(grid))

    def title(self) -> str:
        """What is seen: slot, text, step, cycle."""
        grid = self.hand.grid
        if self.asking is not None:
            return f"new row: {self.asking}_"
        if grid is None:
            return ""
        what = grid.literal.text if grid.layers else grid.reason
        parts = [grid.slot, " ".join(what.split())[:40], f"step {self.column + 1}/{grid.steps}"]
        if grid.turns or self.hand.pinned:
            parts.append(f"cycle {grid.cycle}{' fixed' if self.hand.pinned else ''}")
        if self.pending is not None:
            parts.append("Enter evaluates")
        return " | ".join(parts)

    def _now(self, grid: Grid) -> float | None:
        now = self._desk.room.session.playing().cycle
        if now is None or not grid.steady:
            return None
        whole = now // 1
        return float(now - whole) if not grid.turns or whole == grid.cycle else None

    def _at(self, grid: Grid) -> tuple[int, int]:
        """The chosen line and step, which stay the same when others come and go."""
        words = [line.word for line in self._lines]
        line = words.index(self._word) if self._word in words else self._first(grid)
        self.column = min(max(self.column, 0), grid.steps - 1)
        if self._word not in self.hand.shown.more:  # that row is about to come
            self._word = words[line] if words else ""
        return line, self.column

    def _first(self, grid: Grid) -> int:
        """The line of what plays first in the cycle; the chosen step goes there."""
        if self._word in self.hand.shown.more or not grid.cells:
            return 0
        cell = min(grid.cells, key=lambda one: (one.begin, one.row))
        self.column = int(cell.begin * grid.steps)
        rows = [line.row for line in self._lines]
        return rows.index(cell.row) if cell.row in rows else 0

    def _tell(self) -> None:
        if self.hand.problem:
            self._desk.say(self.hand.problem, bad=True)
            self.hand.problem = ""

    # -- keys ----------------------------------------------------------------------------------

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Arrows go, with Shift they move the step; Enter, Tab, Delete."""
        return {
            "left": lambda: self._go(0, -1),
            "right": lambda: self._go(0, 1),
            "up": lambda: self._go(-1, 0),
            "down": lambda: self._go(1, 0),
            "home": lambda: self._go(0, -MOST_STEPS),
            "end": lambda: self._go(0, MOST_STEPS),
            "s-left": lambda: self._move(0, -1),
            "s-right": lambda: self._move(0, 1),
            "s-up": lambda: self._move(-1, 0),
            "s-down": lambda: self._move(1, 0),
            "enter": self._entered,
            "tab": lambda: self._turn(1),
            "s-tab": lambda: self._turn(-1),
            "delete": lambda: self.of_cell(editing.cleared),
            "backspace": self._back,
        }

    def typed(self, text: str) -> None:
        """Letters and signs: what KEYS says."""
        if self.asking is not None:
            self.asking = (self.asking + text)[:20] if text.isprintable() else self.asking
            return
        work = self._letters().get(text)
        if work is not None:
            work()

    def _letters(self) -> Mapping[str, Callable[[], None]]:
        of = self.of_cell
        found: dict[str, Callable[[], None]] = {
            " ": self.toggle,
            "+": lambda: of(editing.longer),
            "=": lambda: of(editing.longer),
            "-": lambda: of(editing.shorter),
            "x": lambda: of(editing.cleared),
            "*": lambda: self._divide(2),
            ">": lambda: of(lambda g, cell, hears: levels.louder(g, cell, LOUDER, hears)),
            "<": lambda: of(lambda g, cell, hears: levels.louder(g, cell, -LOUDER, hears)),
            "[": lambda: self._pin(-1),
            "]": lambda: self._pin(1),
            "f": lambda: self.hand.pin(None),
            "d": lambda: self._columns(2),
            "h": lambda: self._columns(0.5),
            "a": self._ask,
            "e": self._at_once,
            "u": self.undo,
            "?": lambda: self._desk.say(KEYS),
        }
        for times in range(2, 9):
            found[str(times)] = lambda times=times: self._divide(times)  # type: ignore[misc]
        return found

    def _go(self, lines: int, steps: int) -> None:
        self.column = max(self.column + steps, 0)
        if self._lines:
            words = [line.word for line in self._lines]
            here = words.index(self._word) if self._word in words else 0
            self._word = words[min(max(here + lines, 0), len(words) - 1)]

    def _turn(self, by: int) -> None:
        self._evaluate_pending()
        self._anchor = None
        self.hand.turn(by)

    def _back(self) -> None:
        if self.asking is None:
            self.of_cell(editing.cleared)
        else:
            self.asking = self.asking[:-1]

    def _pin(self, by: int) -> None:
        grid = self.hand.grid
        if grid is not None:
            self.hand.pin(grid.cycle + by)

    def _columns(self, factor: float) -> None:
        grid = self.hand.grid
        if grid is not None:
            count = int(grid.steps * factor)
            if 1 <= count <= MOST_STEPS and grid.steps * factor == count:
                self.hand.columns(count)
                self.column = int(self.column * factor)

    def _ask(self) -> None:
        self.asking = ""

    def _at_once(self) -> None:
        self.at_once = not self.at_once
        self._desk.say(f"edits are evaluated {'at once' if self.at_once else 'on Enter'}")

    def _entered(self) -> None:
        if self.asking is not None:
            word, self.asking = self.asking.strip(), None
            if word:
                self.hand.add(word)
                self._word = word
        elif not self._evaluate_pending():
            self.toggle()

    # -- the mouse -----------------------------------------------------------------------------

    def click(self, click: Click) -> None:
        """A click sets or clears, a drag moves, the wheel goes up and down."""
        if click.kind in ("scroll up", "scroll down"):
            self._go(-1 if click.kind == "scroll up" else 1, 0)
            return
        place = self._frame.at(click.column, click.row)
        if place is None or place[0] >= len(self._lines):
            self._pressed = None if click.kind == "up" else self._pressed
            return
        if click.kind == "down":
            self._pressed = place
        line, self.column = place
        self._word = self._lines[line].word
        if click.kind == "up" and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if pressed == place:
                self.toggle()
            else:
                self._drag(pressed, place)

    def _drag(self, source: tuple[int, int], target: tuple[int, int]) -> None:
        begin, end = self._lines[source[0]], self._lines[target[0]]

        def work(grid: Grid, hears: Hears) -> Edited:
            grid, row = grid.with_row(begin.word)
            cell = grid.at(row, source[1])
            if cell is None:
                raise GridError(SILENT)
            grid, to = grid.with_row(end.word)
            by = source[1] - int(cell.begin * grid.steps)
            return editing.moved(grid, cell, to, target[1] - by, hears)

        self.hand.do(work)

    # -- edits ---------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Set or clear the chosen step."""
        self.hand.do(self._chosen(lambda grid, row, column, hears: editing.toggled(
            grid, row, column, hears
        )))  # fmt: skip

    def of_cell(self, change: OfCell) -> None:
        """Change what sounds at the chosen step."""

        def work(grid: Grid, row: int, column: int, hears: Hears) -> Edited:
            cell = grid.at(row, column)
            if cell is None:
                raise GridError(SILENT)
            return change(grid, cell, hears)

        self.hand.do(self._chosen(work))

    def _chosen(self, work: Callable[[Grid, int, int, Hears], Edited]) -> Operation:
        word, column = self._word, self.column

        def operation(grid: Grid, hears: Hears) -> Edited:
            grid, row = grid.with_row(word)
            return work(grid, row, column, hears)

        return operation

    def _divide(self, times: int) -> None:
        self.of_cell(lambda grid, cell, hears: editing.repeated(grid, cell, times, hears))

    def _move(self, lines: int, steps: int) -> None:
        words = [line.word for line in self._lines]
        if self._word not in words:
            return
        to = words.index(self._word) + lines
        if not 0 <= to < len(words):
            self._desk.say("there is no row beyond that; a adds one", bad=True)
            return
        word = words[to]

        def change(grid: Grid, cell: Cell, hears: Hears) -> Edited:
            grid, row = grid.with_row(word)
            return editing.moved(grid, cell, row, int(cell.begin * grid.steps) + steps, hears)

        self.of_cell(change)
        self._word, self.column = word, max(self.column + steps, 0)

    # -- evaluating ----------------------------------------------------------------------------

    def _evaluate_finished(self) -> None:
        waits = self.pending is not None and not self.hand.finished
        if waits and self.pending[1].code != self.hand.shown.code:  # type: ignore[index]
            self.pending = None
            self._desk.say("other code was evaluated: the edits that waited are gone", bad=True)
        while self.hand.finished:
            before, edited = self.hand.finished.popleft()
            if self.at_once and self.pending is None:
                self._evaluate(before, edited)
            else:
                first = before if self.pending is None else self.pending[0]
                self.pending = first, edited

    def _evaluate_pending(self) -> bool:
        """Evaluate what waits for Enter; was there anything?"""
        if self.pending is None:
            return False
        before, edited = self.pending
        self.pending = None
        self._evaluate(before, edited)
        return True

    def _evaluate(self, before: str, edited: Edited, keep: bool = True) -> None:
        """Write new code where the old one stands in a page, and evaluate it."""
        begin, end = notation.changed(edited.code, before)
        begin, end = max(begin - 1, 0), min(end + 1, len(before))
        text = edited.code[begin : len(edited.code) - (len(before) - end)]
        span = self._where(before, begin, end)
        if span is None or self._desk.rewrite(span, text, evaluate=True) is None:
            self._anchor = None
            played = self.hand.play(edited, before)
            played.add_done_callback(lambda done: self._came(done.result()))
        self._desk.say(edited.said)
        if keep:
            self._undo = [*self._undo[1 - MOST_UNDO :], (edited, before)]

    def _came(self, reply: Any) -> None:
        if not reply.ok:
            self.hand.problem = reply.text

    def _where(self, before: str, begin: int, end: int) -> Span | None:
        """Where a part of the code that plays, or is about to, stands in a page."""
        desk = self._desk
        if self._anchor is not None and self._stands(*self._anchor, before):
            page, at = self._anchor
            return Span(page, at + begin, at + end)
        found = desk.places(self.hand.shown.slot, [(begin, end)])[0]
        if found is None or desk.text(found.page)[found.begin : found.end] != before[begin:end]:
            return None
        if self._stands(found.page, found.begin - begin, before):
            self._anchor = found.page, found.begin - begin
        return Span(found.page, found.begin, found.end)

    def _stands(self, page: str, at: int, code: str) -> bool:
        return at >= 0 and self._desk.text(page)[at : at + len(code)] == code

    def undo(self) -> None:
        """Take back the last edit made here."""
        if self.pending is not None:
            self.hand.back(self.pending[0])
            self.pending = None
            return
        if not self._undo:
            self._desk.say("nothing to undo here", bad=True)
            return
        edited, before = self._undo.pop()
        if self.hand.shown.code.strip() != edited.code.strip():
            self._undo.clear()
            self._desk.say("the code was changed since; Ctrl-Z undoes in the page", bad=True)
            return
        self.hand.back(before)
        back = Edited(before, edited.literal, edited.literal.text, "undone")
        self._evaluate(edited.code, back, keep=False)
