"""Which sounds begin in a stretch of time: patterns + time line + window → sound events.

Cycles are exact rationals until the one rounding to a frame, which is floor(exact frame + 1/2).
Windows that follow each other give every onset once. Pure: no clock, no socket.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, Protocol

from engine.errors import SoundError
from engine.messages import SoundEvent
from patterns.errors import PatternError
from patterns.hap import Hap
from patterns.live import with_values
from patterns.operations.devices import directed
from patterns.timeline import Timeline
from patterns.values import Value

MAX_TEMPO_CHANGES: Final = 16  # in one window; later ones wait for the next
MIN_CPS: Final = Fraction(1, 1000)
MAX_CPS: Final = Fraction(100)
NO_VALUES: Final[Mapping[str, Any]] = {}


class Queryable(Protocol):
    """What the scheduler needs of a pattern."""

    def query(self, begin: Fraction, end: Fraction, controls: Mapping[str, Any]) -> Sequence[Hap]:
        """The haps of a span of cycles."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A pattern of the player's, by name, and how often that name was evaluated."""

    name: str
    generation: int
    pattern: Queryable


@dataclass(frozen=True, slots=True)
class Window:
    """What a stretch of time holds.

    Attributes:
        events: sound events in order of their frames.
        timeline: the time line at its end; another one than was given when a `cps` control changed
            the tempo.
        failed: the slots whose pattern could not be asked, with the reason; the others are in
            `events`.
        problems: a sentence for each kind of event that is no sound.
    """

    events: list[SoundEvent]
    timeline: Timeline
    failed: Mapping[str, PatternError] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Onset:
    cycle: Fraction
    slot: Slot
    hap: Hap


def events_of_cycles(
    slots: Iterable[Slot],
    timeline: Timeline,
    begin: Fraction,
    end: Fraction,
    sample_rate: int,
    follow_tempo: bool = True,
    values: Mapping[str, Any] = NO_VALUES,
) -> Window:
    """The sounds that begin at begin <= cycle < end, whatever their frames.

    An event with a `cps` control sets the tempo from its own onset on, for all slots; its own
    length keeps the old one.

    Args:
        slots: what plays.
        timeline: cycles to seconds; second 0 is frame 0.
        begin: first cycle position, included.
        end: last cycle position, excluded.
        sample_rate: frames a second.
        follow_tempo: `cps` controls change the tempo.
        values: live values for the patterns, beside the tempo.
    """
    slots, events = list(slots), list[SoundEvent]()
    failed: dict[str, PatternError] = {}
    problems: dict[str, None] = {}
    changes = MAX_TEMPO_CHANGES if follow_tempo else 0
    after = Fraction(-1) + begin  # onsets up to here are sent already
    while True:
        onsets = _onsets(slots, timeline, begin, end, values, failed)
        onsets = [onset for onset in onsets if onset.cycle > after]
        change = _tempo_change(onsets, timeline) if changes else None
        until = onsets[-1].cycle if change is None and onsets else change and change[0]
        for onset in onsets:
            if until is not None and onset.cycle <= until:
                _add(onset, timeline, sample_rate, events, problems)
        if change is None:
            break
        begin, cps = change
        after, changes = begin, changes - 1
        timeline = timeline.with_cps(cps, at_cycle=begin)
    events.sort(key=lambda event: event.frame)
    return Window(events, timeline, failed, tuple(problems))


def _onsets(
    slots: Sequence[Slot],
    timeline: Timeline,
    begin: Fraction,
    end: Fraction,
    values: Mapping[str, Any],
    failed: dict[str, PatternError],
) -> list[_Onset]:
    """The onsets of all slots in a span, in order of time; slots that fail are noted."""
    found: list[_Onset] = []
    if end <= begin:
        return found
    controls = with_values(values, {"_cps": float(timeline.cps)})
    for slot in slots:
        if slot.name in failed:
            continue
        try:
            haps = slot.pattern.query(begin, end, controls)
        except PatternError as error:
            failed[slot.name] = error
            continue
        for hap in haps:
            whole = hap.whole
            if whole is not None and hap.has_onset():
                found.append(_Onset(whole.begin, slot, hap))
    found.sort(key=lambda onset: onset.cycle)
    return found


def _tempo_change(onsets: Sequence[_Onset], timeline: Timeline) -> tuple[Fraction, Fraction] | None:
    """The first cycle with an onset that wants another tempo, and that tempo."""
    found: tuple[Fraction, Fraction] | None = None
    for onset in onsets:
        if found is not None and onset.cycle > found[0]:
            break
        value = onset.hap.value
        cps = exact_cps(value.get("cps")) if isinstance(value, Mapping) else None
        if cps is not None and cps != timeline.cps:
            found = onset.cycle, cps
    return found


def exact_cps(value: Value) -> Fraction | None:
    """A tempo as an exact number, None where it is none: 0.6 is 3/5, held between 1/1000 and 100.

    >>> exact_cps(0.6), exact_cps("fast"), exact_cps(float("nan"))
    (Fraction(3, 5), None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    if not math.isfinite(value) or value <= 0:
        return None
    exact = value if isinstance(value, Fraction) else Fraction(str(value))
    return min(max(exact, MIN_CPS), MAX_CPS)


def _add(
    onset: _Onset,
    timeline: Timeline,
    sample_rate: int,
    events: list[SoundEvent],
    problems: dict[str, None],
) -> None:
    value, whole = onset.hap.value, onset.hap.whole
    if not isinstance(value, Mapping):
        problems[str(_no_sound(value))] = None
        return
    length = whole.duration if whole is not None else Fraction(0)
    events.append(
        SoundEvent(
            frame=timeline.frame_at(onset.cycle, sample_rate),
            slot=onset.slot.name,
            generation=onset.slot.generation,
            duration_s=cycles_long(length, value) / float(timeline.cps),
            cps=float(timeline.cps),
            cycle=float(onset.cycle),
            controls=directed(value, onset.hap.context),
        )
    )


def cycles_long(whole: Fraction, value: Mapping[str, Any]) -> float:
    """The length of an event in cycles: its whole, or its `duration`, times its `clip`."""
    duration = _number(value.get("duration"))
    clip = _number(value.get("clip"))
    return (float(whole) if duration is None else duration) * (1.0 if clip is None else clip)


def _number(value: Value) -> float | None:
    """A finite number of at least 0, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


def _no_sound(value: Value) -> SoundError:
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return SoundError(f"{shown[:40]} alone is no sound", "put it into s(…) or note(…)")
