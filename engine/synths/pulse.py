"""A pulse: a wave with feedback less itself, shifted by the pulse width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.lfo import cycle_phase
from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built
from engine.voices.dial import line, within
from engine.voices.pitch import Pitch, set_frequency, source_of

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.sounds import Sound
    from engine.voices.patch import Patch
    from engine.voices.spec import Module

_WIDEST: Final = 0.99
# How far the second wave is behind the first, in turns.
_SHIFT: Final = within(-_WIDEST, _WIDEST).then(line(-0.5, 0.5))


def resolve(event: SoundEvent, controls: Controls, sound: Sound) -> Head:
    """The width is that of the part below 0, from -1 to 1."""
    del sound
    gate, hertz = gate_of(event), frequency(controls)
    width = controls.or_default("pw")
    source: Module = ("pulse", (hertz, width))
    rate, sweep = controls.number("pwrate"), controls.number("pwsweep")
    if rate is not None or sweep:
        rate, sweep = (1.0 if rate is None else rate), (0.3 if sweep is None else sweep)
        source = ("pulse swept", (hertz, width, sweep, rate, cycle_phase(event, rate)))
    moved = movers(event, controls, hertz, gate, free=True).modules
    return Head(source, amplitude(controls, 1.0, gate), gate, moved, "both")


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The same wave twice, the second turned over and shifted."""
    table = patch.own_table(patch.store.PULSE_SIZE)
    width = patch.dial("pw", 0.5)
    shift = width.take(_SHIFT)
    swing, draw = (None, None)
    if variant:
        swing, draw = patch.swing(width.input, patch.dial("pwrate", 1.0))
        width.turns(swing.setAdd)
        shift = _SHIFT.node(patch, swing)
    rising = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, 1.0, 0.0)
    falling = patch.add("OscTrig", table.base, patch.on, source_of(pitch), shift, 2, -1.0, rising)
    if draw is None:
        width.turns(falling.setPhase, law=_SHIFT)

    def tune(hertz: float, part: float, *sweep: float) -> None:
        table.fill(patch.store.pulse(hertz))
        width.set(part)
        if draw is not None:
            wide, rate, phase = sweep
            draw("tri", 0.5, rate, phase, lambda x: (x - 0.5) * wide)
        set_frequency(pitch, rising, hertz)
        set_frequency(pitch, falling, hertz)

    return Built((patch.add("Sig", falling, patch.amp, 0.0),), tune)


SYNTH = Synth(
    sounds={"pulse": "pulse"},
    about="a pulse of any width",
    params={
        "pw": Param(0.5, -1, 1, "", "width of a pulse", quiet=True),
        "pwrate": Param(None, 0, 1000, "Hz", "how often the width of a pulse swings"),
        "pwsweep": Param(None, -2, 2, "", "how far the width of a pulse swings"),
    },
    resolve=resolve,
    build={"pulse": build},
    repeats=True,
)
