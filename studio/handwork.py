"""A slot edited by hand, over a session: its grid, edits one after the other, what is evaluated.

A Handwork belongs to one front end and is used by one thread. What takes a while (evaluating,
looking for the notes) is done behind it: whoever shows a grid looks as often as it likes.
"""

import logging
import math
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final

from patterns.errors import PatternError
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import read
from studio.background import in_background
from studio.grids.editing import Edited
from studio.grids.errors import GridError
from studio.grids.grid import Grid, Heard, Hears, grid_of
from studio.grids.hearing import heard
from studio.replies import Reply
from studio.session import Session

ANSWER_S: Final = 10.0  # an evaluator that takes longer is busy with something else
MOST_WAITING: Final = 64  # edits that wait

Operation = Callable[[Grid, Hears], Edited]
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a grid is made of.

    Attributes:
        slot: the name.
        code: of the slot.
        cycle: the one shown.
        layer: which of its texts.
        more: words with rows of their own that do not play yet.
        steps: columns; 0: as many as are needed.
    """

    slot: str = ""
    code: str = ""
    cycle: int = 0
    layer: int = 0
    more: tuple[str, ...] = ()
    steps: int = 0

    def grid(self, hears: Hears) -> Grid:
        """The grid.

        Raises:
            GridError: there is none, and why.
        """
        return grid_of(self.code, self.slot, self.cycle, hears, self.layer, self.more, self.steps)


def hearing(session: Session, slots: Sequence[str]) -> Hears:
    """What code plays, as the session's evaluator understands it; for threads that may wait.

    Args:
        session: evaluates.
        slots: whose patterns are looked at.
    """

    def hears(code: str, cycles: Sequence[int]) -> Heard:
        found: dict[str, Sequence[object]] = {}

        def ask(patterns: object) -> tuple[str, ...]:
            for name, pattern in patterns.items():  # type: ignore[attr-defined]
                found[name] = heard(pattern, cycles)
            return ()

        reply = session.examine(dict.fromkeys(slots, code), ask).result(ANSWER_S)
        if not reply.ok:
            raise GridError(reply.text.splitlines()[0] if reply.text else "this cannot be played")
        return found  # type: ignore[return-value]

    return hears


def beside(session: Session, code: str) -> list[str]:
    """The slots that play from a piece of code."""
    return [name for name, source in session.sources().items() if source == code]


def own_code(code: str, own: Sequence[str]) -> str:
    r"""Code without the labels that play from elsewhere by now, so that they are left alone.

    >>> own_code('setcps(1)\na: s("bd")\nb: s("hh")', ["b"])
    'setcps(1)\nb: s("hh")'
    """
    try:
        source = read(code, LOCAL)
    except PatternError:
        return code
    parts, at, anonymous = [], 0, 0
    for node in source.root.named:
        if node.kind != "labeled_statement":
            continue
        name = source.of(node.fields["label"])
        anonymous += name == "$"
        if name in own or f"{name}{anonymous}" in own or not _plays(name):
            continue
        end = node.end + (code[node.end : node.end + 1] == "\n")
        parts.append(code[at : node.begin])
        at = end
    left = "".join((*parts, code[at:]))
    return left.rstrip() if parts else code


def _plays(name: str) -> bool:
    return not (name.startswith("_") or name.endswith("_"))


class Handwork:
    """What is edited by hand.

    Args:
        session: what plays.

    Attributes:
        shown: what is looked at.
        grid: the last grid that was worked out, None before.
        problem: why there is none, or why the last edit was refused.
        finished: edits that were made and are not evaluated yet: code before, and what came.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.shown, self.grid, self.problem = Shown(), None, ""
        self.finished: deque[tuple[str, Edited]] = deque()
        self._waiting: deque[tuple[Operation, int]] = deque(maxlen=MOST_WAITING)
        self._working: Future[Reply] | None = None
        self._came: tuple[Shown, Grid | None, str, Edited | None] | None = None
        self._base = ""  # the source that the session plays, as far as we know
        self._drawn: Shown | None = None
        self._pinned: int | None = None
        self._expected: deque[str] = deque(maxlen=MOST_WAITING)  # edits that do not play yet

    grid: Grid | None
    problem: str

    # -- what is shown -------------------------------------------------------------------------

    def look(self) -> Grid | None:
        """The grid as it is now; work that is needed begins behind it. Never blocks."""
        self._take()
        self._follow()
        if self._came is None and (self._working is None or self._working.done()):
            if self._waiting:
                operation, cycle = self._waiting.popleft()
                self._begin(replace(self.shown, cycle=cycle), operation)
            elif self.shown != self._drawn and self.shown.code:
                self._begin(self.shown)
        return self.grid

    def choose(self, slot: str, layer: int = 0) -> None:
        """Look at another slot, or another of its texts."""
        source = self._session.sources().get(slot, "")
        self._base = source
        self.shown = Shown(slot, source, self.shown.cycle, layer)
        self.problem = ""

    def turn(self, by: int = 1) -> None:
        """Look at the next text; behind the last one of a slot, at the next slot."""
        slots = list(self._session.sources())
        if not slots:
            return
        here = slots.index(self.shown.slot) if self.shown.slot in slots else -1
        count = len(self.grid.layers) if self.grid is not None else 0
        layer = self.shown.layer + by
        if here >= 0 and 0 <= layer < count:
            self.choose(self.shown.slot, layer)
        else:
            self.choose(slots[(here + by) % len(slots)])

    def pin(self, cycle: int | None) -> None:
        """Look at one cycle; None: at the one that sounds."""
        self._pinned = None if cycle is None else max(cycle, 0)

    @property
    def pinned(self) -> bool:
        """Is it one cycle that is looked at, whatever sounds?"""
        return self._pinned is not None

    def add(self, word: str) -> None:
        """A row for a word that does not play yet."""
        self.shown = replace(self.shown, more=(*self.shown.more, word))

    def columns(self, count: int) -> None:
        """Another number of columns; 0: as many as the steps need."""
        self.shown = replace(self.shown, steps=count)

    # -- edits ---------------------------------------------------------------------------------

    def do(self, operation: Operation) -> None:
        """Make an edit when those before it are made, in the cycle that is seen now."""
        cycle = self.shown.cycle if self.grid is None else self.grid.cycle
        self._waiting.append((operation, cycle))

    def back(self, code: str) -> None:
        """Look at other code of the same slot, which is about to play."""
        self.shown = replace(self.shown, code=code)
        self._expected.append(code.strip())

    @property
    def busy(self) -> bool:
        """Is something being worked out?"""
        return bool(self._waiting) or (self._working is not None and not self._working.done())

    def play(self, edited: Edited, before: str) -> "Future[Reply]":
        """Evaluate what an edit made; the history has it, and undo takes it back."""
        own = beside(self._session, before) or [self.shown.slot]
        return self._session.submit(own_code(edited.code, own))

    # -- behind it -----------------------------------------------------------------------------

    def _follow(self) -> None:
        """Follow what plays: another slot's code, another cycle."""
        sources = self._session.sources()
        if self.shown.slot not in sources:
            self.choose(next(iter(sources), ""))
            self.grid = self.grid if sources else None
        source = sources.get(self.shown.slot, "")
        if source != self._base:
            self._base = source
            if not self._is_expected(source.strip()) and source.strip() != self.shown.code.strip():
                self.shown = replace(self.shown, code=source)
        self.shown = replace(self.shown, cycle=self._cycle())

    def _is_expected(self, source: str) -> bool:
        """Is it an edit of ours that plays now, while later ones are on their way?"""
        if source not in self._expected:
            self._expected.clear()
            return False
        while self._expected.popleft() != source:
            pass
        return True

    def _cycle(self) -> int:
        if self._pinned is not None:
            return self._pinned
        if self.grid is not None and not self.grid.turns:
            return self.shown.cycle
        now = self._session.playing().cycle
        return max(math.floor(now or 0), 0)

    def _begin(self, shown: Shown, operation: Operation | None = None) -> None:
        self._drawn = shown
        slots = beside(self._session, self._base) or [shown.slot]
        hears = hearing(self._session, slots)

        def work() -> Reply:
            edited, grid, problem = None, None, ""
            try:
                grid = shown.grid(hears)
                if operation is not None:
                    edited = operation(grid, hears)
                    grid = replace(shown, code=edited.code).grid(hears)
            except GridError as error:
                problem = str(error)
            except Exception:  # the edge of the thread
                LOG.exception("an edit by hand fails")
                problem = "this did not work; the log file says why"
            self._came = shown, grid, problem, edited
            return Reply(not problem, problem)

        self._working = in_background(work)

    def _take(self) -> None:
        """Take what came of the work behind."""
        if self._came is None or self._working is None or not self._working.done():
            return
        (shown, grid, problem, edited), self._came = self._came, None
        if problem or edited is not None:
            self.problem = problem
        if grid is not None and shown.slot == self.shown.slot:
            self.grid = grid
        if edited is None:
            if problem and grid is None:
                self.grid = None
            return
        self.finished.append((shown.code, edited))
        self._expected.append(edited.code.strip())
        if shown.slot == self.shown.slot:
            self.shown = replace(self.shown, code=edited.code)
            self._drawn = replace(shown, code=edited.code)
