"""What code plays, as notes with roles: read from events, never from the text.

A cycle is a bar. Times are cycles as exact fractions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from ai.tables import table
from patterns.analysis.onsets import pitch_of
from patterns.hap import Hap
from patterns.numerals import js_number

CYCLES = 8
BASS_BELOW = 52  # MIDI: single notes below e3 are a bass
DRUM_SOUNDS = {
    "kick": "bd kick sbd", "snare": "sd sn snare", "clap": "cp clap", "hat": "hh hat hihat ch",
    "openhat": "oh ho openhat", "ride": "rd ride", "crash": "cr crash cymbal",
    "rim": "rim rs rimshot", "tom": "lt mt ht tom", "shaker": "sh shaker maraca cabasa",
    "cowbell": "cb cowbell agogo", "tamb": "tb tamb tambourine pandeiro",
    "clave": "clave claves cl", "conga": "conga bongo timbale lc mc hc djembe cajon darbuka tabla",
    "perc": "perc misc woodblock guiro triangle_perc log", "break": "breaks amen breakbeat",
    "noise": "white pink brown crackle noise wind",
}  # fmt: skip
DRUMS = frozenset(DRUM_SOUNDS) - {"noise"}
PERCUSSION = frozenset({"rim", "tom", "shaker", "cowbell", "tamb", "clave", "conga", "perc"})


@dataclass(frozen=True, slots=True)
class Note:
    """A sound that begins.

    Attributes:
        begin, end: in cycles.
        sound: its name, without its bank.
        bank: of a drum.
        pitch: MIDI number, None without one.
        role: a drum, "bass", "chords" or "lead".
        controls: all that it says.
        places: offsets in the code that made it.
    """

    begin: Fraction
    end: Fraction
    sound: str
    bank: str
    pitch: float | None
    role: str
    controls: Mapping[str, Any]
    places: tuple[tuple[int, int], ...]

    def number(self, name: str, default: float = 0.0) -> float:
        """A control as a number."""
        value = self.controls.get(name, default)
        if isinstance(value, str):
            value = value.split(":")[0]
        number = js_number(value) if not isinstance(value, Mapping) else default
        return number if number == number else default

    @property
    def loudness(self) -> float:
        """Gain times velocity times postgain."""
        return (
            self.number("gain", 0.8) * self.number("velocity", 1.0) * self.number("postgain", 1.0)
        )


@cache
def drum_role(sound: str) -> str:
    """The role of a drum's sound, "" for what is none.

    >>> drum_role("bd"), drum_role("808_hh"), drum_role("sawtooth")
    ('kick', 'hat', '')
    """
    last = sound.rsplit("_", 1)[-1] if not sound.startswith("gm_") else sound
    for role, names in DRUM_SOUNDS.items():
        known = names.split()
        if sound in known or last in known:
            return role
    for role, names in DRUM_SOUNDS.items():
        if any(len(name) > 3 and name in sound for name in names.split()) and "gm_" not in sound:
            return role
    return ""


def notes_of(haps: Iterable[Hap], cycles: int = CYCLES) -> list[Note]:
    """The notes that begin in some cycles and are not silent, in order."""
    rows = [row for hap in haps if (row := _row(hap, cycles)) is not None]
    together: dict[tuple[Fraction, str], set[int]] = defaultdict(set)
    for begin, _, sound, _, pitch, _, _ in rows:
        if pitch is not None:
            together[begin, sound].add(round(pitch) % 12)
    out = [
        Note(
            begin,
            end,
            sound,
            bank,
            pitch,
            _role(sound, pitch, len(together[begin, sound])),
            value,
            places,
        )
        for begin, end, sound, bank, pitch, value, places in rows
    ]
    return sorted(out, key=lambda one: (one.begin, one.sound, one.pitch or 0.0))


def _row(hap: Hap, cycles: int) -> Any:
    whole = hap.whole
    if whole is None or not hap.has_onset() or not 0 <= whole.begin < cycles:
        return None
    value = hap.value if isinstance(hap.value, Mapping) else {"note": hap.value}
    if any(_zero(value.get(name)) for name in ("gain", "velocity", "postgain")):
        return None
    if not any(name in value for name in ("s", "note", "n", "freq")):
        return None
    sound, _, number = str(value.get("s", "triangle")).lower().partition(":")
    del number
    return (
        whole.begin,
        whole.end,
        sound,
        str(value.get("bank", "")),
        pitch_of(value),
        value,
        hap.locations,
    )


def _zero(value: Any) -> bool:
    return value is not None and not isinstance(value, Mapping) and js_number(value) == 0


def _role(sound: str, pitch: float | None, together: int) -> str:
    drum = drum_role(sound)
    if drum:
        return drum
    if pitch is None:
        return "sample"
    if "bass" in sound and "contrabass" not in sound:
        return "bass"
    if together >= 3:
        return "chords"
    return "bass" if pitch < BASS_BELOW else "lead"


def is_named(note: Note, name: str) -> bool:
    """Does a name mean this note: a role, a group, an instrument?

    >>> one = Note(Fraction(0), Fraction(1), "gm_flute", "", 72.0, "lead", {}, ())
    >>> is_named(one, "lead"), is_named(one, "flute"), is_named(one, "bass")
    (True, True, False)
    """
    if name in ("all", note.role):
        return True
    groups = {
        "drums": note.role in DRUMS, "percussion": note.role in PERCUSSION,
        "hats": note.role in ("hat", "openhat"), "hat": note.role in ("hat", "openhat"),
        "cymbals": note.role in ("hat", "openhat", "ride", "crash"),
        "pitched": note.pitch is not None and note.role not in DRUMS,
        "pad": note.role == "chords", "drone": note.role in ("chords", "bass"),
        "sub": note.role == "bass", "synthbass": note.role == "bass",
    }  # fmt: skip
    if name in groups:
        return groups[name]
    return plays(note.sound, name) and note.role not in DRUMS


@cache
def plays(sound: str, instrument: str) -> bool:
    """Can this sound be called by the name of this instrument?

    >>> plays("gm_epiano1", "epiano"), plays("gm_epiano1", "piano"), plays("sawtooth", "saw")
    (True, False, True)
    """
    row = table("words/instruments").get(instrument)
    if row is None:
        return False
    if sound in row["sounds"][:-1] or sound == row["sounds"][0] or sound == instrument:
        return instrument not in ("lead", "chords", "pad", "drone", "arp", "bass", "synth")
    words = [name.replace(" ", "") for name in row["names"]]
    return instrument not in ("piano",) and any(
        len(w) > 3 and w in sound.replace("_", "") for w in words
    )
