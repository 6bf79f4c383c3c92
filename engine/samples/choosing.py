"""Which file of a bank an event plays, and at which pitch. Pure."""

from dataclasses import replace

from engine.controls import Controls
from engine.pitch import sample_note
from engine.samples.bank import Bank, Place


def chosen(controls: Controls, files: Bank) -> tuple[Place, float]:
    """The file that the controls ask for, and by how many semitones it is to be transposed.

    >>> place, semitones = chosen(Controls({"n": 3, "stretch": -1}), Bank(((36.0, ("a", "b")),)))
    >>> place.address, place.shift, semitones
    ('b', 0.75, 0.0)
    """
    place, semitones = files.choose(controls.number("n") or 0.0, sample_note(controls))
    stretch = controls.number("stretch")
    if stretch is None or place.native:
        return place, semitones
    return replace(place, shift=_factor(stretch)), semitones


def _factor(stretch: float) -> float:
    """What the pitch is multiplied by, in hundredths; downwards it counts a quarter."""
    return round(max(1 + (stretch if stretch >= 0 else stretch / 4), 0.0), 2)
