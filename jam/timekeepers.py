"""What others say of the room's time: a clock, and how far the room is ahead of it. Pure; seconds.

Whoever has the room's time says `base`: pairs of a second of their clock and how far ahead of it
the room's time is from then on. The timekeeper changes it where the room has to come earlier or
later. Nothing from outside is believed unseen: numbers that are none, and times that jump by more
than JUMP_MOST_S, are refused.
"""

import math
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from jam.clocksync import JUMP_MOST_S, ClockSync, Exchange, Verdict

FURTHEST_S: Final = 1e9
MOST_BASES: Final = 8
MOST_LIFE: Final = 32
BUDGET_S: Final = 10.0  # in so many seconds all shifts together are at most a jump that is believed

Base: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says of the room's time.

    Attributes:
        life: which run of their program says it: another one may have another clock.
        keeps: they are the timekeeper.
        base: see above, oldest first.
        error_s: how far off that may be.
    """

    life: str
    keeps: bool
    base: tuple[Base, ...]
    error_s: float = 0.0

    def plain(self) -> dict[str, Any]:
        """As it travels."""
        base = [list(one) for one in self.base]
        return {"life": self.life, "keeps": self.keeps, "base": base, "error": self.error_s}


def number(value: Any, most: float = FURTHEST_S) -> float | None:
    """A number from outside, None where it is none.

    >>> number(1), number(True), number("1"), number(float("nan")), number(1e300)
    (1.0, None, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= most else None


def word(plain: Any) -> Word | None:
    """What was said, None where it is nothing.

    >>> word({"life": "a", "keeps": True, "base": [[1, 2.5]], "error": 0})
    Word(life='a', keeps=True, base=((1.0, 2.5),), error_s=0.0)
    >>> word({"life": "a", "keeps": True, "base": []}), word(7)
    (None, None)
    """
    if not isinstance(plain, dict):
        return None
    life, keeps, pairs = plain.get("life"), plain.get("keeps"), plain.get("base")
    error_s = number(plain.get("error"), 1e6)
    named = isinstance(life, str) and 0 < len(life) <= MOST_LIFE and isinstance(keeps, bool)
    if not named or not isinstance(pairs, list) or not 0 < len(pairs) <= MOST_BASES:
        return None
    base: list[Base] = []
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2:
            return None
        from_s, ahead_s = number(pair[0]), number(pair[1])
        if from_s is None or ahead_s is None:
            return None
        base.append((from_s, ahead_s))
    if error_s is None or error_s < 0:
        return None
    return Word(str(life), bool(keeps), tuple(sorted(base)), error_s)


def ahead_at(base: tuple[Base, ...], clock_s: float) -> float:
    """How far the room is ahead of a clock that shows this.

    >>> ahead_at(((0.0, 5.0), (10.0, 5.1)), 9.0), ahead_at(((0.0, 5.0), (10.0, 5.1)), 10.0)
    (5.0, 5.1)
    """
    found = base[0][1]
    for from_s, ahead_s in base:
        if from_s <= clock_s:
            found = ahead_s
    return found


@dataclass(slots=True)
class Source:
    """Somebody who has the room's time.

    Attributes:
        id: who.
        word: what they said last of it.
        sync: their clock.
        kept_s: when they last said that they are the timekeeper, by our clock.
        spent_s: by how much they have shifted the room of late.
    """

    id: str
    word: Word
    sync: ClockSync = field(default_factory=ClockSync)
    kept_s: float = -math.inf
    since_s: float = math.inf
    spent_s: float = 0.0
    _spent_at_s: float = 0.0

    def says(self, said: Word, now_s: float) -> bool:
        """Hear what they say now; False where that is not believed."""
        self._spent(now_s)
        far_s = abs(said.base[-1][1] - self.word.base[-1][1])
        if self.spent_s + far_s > JUMP_MOST_S + 1e-6:
            return False
        self.spent_s += far_s
        self.word = said
        return True

    def _spent(self, now_s: float) -> None:
        self.spent_s -= JUMP_MOST_S / BUDGET_S * max(now_s - self._spent_at_s, 0.0)
        self.spent_s, self._spent_at_s = max(self.spent_s, 0.0), now_s

    def take(self, came_s: float, left_s: float, sent_s: float, back_s: float) -> Verdict:
        """Learn of an answer of theirs."""
        return self.sync.take(Exchange(sent_s, came_s, left_s, back_s))

    def room_s(self, ours_s: float) -> float:
        """The room's time when our clock shows this."""
        theirs_s = self.sync.theirs_s(ours_s)
        return theirs_s + ahead_at(self.word.base, theirs_s)

    def ours_s(self, room_s: float) -> float:
        """What our clock shows at a second of the room's time."""
        theirs_s = room_s - self.word.base[-1][1]
        if theirs_s < self.word.base[-1][0]:
            theirs_s = room_s - ahead_at(self.word.base, theirs_s)
        return self.sync.ours_s(theirs_s)

    def error_s(self, ours_s: float) -> float:
        """How far off that may be."""
        return self.sync.error_s(ours_s) + self.word.error_s
