"""Goals about what changes: from cycle to cycle, and in a control."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from tutorials.goals.finding import REACHED, Finding, goal, number_of, short_of
from tutorials.listening import Heard, Hearing, by_cycle, of_sound
from tutorials.words import beats_in_words, count_in_words, sound_in_words

MOVING: Final = 3  # different values at the beginnings of cycles
NAMED: Final = {"s", "n", "note", "freq", "bank", "scale", "chord"}


@goal("control")
def control_between(
    heard: Hearing,
    control: str,
    least: float,
    most: float,
    called: str,
    sound: str | None = None,
) -> Finding:
    """Some event has a control between two values; `called` is how the learner writes it."""
    numbers = _values(heard, control, sound)
    if any(least <= number <= most for number in numbers):
        return REACHED
    there = f"{called} is {numbers[0]:g}" if numbers else ""
    return short_of(there, f"{called} has to be between {least:g} and {most:g}")


@goal("control varies")
def control_varies(
    heard: Hearing, control: str, called: str, at_least: int = 2, sound: str | None = None
) -> Finding:
    """A control takes at least so many different values."""
    numbers = _values(heard, control, sound)
    kinds = len({round(number, 6) for number in numbers})
    if kinds >= at_least:
        return REACHED
    there = f"{called} is {numbers[0]:g} all the time" if kinds == 1 else ""
    return short_of(there, f"{called} has to take {count_in_words(at_least, 'different value')}")


@goal("louder at")
def louder_at(heard: Hearing, times: Sequence[str], sound: str) -> Finding:
    """What begins at these times of a cycle is louder than all else of a sound."""
    strong = {Fraction(time) for time in times}
    loud = [_gain(one) for one in of_sound(heard.events, sound) if one.at in strong]
    soft = [_gain(one) for one in of_sound(heard.events, sound) if one.at not in strong]
    if loud and soft and min(loud) > max(soft):
        return REACHED
    where = beats_in_words(sorted(strong))
    return short_of("", f"{sound_in_words(sound)} has to be louder {where} than elsewhere")


@goal("control is")
def control_is(
    heard: Hearing, control: str, called: str, value: str, sound: str | None = None
) -> Finding:
    """Every event has a control of this value, and there are some."""
    values = {str(one.controls.get(control, "")) for one in of_sound(heard.events, sound)}
    if values == {value}:
        return REACHED
    others = sorted(values - {value, ""})
    return short_of(f"{called} is {others[0]}" if others else "", f"{called} has to be {value}")


@goal("control within")
def control_within(
    heard: Hearing,
    control: str,
    called: str,
    least: float,
    most: float,
    sound: str | None = None,
) -> Finding:
    """Every value of a control is between two."""
    numbers = _values(heard, control, sound)
    outside = [number for number in numbers if not least <= round(number, 6) <= most]
    if numbers and not outside:
        return REACHED
    there = f"{called} is {outside[0]:.3g} at some time" if outside else ""
    return short_of(there, f"{called} has to stay between {least:g} and {most:g}")


@goal("control rises")
def control_rises(
    heard: Hearing, control: str, called: str, cycles: int, least: float, most: float
) -> Finding:
    """A control rises over some cycles, nearly from one value to another."""
    numbers = _values_of(heard, control, cycles)
    rises = len(numbers) > 1 and all(one < two for one, two in pairwise(numbers))
    span = most - least
    if rises and abs(numbers[0] - least) < 0.1 * span and abs(numbers[-1] - most) < 0.1 * span:
        return REACHED
    over = count_in_words(cycles, "cycle")
    there = f"{called} rises from {numbers[0]:.3g} to {numbers[-1]:.3g}" if rises else ""
    return short_of(there, f"{called} has to rise from {least:g} to {most:g} over {over}")


@goal("control falls")
def control_falls(heard: Hearing, control: str, called: str, cycles: int) -> Finding:
    """A control falls from event to event over some cycles."""
    numbers = _values_of(heard, control, cycles)
    if len(numbers) > 1 and all(one > two for one, two in pairwise(numbers)):
        return REACHED
    return short_of("", f"{called} has to go down from one to the next")


@goal("moving controls")
def moving_controls(heard: Hearing, at_least: int) -> Finding:
    """So many controls, names and notes aside, are different in every cycle."""
    names = {name for one in heard.events for name in one.controls} - NAMED
    moving = [name for name in sorted(names) if _moves(heard, name)]
    if len(moving) >= at_least:
        return REACHED
    there = f"{' and '.join(moving)} moves" if moving else ""
    return short_of(there, f"{count_in_words(at_least, 'thing')} have to move")


@goal("no control")
def no_control(heard: Hearing, control: str, called: str, sound: str | None = None) -> Finding:
    """No event has a control, of one sound or of all; 0 is as good as none."""
    if not any(_values(heard, control, sound)):
        return REACHED
    return short_of("", f"{called} has to go from {sound_in_words(sound or '')}")


@goal("length differs")
def length_differs(heard: Hearing, sound: str | None = None) -> Finding:
    """Some notes are longer than others."""
    if len({one.length for one in of_sound(heard.events, sound)}) > 1:
        return REACHED
    return short_of("", "every note is as long as the others so far")


@goal("cycles differ")
def cycles_differ(heard: Hearing, at_least: int, sound: str | None = None) -> Finding:
    """At least so many different cycles are heard one after the other."""
    kinds = len(_kinds_of_cycle(of_sound(heard.events, sound)))
    if kinds >= at_least:
        return REACHED
    if kinds == 1:
        return short_of("", "every cycle is the same so far")
    return short_of(
        f"I hear {count_in_words(kinds, 'different cycle')}",
        f"it has to go on for {count_in_words(at_least, 'different cycle')}",
    )


@goal("cycles alike")
def cycles_alike(heard: Hearing, sound: str | None = None) -> Finding:
    """Every cycle is the same."""
    if len(_kinds_of_cycle(of_sound(heard.events, sound))) == 1:
        return REACHED
    return short_of("", "every cycle has to be the same")


@goal("by chance")
def by_chance(heard: Hearing, sound: str | None = None) -> Finding:
    """Cycles differ, and do not come round in an order."""
    cycles = [_said(events) for events in by_cycle(of_sound(heard.events, sound))]
    periods = range(1, len(cycles) // 2 + 1)
    if not any(cycles[period:] == cycles[:-period] for period in periods):
        return REACHED
    return short_of("", "it comes round in the same order: let chance decide")


@goal("take turns")
def take_turns(heard: Hearing, one: str, other: str, at_least: int) -> Finding:
    """One sound plays in every second cycle, another in those between, so many notes in each."""
    pairs = zip(
        by_cycle(of_sound(heard.events, one)), by_cycle(of_sound(heard.events, other)), strict=True
    )
    for number, (first, second) in enumerate(pairs, 1):
        speaks, silent = (first, second) if number % 2 else (second, first)
        name, rests = (one, other) if number % 2 else (other, one)
        if silent:
            return short_of("", f"{sound_in_words(rests)} has to be silent in cycle {number}")
        if len(speaks) < at_least:
            times = count_in_words(at_least, "note")
            return short_of("", f"{sound_in_words(name)} has to play {times} in cycle {number}")
    return REACHED


@goal("density changes")
def density_changes(heard: Hearing, thin: int, thick: int) -> Finding:
    """Some cycle has at most so many events, another one at least so many."""
    counts = [len(events) for events in by_cycle(heard.events)]
    if min(counts) > thin:
        return short_of("", f"no cycle is as thin as {count_in_words(thin, 'event')}")
    if max(counts) < thick:
        return short_of("some cycles are thin", f"none has {count_in_words(thick, 'event')}")
    return REACHED


@goal("now and then")
def now_and_then(heard: Hearing, sound: str | None = None) -> Finding:
    """Most cycles are alike, and some are not."""
    kinds = _kinds_of_cycle(of_sound(heard.events, sound))
    common, total = max(kinds.values()), sum(kinds.values())
    if total / 2 < common < total:
        return REACHED
    if common == total:
        return short_of("", "every cycle is the same so far")
    return short_of(
        "the cycles are not all the same", "most of them have to be: let fewer of them change"
    )


def _values_of(heard: Hearing, control: str, cycles: int) -> list[float]:
    """The values of a control in the first cycles."""
    values = (one.controls.get(control) for one in heard.events if one.cycle < cycles)
    return [number for value in values if (number := number_of(value)) is not None]


def _moves(heard: Hearing, control: str) -> bool:
    """Does a control begin with many values in the cycles, one after another?"""
    firsts = [
        number_of(next((one.controls[control] for one in events if control in one.controls), None))
        for events in by_cycle(heard.events)
    ]
    return None not in firsts and len(set(firsts)) >= MOVING


def _gain(event: Heard) -> float:
    gain, velocity = (number_of(event.controls.get(name, 1)) for name in ("gain", "velocity"))
    return (gain or 0.0) * (velocity or 0.0)


def _values(heard: Hearing, control: str, sound: str | None) -> list[float]:
    values = (one.controls.get(control) for one in of_sound(heard.events, sound))
    return [number for value in values if (number := number_of(value)) is not None]


def _kinds_of_cycle(heard: Sequence[Heard]) -> Counter[str]:
    """How often each kind of cycle is heard."""
    return Counter(_said(events) for events in by_cycle(heard))


def _said(events: Sequence[Heard]) -> str:
    """Everything that the events of a cycle say."""
    return repr([(event.at, sorted(event.controls.items())) for event in events])
