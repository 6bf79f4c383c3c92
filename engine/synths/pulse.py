"""A pulse: a wave with feedback less itself, shifted by the pulse width.

The feedback goes from sample to sample. As long as the frequency moves slowly, a period of the wave
can be drawn ahead; FM turns it back and forth, so then pyo's evaluator of expressions follows it,
which costs 2 % of a core.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from engine.lfo import cycle_phase
from engine.params import Param
from engine.pitch import frequency, movers
from engine.synths.head import Head, amplitude, gate_of
from engine.synths.kit import Synth
from engine.voices.built import Built, Node
from engine.voices.dial import Dial, line, within
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
    moved = movers(event, controls, hertz, gate, free=True).modules
    name = "pulse fed" if any(name.startswith("fm ") for name, _ in moved) else "pulse"
    source: Module = (name, (hertz, width))
    rate, sweep = controls.number("pwrate"), controls.number("pwsweep")
    if rate is not None or sweep:
        rate, sweep = (1.0 if rate is None else rate), (0.3 if sweep is None else sweep)
        source = (f"{name} swept", (hertz, width, sweep, rate, cycle_phase(event, rate)))
    return Head(source, amplitude(controls, 1.0, gate), gate, moved, "both")


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """The same wave twice, the second turned over and shifted."""
    words = variant.split()
    width = patch.dial("pw", 0.5)
    shift, draw = width.take(_SHIFT), None
    if "swept" in words:
        swing, draw = patch.swing(width.input, patch.dial("pwrate", 1.0))
        width.turns(swing.setAdd)
        shift = _SHIFT.node(patch, swing)
    if pitch is not None and "fed" in words:
        wave, begin = _followed(patch, pitch, width, shift)
    else:
        wave, begin = _drawn(patch, pitch, width, shift)

    def tune(hertz: float, part: float, *sweep: float) -> None:
        begin(hertz)
        width.set(part)
        if draw is not None:
            wide, rate, phase = sweep
            draw("tri", 0.5, rate, phase, lambda x: (x - 0.5) * wide)

    return Built((patch.add("Sig", wave, patch.amp, 0.0),), tune)


def _drawn(
    patch: Patch, pitch: Pitch | None, width: Dial, shift: Node | float
) -> tuple[Node, Callable[[float], None]]:
    """Two oscillators that read a period of the wave, and what gives them a frequency."""
    table = patch.own_table(patch.store.PULSE_SIZE)
    rising = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, 1.0, 0.0)
    falling = patch.add("OscTrig", table.base, patch.on, source_of(pitch), shift, 2, -1.0, rising)
    if isinstance(shift, float):
        width.turns(falling.setPhase, law=_SHIFT)

    def begin(hertz: float) -> None:
        table.fill(patch.store.pulse(hertz))
        set_frequency(pitch, rising, hertz)
        set_frequency(pitch, falling, hertz)

    return falling, begin


def _followed(
    patch: Patch, pitch: Pitch, width: Dial, shift: Node | float
) -> tuple[Node, Callable[[float], None]]:
    """The wave, sample by sample: $x0 is the frequency, $x1 the onset, $x2 the shift in turns."""
    steady = isinstance(shift, float)
    lines = [
        "(var #shift 0.5)" if steady else "(let #shift (+ $x2[0] 0.0))",
        "(let #kept (- 1.0 $x1[0]))",  # nothing of the note before
        "(let #was (* #kept #step))",
        f"(let #step (+ #was (* 0.1 (- (* $x0[0] {1 / patch.rack.sample_rate}) #was))))",
        "(let #turn (wrap (+ (* #kept #turn) #step)))",
        "(let #fed (* (* 2.3 #kept) (max 0.0 (- 1.0 (* 0.0001 $x0[0])))))",
    ]
    for wave, start in (("up", "(- #turn 0.5)"), ("down", "(- (+ #turn #shift) 0.5)")):
        phase = f"(+ (* {2 * math.pi:.9f} {start}) (* #fed #mean{wave}))"
        lines.append(f"(let #{wave} (cos {phase}))")
        lines.append(f"(let #mean{wave} (* 0.5 (+ #{wave} (* #kept #mean{wave}))))")
    lines += [f"(* {patch.store.PULSE_LEVEL} (- #up #down))", ""]
    read = [pitch.node, patch.on, *([] if steady else [shift])]
    player = patch.add("Exprer", read, "\n".join(lines), 1, 0.0)
    if steady:
        width.jumps(lambda part: player.setVar("#shift", _SHIFT.number(part)))
    return patch.add("Expr", player, 0, 1.0, 0.0), pitch.base.set


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
