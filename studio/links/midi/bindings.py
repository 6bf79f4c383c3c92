"""Controls bound straight to what a slot plays: they pass the look-ahead by. Plain data. Pure.

A binding says: this live value (0 to 1) turns that control of that slot, between two values.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

MOST: Final = 256
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Binding:
    """One binding.

    Attributes:
        name: of the live value, such as "cc:74".
        slot: whose control.
        control: which, by any of its names.
        low: what 0 becomes ...
        high: ... and 1.
    """

    name: str
    slot: str
    control: str
    low: float = 0.0
    high: float = 1.0

    def value(self, moved: float) -> float:
        """What the control becomes.

        >>> Binding("cc:74", "bass", "lpf", 200, 1000).value(0.5)
        600.0
        """
        return self.low + min(max(moved, 0.0), 1.0) * (self.high - self.low)

    def told(self) -> str:
        """In words.

        >>> Binding("cc:74", "bass", "lpf", 200, 1000).told()
        'cc:74 turns lpf of bass, 200 to 1000'
        """
        return f"{self.name} turns {self.control} of {self.slot}, {self.low:g} to {self.high:g}"


class Bindings:
    """The bindings of a session.

    Args:
        turn: turns a control of a slot, at once; says what cannot be.
        tell: hears that, each sentence once.

    >>> turned = []
    >>> all_ = Bindings(lambda *one: turned.append(one) or [], print)
    >>> all_.add(Binding("cc:74", "bass", "lpf", 200, 1000))
    >>> all_.moved("cc:74", 1.0, "")
    >>> turned
    [('bass', 'lpf', 1000.0)]
    """

    def __init__(
        self,
        turn: Callable[[str, str, float | None], Iterable[str]],
        tell: Callable[[str], None],
    ) -> None:
        self._turn, self._tell = turn, tell
        self._by_name: dict[str, tuple[Binding, ...]] = {}
        self._told: set[str] = set()

    def all(self) -> list[Binding]:
        """Every binding."""
        return [one for several in self._by_name.values() for one in several]

    def add(self, one: Binding) -> None:
        """One more; it takes the place of one for the same value and control.

        Raises:
            ValueError: there are too many.
        """
        if len(self.all()) >= MOST:
            raise ValueError(f"{MOST} controls are bound already")
        others = [
            other
            for other in self._by_name.get(one.name, ())
            if (other.slot, other.control) != (one.slot, one.control)
        ]
        self._by_name[one.name] = (*others, one)

    def remove(self, name: str) -> list[Binding]:
        """Let go of all bindings of a live value; the patterns' own values count again."""
        gone = list(self._by_name.pop(name, ()))
        for one in gone:
            self._turn(one.slot, one.control, None)
        return gone

    def moved(self, name: str, value: Any, source: str) -> None:
        """A live value moved; never blocks, in any thread."""
        del source
        for one in self._by_name.get(name, ()):
            if isinstance(value, (int, float)):
                for sentence in self._turn(one.slot, one.control, one.value(float(value))):
                    if sentence not in self._told and len(self._told) < MOST:
                        self._told.add(sentence)
                        self._tell(sentence)


def plain_of(bindings: Iterable[Binding]) -> list[dict[str, Any]]:
    """Bindings as JSON can hold them."""
    return [asdict(one) for one in bindings]


def bindings_of(plain: Any) -> list[Binding]:
    """The bindings back; what is none is left out.

    >>> bindings_of([{"name": "cc:1", "slot": "a", "control": "lpf", "low": 0, "high": 1}, 5, {}])
    [Binding(name='cc:1', slot='a', control='lpf', low=0.0, high=1.0)]
    """
    found = []
    for row in plain[:MOST] if isinstance(plain, list) else []:
        if not isinstance(row, dict):
            continue
        texts = [row.get(field.name) for field in fields(Binding)[:3]]
        numbers = [row.get("low", 0.0), row.get("high", 1.0)]
        if all(isinstance(one, str) and 0 < len(one) <= LONGEST for one in texts) and all(
            isinstance(one, (int, float)) and math.isfinite(one) for one in numbers
        ):
            name, slot, control = map(str, texts)
            found.append(Binding(name, slot, control, *map(float, numbers)))
    return found
