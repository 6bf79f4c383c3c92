"""Goals about what changes: from cycle to cycle, and in a control."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from tutorials.goals.finding import REACHED, Finding, goal, number_of, short_of
from tutorials.listening import Heard, Hearing, by_cycle, of_sound
from tutorials.saying import Control, Count, Listed, Message, Sound, beats, message

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
    there = _is(called, f"{numbers[0]:g}") if numbers else ""
    named = Control(called)
    return short_of(there, message("goals.control_between", called=named, least=least, most=most))


@goal("control varies")
def control_varies(
    heard: Hearing, control: str, called: str, at_least: int = 2, sound: str | None = None
) -> Finding:
    """A control takes at least so many different values."""
    numbers = _values(heard, control, sound)
    kinds = len({round(number, 6) for number in numbers})
    if kinds >= at_least:
        return REACHED
    named, what = Control(called), Count(at_least, "different_value")
    there: Message | str = ""
    if kinds == 1:
        there = message("goals.control_still", called=named, value=f"{numbers[0]:g}")
    return short_of(there, message("goals.control_varies", called=named, what=what))


@goal("louder at")
def louder_at(heard: Hearing, times: Sequence[str], sound: str) -> Finding:
    """What begins at these times of a cycle is louder than all else of a sound."""
    strong = {Fraction(time) for time in times}
    loud = [_gain(one) for one in of_sound(heard.events, sound) if one.at in strong]
    soft = [_gain(one) for one in of_sound(heard.events, sound) if one.at not in strong]
    if loud and soft and min(loud) > max(soft):
        return REACHED
    places = beats(sorted(strong))
    return short_of("", message("goals.louder", name=Sound(sound), places=places))


@goal("control is")
def control_is(
    heard: Hearing, control: str, called: str, value: str, sound: str | None = None
) -> Finding:
    """Every event has a control of this value, and there are some."""
    values = {str(one.controls.get(control, "")) for one in of_sound(heard.events, sound)}
    if values == {value}:
        return REACHED
    others = sorted(values - {value, ""})
    there = _is(called, others[0]) if others else ""
    return short_of(there, message("goals.control_be", called=Control(called), value=value))


@goal("control within")
def control_within(
    heard: Hearing,
    control: str,
    called: str,
    least: float,
    most: float,
    sound: str | None = None,
    every: bool = False,
) -> Finding:
    """Every value of a control is between two; with `every`, each event has one."""
    numbers = _values(heard, control, sound)
    outside = [number for number in numbers if not least <= round(number, 6) <= most]
    whole = len(numbers) == len(of_sound(heard.events, sound)) or not every
    if numbers and not outside and whole:
        return REACHED
    named = Control(called)
    there: Message | str = ""
    if outside:
        there = message("goals.control_outside", called=named, value=f"{outside[0]:.3g}")
    return short_of(there, message("goals.control_within", called=named, least=least, most=most))


@goal("control values")
def control_values(
    heard: Hearing, control: str, called: str, values: Sequence[float], sound: str | None = None
) -> Finding:
    """A control takes these values, and no others."""
    numbers = {round(number, 6) for number in _values(heard, control, sound)}
    if numbers == set(values):
        return REACHED
    listed = Listed(tuple(f"{value:g}" for value in values))
    return short_of("", message("goals.control_values", called=Control(called), values=listed))


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
    named, over = Control(called), Count(cycles, "cycle")
    there: Message | str = ""
    if rises:
        first, last = f"{numbers[0]:.3g}", f"{numbers[-1]:.3g}"
        there = message("goals.control_rises", called=named, first=first, last=last)
    return short_of(
        there,
        message("goals.control_rise", called=named, least=least, most=most, cycles=over),
    )


@goal("control falls")
def control_falls(heard: Hearing, control: str, called: str, cycles: int) -> Finding:
    """A control falls from event to event over some cycles."""
    numbers = _values_of(heard, control, cycles)
    if len(numbers) > 1 and all(one > two for one, two in pairwise(numbers)):
        return REACHED
    return short_of("", message("goals.control_fall", called=Control(called)))


@goal("moving controls")
def moving_controls(heard: Hearing, at_least: int) -> Finding:
    """So many controls, names and notes aside, are different in every cycle."""
    names = {name for one in heard.events for name in one.controls} - NAMED
    moving = [name for name in sorted(names) if _moves(heard, name)]
    if len(moving) >= at_least:
        return REACHED
    listed = Listed(tuple(moving))
    there = message("goals.moves", names=listed, count=len(moving)) if moving else ""
    return short_of(there, message("goals.move", what=Count(at_least, "thing")))


@goal("no control")
def no_control(heard: Hearing, control: str, called: str, sound: str | None = None) -> Finding:
    """No event has a control, of one sound or of all; 0 is as good as none."""
    if not any(_values(heard, control, sound)):
        return REACHED
    named, name = Control(called), Sound(sound or "")
    return short_of("", message("goals.no_control", called=named, name=name))


@goal("length differs")
def length_differs(heard: Hearing, sound: str | None = None) -> Finding:
    """Some notes are longer than others."""
    if len({one.length for one in of_sound(heard.events, sound)}) > 1:
        return REACHED
    return short_of("", message("goals.same_length"))


@goal("cycles differ")
def cycles_differ(heard: Hearing, at_least: int, sound: str | None = None) -> Finding:
    """At least so many different cycles are heard one after the other."""
    kinds = len(_kinds_of_cycle(of_sound(heard.events, sound)))
    if kinds >= at_least:
        return REACHED
    if kinds == 1:
        return short_of("", message("goals.same_cycles"))
    return short_of(
        message("goals.hears", what=Count(kinds, "different_cycle")),
        message("goals.more_cycles", what=Count(at_least, "different_cycle")),
    )


@goal("cycles alike")
def cycles_alike(heard: Hearing, sound: str | None = None) -> Finding:
    """Every cycle is the same."""
    if len(_kinds_of_cycle(of_sound(heard.events, sound))) == 1:
        return REACHED
    return short_of("", message("goals.alike"))


@goal("by chance")
def by_chance(heard: Hearing, sound: str | None = None) -> Finding:
    """Cycles differ, and do not come round in an order."""
    cycles = [_said(events) for events in by_cycle(of_sound(heard.events, sound))]
    periods = range(1, len(cycles) // 2 + 1)
    if not any(cycles[period:] == cycles[:-period] for period in periods):
        return REACHED
    return short_of("", message("goals.chance"))


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
            return short_of("", message("goals.be_silent", name=Sound(rests), cycle=number))
        if len(speaks) < at_least:
            what = Count(at_least, "note")
            told = message("goals.play_notes", name=Sound(name), what=what, cycle=number)
            return short_of("", told)
    return REACHED


@goal("density changes")
def density_changes(heard: Hearing, thin: int, thick: int) -> Finding:
    """Some cycle has at most so many events, another one at least so many."""
    counts = [len(events) for events in by_cycle(heard.events)]
    if min(counts) > thin:
        return short_of("", message("goals.no_thin_cycle", what=Count(thin, "event")))
    if max(counts) < thick:
        none = message("goals.no_thick_cycle", what=Count(thick, "event"))
        return short_of(message("goals.some_thin"), none)
    return REACHED


@goal("now and then")
def now_and_then(heard: Hearing, sound: str | None = None) -> Finding:
    """Most cycles are alike, and some are not."""
    kinds = _kinds_of_cycle(of_sound(heard.events, sound))
    common, total = max(kinds.values()), sum(kinds.values())
    if total / 2 < common < total:
        return REACHED
    if common == total:
        return short_of("", message("goals.same_cycles"))
    return short_of(message("goals.some_differ"), message("goals.fewer_change"))


def _is(called: str, value: str) -> Message:
    return message("goals.control_is", called=Control(called), value=value)


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
