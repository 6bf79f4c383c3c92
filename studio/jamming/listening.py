"""The code of a room, evaluated by the process that guests get: the same events on every peer."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLateError
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from patterns.errors import PatternError
from patterns.strudel.limits import STRANGER
from patterns.strudel.mistakes import explain
from patterns.strudel.syntax import read
from studio.jamming.kit import Heard
from studio.replies import Fault
from studio.session import Session

if TYPE_CHECKING:
    from studio.guests.guests import Answer

PATIENCE_S: Final = 8.0
TOO_LATE: Final = "this code takes too long to be worked out"


class GuestListens:
    """Evaluates by studio/guests/.

    Args:
        session: plays what comes of it.
        seed: of the room.
        slot: the slot in which a pane plays.
    """

    def __init__(self, session: Session, seed: int, slot: Callable[[str], str]) -> None:
        from studio.guests.guests import Guests  # only who is in a room pays for it

        self._slot = slot
        self.guests = Guests(seed, session.tell_bad, session.controls.put)

    def listen(self, pane: str, code: str, at: Fraction) -> Heard:
        """See kit.Listens."""
        before = max(at - 1, Fraction(0))  # a change lands a moment before its cycle
        asked: Future[Answer] = self.guests.evaluate(self._slot(pane), code, before)
        try:
            answer = asked.result(PATIENCE_S)
        except TooLateError:
            return Heard(problem=TOO_LATE)
        if isinstance(answer, str):
            return Heard(problem=answer, fault=fault_in(code))
        cps = None if answer.cps is None else Fraction(answer.cps).limit_denominator(10**6)
        loads = tuple((what, tuple(args)) for what, args in answer.loads)
        return Heard(answer.part.pattern, "", None, answer.messages, cps, loads)

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """See kit.Listens."""
        self.guests.move(control, value, cycle)

    def tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """See kit.Listens."""
        self.guests.tempo(cps, cycle)

    def close(self) -> None:
        """See kit.Listens."""
        self.guests.close()


def fault_in(code: str) -> Fault | None:
    """The place of a mistake in what the code is written like; None where that is not the mistake.

    >>> fault_in("s('bd'").at, fault_in("s('bd')")
    (1, None)
    """
    try:
        source = read(code, STRANGER)
        if source.broken is None:
            return None
        error: PatternError = explain(source)
    except PatternError as refused:
        error = refused
    place = error.place
    return Fault(error.reason, place.at, error.hint) if place and place.text == code else None
