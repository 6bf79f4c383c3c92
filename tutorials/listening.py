"""What a learner's code plays, as the goals look at it: events cycle by cycle.

Goals look at these, never at the text of the code, so every way to play the same is right.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from patterns.analysis.onsets import pitch_of
from patterns.hap import Hap
from patterns.state import never
from patterns.strudel.evaluate import evaluate

CYCLES: Final = 8  # how far a tune is listened to: twice the longest change that a lesson asks for
USUAL_CPS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """One event.

    Attributes:
        cycle: in which cycle it begins.
        at: where in the cycle, from 0 to 1.
        controls: what it says, by Strudel's names.
        length: how long it is, in cycles.
    """

    cycle: int
    at: Fraction
    controls: Mapping[str, Any]
    length: Fraction = Fraction(1)

    @property
    def sound(self) -> str:
        """Name of its sound, "" where none is named."""
        return str(self.controls.get("s", ""))

    @property
    def note(self) -> float | None:
        """Its pitch as a MIDI number, None where it has none."""
        return pitch_of(self.controls)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is heard of some code.

    Attributes:
        events: those that begin in the first cycles, in order of time.
        cps: cycles a second.
    """

    events: Sequence[Heard]
    cps: float = USUAL_CPS


def hear(code: str, expired: Callable[[], bool] = never) -> Hearing:
    """What code plays.

    Raises:
        PatternError: it cannot be read, or not be played.
    """
    program = evaluate(code, expired=expired)
    haps = program.pattern.query(0, CYCLES, expired=expired)
    return Hearing(listen(haps), program.cps or USUAL_CPS)


@lru_cache(maxsize=256)
def known(code: str) -> Hearing:
    """What code of a lesson plays; it is heard once."""
    return hear(code)


def listen(haps: Iterable[Hap]) -> list[Heard]:
    """The events that begin in what was asked for, in order of time."""
    heard = []
    for hap in haps:
        whole = hap.whole
        if whole is not None and hap.has_onset():
            begin = whole.begin
            cycle = begin.numerator // begin.denominator
            controls = hap.value if isinstance(hap.value, Mapping) else {}
            heard.append(Heard(cycle, begin - cycle, controls, whole.end - begin))
    return sorted(heard, key=lambda event: (event.cycle, event.at))


def by_cycle(heard: Iterable[Heard], cycles: int = CYCLES) -> list[list[Heard]]:
    """The events of each cycle."""
    found: list[list[Heard]] = [[] for _ in range(cycles)]
    for event in heard:
        found[event.cycle].append(event)
    return found


def of_sound(heard: Iterable[Heard], sound: str | None) -> list[Heard]:
    """The events of one sound; all, where no sound is named."""
    return [event for event in heard if sound is None or event.sound == sound]
