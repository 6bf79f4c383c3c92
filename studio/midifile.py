"""Patterns as Standard MIDI Files: a track for each sound, drums on channel 10, a tempo map.

A cycle is a bar of four quarter notes. Times are exact to a tick, 1/960 of a quarter note; pitches
are rounded to semitones. mido writes the bytes.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.instruments.programs import PROGRAMS
from engine.scheduler import exact_cps
from patterns.analysis.onsets import pitch_of
from patterns.hap import Hap
from patterns.numerals import js_number
from patterns.pattern import Pattern

if TYPE_CHECKING:
    import mido

TICKS: Final = 960  # a quarter note
QUARTERS: Final = 4  # a cycle
DRUM_CHANNEL: Final = 9  # counted from 0; the tenth is the drums'
CHANNELS: Final = [number for number in range(16) if number != DRUM_CHANNEL]
USUAL_GAIN: Final = 0.8  # plays at velocity 100
MOST_CYCLES: Final = 10_000

# Source: General MIDI 1, percussion key map.
DRUM_KEYS: Final[Mapping[str, int]] = {
    "bd": 36, "sd": 38, "rim": 37, "cp": 39, "hh": 42, "oh": 46, "lt": 45, "mt": 47, "ht": 50,
    "cr": 49, "rd": 51, "cb": 56, "sh": 70, "tb": 54, "perc": 63, "misc": 76, "fx": 81, "sbd": 36,
}  # fmt: skip


class MidiError(Exception):
    """There is nothing to write: the text is the sentence."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a track: begin and end in ticks, key and velocity 0 to 127."""

    begin: int
    end: int
    key: int
    velocity: int


def write_midi(path: Path, pat: Pattern, cps: Fraction, cycles: int) -> int:
    """Write some cycles of a pattern; gives how many notes.

    Raises:
        MidiError: nothing in it is a note or a drum.
        PatternError: the pattern fails.
        OSError: the file cannot be written.
    """
    haps = [hap for hap in pat.query(0, cycles, {"_cps": float(cps)}) if hap.has_onset()]
    tracks = notes_of(haps)
    if not tracks:
        raise MidiError("nothing in this is a note or a drum")
    file = midi_file(tracks, tempi_of(haps, cps), cycles)
    file.save(path)
    return sum(len(notes) for notes in tracks.values())


def notes_of(haps: Iterable[Hap]) -> dict[str, list[Note]]:
    """The notes of each sound; what is neither drum nor pitched is left out."""
    tracks: dict[str, list[Note]] = {}
    for hap in haps:
        value = hap.value
        if not isinstance(value, Mapping):
            continue
        name = str(value.get("s", "piano"))
        key = _key(name, value)
        velocity = _velocity(value)
        if key is None or not velocity:
            continue
        span = hap.whole_or_part
        long = max(span.duration * _clip(value), Fraction(1, QUARTERS * TICKS))
        begin, end = _ticks(span.begin), _ticks(span.begin + long)
        tracks.setdefault(name, []).append(Note(begin, max(end, begin + 1), key, velocity))
    return tracks


def tempi_of(haps: Iterable[Hap], cps: Fraction) -> list[tuple[int, Fraction]]:
    """The tempo map: ticks, and the cycles a second from there on."""
    tempi = [(0, cps)]
    changes = [
        (hap.whole_or_part.begin, exact_cps(hap.value.get("cps")))
        for hap in haps
        if isinstance(hap.value, Mapping)
    ]
    for begin, asked in sorted((one for one in changes if one[1]), key=lambda one: one[0]):
        if asked is not None and asked != tempi[-1][1]:
            tempi.append((_ticks(begin), asked))
    return tempi


def midi_file(
    tracks: Mapping[str, list[Note]], tempi: list[tuple[int, Fraction]], cycles: int
) -> "mido.MidiFile":
    """The file, in memory."""
    import mido  # only who exports pays for it

    file = mido.MidiFile(type=1, ticks_per_beat=TICKS)
    head: list[tuple[int, int, Any]] = [
        (at, 0, mido.MetaMessage("set_tempo", tempo=round(10**6 / (QUARTERS * cps))))
        for at, cps in tempi
    ]
    file.tracks.append(_track("tempo", head, cycles))
    free = iter(CHANNELS * (len(tracks) // len(CHANNELS) + 1))
    for name, notes in tracks.items():
        channel = DRUM_CHANNEL if drum_key(name) is not None else next(free)
        messages: list[tuple[int, int, Any]] = []
        program = PROGRAMS.get(name.partition(":")[0])
        if program is not None:
            change = mido.Message("program_change", channel=channel, program=program)
            messages.append((0, 0, change))
        for note in notes:
            on = {"channel": channel, "note": note.key}
            messages.append((note.begin, 1, mido.Message("note_on", velocity=note.velocity, **on)))
            messages.append((note.end, 0, mido.Message("note_off", velocity=0, **on)))
        file.tracks.append(_track(name, messages, cycles))
    return file


def _track(name: str, messages: list[tuple[int, int, Any]], cycles: int) -> "mido.MidiTrack":
    """Messages with absolute times as a track with times between them; ends before begins."""
    import mido

    plain = name.encode("latin-1", "replace").decode("latin-1")
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=plain)])
    now = 0
    for at, _, message in sorted(messages, key=lambda one: one[:2]):
        track.append(message.copy(time=at - now))
        now = at
    end = max(now, cycles * QUARTERS * TICKS)
    track.append(mido.MetaMessage("end_of_track", time=end - now))
    return track


def _ticks(cycle: Fraction) -> int:
    return math.floor(cycle * QUARTERS * TICKS + Fraction(1, 2))


def drum_key(name: str) -> int | None:
    """The key of a drum, whatever its bank and number: that of RolandTR909_bd:3 is bd's."""
    return DRUM_KEYS.get(name.partition(":")[0].rpartition("_")[2])


def _key(name: str, value: Mapping[str, Any]) -> int | None:
    drum = drum_key(name)
    if drum is not None:
        return drum
    pitch = pitch_of(value)
    if pitch is None:
        return None
    key = round(pitch)
    return key if 0 <= key <= 127 else None


def _velocity(value: Mapping[str, Any]) -> int:
    gain = js_number(value.get("gain", USUAL_GAIN)) * js_number(value.get("velocity", 1))
    if not math.isfinite(gain) or gain <= 0:
        return 0
    return min(max(round(100 * gain / USUAL_GAIN), 1), 127)


def _clip(value: Mapping[str, Any]) -> Fraction:
    clip = js_number(value.get("clip", 1))
    return Fraction(clip) if math.isfinite(clip) and 0 < clip < 10**6 else Fraction(1)
