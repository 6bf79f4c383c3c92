"""Goals about what changes: from cycle to cycle, and in a control."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tutorials.goals.finding import REACHED, Finding, goal, number_of, short_of
from tutorials.listening import Heard, Hearing, by_cycle, of_sound
from tutorials.words import beats_in_words, count_in_words, sound_in_words


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


def _gain(event: Heard) -> float:
    gain, velocity = (number_of(event.controls.get(name, 1)) for name in ("gain", "velocity"))
    return (gain or 0.0) * (velocity or 0.0)


def _values(heard: Hearing, control: str, sound: str | None) -> list[float]:
    values = (one.controls.get(control) for one in of_sound(heard.events, sound))
    return [number for value in values if (number := number_of(value)) is not None]


def _kinds_of_cycle(heard: Sequence[Heard]) -> Counter[str]:
    """How often each kind of cycle is heard."""
    return Counter(
        repr([(event.at, sorted(event.controls.items())) for event in events])
        for events in by_cycle(heard)
    )
