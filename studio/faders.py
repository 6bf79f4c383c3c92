"""The mixer's faders: how loud each slot is, which are muted, which play alone. Pure.

A fader belongs to a name, not to a pattern: it stays where it is when the slot gets another
pattern, and while the slot is empty.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.messages import SoundEvent
from patterns.values import Value

LOUDEST = 4.0  # +12 dB
INAUDIBLE = 1e-4  # -80 dB
FIRST_ORBIT = 1


@dataclass(frozen=True, slots=True)
class Faders:
    """Where the faders stand.

    Attributes:
        gains: of the slots whose gain is not 1.
        muted: slots that are silent.
        solo: where there are any, only these are heard.
        cued: slots that are heard on the outputs for pre-hearing instead of in the mix.
        orbits: gains of the orbits whose gain is not 1.

    >>> faders = Faders().with_gain("bass", 0.5).soloed({"bass"})
    >>> faders.level("bass"), faders.level("drums")
    (0.5, 0.0)
    """

    gains: Mapping[str, float] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    solo: frozenset[str] = frozenset()
    cued: frozenset[str] = frozenset()
    orbits: Mapping[int, float] = field(default_factory=dict)

    def level(self, name: str) -> float:
        """What a slot's events are multiplied with; 0 is silence.

        Solo is about the mix: what is pre-heard is heard all the same.
        """
        if name in self.cued:
            return self.gains.get(name, 1.0)
        if name in self.muted or (self.solo and name not in self.solo):
            return 0.0
        return self.gains.get(name, 1.0)

    def with_gain(self, name: str, gain: float) -> "Faders":
        """One slot's gain, from 0 to 4."""
        others = {other: value for other, value in self.gains.items() if other != name}
        held = min(max(gain, 0.0), LOUDEST)
        return replace(self, gains=others if held == 1.0 else {**others, name: held})

    def with_orbit(self, orbit: int, gain: float) -> "Faders":
        """One orbit's gain, from 0 to 4."""
        others = {other: value for other, value in self.orbits.items() if other != orbit}
        held = min(max(gain, 0.0), LOUDEST)
        return replace(self, orbits=others if held == 1.0 else {**others, orbit: held})

    def of_orbit(self, controls: Mapping[str, Any]) -> float:
        """What an event is multiplied with for its orbit.

        >>> Faders().with_orbit(2, 0.5).of_orbit({"s": "bd", "orbit": 2})
        0.5
        """
        if not self.orbits:
            return 1.0
        try:
            orbit = int(controls.get("orbit", controls.get("o", FIRST_ORBIT)))
        except (TypeError, ValueError, OverflowError):
            orbit = FIRST_ORBIT
        return self.orbits.get(orbit, 1.0)

    def with_muted(self, names: Iterable[str]) -> "Faders":
        """Some more slots silent."""
        return replace(self, muted=self.muted | frozenset(names))

    def without_muted(self, names: Iterable[str]) -> "Faders":
        """Some slots heard again."""
        return replace(self, muted=self.muted - frozenset(names))

    def soloed(self, names: Iterable[str]) -> "Faders":
        """Solo on for these that had none, off for these that had it.

        >>> sorted(Faders().soloed({"a", "b"}).soloed({"b"}).solo)
        ['a']
        """
        return replace(self, solo=self.solo ^ frozenset(names))

    def with_cued(self, names: Iterable[str]) -> "Faders":
        """Some more slots pre-heard."""
        return replace(self, cued=self.cued | frozenset(names))

    def without_cued(self, names: Iterable[str]) -> "Faders":
        """Some slots in the mix again.

        >>> Faders().with_cued({"a", "b"}).without_cued({"b"}).cued
        frozenset({'a'})
        """
        return replace(self, cued=self.cued - frozenset(names))


@dataclass(frozen=True, slots=True)
class Fade:
    """A level that moves from silence to full, or back, between two cycle positions.

    Attributes:
        begin, end: cycle positions.
        rises: else it falls.

    Both together keep the power: the law is that of a quarter of a sine.

    >>> fade = Fade(4, 6, rises=True)
    >>> [round(fade.level(cycle), 2) for cycle in (4, 5, 6, 7)]
    [0.0, 0.71, 1.0, 1.0]
    """

    begin: float
    end: float
    rises: bool

    def level(self, cycle: float) -> float:
        """The level at a cycle position."""
        share = (cycle - self.begin) / (self.end - self.begin) if self.end > self.begin else 1.0
        level = math.sin(min(max(share if self.rises else 1.0 - share, 0.0), 1.0) * math.pi / 2)
        return level if level > INAUDIBLE else 0.0


def mixed(
    events: list[SoundEvent], faders: Faders, name: str, fade: Fade | None
) -> list[SoundEvent]:
    """What is heard of the events of a slot with these faders, while it may fade."""
    level = faders.level(name)
    if fade is None and level == 1.0 and not faders.orbits:
        return events
    levels = [
        level * faders.of_orbit(event.controls) * (fade.level(event.cycle) if fade else 1.0)
        for event in events
    ]
    return [at_level(event, heard) for event, heard in zip(events, levels, strict=True) if heard]


def at_level(event: SoundEvent, level: float) -> SoundEvent:
    """An event as loud as a fader lets it be: behind its effects, before its orbit.

    >>> at_level(SoundEvent(0, "$", 1, 1.0, 0.5, 0.0, {"s": "bd"}), 0.5).controls["postgain"]
    0.5
    """
    if level == 1.0:
        return event
    controls = {**event.controls, "postgain": _number(event.controls.get("postgain")) * level}
    return replace(event, controls=controls)


def _number(value: Value) -> float:
    """A postgain as it is written; where it is none, 1."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return 1.0
