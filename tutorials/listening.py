"""What a learner's code plays, as the goals look at it: events cycle by cycle.

Goals look at these, never at the text of the code, so every way to play the same is right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from patterns.hap import Hap

CYCLES = 8  # how far a tune is listened to: twice the longest change that a lesson asks for


@dataclass(frozen=True, slots=True)
class Heard:
    """One event.

    Attributes:
        cycle: in which cycle it begins.
        at: where in the cycle, from 0 to 1.
        controls: what it says, by Strudel's names.
    """

    cycle: int
    at: Fraction
    controls: Mapping[str, Any]

    @property
    def sound(self) -> str:
        """Name of its sound, "" where none is named."""
        return str(self.controls.get("s", ""))

    @property
    def pitch(self) -> str:
        """Its note as written, "" where it has none."""
        for name in ("note", "n", "freq"):
            if name in self.controls:
                return str(self.controls[name])
        return ""


def listen(haps: Iterable[Hap]) -> list[Heard]:
    """The events that begin in what was asked for, in order of time."""
    heard = []
    for hap in haps:
        if hap.has_onset():
            begin = hap.part.begin
            cycle = begin.numerator // begin.denominator
            controls = hap.value if isinstance(hap.value, Mapping) else {}
            heard.append(Heard(cycle, begin - cycle, controls))
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
