"""The code of a room, evaluated by the process that guests get: the same events on every peer."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLateError
from fractions import Fraction
from typing import Final

from studio.guests.answers import Answer, Refusal
from studio.guests.guests import Guests
from studio.jamming.kit import Heard
from studio.jamming.packs import Load
from studio.session import Session

PATIENCE_S: Final = 8.0
TOO_LATE: Final = "this code takes too long to be worked out"


class GuestListens:
    """Evaluates by studio/guests/.

    Args:
        session: plays what comes of it.
        seed: of the room.
        slot: the slot in which a pane plays.
        heard: hears, in the thread that listens, which sounds the code of a pane plays.
        loads: hears there what it wants to have loaded.
    """

    def __init__(
        self,
        session: Session,
        seed: int,
        slot: Callable[[str], str],
        heard: Callable[[str, frozenset[str]], None] = lambda _pane, _sounds: None,
        loads: Callable[[str, tuple[Load, ...]], None] = lambda _pane, _loads: None,
    ) -> None:
        self._slot, self._heard, self._loads = slot, heard, loads
        self.guests = Guests(seed, session.tell_bad, session.controls.put)

    def listen(self, pane: str, code: str, at: Fraction, own: bool = False) -> Heard:
        """See kit.Listens."""
        before = max(at - 1, Fraction(0))  # a change lands a moment before its cycle
        asked: Future[Answer] = self.guests.evaluate(self._slot(pane), code, before, own)
        try:
            answer = asked.result(PATIENCE_S)
        except TooLateError:
            return Heard(problem=TOO_LATE)
        if isinstance(answer, Refusal):
            return Heard(problem=str(answer), fault=answer.fault)
        self._heard(pane, answer.sounds)
        cps = None if answer.cps is None else Fraction(answer.cps).limit_denominator(10**6)
        loads = tuple((what, tuple(args)) for what, args in answer.loads)
        pattern = None if answer.silent else answer.part.pattern
        self._loads(pane, loads)
        return Heard(pattern, "", None, answer.messages, cps, loads)

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """See kit.Listens."""
        self.guests.move(control, value, cycle)

    def tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """See kit.Listens."""
        self.guests.tempo(cps, cycle)

    def close(self) -> None:
        """See kit.Listens."""
        self.guests.close()
