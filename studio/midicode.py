"""A Standard MIDI File as Strudel code: a line for each track and channel.

Onsets go to the nearest 1/16, 1/24 or 1/48 of a bar of four quarter notes, whichever fits
best; bars that repeat are written once. A line says the track's instrument, its velocities where
they are not the usual one, and how long its notes are where that is not a step; tempo changes are
in the line that has events in most bars.
"""

import io
import math
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.instruments.programs import PROGRAMS
from patterns.tonal.notes import FLATS
from studio.midifile import DRUM_CHANNEL, DRUM_KEYS, QUARTERS, MidiError

if TYPE_CHECKING:
    import mido

GRIDS: Final = (16, 24, 48)  # steps a bar
MOST_BARS: Final = 256
MOST_BYTES: Final = 1_000_000
MOST_NOTES: Final = 20_000
USUAL_BPM: Final = 120.0
USUAL_VELOCITY: Final = 100
MOST_TEMPI: Final = 64
LABEL: Final = re.compile(r"[a-z][a-z0-9]{1,19}\Z")
WORDS: Final = """
do if in of for new try let var case else enum null this true void with await break catch class
const false super throw while yield delete export import return static switch typeof default
extends finally package private continue debugger function all note hush
"""
RESERVED: Final = frozenset(WORDS.split())
INSTRUMENTS: Final = {number: name for name, number in PROGRAMS.items() if name != "piano"}
DRUMS: Final = {key: name for name, key in reversed(list(DRUM_KEYS.items()))}
NEAR_KEYS: Final = {  # of the percussion map, the drums that stand in for others
    35: "bd", 40: "sd", 41: "lt", 43: "lt", 44: "hh", 48: "ht", 52: "cr", 53: "rd", 55: "cr",
    57: "cr", 59: "rd", 69: "sh", 82: "sh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """A note of a file: begin and length in bars, its name or drum, velocity from 1 to 127."""

    begin: Fraction
    name: str
    velocity: int = USUAL_VELOCITY
    length: Fraction = Fraction(0)


@dataclass(slots=True)
class Voice:
    """A channel of a track.

    Attributes:
        name: of the track, "" where it has none.
        drums: it is the drums' channel.
        program: the instrument of General MIDI, None where the file does not say.
        notes: what it plays.
    """

    name: str
    drums: bool
    program: int | None = None
    notes: list[Played] = field(default_factory=list)


def code_of_midi(path: Path) -> str:
    """The code of a file.

    Raises:
        MidiError: it is no MIDI file, or holds no notes.
        OSError: it cannot be read.
    """
    import mido  # only who imports pays for it

    if path.stat().st_size > MOST_BYTES:
        raise MidiError(f"{path.name} is too large for a MIDI file of notes")
    data = path.read_bytes()
    try:
        file = mido.MidiFile(file=io.BytesIO(data), clip=True)
    except (OSError, EOFError, ValueError, KeyError, IndexError, mido.KeySignatureError) as error:
        raise MidiError(f"{path.name} cannot be read as a MIDI file ({error})") from None
    voices = _voices(file)
    if not voices:
        raise MidiError(f"{path.name} holds no notes")
    tempi = _tempi(file)
    lines = [f"setcpm({_number(tempi[0][1])}/{QUARTERS})"]
    named: set[str] = set()
    steady = max(voices, key=lambda voice: len({int(note.begin) for note in voice.notes}))
    for number, voice in enumerate(voices, 1):
        label = _label(voice, number, named)
        tempo = _tempo_pattern(tempi, voice.notes) if voice is steady else ""
        lines.append(f"{label}: {line_of(voice)}{tempo}")
    return "\n".join(lines)


def line_of(voice: Voice) -> str:
    """A voice as code.

    >>> notes = [Played(Fraction(0), "bd"), Played(Fraction(1, 2), "sd", 50)]
    >>> line_of(Voice("", True, None, notes))
    's(`[bd sd]`).velocity(`[1 .5]`)'
    """
    code = f"{'s' if voice.drums else 'note'}(`{bars_of(voice.notes)}`)"
    if not voice.drums and voice.program is not None:
        code += f'.s("{INSTRUMENTS.get(max(voice.program, 0), "gm_piano")}")'
    return code + _velocities(voice.notes) + ("" if voice.drums else _clip(voice.notes))


def _velocities(notes: Sequence[Played]) -> str:
    """How hard notes are struck, to a twentieth, where that is not as usual."""
    loudest: dict[Fraction, int] = {}
    for note in notes:
        at = _on_grid(note.begin)
        loudest[at] = max(loudest.get(at, 0), note.velocity)
    texts = {at: _share(velocity) for at, velocity in loudest.items()}
    if set(texts.values()) == {"1"}:
        return ""
    if len(set(texts.values())) == 1:
        return f".velocity({next(iter(texts.values()))})"
    return f".velocity(`{bars_of([Played(at, text) for at, text in texts.items()])}`)"


def _share(velocity: int) -> str:
    """A velocity as a part of the usual one.

    >>> _share(100), _share(50), _share(127), _share(1)
    ('1', '.5', '1.25', '.05')
    """
    return f"{max(round(velocity / USUAL_VELOCITY * 20), 1) / 20:g}".removeprefix("0")


def _clip(notes: Sequence[Played]) -> str:
    """How long notes are, beside the steps of their bars."""
    steps: defaultdict[int, int] = defaultdict(lambda: 1)
    for note in notes:
        at = _on_grid(note.begin)
        steps[int(at)] = math.lcm(steps[int(at)], (at % 1).denominator)
    parts = [note.length * steps[int(_on_grid(note.begin))] for note in notes if note.length]
    usual = float(statistics.median(parts)) if parts else 1.0
    return "" if abs(usual - 1) < 0.15 else f".clip({max(round(usual, 1), 0.1):g})"


def _label(voice: Voice, number: int, named: set[str]) -> str:
    """The name of a track as a label; where it is none, its number."""
    plain = re.sub(r"[^a-z0-9]+", "", voice.name.lower())[:20]
    usual = f"{'drums' if voice.drums else 'track'}{number}"
    if not LABEL.match(plain) or plain in RESERVED or plain in named:
        plain = usual
    named.add(plain)
    return plain


def _tempi(file: "mido.MidiFile") -> list[tuple[Fraction, float]]:
    """The tempo map: bars, and quarter notes a minute from there on."""
    found: dict[Fraction, float] = {}
    bar = QUARTERS * max(file.ticks_per_beat, 1)
    for track in file.tracks:
        now = 0
        for message in track:
            now += message.time
            if message.type == "set_tempo" and message.tempo:
                found[Fraction(now, bar)] = 60e6 / message.tempo
    tempi = sorted(found.items())
    if not tempi or tempi[0][0] > 0:
        tempi.insert(0, (Fraction(0), USUAL_BPM))
    return tempi


def _tempo_pattern(tempi: list[tuple[Fraction, float]], notes: Sequence[Played]) -> str:
    """Tempo changes as cycles a second of each bar; "" where there are none."""
    last = int(max(note.begin for note in notes))
    inside = [one for one in tempi if one[0] <= last]
    if len({bpm for _, bpm in inside}) < 2 or len(inside) > MOST_TEMPI:
        return ""
    each = []
    for bar in range(last + 1):
        bpm = [bpm for at, bpm in inside if at < bar + Fraction(1, 2)][-1]
        each.append(f"{bpm / 60 / QUARTERS:.4g}".removeprefix("0"))
    return f".cps(`{_runs(each)}`)"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _voices(file: "mido.MidiFile") -> list[Voice]:
    """The notes of each track and channel."""
    found: dict[tuple[int, int], Voice] = {}
    bar = QUARTERS * max(file.ticks_per_beat, 1)
    count = 0
    for number, track in enumerate(file.tracks):
        for at, channel, message, ends in _events(track):
            voice = found.setdefault((number, channel), Voice(track.name, channel == DRUM_CHANNEL))
            if message.type == "program_change":
                voice.program = message.program
                continue
            if at >= MOST_BARS * bar:
                continue
            count += 1
            if count > MOST_NOTES:
                raise MidiError(f"these are more than {MOST_NOTES} notes; choose fewer tracks")
            name = _drum(message.note) if voice.drums else _note(message.note)
            length = Fraction(ends - at, bar)
            voice.notes.append(Played(Fraction(at, bar), name, message.velocity, length))
    return [voice for voice in found.values() if voice.notes]


def _events(track: "mido.MidiTrack") -> list[tuple[int, int, Any, int]]:
    """Programs and notes of a track: when, on which channel, the message, and when it ends."""
    events: list[tuple[int, int, Any, int]] = []
    open_: dict[tuple[int, int], list[int]] = {}
    now = 0
    for message in track:
        now += message.time
        if message.type == "program_change":
            events.append((now, message.channel, message, now))
        elif message.type == "note_on" and message.velocity:
            open_.setdefault((message.channel, message.note), []).append(len(events))
            events.append((now, message.channel, message, now))
        elif message.type in ("note_on", "note_off"):
            begun = open_.get((message.channel, message.note))
            if begun:
                place = begun.pop(0)
                events[place] = (*events[place][:3], now)
    return events


def _drum(key: int) -> str:
    return DRUMS.get(key) or NEAR_KEYS.get(key, "perc")


def _note(key: int) -> str:
    return f"{FLATS[key % 12].lower()}{key // 12 - 1}"


def bars_of(notes: Sequence[Played]) -> str:
    """Bars of notes as mini-notation, one a cycle.

    >>> half = Fraction(1, 2)
    >>> bars_of([Played(Fraction(n, 2), "bd") for n in range(4)])
    '[bd bd]'
    >>> bars_of([Played(Fraction(0), "c3"), Played(Fraction(0), "e3"), Played(1 + half, "g3")])
    '<[c3,e3] [~ g3]>'
    """
    by_bar: defaultdict[int, list[Played]] = defaultdict(list)
    for note in notes:
        begin = _on_grid(note.begin)
        by_bar[int(begin)].append(Played(begin % 1, note.name))
    bars = [_bar(by_bar.get(number, ())) for number in range(max(by_bar) + 1)]
    if len(set(bars)) == 1:
        return bars[0]
    return _runs(bars)


def _runs(bars: Sequence[str]) -> str:
    """Bars one after the other, what repeats at once written short."""
    runs = [(bar, len(list(same))) for bar, same in groupby(bars)]
    return "<" + " ".join(bar if count == 1 else f"{bar}!{count}" for bar, count in runs) + ">"


def _on_grid(begin: Fraction) -> Fraction:
    """An onset on the grid that fits best."""
    grid = min(GRIDS, key=lambda steps: (_off(begin, steps), steps))
    return Fraction(round(begin * grid), grid)


def _off(begin: Fraction, steps: int) -> Fraction:
    """How far an onset is from the grid, a little against fine grids."""
    return abs(begin * steps - round(begin * steps)) / steps + Fraction(steps, 10_000)


def _bar(notes: Iterable[Played]) -> str:
    """A bar as a sequence of as few steps as can be."""
    steps: defaultdict[Fraction, list[str]] = defaultdict(list)
    for note in notes:
        if note.name not in steps[note.begin]:
            steps[note.begin].append(note.name)
    if not steps:
        return "~"
    count = math.lcm(*(begin.denominator for begin in steps))
    texts = []
    for step in range(count):
        names = steps.get(Fraction(step, count), [])
        texts.append("~" if not names else names[0] if len(names) == 1 else f"[{','.join(names)}]")
    return texts[0] if count == 1 else f"[{_rests(texts)}]"


def _rests(texts: list[str]) -> str:
    """Steps with runs of rests written short."""
    runs = [(text, len(list(same))) for text, same in groupby(texts)]
    return " ".join(
        f"~!{count}" if text == "~" and count > 3 else " ".join([text] * count)
        for text, count in runs
    )
