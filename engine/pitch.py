"""Notes: names, numbers and frequencies, and what moves them. Pure.

A note is a MIDI number: 69 is 440 Hz, 60 is c4. A name without an octave is in octave 3.
"""

import math
import re
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from engine.controls import Controls, as_number
from engine.fm import fm
from engine.messages import SoundEvent
from engine.params import SHARED
from engine.voices.envelope import PITCH, Points, adsr, exponential, points, value_at
from engine.voices.spec import Module

_NAME: Final = re.compile(r"([a-gA-G])([#sbf]*)(-?\d{1,2})?$")
_STEPS: Final = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_SHIFTS: Final = {"#": 1, "s": 1, "b": -1, "f": -1}
_BENDS: Final = ("penv", "pattack", "pdecay", "psustain", "prelease")
_LOWEST_HZ: Final = 0.01
_DEFAULT_NOTE: Final = SHARED["note"].default or 0.0
_GLIDE_PIECES: Final = 32  # of a glide: straight lines for the curve of a bend that glides
_time: Final = itemgetter(0)
_FAR: Final = 24_000.0  # cents
# How short the pieces of bends are: errors of pitch add up, and FM makes them heard.
_PITCH_STEP, _CENTS_STEP = 0.03, 0.13


def note_number(name: str) -> float | None:
    """The MIDI number of a note's name, None if it is not one.

    >>> note_number("c3"), note_number("eb"), note_number("f#-1"), note_number("bd")
    (48, 51, 6, None)
    """
    match = _NAME.match(name)
    if match is None:
        return None
    letter, shifts, octave = match.groups()
    shift = sum(_SHIFTS[sign] for sign in shifts)
    return 12 * (int(octave or 3) + 1) + _STEPS[letter.lower()] + shift


def midi_note(controls: Controls) -> float:
    """The note of a control map, as a MIDI number; the default where none is given.

    >>> midi_note(Controls({"note": "c3"})), midi_note(Controls({"note": "c3", "ctranspose": 2}))
    (48, 50.0)
    """
    note = _written_note(controls)
    moved = controls.number("ctranspose")
    return note if moved is None else note + moved


def _written_note(controls: Controls) -> float:
    note = controls.given.get("note")
    if isinstance(note, str) and as_number(note) is None:
        number = note_number(note.strip())
        if number is not None:
            return number
    number = controls.number("note")
    return _DEFAULT_NOTE if number is None else number


def sample_note(controls: Controls) -> float:
    """The note at which a sample is played: that of its frequency, if it has one.

    >>> sample_note(Controls({"freq": 440})), sample_note(Controls({"note": "c3"}))
    (69.0, 48)
    """
    hertz = controls.number("freq")
    if hertz is None:
        return midi_note(controls)
    return 69 + 12 * math.log2(max(hertz, _LOWEST_HZ) / 440)


def frequency(controls: Controls, default_note: float | None = None) -> float:
    """The frequency that a synthesised sound plays, in Hz.

    >>> round(frequency(Controls({"note": "a4"})))
    440
    >>> round(frequency(Controls({"note": "a4", "freq": 100, "octave": 1})))
    200
    >>> round(frequency(Controls({"note": "a4", "harmonic": 3})))
    1320
    """
    hertz = controls.number("freq")
    if not hertz:
        given = controls.has("note") or default_note is None
        note = (midi_note(controls) if given else default_note) or _DEFAULT_NOTE
        hertz = 440 * 2 ** ((min(note, 200) - 69) / 12)
    hertz *= 2 ** controls.or_default("octave")
    if controls.has("harmonic"):
        hertz *= controls.or_default("harmonic")
    return min(max(hertz, _LOWEST_HZ), SHARED["freq"].hi)


@dataclass(frozen=True, slots=True)
class Moves:
    """What moves a frequency: its blocks, and the phase in turns at which the carrier begins."""

    modules: tuple[Module, ...] = ()
    phase: float = 0.0


def movers(
    event: SoundEvent,
    controls: Controls,
    hertz: float | None,
    gate_s: float,
    free: bool = False,
) -> Moves:
    """What moves the frequency: modulators, FM, pitch envelope, vibrato, as in VoiceSpec.pitch.

    Args:
        event: the event.
        controls: the control map.
        hertz: the carrier's frequency; None: there is no FM, as on samples.
        gate_s: seconds until note off.
        free: have the modulators of FM run since cycle 0?
    """
    found: list[Module] = []
    phase = 0.0
    bend = _glided(controls, _bend(controls, gate_s), gate_s)
    if hertz is not None:
        if not controls.has_none(("lfo", "env", "bmod")):
            found.append(("moved", ()))
        matrix = fm(event, controls, hertz, gate_s, bend[0][1] if bend else 1.0, free)
        if matrix is not None:
            found.append(matrix.module)
            phase = matrix.phase
    if bend:
        found.append(("bend", (bend,)))
    rate = controls.number("vib")
    if rate is not None and rate > 0:
        found.append(("vibrato", (rate, controls.or_default("vibmod"))))
    return Moves(tuple(found), phase)


def mean_speed(controls: Controls) -> float:
    """What accelerate makes of the speed over a whole sample, as a factor."""
    return 1 + (controls.number("accelerate") or 0.0) / 2


def _glided(controls: Controls, bend: Points, gate_s: float) -> Points:
    """A bend times what accelerate does: from 1 to 1 + accelerate until note off."""
    amount = controls.number("accelerate")
    if not amount or gate_s <= 0:
        return bend
    bend = bend or ((0.0, 1.0),)
    between = (gate_s * piece / _GLIDE_PIECES for piece in range(1, _GLIDE_PIECES + 1))
    corners = sorted([*bend, *((time, value_at(bend, time)) for time in between)], key=_time)
    return tuple((time, ratio * (1 + amount * min(time / gate_s, 1))) for time, ratio in corners)


def _bend(controls: Controls, gate_s: float) -> Points:
    """The pitch envelope as ratios: from -penv * panchor up to penv * (1 - panchor) semitones."""
    if controls.has_none(_BENDS):
        return ()
    semitones, *stages = (controls.number(name) for name in _BENDS)
    if semitones is None and all(stage is None for stage in stages):
        return ()
    shape = adsr(PITCH, *stages)
    amount = 1.0 if semitones is None else semitones
    anchor = controls.number("panchor")
    below = (shape.sustain if anchor is None else anchor) * amount
    if round(controls.number("pcurve") or 0) % 2:  # its curve is drawn in cents
        low, high = (100 * bent or 0.001 for bent in (-below, amount - below))
        curved = exponential(points(shape, low, high, gate_s), _CENTS_STEP)
        return tuple((time, 2 ** (min(max(cents, -_FAR), _FAR) / 1200)) for time, cents in curved)
    corners = points(shape, -below, amount - below, gate_s)
    return exponential(tuple((time, 2 ** (bent / 12)) for time, bent in corners), _PITCH_STEP)
