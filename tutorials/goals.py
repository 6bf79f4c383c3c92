"""What a lesson can ask for. Each goal is a function from events to a finding, a row of GOALS.

A finding says whether the goal is reached, how much is there already, and what is missing, in
words that tutorials.feedback makes sentences of. Pure.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from tutorials.lesson import Goal
from tutorials.listening import Heard, by_cycle, of_sound
from tutorials.words import beats_in_words, count_in_words, sound_in_words


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a goal is reached.

    Attributes:
        met: it is reached.
        there: what is right already, as a clause; "" where nothing is.
        missing: what is still asked for, as a clause; "" where it is reached.
    """

    met: bool
    there: str = ""
    missing: str = ""


REACHED = Finding(met=True)


def sound_plays(heard: Sequence[Heard], sound: str) -> Finding:
    """A sound is heard at all."""
    if of_sound(heard, sound):
        return REACHED
    others = [
        sound_in_words(name) for name in dict.fromkeys(event.sound for event in heard) if name
    ]
    there = f"I hear {_listed(others)}" if others else ""
    return Finding(met=False, there=there, missing=f"{sound_in_words(sound)} ({sound}) is missing")


def sound_at(heard: Sequence[Heard], sound: str, times: Sequence[str]) -> Finding:
    """A sound begins at each of these times of every cycle."""
    wanted = {Fraction(time) for time in times}
    cycles = by_cycle(of_sound(heard, sound))
    played = set.intersection(*({event.at for event in events} for events in cycles))
    missing = sorted(wanted - played)
    if not missing:
        return REACHED
    name, there = sound_in_words(sound), sorted(wanted & played)
    if not there:
        where = beats_in_words(missing)
        return Finding(met=False, missing=f"{name} ({sound}) is missing {where}")
    return Finding(
        met=False,
        there=f"{name} is there {beats_in_words(there)}",
        missing=f"it is missing {beats_in_words(missing)}",
    )


def times_a_cycle(heard: Sequence[Heard], at_least: int, sound: str | None = None) -> Finding:
    """At least so many events in every cycle, of one sound or of all."""
    fewest = min(len(events) for events in by_cycle(of_sound(heard, sound)))
    if fewest >= at_least:
        return REACHED
    name = "something" if sound is None else sound_in_words(sound)
    return Finding(
        met=False,
        there=f"{name} plays {count_in_words(fewest, 'time')} a cycle" if fewest else "",
        missing=f"{name} has to play at least {count_in_words(at_least, 'time')} a cycle",
    )


def different_notes(heard: Sequence[Heard], at_least: int) -> Finding:
    """At least so many different notes."""
    notes = {event.pitch for event in heard} - {""}
    if len(notes) >= at_least:
        return REACHED
    return Finding(
        met=False,
        there=f"I hear {count_in_words(len(notes), 'note')}" if notes else "",
        missing=f"the task asks for at least {count_in_words(at_least, 'different note')}",
    )


def control_between(
    heard: Sequence[Heard], control: str, least: float, most: float, called: str
) -> Finding:
    """Some event has a control between two values; `called` is how the learner writes it."""
    values = [event.controls[control] for event in heard if control in event.controls]
    numbers = [value for value in values if isinstance(value, int | float)]
    if any(least <= number <= most for number in numbers):
        return REACHED
    there = f"{called} is {numbers[0]:g}" if numbers else ""
    return Finding(
        met=False, there=there, missing=f"{called} has to be between {least:g} and {most:g}"
    )


def cycles_differ(heard: Sequence[Heard], at_least: int, sound: str | None = None) -> Finding:
    """At least so many different cycles are heard one after the other."""
    kinds = len(_kinds_of_cycle(of_sound(heard, sound)))
    if kinds >= at_least:
        return REACHED
    return Finding(
        met=False,
        there=f"I hear {count_in_words(kinds, 'different cycle')}" if kinds > 1 else "",
        missing=f"it has to go on for {count_in_words(at_least, 'different cycle')}"
        if kinds > 1
        else "every cycle is the same so far",
    )


def now_and_then(heard: Sequence[Heard], sound: str | None = None) -> Finding:
    """Most cycles are alike, and some are not."""
    kinds = _kinds_of_cycle(of_sound(heard, sound))
    common = max(kinds.values())
    total = sum(kinds.values())
    if total / 2 < common < total:
        return REACHED
    if common == total:
        return Finding(met=False, missing="every cycle is the same so far")
    return Finding(
        met=False,
        there="the cycles are not all the same",
        missing="most of them have to be: let fewer of them change",
    )


def _kinds_of_cycle(heard: Sequence[Heard]) -> Counter[str]:
    """How often each kind of cycle is heard."""
    return Counter(
        repr([(event.at, sorted(event.controls.items())) for event in events])
        for events in by_cycle(heard)
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]


GOALS: "MappingProxyType[str, Callable[..., Finding]]" = MappingProxyType(
    {
        "sound": sound_plays,
        "sound at": sound_at,
        "times a cycle": times_a_cycle,
        "different notes": different_notes,
        "control": control_between,
        "cycles differ": cycles_differ,
        "now and then": now_and_then,
    }
)


def look_for(goal: Goal, heard: Sequence[Heard]) -> Finding:
    """How far a goal of a lesson is reached by what is heard."""
    wants: dict[str, Any] = dict(goal.wants)
    return GOALS[goal.kind](heard, **wants)
