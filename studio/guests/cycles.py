"""What a stranger's code plays in some cycles: of code, seed, cycle and live values, nothing else.

The code is evaluated anew for each cycle, in a scope of its own, so that nothing that ran before
changes an event: no counter in it, no dice, no cycle that somebody else asked for. That makes the
events the same on every peer, whenever it came into the room.

`rand` and its kin are functions of the cycle alone, as in Strudel; Math.random begins at a seed
made of the room's and the pane's name, and while the pattern plays at one made of that and the
cycle. Pure: clocks come in.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Final

from patterns.errors import ODD, LimitError, PatternError, QueryError
from patterns.hap import Hap
from patterns.live import Live
from patterns.operations.chords import reset_voicings
from patterns.strudel.evaluate import Program, evaluate
from patterns.strudel.limits import STRANGER
from patterns.strudel.session import Session
from patterns.tonal.voicings import shelf
from studio.guests.stamps import TEMPO, Stamps
from studio.guests.wire import plain, rows_of

MOST_HAPS: Final = 2_000  # of one cycle
MOST_MADE: Final = 50_000  # events on the way to them
QUERY_S: Final = 0.050  # of work for a cycle
EVALUATE_S: Final = 0.500  # of work for the code
MASK: Final = 2**64 - 1

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question.

    Attributes:
        code: of the pane.
        seed: where its dice begin, see seed_of.
        numbers: the cycles.
        devices: its events may go to MIDI ports.
    """

    code: str
    seed: int
    numbers: tuple[int, ...]
    devices: bool = False


@dataclass(frozen=True, slots=True)
class Cycle:
    """What is played in a cycle.

    Attributes:
        rows: the events, see wire.py.
        reads: the live values that were looked at.
        error: why there are none, a sentence; "" where all is well.
        stops: that was one of the limits: the pane is not to be asked again.
    """

    rows: list[list[Any]] = field(default_factory=list)
    reads: tuple[str, ...] = ()
    error: str = ""
    stops: bool = False


class Noting(Live):
    """Live values that note the tempo too, where it is read."""

    __slots__ = ()

    def get(self, name: str, default: Any = None) -> Any:
        """A value by its name."""
        if name == TEMPO:
            self.read.add(TEMPO)
        return super().get(name, default)

    def changed(self, change: Mapping[str, Any]) -> "Noting":
        """The same with some values changed."""
        other = Noting(self.everything, self.read)
        other.update(self)
        other.update(change)
        return other


def seed_of(room: int, pane: str) -> int:
    """Where the dice of a pane begin: other dice in each pane, the same on every peer.

    >>> seed_of(7, "bass") == seed_of(7, "bass") != seed_of(7, "drums")
    True
    """
    text = f"{room}\n{pane}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big")


def seed_in(seed: int, cycle: int) -> int:
    """Where dice that are thrown while a cycle plays begin."""
    return (seed + 0x9E3779B97F4A7C15 * (2 * cycle + 1)) & MASK


class Player:
    """Works cycles out.

    Args:
        seconds: a clock of work that was done.

    Attributes:
        stamps: the room's live values.
    """

    def __init__(self, seconds: Clock) -> None:
        self._seconds, self.stamps = seconds, Stamps()
        self._usual = _voicings()

    def program(self, code: str, seed: int) -> tuple[Program, Session]:
        """Code in a scope of its own.

        Raises:
            PatternError: it cannot be read or fails, or asks for more than the limits.
        """
        session = Session(seed=seed)
        until = self._seconds() + EVALUATE_S
        program = evaluate(
            code, limits=STRANGER, expired=lambda: self._seconds() > until, session=session
        )
        return program, session

    def cycles(self, asked: Asked) -> list[Cycle]:
        """What code plays in some cycles; never raises. It ends at the first limit that is hit."""
        found: list[Cycle] = []
        for number in asked.numbers:
            one = self._cycle(asked, number)
            if one.stops:  # once more: what is cold takes longer than it will
                one = self._cycle(asked, number)
            found.append(one)
            if one.stops:
                break
        return found

    def _cycle(self, asked: Asked, number: int) -> Cycle:
        try:
            program, session = self.program(asked.code, asked.seed)
            session.seed = seed_in(asked.seed, number)
            return self._answered(program, number, asked.devices)
        except MemoryError:
            return Cycle(error="it needs too much memory", stops=True)
        except (PatternError, RecursionError, *ODD) as error:
            return Cycle(error=said(error), stops=isinstance(error, (LimitError, RecursionError)))
        finally:
            if _voicings() != self._usual:
                reset_voicings()
                self._usual = _voicings()

    def _answered(self, program: Program, number: int, devices: bool) -> Cycle:
        pattern, until = program.pattern, self._seconds() + QUERY_S
        read: set[str] = set()

        def expired() -> bool:
            return self._seconds() > until

        def haps(begin: Fraction, end: Fraction) -> list[Hap]:
            live = Noting(self.stamps.at(begin), read)
            live.update({TEMPO: live.everything.get(TEMPO, 0.5)})
            return pattern.query(begin, end, live, MOST_MADE, expired)

        program.budget.expired = expired
        found = self._pieces(haps, number, read)
        if expired():
            raise LimitError(f"a cycle of it takes longer than {QUERY_S * 1000:g} ms to work out")
        if len(found) > MOST_HAPS:
            raise LimitError(f"it plays more than {MOST_HAPS:,} events in a cycle")
        return Cycle(rows_of(found, number, devices), tuple(sorted(read)))

    def _pieces(
        self, haps: Callable[[Fraction, Fraction], list[Hap]], number: int, read: set[str]
    ) -> list[Hap]:
        """A cycle; where something that it reads moves meanwhile, each onset with its own value."""
        begin, end = Fraction(number), Fraction(number + 1)
        found = haps(begin, end)
        moments = self.stamps.within(tuple(read), number)
        if not moments:
            return found
        found = [hap for hap in found if hap.part.begin < moments[0]]
        for first, last in zip(moments, [*moments[1:], end], strict=True):
            for hap in haps(first, last):
                whole = hap.whole
                if whole is not None and hap.has_onset():
                    part = replace(whole, end=min(whole.end, end))
                    found.append(Hap.of(whole, part, hap.value, hap.context))
        return found


def _voicings() -> tuple[str, dict[str, Any]]:
    """The chords' voicings as they are now, which code can change for all that comes after."""
    return shelf().usual, dict(shelf().dictionaries)


def said(error: BaseException) -> str:
    """A failure as a sentence in one line."""
    if isinstance(error, PatternError):
        return f"{error.reason}; {error.hint}" if error.hint else error.reason
    if isinstance(error, RecursionError):
        return "it is nested too deep; make it simpler"
    return str(QueryError(f"it fails while playing ({type(error).__name__})"))


def loads_of(program: Program) -> list[list[Any]]:
    """What code wants to have loaded, as plain values: [name, arguments]."""
    return [[name, [plain(arg) for arg in args]] for name, args in program.loads]
