"""Goals about sounds and times."""

from collections.abc import Sequence
from fractions import Fraction

from tutorials.goals.finding import REACHED, Finding, goal, short_of
from tutorials.listening import Hearing, by_cycle, of_sound
from tutorials.words import beats_in_words, count_in_words, listed, sound_in_words


@goal("sound")
def sound_plays(heard: Hearing, sound: str) -> Finding:
    """A sound is heard at all."""
    if of_sound(heard.events, sound):
        return REACHED
    names = dict.fromkeys(event.sound for event in heard.events if event.sound)
    others = [sound_in_words(name) for name in names]
    there = f"I hear {listed(others)}" if others else ""
    return short_of(there, f"{sound_in_words(sound)} ({sound}) is missing")


@goal("no sound")
def sound_is_silent(heard: Hearing, sound: str) -> Finding:
    """A sound is not heard."""
    if not of_sound(heard.events, sound):
        return REACHED
    return short_of("", f"{sound_in_words(sound)} ({sound}) has to go")


@goal("sound at")
def sound_at(heard: Hearing, sound: str, times: Sequence[str]) -> Finding:
    """A sound begins at each of these times of every cycle; it may play at others too."""
    wanted = {Fraction(time) for time in times}
    cycles = by_cycle(of_sound(heard.events, sound))
    played = set.intersection(*({event.at for event in events} for events in cycles))
    missing = sorted(wanted - played)
    if not missing:
        return REACHED
    name, there = sound_in_words(sound), sorted(wanted & played)
    if not there:
        return short_of("", f"{name} ({sound}) is missing {beats_in_words(missing)}")
    return short_of(
        f"{name} is there {beats_in_words(there)}", f"it is missing {beats_in_words(missing)}"
    )


@goal("rest at")
def rest_at(heard: Hearing, times: Sequence[str], sound: str | None = None) -> Finding:
    """Nothing begins at these times of any cycle."""
    silent = {Fraction(time) for time in times}
    found = sorted({one.at for one in of_sound(heard.events, sound) if one.at in silent})
    if not found:
        return REACHED
    name = "something" if sound is None else sound_in_words(sound)
    return short_of("", f"{name} plays {beats_in_words(found)}, where a rest should be")


@goal("times a cycle")
def times_a_cycle(
    heard: Hearing, at_least: int = 0, at_most: int | None = None, sound: str | None = None
) -> Finding:
    """So many events in every cycle, of one sound or of all."""
    counts = [len(events) for events in by_cycle(of_sound(heard.events, sound))]
    name = "something" if sound is None else sound_in_words(sound)
    if min(counts) < at_least:
        fewest = min(counts)
        return short_of(
            f"{name} plays {count_in_words(fewest, 'time')} a cycle" if fewest else "",
            f"{name} has to play at least {count_in_words(at_least, 'time')} a cycle",
        )
    if at_most is not None and max(counts) > at_most:
        return short_of(
            f"{name} plays {count_in_words(max(counts), 'time')} a cycle",
            f"it may play at most {count_in_words(at_most, 'time')}",
        )
    return REACHED


@goal("layers")
def layers(heard: Hearing, at_least: int) -> Finding:
    """So many different sounds."""
    names = list(dict.fromkeys(event.sound for event in heard.events if event.sound))
    if len(names) >= at_least:
        return REACHED
    there = f"I hear {listed([sound_in_words(name) for name in names])}" if names else ""
    return short_of(there, f"the task asks for {count_in_words(at_least, 'different sound')}")


@goal("tempo")
def tempo_between(heard: Hearing, least: float, most: float, beats: int = 4) -> Finding:
    """So many beats a minute, with so many beats in a cycle."""
    bpm = heard.cps * 60 * beats
    if least <= round(bpm, 3) <= most:
        return REACHED
    wanted = f"{least:g}" if least == most else f"between {least:g} and {most:g}"
    return short_of(f"it goes at {bpm:g} beats a minute", f"it has to be {wanted}")


@goal("off the grid")
def off_the_grid(heard: Hearing, steps: int, sound: str | None = None) -> Finding:
    """Something begins at a time that is none of so many even steps of a cycle."""
    if any((one.at * steps).denominator > 1 for one in of_sound(heard.events, sound)):
        return REACHED
    return short_of("", f"everything is on one of {steps} even steps so far")
