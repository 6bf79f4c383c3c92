"""Goals about pitches."""

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise

from patterns.tonal.scales import scale_named
from tutorials.goals.finding import REACHED, Finding, goal, short_of
from tutorials.lesson import LessonError
from tutorials.listening import Hearing, of_sound
from tutorials.words import beats_in_words, count_in_words, note_in_words


@goal("different notes")
def different_notes(heard: Hearing, at_least: int, sound: str | None = None) -> Finding:
    """At least so many different notes."""
    notes = {one.note for one in of_sound(heard.events, sound)} - {None}
    if len(notes) >= at_least:
        return REACHED
    return short_of(
        f"I hear {count_in_words(len(notes), 'note')}" if notes else "",
        f"the task asks for at least {count_in_words(at_least, 'different note')}",
    )


@goal("in scale")
def in_scale(heard: Hearing, scale: str) -> Finding:
    """Every note belongs to a scale, named as in code ("C:minor"), and there are some."""
    found = scale_named(scale.replace(":", " "))
    if found is None:
        raise LessonError(f"there is no scale {scale}")
    belong = {(found.tonic[1] + by[1]) % 12 for by in found.intervals}
    pitched = [one for one in heard.events if one.note is not None]
    strange = [one for one in pitched if round(one.note or 0) % 12 not in belong]
    if pitched and not strange:
        return REACHED
    if not pitched:
        return short_of("", "there are no notes yet")
    note, at = note_in_words(strange[0].note), beats_in_words([strange[0].at])
    return short_of("", f"{note} {at} does not belong to {scale.replace(':', ' ')}")


@goal("together")
def together(heard: Hearing, at_least: int) -> Finding:
    """So many different notes begin at once, somewhere in every cycle that has notes."""
    groups: dict[tuple[int, Fraction], set[float]] = defaultdict(set)
    for one in heard.events:
        if one.note is not None:
            groups[one.cycle, one.at].add(one.note)
    most = max(map(len, groups.values()), default=0)
    if most >= at_least:
        return REACHED
    return short_of(
        f"{count_in_words(most, 'note')} sound together" if most > 1 else "",
        f"the task asks for {count_in_words(at_least, 'note')} at once",
    )


@goal("note range")
def note_range(
    heard: Hearing, least: float = 0, most: float = 127, sound: str | None = None
) -> Finding:
    """Every note lies between two, as MIDI numbers, and there are some."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    if not pitched:
        return short_of("", "there are no notes yet")
    for one in pitched:
        note = one.note or 0.0
        if not least <= note <= most:
            side, edge = ("low", least) if note < least else ("high", most)
            return short_of(
                "",
                f"{note_in_words(note)} {beats_in_words([one.at])} is too {side}: "
                f"{note_in_words(edge)} is the {'lowest' if side == 'low' else 'highest'}",
            )
    return REACHED


@goal("begins with")
def begins_with(heard: Hearing, note: int, sound: str | None = None) -> Finding:
    """The first note is this one, in any octave."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    if pitched and round(pitched[0].note or 0) % 12 == note % 12:
        return REACHED
    there = f"it begins with {note_in_words(pitched[0].note)}" if pitched else ""
    name = note_in_words(60 + note % 12).rstrip("0123456789")
    return short_of(there, f"it has to begin with {name}")


@goal("ends with")
def ends_with(heard: Hearing, note: int, cycles: int = 2, sound: str | None = None) -> Finding:
    """The last note of a phrase of some cycles is this one, in any octave."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    last = [one for one in pitched if one.cycle < cycles]
    if last and last[-1].cycle == cycles - 1 and round(last[-1].note or 0) % 12 == note % 12:
        return REACHED
    there = f"it ends with {note_in_words(last[-1].note)}" if last else ""
    name = note_in_words(60 + note % 12).rstrip("0123456789")
    return short_of(there, f"the last note of cycle {cycles} has to be {name}")


@goal("octave jump")
def octave_jump(heard: Hearing, sound: str | None = None) -> Finding:
    """A note and its octave follow each other."""
    notes = [one.note for one in of_sound(heard.events, sound) if one.note is not None]
    if any(abs(two - one) == 12 for one, two in pairwise(notes)):
        return REACHED
    return short_of("", "no note is followed by its octave yet")
