"""Frequency shift: every partial moves by the same number of Hz, so harmonies go out of tune.

By fshift, plus fshiftnote times the frequency of the note. A Hilbert transform gives the sound
and the same a quarter turn later; times a cosine and a sine one side band is left of the two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.pitch import frequency
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_HIGHEST_HZ: Final = 20_000.0
_RINGING_S: Final = 0.4  # until the filters of the transform are at rest
_REAL, _IMAGINARY = 0, 1


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """How far in Hz, and the phase in turns."""
    del event, gate_s
    hertz, notes = controls.number("fshift"), controls.number("fshiftnote")
    if hertz is None and notes is None:
        return None
    shift = (hertz or 0.0) + (notes or 0.0) * frequency(controls)
    phase = controls.or_default("fshiftphase") / math.tau % 1.0
    return Insert((("fshift", (min(max(shift, -_HIGHEST_HZ), _HIGHEST_HZ), phase)),), _RINGING_S)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One cosine and one sine for all sides."""
    del variant
    cosine, sine = patch.osc(0.0, 1.0), patch.osc(0.0, 1.0)
    outputs = []
    for node in inputs:
        both = patch.add("HilbertMain", node)
        real = patch.add("Hilbert", both, _REAL, cosine, 0.0)
        imaginary = patch.add("Hilbert", both, _IMAGINARY, sine, 0.0)
        outputs.append(patch.add("Sig", imaginary, 1.0, real))

    def tune(hertz: float, phase: float) -> None:
        for wave, ahead in ((cosine, 0.25), (sine, 0.0)):
            wave.setFreq(hertz)
            wave.setPhase((phase + ahead) % 1.0)

    return Built(tuple(outputs), tune)


EFFECT = Effect(
    name="fshift",
    place=75,
    wakes=("fshift", "fshiftnote"),
    resolve=resolve,
    build={"fshift": build},
    params={
        "fshift": Param(None, -20_000, 20_000, "Hz", "moves all frequencies so far"),
        "fshiftnote": Param(None, -100, 100, "", "moves them by so many times the note"),
        "fshiftphase": Param(0, -1e6, 1e6, "radians", "where the shift begins"),
    },
    repeats=True,
)
