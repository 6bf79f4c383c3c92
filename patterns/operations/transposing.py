"""Notes moved: by semitones and intervals, by steps of their scale, to the root of a chord."""

import math
import re
from typing import Final

from patterns.errors import QueryError
from patterns.hap import Event
from patterns.kinds import anything, number
from patterns.numerals import js_number, shown, tidy
from patterns.pattern import Pattern, fmap, map_events
from patterns.registry import operation
from patterns.tonal import notes
from patterns.tonal.scales import Scale, scale_named, step_name
from patterns.values import Value

ROOT: Final = re.compile(r"[a-gA-G][b#]?")


def _moved(note: Value, by: Value) -> Value:
    """A note moved by semitones or a named interval; None where it is no note."""
    semitones = js_number(by)
    plain = math.isfinite(semitones)
    if isinstance(note, (int, float)) and not isinstance(note, bool):
        named = notes.interval(by) if isinstance(by, str) else None
        return tidy(note + (semitones if plain else named[1] if named else 0))
    pitch = notes.spelled(note) if isinstance(note, str) else None
    if pitch is None:
        return None
    moved = notes.interval_of(round(semitones)) if plain else notes.interval(str(by))
    if moved is None:
        return ""
    place = notes.raised(pitch, moved)
    return notes.note_name(place) if note[-1].isdigit() else notes.pitch_class(place)


@operation("transpose", "trans", kinds=[anything], keeps_steps=True)
def transpose(by: Value, pat: Pattern) -> Pattern:
    """Move notes by semitones, or by an interval such as 3M; note names stay names.

    >>> from patterns.pattern import pure
    >>> [transpose(by, pure("c3")).query(0, 1)[0].value for by in (3, "-2M")]
    ['Eb3', 'Bb2']
    """

    def moved(value: Value) -> Value:
        if isinstance(value, dict):
            note = _moved(value.get("note"), by)
            return value if note is None else {**value, "note": note}
        note = _moved(value, by)
        return value if note is None else note

    return fmap(pat, moved)


@operation("scaleTranspose", "scaleTrans", "strans", kinds=[number], keeps_steps=True)
def scale_transpose(steps: float, pat: Pattern) -> Pattern:
    """Move notes by steps of the scale that gave them; needs .scale before it."""
    whole = math.ceil(abs(steps)) * (1 if steps > 0 else -1)

    def moved(event: Event) -> Event:
        name = event[6].scale
        found = scale_named(name) if name else None
        if found is None:
            raise QueryError(
                "scaleTranspose needs a scale", hint='write .scale("C:major") before it'
            )
        value = event[5]
        if isinstance(value, dict):
            value = {**value, "note": _stepped(found, name, value.get("note"), whole)}
        else:
            value = _stepped(found, name, value, whole)
        return (*event[:5], value, event[6])

    return map_events(pat, moved)


def _stepped(scale: Scale, name: str, note: Value, steps: int) -> str:
    pitch = notes.spelled(note) if isinstance(note, str) else None
    if pitch is not None:
        step = scale.nearest(pitch[1])
        if notes.pitch_class(scale.step(step)) == notes.pitch_class(pitch):
            return step_name(scale, step + steps)
    raise QueryError(f"{shown(note)} is not in the scale {name}", hint="put notes into it first")


@operation("rootNotes", kinds=[anything])
def root_notes(octave: Value, pat: Pattern) -> Pattern:
    """The root of each chord as a note in an octave.

    >>> from patterns.pattern import pure
    >>> root_notes(2, pure("F#m7")).query(0, 1)[0].value
    'F#2'
    """

    def root(value: Value) -> Value:
        chord = value.get("chord") if isinstance(value, dict) else value
        found = ROOT.match(chord) if isinstance(chord, str) else None
        if found is None:
            raise QueryError(f"{shown(chord)} is no chord", hint='write chords as "Am7 D7"')
        note = f"{found[0]}{octave}"
        return {"note": note} if isinstance(value, dict) else note

    return fmap(pat, root)
