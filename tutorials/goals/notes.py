"""Goals about pitches."""

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise

from patterns.tonal.notes import flat_name
from patterns.tonal.scales import scale_named
from tutorials.goals.finding import REACHED, Finding, goal, short_of
from tutorials.lesson import LessonError
from tutorials.listening import Hearing, of_sound
from tutorials.saying import Count, Note, beats, message


@goal("different notes")
def different_notes(
    heard: Hearing, at_least: int = 0, sound: str | None = None, at_most: int | None = None
) -> Finding:
    """So many different notes."""
    notes = {one.note for one in of_sound(heard.events, sound)} - {None}
    if at_most is not None and len(notes) > at_most:
        there = message("goals.hears", what=Count(len(notes), "note"))
        return short_of(there, message("goals.at_most_notes", what=Count(at_most, "note")))
    if len(notes) >= at_least:
        return REACHED
    return short_of(
        message("goals.hears", what=Count(len(notes), "note")) if notes else "",
        message("goals.at_least_notes", what=Count(at_least, "different_note")),
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
        return short_of("", message("goals.no_notes"))
    note, places = Note(strange[0].note), beats([strange[0].at])
    named = scale.replace(":", " ")
    return short_of("", message("goals.no_scale_note", note=note, places=places, scale=named))


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
        message("goals.sound_together", what=Count(most, "note")) if most > 1 else "",
        message("goals.together", what=Count(at_least, "note")),
    )


@goal("note range")
def note_range(
    heard: Hearing, least: float = 0, most: float = 127, sound: str | None = None
) -> Finding:
    """Every note lies between two, as MIDI numbers, and there are some."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    if not pitched:
        return short_of("", message("goals.no_notes"))
    for one in pitched:
        note = one.note or 0.0
        if not least <= note <= most:
            key, edge = ("too_low", least) if note < least else ("too_high", most)
            places = beats([one.at])
            told = message(f"goals.{key}", note=Note(note), places=places, edge=Note(edge))
            return short_of("", told)
    return REACHED


@goal("some note")
def some_note(heard: Hearing, least: float = 0, most: float = 127) -> Finding:
    """Some note lies between two, as MIDI numbers."""
    if any(one.note is not None and least <= one.note <= most for one in heard.events):
        return REACHED
    key, edge = ("none_low", most) if most < 127 else ("none_high", least)
    return short_of("", message(f"goals.{key}", edge=Note(edge)))


@goal("in a row")
def in_a_row(heard: Hearing, count: int) -> Finding:
    """A note comes so many times in a row."""
    notes = [one.note for one in heard.events if one.note is not None]
    runs = (set(notes[at : at + count]) for at in range(len(notes) - count + 1))
    if any(len(run) == 1 for run in runs):
        return REACHED
    return short_of("", message("goals.in_a_row", times=Count(count, "time")))


@goal("begins with")
def begins_with(heard: Hearing, note: int, sound: str | None = None) -> Finding:
    """The first note is this one, in any octave."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    if pitched and round(pitched[0].note or 0) % 12 == note % 12:
        return REACHED
    there = message("goals.begins", note=Note(pitched[0].note)) if pitched else ""
    return short_of(there, message("goals.begin", note=_letter(note)))


@goal("ends with")
def ends_with(heard: Hearing, note: int, cycles: int = 2, sound: str | None = None) -> Finding:
    """The last note of a phrase of some cycles is this one, in any octave."""
    pitched = [one for one in of_sound(heard.events, sound) if one.note is not None]
    last = [one for one in pitched if one.cycle < cycles]
    if last and last[-1].cycle == cycles - 1 and round(last[-1].note or 0) % 12 == note % 12:
        return REACHED
    there = message("goals.ends", note=Note(last[-1].note)) if last else ""
    return short_of(there, message("goals.end", cycle=cycles, note=_letter(note)))


@goal("octave jump")
def octave_jump(heard: Hearing, sound: str | None = None) -> Finding:
    """A note and its octave follow each other."""
    notes = [one.note for one in of_sound(heard.events, sound) if one.note is not None]
    if any(abs(two - one) == 12 for one, two in pairwise(notes)):
        return REACHED
    return short_of("", message("goals.octave"))


def _letter(note: int) -> str:
    """The name of a note without its octave."""
    return flat_name(60 + note % 12).lower().rstrip("0123456789")
