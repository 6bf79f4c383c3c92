"""The cycles of one pane, there before the player asks: it never waits for them.

The thread that fetches puts cycles in; the player's thread reads them by the pattern. A cycle that
is not there in time is left out, and told once. Who only looks (a display, somebody who loads
samples ahead of time) gets a refusal instead and asks again.
"""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from patterns.errors import QueryError
from patterns.hap import Event, Hap
from patterns.live import Live
from patterns.pattern import Pattern
from patterns.state import State
from patterns.windows import Shelf

MOST_KEPT: Final = 64  # cycles
BEHIND: Final = 17  # cycles that displays look back on
AHEAD_S: Final = 4.0  # of music that is fetched ahead ...
AHEAD_LEAST, AHEAD_MOST = 3, 24  # ... in cycles
PATIENCE_S: Final = 30.0  # of who plays for a file, and waits

COMING = "this cycle is not worked out yet"


class Ahead:
    """The cycles of a pane.

    Args:
        name: of the pane.
        first: the cycle from which it plays.
        late: hears, in the player's thread, that a cycle was not there in time; must not block.
        patient: whoever asks waits for the cycle, as for a file.

    Attributes:
        pattern: plays what is there.
        reads: the live values that its code looks at.
        stopped: it is not asked any more.
        revision: the name of a live value that says when something else is there than before.
    """

    def __init__(
        self, name: str, first: int, late: Callable[[], None], patient: bool = False
    ) -> None:
        self.name, self.revision = name, f"jam:{name}"
        self.pattern = Pattern(None, self._spans)
        self.reads: frozenset[str] = frozenset()
        self.stopped = False
        self._late, self._patient = late, patient
        # It is asked from half a frame before it plays on: there it has nothing to say.
        self._shelves: dict[int, Shelf] = {first - 1: Shelf([])}
        self._stale: set[int] = set()
        self._missed: set[int] = set()
        self._looked: dict[int, None] = {}
        self._here, self._cps = first, 0.5
        self._came = threading.Condition()

    # -- the thread that fetches ---------------------------------------------------------------

    def wants(self) -> list[int]:
        """The cycles to fetch next, the most urgent first."""
        if self.stopped:
            return []
        here = self._here
        ahead = min(max(math.ceil(AHEAD_S * self._cps), AHEAD_LEAST), AHEAD_MOST)
        wanted = [at for at in range(here, here + ahead + 1) if self._lacks(at)]
        looked = [at for at in tuple(self._looked) if self._lacks(at)]
        return list(dict.fromkeys(wanted + looked))

    def urgency(self) -> int:
        """How many cycles from now the next one is that is not there."""
        wanted = self.wants()
        return wanted[0] - self._here if wanted else MOST_KEPT

    def put(self, number: int, events: Sequence[Event]) -> bool:
        """A cycle is there; gives whether the player has to ask for it again."""
        before = self._shelves.get(number)
        again = number in self._missed or (before is not None and before.events != events)
        self._shelves[number] = Shelf(events)
        self._stale.discard(number)
        self._missed.discard(number)
        self._looked.pop(number, None)
        self._forget()
        with self._came:
            self._came.notify_all()
        return again

    def moved(self, name: str, cycle: Fraction) -> bool:
        """A live value is another one from a cycle on: what reads it is fetched anew."""
        if name not in self.reads:
            return False
        self._stale |= {at for at in tuple(self._shelves) if at + 1 > cycle}
        return True

    def sounds(self) -> frozenset[str]:
        """Names of the sounds in the cycles that are there, with their bank before them."""
        found = set()
        for shelf in tuple(self._shelves.values()):
            for event in shelf.events:
                value = event[5]
                name = value.get("s") if isinstance(value, Mapping) else None
                if isinstance(name, str):
                    bank = value.get("bank")
                    found.add(f"{bank}_{name}" if isinstance(bank, str) and bank else name)
        return frozenset(found)

    def stop(self) -> None:
        """It is silent from now on."""
        self.stopped = True
        self._shelves = {}
        with self._came:
            self._came.notify_all()

    def _lacks(self, number: int) -> bool:
        return number not in self._shelves or number in self._stale

    def _forget(self) -> None:
        if len(self._shelves) > MOST_KEPT:
            here = self._here
            far = max(self._shelves, key=lambda at: here - at if at < here else at - here - BEHIND)
            del self._shelves[far]
            self._stale.discard(far)

    # -- the player's thread -------------------------------------------------------------------

    def _spans(self, begin: Fraction, end: Fraction, state: State) -> list[Hap]:
        """The haps of a span, cut at the borders of cycles.

        Raises:
            QueryError: a cycle is not there yet, and it is not for playing that it is asked for.
        """
        plays = isinstance(state.controls, Live) and not (
            begin.denominator == 1 and end == begin + 1
        )
        if plays:
            state.controls.get(self.revision)
            self._here = math.floor(begin)
            self._cps = float(state.controls.get("_cps") or 0.5)
        haps: list[Hap] = []
        for number in range(math.floor(begin), math.ceil(end)):
            shelf = self._shelf(number, plays)
            if shelf is not None:
                low, high = max(begin - number, Fraction(0)), min(end - number, Fraction(1))
                haps += [Hap(event, number) for event in _window(shelf, low, high)]
        state.spend(len(haps) + 1)
        return haps

    def _shelf(self, number: int, plays: bool) -> Shelf | None:
        if self._patient and self._lacks(number):
            self._looked[number] = None
            with self._came:
                self._came.wait_for(lambda: not self._lacks(number) or self.stopped, PATIENCE_S)
        shelf = self._shelves.get(number)
        if shelf is not None or self.stopped:
            return shelf
        self._looked[number] = None
        if not plays:
            raise QueryError(COMING)
        if number not in self._missed:
            self._missed.add(number)
            self._late()
        return None


def _window(shelf: Shelf, low: Fraction, high: Fraction) -> Sequence[Event]:
    ticks = math.lcm(low.denominator, high.denominator)
    return shelf.window(int(low * ticks), int(high * ticks), ticks)
