"""How calm a room stays: when to show oneself, and when a difference is worth a question. Pure.

While people type, what two of them know differs nearly always, for as long as a frame takes. So a
question is asked only where somebody told of a difference while nothing had changed here for a
while, and nothing changes for a while after; where it never gets that quiet, now and then. Who has
just come asks at once, and all of those ask the same one, who can answer all of them together. The
larger the room, the rarer all that; times are jittered, so that not all ask together.
"""

from collections.abc import Callable
from typing import Final

SMALL: Final = 4  # others with whom nothing is made rarer
HERE_S: Final = 3.0
HERE_MOST_S: Final = 5.0  # well below the time after which somebody counts as gone
SOON_S: Final = 0.2
ASK_AGAIN_S: Final = 0.7
BATCH_S: Final = 0.04
_EAGER: Final = 4  # questions that are asked at once after the way has opened
_BY_RULE: Final = 2  # of those: to whom the others turn as well
_SETTLE_S: Final = 0.3
_PATIENCE_S: Final = 0.3
_BUSY_S: Final = 6.0
_MOST_S: Final = 3.0


def here_s(others: int) -> float:
    """How often one shows oneself where nothing happens."""
    return min(HERE_MOST_S, max(HERE_S, 0.15 * others))


def between_s(others: int) -> float:
    """How long it is at least from one showing to the next."""
    return 0.1 * others if others > SMALL else 0.0


def answer_s(others: int, chance: float) -> float:
    """How soon one shows oneself to somebody new, by a chance between 0 and 1."""
    return SOON_S + (0.05 * others * chance if others > SMALL else 0.0)


class Doubts:
    """Of whom one thinks that they know something else, and when to ask one of them."""

    def __init__(self, chance: Callable[[], float]) -> None:
        """None so far.

        Args:
            chance: a new number between 0 and 1 each time.
        """
        self._chance = chance
        self._told: dict[str, int] = {}  # and how many records more they know
        self._lately = ""
        self._due_s, self._free_s = 0.0, 0.0
        self._changed_s, self._agreed_s = 0.0, 0.0
        self._eager, self._tries = _EAGER, 0

    def begin(self, now_s: float) -> None:
        """The way to the others is open."""
        self._told.clear()
        self._lately, self._eager, self._tries = "", _EAGER, 0
        self._due_s = self._agreed_s = now_s

    def changed(self, now_s: float) -> None:
        """What I know is something else now: what was told before says nothing any more."""
        self._told.clear()
        self._changed_s = now_s
        if not self._eager:
            self._tries = 0

    def agrees(self, who: str, now_s: float) -> None:
        """Somebody knows what I know."""
        self._told.pop(who, None)
        self._lately, self._agreed_s = "", now_s
        self._eager, self._tries = 0, 0

    def differs(self, who: str, now_s: float, others: int, more: int = 0) -> None:
        """Somebody knows something else than I, and so many records more.

        Who has just come asks nobody who knows less: those will ask themselves.
        """
        self._lately = who
        if self._eager and more < 0:
            return
        if not self._eager and now_s - self._changed_s < _SETTLE_S + 0.02 * others:
            return  # what makes the difference may well be on its way
        if not self._eager and not self._told:
            self._due_s = now_s + _PATIENCE_S * (1 + self._chance()) + 0.02 * others
        self._told[who] = more

    def forget(self, who: str) -> None:
        """Somebody is gone."""
        self._told.pop(who, None)
        if self._lately == who:
            self._lately = ""

    def question(self, now_s: float, others: int) -> str:
        """Whom to ask now; "" for nobody."""
        if now_s < self._free_s:
            return ""
        who = ""
        if self._told and now_s >= self._due_s:
            who = self._one_of_them()
        elif now_s - self._agreed_s > max(_BUSY_S, others / 2):
            who = self._lately
        if who:
            self._asked(now_s, others)
        return who

    def _one_of_them(self) -> str:
        """Whom to ask: where one has just come, who all others who have just come ask too.

        That is who says to know most, then the next one; then anybody, should those two lie.
        """
        tried = _EAGER - self._eager
        if tried >= _BY_RULE:
            return list(self._told)[int(self._chance() * len(self._told))]
        row = sorted(self._told, key=lambda who: (-self._told[who], who))
        return row[tried % len(row)]

    def _asked(self, now_s: float, others: int) -> None:
        self._eager = max(0, self._eager - 1)
        self._tries += 1
        most_s = max(_MOST_S, others / 4)
        wait_s = min(most_s, ASK_AGAIN_S * 2.0 ** min(8, self._tries - 1))
        self._free_s = now_s + ASK_AGAIN_S
        self._due_s = now_s + wait_s * (1 + self._chance())
        self._agreed_s = now_s + self._chance() * others / 4
