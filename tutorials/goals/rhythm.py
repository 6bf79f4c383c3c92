"""Goals about sounds and times."""

from collections.abc import Sequence
from fractions import Fraction

from tutorials.goals.finding import REACHED, Finding, goal, short_of
from tutorials.listening import Hearing, by_cycle, of_sound
from tutorials.saying import Count, Message, Sound, beats, message, sounds


@goal("sound")
def sound_plays(heard: Hearing, sound: str) -> Finding:
    """A sound is heard at all."""
    if of_sound(heard.events, sound):
        return REACHED
    names = dict.fromkeys(event.sound for event in heard.events if event.sound)
    there = message("goals.hears", what=sounds(names)) if names else ""
    return short_of(there, message("goals.sound", name=Sound(sound, both=True)))


@goal("no sound")
def sound_is_silent(heard: Hearing, sound: str) -> Finding:
    """A sound is not heard."""
    if not of_sound(heard.events, sound):
        return REACHED
    return short_of("", message("goals.no_sound", name=Sound(sound, both=True)))


@goal("sound at")
def sound_at(heard: Hearing, sound: str, times: Sequence[str]) -> Finding:
    """A sound begins at each of these times of every cycle; it may play at others too."""
    wanted = {Fraction(time) for time in times}
    cycles = by_cycle(of_sound(heard.events, sound))
    played = set.intersection(*({event.at for event in events} for events in cycles))
    missing = sorted(wanted - played)
    if not missing:
        return REACHED
    there, places = sorted(wanted & played), beats(missing)
    if not there:
        return short_of("", message("goals.sound_at", name=Sound(sound, both=True), places=places))
    return short_of(
        message("goals.sound_there", name=Sound(sound), places=beats(there)),
        message("goals.missing_at", places=places),
    )


@goal("rest at")
def rest_at(heard: Hearing, times: Sequence[str], sound: str | None = None) -> Finding:
    """Nothing begins at these times of any cycle."""
    silent = {Fraction(time) for time in times}
    found = sorted({one.at for one in of_sound(heard.events, sound) if one.at in silent})
    if not found:
        return REACHED
    places = beats(found)
    return short_of("", message("goals.rest_at", name=_any_or(sound), places=places))


@goal("times a cycle")
def times_a_cycle(
    heard: Hearing, at_least: int = 0, at_most: int | None = None, sound: str | None = None
) -> Finding:
    """So many events in every cycle, of one sound or of all."""
    counts = [len(events) for events in by_cycle(of_sound(heard.events, sound))]
    name, fewest, most = _any_or(sound), min(counts), max(counts)
    if fewest < at_least:
        return short_of(
            _plays(name, fewest) if fewest else "",
            message("goals.at_least_times", name=name, times=Count(at_least, "time")),
        )
    if at_most is not None and most > at_most:
        wanted = message("goals.at_most_times", times=Count(at_most, "time"))
        return short_of(_plays(name, most), wanted)
    return REACHED


def _any_or(sound: str | None) -> Sound:
    """A sound; any, where none is named."""
    return Sound("any" if sound is None else sound)


def _plays(name: Sound, count: int) -> Message:
    return message("goals.plays_times", name=name, times=Count(count, "time"))


@goal("layers")
def layers(heard: Hearing, at_least: int = 1, at_most: int | None = None) -> Finding:
    """So many different sounds."""
    names = list(dict.fromkeys(event.sound for event in heard.events if event.sound))
    there = message("goals.hears", what=sounds(names)) if names else ""
    if at_most is not None and len(names) > at_most:
        return short_of(there, message("goals.fewer_layers", what=Count(at_most, "sound")))
    if len(names) >= at_least:
        return REACHED
    return short_of(there, message("goals.layers", what=Count(at_least, "different_sound")))


@goal("opening sounds")
def opening_sounds(heard: Hearing, at_most: int, then: int) -> Finding:
    """The first cycle has few sounds, and some later one at least so many."""
    counts = [len({one.sound for one in events}) for events in by_cycle(heard.events)]
    if counts[0] > at_most:
        return short_of("", message("goals.opening", what=Count(at_most, "sound")))
    if max(counts) < then:
        return short_of("", message("goals.middle", what=Count(then, "different_sound")))
    return REACHED


@goal("some rest at")
def some_rest_at(heard: Hearing, times: Sequence[str]) -> Finding:
    """Some sound that is heard never begins at these times."""
    silent = {Fraction(time) for time in times}
    names = {one.sound for one in heard.events}
    if any(not silent & {one.at for one in of_sound(heard.events, name)} for name in names):
        return REACHED
    return short_of("", message("goals.some_rest", places=beats(sorted(silent))))


@goal("tempo")
def tempo_between(heard: Hearing, least: float, most: float, beats: int = 4) -> Finding:
    """So many beats a minute, with so many beats in a cycle."""
    bpm = heard.cps * 60 * beats
    if least <= round(bpm, 3) <= most:
        return REACHED
    wanted = message("goals.tempo_between", least=least, most=most)
    if least == most:
        wanted = message("goals.tempo", bpm=least)
    return short_of(message("goals.tempo_is", bpm=bpm), wanted)


@goal("off the grid")
def off_the_grid(heard: Hearing, steps: int, sound: str | None = None) -> Finding:
    """Something begins at a time that is none of so many even steps of a cycle."""
    if any((one.at * steps).denominator > 1 for one in of_sound(heard.events, sound)):
        return REACHED
    return short_of("", message("goals.on_the_grid", steps=steps))
