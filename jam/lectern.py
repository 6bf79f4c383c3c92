"""A class in a room: a teacher assigns a lesson and sees where learners are. Pure: time comes in.

Learners tell the teacher alone, whom the room's rules name as host, where they are: the lesson, the
step, how often they tried. Nobody else is told by us; what they play is not told at all. To play
with one learner the teacher asks, and the learner says yes.

Messages are small JSON objects for one player each (`Peer.teach`); what arrives not is told again.
"""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

AGAIN_S: Final = 4.0  # between two times that somebody tells the same
STUCK_TRIES: Final = 3
STUCK_S: Final = 60.0
MOST: Final = 64  # learners
LONGEST: Final = 120  # characters of a name or title

Sends: TypeAlias = Callable[[bytes, str], bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner is.

    Attributes:
        lesson, title: the lesson; "" where none is begun.
        step, steps: which step of how many.
        tries: attempts at the step that failed.
        failing_s: seconds since the first of these.
        assigned: the lesson that was assigned last, as far as the learner knows.
        here_s: when it came in, by the teacher's clock.
    """

    lesson: str = ""
    title: str = ""
    step: int = 0
    steps: int = 0
    tries: int = 0
    failing_s: float = 0.0
    assigned: str = ""
    here_s: float = 0.0

    @property
    def is_stuck(self) -> bool:
        """Has it gone wrong for a while?

        >>> Standing(tries=2, failing_s=90).is_stuck, Standing(tries=3, failing_s=90).is_stuck
        (False, True)
        """
        return self.tries >= STUCK_TRIES and self.failing_s >= STUCK_S

    def at(self, now_s: float) -> "Standing":
        """The same a while later: who is stuck is so longer."""
        late_s = max(now_s - self.here_s, 0.0) if self.tries else 0.0
        failing_s = self.failing_s + late_s
        return Standing(self.lesson, self.title, self.step, self.steps, self.tries, failing_s,
                        self.assigned, self.here_s)  # fmt: skip


class Lectern:
    """The teacher's side.

    Args:
        sends: a message for a player.
        now: seconds that only grow.
        agreed: hears who said yes (True) or no to playing together.
    """

    def __init__(
        self, sends: Sends, now: Callable[[], float], agreed: Callable[[str, bool], None]
    ) -> None:
        self._sends, self._now, self._agreed = sends, now, agreed
        self._standings: dict[str, Standing] = {}
        self._asked: set[str] = set()
        self.assigned = ""

    def assign(self, lesson: str) -> None:
        """Let everybody begin this lesson."""
        self.assigned = lesson
        for who in self._standings:
            self._tell(who)

    def ask(self, who: str) -> bool:
        """Ask a learner to play together."""
        self._asked.add(who)
        return self._sends(_written({"k": "with"}), who)

    def standings(self) -> dict[str, Standing]:
        """Where each learner is now, by id."""
        now_s = self._now()
        return {who: one.at(now_s) for who, one in self._standings.items()}

    def forget(self, who: str) -> None:
        """A learner has gone."""
        self._standings.pop(who, None)

    def receive(self, body: bytes, sender: str) -> None:
        """A message came in; one that means nothing is left out."""
        told = _read(body)
        if told.get("k") == "at":
            if sender not in self._standings and len(self._standings) >= MOST:
                return
            self._standings[sender] = one = _standing(told, self._now())
            if one.assigned != self.assigned:
                self._tell(sender)
        elif told.get("k") in ("yes", "no") and sender in self._asked:
            self._asked.discard(sender)
            self._agreed(sender, told["k"] == "yes")

    def _tell(self, who: str) -> None:
        self._sends(_written({"k": "lesson", "name": self.assigned}), who)


@dataclass(slots=True)
class Bench:
    """A learner's side.

    Attributes:
        sends: a message for a player.
        now: seconds that only grow.
        teacher: the id of the host, "" where nobody knows.
        assign: hears of another lesson that was assigned.
        asked: hears that the teacher wants to play together.
        assigned: the lesson that was assigned last.
    """

    sends: Sends
    now: Callable[[], float]
    teacher: Callable[[], str]
    assign: Callable[[str], None]
    asked: Callable[[], None]
    assigned: str = ""
    is_asked: bool = False
    _told: Standing = field(default_factory=Standing)
    _told_s: float = -math.inf

    def tell(self, standing: Standing) -> None:
        """Tell the teacher where I am, where that is another place than before or long ago."""
        plain = (standing.lesson, standing.step, standing.tries, self.assigned)
        before = (self._told.lesson, self._told.step, self._told.tries, self._told.assigned)
        if plain == before and self.now() - self._told_s < AGAIN_S:
            return
        told = {
            "k": "at", "lesson": standing.lesson, "title": standing.title, "step": standing.step,
            "steps": standing.steps, "tries": standing.tries, "failing": standing.failing_s,
            "assigned": self.assigned,
        }  # fmt: skip
        if self.sends(_written(told), self.teacher()):
            self._told, self._told_s = _standing(told, 0.0), self.now()

    def answer(self, agrees: bool) -> bool:
        """Say whether I want to play together."""
        self.is_asked = False
        return self.sends(_written({"k": "yes" if agrees else "no"}), self.teacher())

    def receive(self, body: bytes, sender: str) -> None:
        """A message came in; only the teacher's count."""
        if sender != self.teacher():
            return
        told = _read(body)
        name = told.get("name")
        if told.get("k") == "lesson" and isinstance(name, str) and name != self.assigned:
            self.assigned = _word(name)
            self.assign(self.assigned)
        elif told.get("k") == "with" and not self.is_asked:
            self.is_asked = True
            self.asked()


def _written(told: dict[str, object]) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode()


def _read(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _standing(told: dict[str, object], now_s: float) -> Standing:
    return Standing(
        _word(told.get("lesson")), _word(told.get("title")), int(_number(told.get("step"), 999)),
        int(_number(told.get("steps"), 999)), int(_number(told.get("tries"), 9_999)),
        _number(told.get("failing"), 86_400), _word(told.get("assigned")), now_s,
    )  # fmt: skip


def _word(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return "".join(letter for letter in text[:LONGEST] if letter.isprintable())


def _number(value: object, most: float) -> float:
    good = type(value) in (int, float) and math.isfinite(float(str(value)))
    return min(max(float(str(value)), 0.0), most) if good else 0.0
