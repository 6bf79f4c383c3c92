"""Code of a room evaluated in this process, within the limits that hold for strangers."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from engine.scheduler import exact_cps
from patterns.constructors import stack
from patterns.errors import PatternError
from patterns.pattern import Pattern, silence
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import STRANGER
from patterns.strudel.session import Session
from studio.jamming.kit import Heard
from studio.replies import Fault

LIMIT_S: Final = 1.0
TRIED: Final = 2  # cycles that are asked for before it may play


@dataclass(slots=True)
class InProcess:
    """Evaluates code of a room.

    Args:
        seed: of the room.
        seconds: a clock that never goes back.
    """

    seed: int = 0
    seconds: Callable[[], float] = time.monotonic

    def listen(self, pane: str, code: str, at: Fraction, own: bool = False) -> Heard:
        """See kit.Listens."""
        del pane, at, own
        end = self.seconds() + LIMIT_S
        expired = lambda: self.seconds() > end  # noqa: E731 # said twice
        try:
            program = evaluate(
                code, limits=STRANGER, expired=expired, session=Session(seed=self.seed)
            )
            playing = [one for one in program.slots.values() if one is not silence]
            pattern: Pattern | None = None if program.hushed and not playing else stack(playing)
            if pattern is not None:
                pattern.query(Fraction(0), Fraction(TRIED), expired=expired)
            return Heard(
                pattern if playing else None, "", None, program.messages, exact_cps(program.cps)
            )
        except PatternError as error:
            place = error.place
            known = place is not None and place.text == code
            fault = Fault(error.reason, place.at, error.hint) if known and place else None
            return Heard(problem=str(error), fault=fault)

    def move(self, control: str, value: float, cycle: Fraction) -> None:
        """The session's own values are read."""

    def tempo(self, cps: Fraction, cycle: Fraction) -> None:
        """The session's own tempo is read."""

    def close(self) -> None:
        """Nothing is open."""
