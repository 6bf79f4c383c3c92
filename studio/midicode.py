"""A Standard MIDI File as Strudel code: a line for each track and channel.

Onsets go to the nearest 1/16, 1/24 or 1/48 of a bar of four quarter notes, whichever fits
best; bars that repeat are written once.
"""

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from patterns.tonal.notes import FLATS
from studio.midifile import DRUM_CHANNEL, DRUM_KEYS, QUARTERS, MidiError

if TYPE_CHECKING:
    import mido

GRIDS: Final = (16, 24, 48)  # steps a bar
MOST_BARS: Final = 256
MOST_BYTES: Final = 4_000_000
MOST_NOTES: Final = 20_000
USUAL_BPM: Final = 120.0
DRUMS: Final = {key: name for name, key in reversed(list(DRUM_KEYS.items()))}
NEAR_KEYS: Final = {  # of the percussion map, the drums that stand in for others
    35: "bd", 40: "sd", 41: "lt", 43: "lt", 44: "hh", 48: "ht", 52: "cr", 53: "rd", 55: "cr",
    57: "cr", 59: "rd", 69: "sh", 82: "sh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """A note of a file: begin in bars, its name or drum."""

    begin: Fraction
    name: str


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
    lines = [f"setcpm({_number(_bpm(file))}/{QUARTERS})"]
    for number, (drums, notes) in enumerate(_voices(file), 1):
        name = f"drums{number}" if drums else f"track{number}"
        bars = bars_of(notes)
        lines.append(f"{name}: {'s' if drums else 'note'}(`{bars}`)")
    if len(lines) == 1:
        raise MidiError(f"{path.name} holds no notes")
    return "\n".join(lines)


def _bpm(file: "mido.MidiFile") -> float:
    tempi = [
        message.tempo for track in file.tracks for message in track if message.type == "set_tempo"
    ]
    return 60e6 / tempi[0] if tempi and tempi[0] else USUAL_BPM


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _voices(file: "mido.MidiFile") -> list[tuple[bool, list[Played]]]:
    """The notes of each track and channel."""
    found: defaultdict[tuple[int, int], list[Played]] = defaultdict(list)
    bar = QUARTERS * max(file.ticks_per_beat, 1)
    count = 0
    for number, track in enumerate(file.tracks):
        now = 0
        for message in track:
            now += message.time
            if message.type != "note_on" or not message.velocity or now >= MOST_BARS * bar:
                continue
            drums = message.channel == DRUM_CHANNEL
            name = _drum(message.note) if drums else _note(message.note)
            count += 1
            if count > MOST_NOTES:
                raise MidiError(f"these are more than {MOST_NOTES} notes; choose fewer tracks")
            found[number, message.channel].append(Played(Fraction(now, bar), name))
    return [(channel == DRUM_CHANNEL, notes) for (_, channel), notes in found.items()]


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
        grid = min(GRIDS, key=lambda steps: (_off(note.begin, steps), steps))
        begin = Fraction(round(note.begin * grid), grid)
        by_bar[int(begin)].append(Played(begin % 1, note.name))
    bars = [_bar(by_bar.get(number, ())) for number in range(max(by_bar) + 1)]
    if len(set(bars)) == 1:
        return bars[0]
    runs = [(bar, len(list(same))) for bar, same in groupby(bars)]
    return "<" + " ".join(bar if count == 1 else f"{bar}!{count}" for bar, count in runs) + ">"


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
