"""Questions that wait for a moment, so that all who ask the same get one answer. Pure."""

from collections.abc import Hashable
from typing import Final, Generic, TypeVar

GATHER_S: Final = 0.1
REPEAT_S: Final = 1.0
MOST: Final = 64
EVERYBODY: Final = ""

What = TypeVar("What", bound=Hashable)


class Answers(Generic[What]):
    """What was asked lately, and what was answered; a question is what the asker has."""

    def __init__(self) -> None:
        self._asked: dict[What, tuple[float, set[str]]] = {}
        self._given: dict[What, tuple[float, str]] = {}

    def ask(self, question: What, who: str, now_s: float) -> None:
        """Somebody asks; whoever got the answer within a second gets no other one."""
        if question in self._given:
            at_s, to = self._given[question]
            if now_s - at_s < REPEAT_S and to in (EVERYBODY, who):
                return
        if question in self._asked or len(self._asked) < MOST:
            self._asked.setdefault(question, (now_s, set()))[1].add(who)

    def due(self, now_s: float) -> list[tuple[What, str]]:
        """What to answer now, and to whom: one player, or everybody where several ask."""
        found = []
        self._given = {q: g for q, g in self._given.items() if now_s - g[0] < REPEAT_S}
        for question, (since_s, askers) in list(self._asked.items()):
            if now_s - since_s >= GATHER_S:
                del self._asked[question]
                several = len(askers) > 1 or question in self._given
                to = EVERYBODY if several else next(iter(askers))
                self._given[question] = (now_s, to)
                found.append((question, to))
        return found
