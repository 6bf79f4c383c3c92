"""What an instrument is, and which note of it is computed for which pitch. Free of numpy.

A note is computed for every third semitone, soft and hard; the pitches between are played from the
nearest, a touch faster or slower, and loudness in between is a mixture of the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_LOWEST, _HIGHEST = 24, 120  # MIDI numbers
_STEP: Final = 3
LOOP_S: Final = 2.0
DEFAULT_BRIGHT: Final = 0.7  # share of the hard note at full velocity

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """An instrument.

    Attributes:
        model: what makes its notes: a name in MODELS of engine/instruments/models.py.
        numbers: for the model.
        ring_s: how long a middle c rings; low notes longer, high ones shorter. 0: as long as it
            is held, its table is a loop.
        attack_s, release_s: how it begins and ends, where the player says nothing.
        blare: how much of the hard note there is over time, as a factor: brass grows into it.
        held: a note ends with its event; else it rings on, as a sample does.
        default_note: what plays without `note`.
        even: all pitches ring for ring_s.
    """

    model: str
    numbers: Mapping[str, Any]
    ring_s: float = 0.0
    attack_s: float = 0.001
    release_s: float = 0.1
    blare: Points = ((0.0, 1.0),)
    held: bool = True
    default_note: float = 48.0
    even: bool = False

    def seconds(self, midi: int) -> float:
        """How long the table of a note is."""
        if not self.ring_s:
            return LOOP_S
        if self.even:
            return self.ring_s
        longest = min(2.5 * self.ring_s, max(self.ring_s, 6.0))
        return min(max(self.ring_s * 2 ** ((60 - midi) / 20), 0.25 * self.ring_s), longest)


def nearest(midi: float) -> int:
    """The computed note nearest to a pitch.

    >>> nearest(61.4), nearest(-50), nearest(130)
    (60, 24, 120)
    """
    return min(max(round(midi / _STEP) * _STEP, _LOWEST), _HIGHEST)


def note_hertz(midi: float) -> float:
    """The frequency of a MIDI number.

    >>> note_hertz(69)
    440.0
    """
    return float(440 * 2 ** ((midi - 69) / 12))


def note_keys(name: str, midi: int) -> tuple[str, str]:
    """The keys of a computed note, soft and hard.

    >>> note_keys("gm_flute", 60)
    ('gm_flute@60:soft', 'gm_flute@60:hard')
    """
    return f"{name}@{midi}:soft", f"{name}@{midi}:hard"


def note_of(key: str) -> tuple[str, int] | None:
    """The instrument and the MIDI number of a key, None where it is no note's.

    >>> note_of("gm_flute@60:soft"), note_of("RolandTR808_bd:1")
    (('gm_flute', 60), None)
    """
    name, mark, rest = key.rpartition("@")
    return (name, int(rest.partition(":")[0])) if mark else None


def table_hertz(midi: int, looped: bool) -> float:
    """The frequency of a computed note: a loop holds whole periods.

    >>> table_hertz(69, True), table_hertz(60, True)
    (440.0, 261.5)
    """
    hertz = note_hertz(midi)
    return max(round(hertz * LOOP_S), 1) / LOOP_S if looped else hertz
