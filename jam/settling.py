"""What stays of many changes of a room's tempo: where it stands, settled. Pure.

Cycles follow from all changes since the first; but only so many are kept. So the host says now and
then where the room stood at a change that everybody has heard of for a while, and which changes
came after it. That takes the place of all that was said of the tempo before, on every machine and
for who comes late, so that the same second is the same cycle for all.
"""

from collections import deque
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from jam import follows
from jam.records import SETTLED_LONGEST, Fields, Json, cycle_text
from jam.shared import Shared
from jam.tempomap import TempoMap

EVERY_S: Final = 1.0  # between two looks
HEARD_S: Final = 15.0  # what is older than this all have heard
PAST_S: Final = Fraction(30)  # nobody changes the tempo so far back
MOST: Final = 64  # changes that are not settled


class Settling:
    """Says where the room stands, as its host.

    Args:
        shared: what is known of the room.
        cycle: asks which cycle it is.
    """

    def __init__(self, shared: Shared, cycle: Callable[[], Fraction | None]) -> None:
        self._shared, self._cycle = shared, cycle
        self._stamps: deque[tuple[float, int]] = deque()
        self._heard = 0  # the latest stamp that all have heard of

    def due(self, now_s: float) -> Fields | None:
        """What to say now; None for nothing, mostly."""
        if self._stamps and now_s - self._stamps[-1][0] < EVERY_S:
            return None
        self._stamps.append((now_s, self._shared.ledger.latest_stamp))
        while self._stamps[0][0] <= now_s - HEARD_S:
            self._heard = max(self._heard, self._stamps.popleft()[1])
        before = self._heard + 1
        records = self._shared.ledger.of_kind("tempo")
        since = follows.settled_before(self._shared.ledger, self._shared.chain)
        if sum(since <= one.stamp < before for one in records) < MOST:
            return None
        newer = [one.cycle for one in records if one.stamp >= before]
        return self._fields(before, min(newer, default=None))

    def _fields(self, before: int, newest: Fraction | None) -> Fields | None:
        cycle, shared = self._cycle(), self._shared
        if cycle is None:
            return None
        found = follows.tempos(shared.ledger, shared.chain, before)
        whole = TempoMap(found)
        past = whole.cycle_at(whole.second_at(cycle) - PAST_S)
        past = past if newest is None else min(past, newest)
        base = next((one for one in reversed(found) if one.cycle <= past), None)
        if base is None:
            return None
        rest = found[found.index(base) :]
        if len(rest) > SETTLED_LONGEST:
            return None
        tempos: list[Json] = [[cycle_text(t.cycle), cycle_text(t.cps), t.by] for t in rest]
        second = cycle_text(whole.second_at(base.cycle))
        return {"before": before, "second": second, "tempos": tempos}
