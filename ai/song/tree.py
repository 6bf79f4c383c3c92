"""A tune as a typed tree: layers of hits, notes or chords, bar by bar.

A bar of hits is a text, a character a step: X accent, x hit, o ghost, . rest. A bar of notes
is a tuple of steps: a note name, "~" or "_". Times are steps of the meter's grid.
"""

from dataclasses import dataclass
from fractions import Fraction

Fx = tuple[tuple[str, str], ...]  # control and its value as code, in the order of the code


@dataclass(frozen=True, slots=True)
class Meter:
    """Beats of a bar and what kind they are.

    >>> Meter(7, 8).steps, Meter().steps, Meter(7, 8).quarters
    (14, 16, Fraction(7, 2))
    """

    beats: int = 4
    kind: int = 4

    @property
    def steps(self) -> int:
        """Steps of a bar: four a quarter."""
        return self.beats * 16 // self.kind

    @property
    def quarters(self) -> Fraction:
        """Quarters of a bar."""
        return Fraction(self.beats * 4, self.kind)


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits of a drum: bars of steps, or mini-notation that is not on steps."""

    bars: tuple[str, ...]
    mini: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes: bars of steps; scale degrees where a scale is named."""

    bars: tuple[tuple[str, ...], ...]
    scale: str = ""
    mini: str = ""


@dataclass(frozen=True, slots=True)
class Chords:
    """Chord symbols, a bar each or more to a bar, and the rhythm they are struck in.

    Attributes:
        symbols: one text a bar: "Am7", or "Dm7 G7" for two.
        rhythm: bars of steps: x, _ and ".".
        anchor: the note that voicings stay below.
        arpeggio: degrees of the voicing one after the other, "" for struck chords.
    """

    symbols: tuple[str, ...]
    rhythm: tuple[str, ...]
    anchor: str = "c5"
    arpeggio: str = ""


Part = Hits | Notes | Chords


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of a tune.

    Attributes:
        name: its label.
        role: kick, snare, ..., bass, chords, pad, lead, arp, drone.
        part: what it plays.
        sound: what plays it.
        bank: of a drum.
        fx: its controls.
        tail: methods after them, as code.
        held: bars out of eight in which it plays, as of the mask; empty: all.
    """

    name: str
    role: str
    part: Part
    sound: str
    bank: str = ""
    fx: Fx = ()
    tail: tuple[str, ...] = ()
    held: tuple[int, ...] = ()

    def fxs(self) -> dict[str, str]:
        """Its controls by name."""
        return dict(self.fx)


@dataclass(frozen=True, slots=True)
class Song:
    """A tune.

    Attributes:
        bpm: quarters a minute.
        meter: of every bar.
        layers: its lines.
        root: pitch class name of the key, "" for drums alone.
        mode: of the key.
        title: a comment above the code.
        genre: whose style it has.
    """

    bpm: float
    layers: tuple[Layer, ...]
    meter: Meter = Meter()
    root: str = ""
    mode: str = ""
    title: str = ""
    genre: str = ""
    symbols: tuple[str, ...] = ()

    def layer(self, role: str) -> Layer | None:
        """Its first layer of a role."""
        return next((one for one in self.layers if one.role == role), None)
