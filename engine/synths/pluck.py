"""A plucked string: it rings until note off, high strings more shortly than low ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths import made
from engine.synths.head import SYNTH_LEVEL, Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.envelope import Adsr

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound

_SHAPE: Final = Adsr(0.001, 0.001, 1.0, 0.1)
_RATE: Final = 48_000
_LEVEL: Final = 2.0  # a string is mostly well below its peak


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """The string nearest in pitch, read a little faster or slower."""
    del sound
    gate, hertz = gate_of(event), max(frequency(controls), 16.0)
    period = max(round(_RATE / hertz - 0.5), 2)
    amp = amplitude(controls, _LEVEL * SYNTH_LEVEL, gate, _SHAPE)
    length = min(amp[-1][0], made.LONGEST_S / 2)
    ratio = hertz * (period + 0.5) / _RATE
    source = made.module(
        "string", length, ratio, period, controls.or_default("bright"), length * max(ratio, 1.0)
    )
    return Head(source, amp, gate, movers(event, controls, None, gate).modules)


SYNTH = Synth(
    sounds={"pluck": "pluck"},
    about="a plucked string",
    params={"bright": Param(0.5, 0, 1, "", "how bright a plucked string is", quiet=True)},
    resolve=resolve,
    build={"made": made.build},
    repeats=True,
)
