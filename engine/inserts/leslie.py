"""A rotating speaker: it comes nearer and goes away, is louder and brighter when it faces us.

The horn's way to the ear changes by the size of the cabinet, at the speed of sound. Where a delay
is read between two samples depends on its place in its memory by some 1e-6: so it counts as not the
same for each note.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.lfo import cycle_phase
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_SOUND_M_S: Final = 343.0
_LARGEST_M: Final = 4.0
_LEAST_S: Final = 0.0001
_APART: Final = 0.25  # turns: the horn faces the right ear so much before the left
_QUIET, _DARK_HZ, _BRIGHT_HZ = 0.4, 1500.0, 9000.0  # turned away from us, and facing us


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """Share of the rotating sound, turns a second, size in seconds of sound, where it stands."""
    del gate_s
    wet = controls.number("leslie")
    if not wet:
        return None
    rate, size_s = controls.or_default("lrate"), controls.or_default("lsize") / _SOUND_M_S
    settings = wet, rate, size_s, cycle_phase(event, rate)
    return Insert((("leslie", settings),), ringing_s=size_s, width="stereo")


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One turn moves the way, the level and the filter, of each ear."""
    del variant
    longest_s = _LEAST_S + _LARGEST_M / _SOUND_M_S
    ears = []
    for node in patch.spread(inputs, 2):
        (away, draw_away), (level, draw_level), (hertz, draw_hertz) = (
            patch.swing() for _ in range(3)
        )
        line = patch.add("Delay", node, away, 0.0, longest_s, 1.0, 0.0)
        horn = patch.add("Sig", patch.add("Tone", line, hertz, 1.0, 0.0), level, 0.0)
        wet = patch.add("Sig", horn, 1.0, 0.0)
        out = patch.add("Sig", node, 0.0, wet)
        ears.append((line, wet, out, draw_away, draw_level, draw_hertz))

    def tune(share: float, rate_hz: float, size_s: float, phase: float) -> None:
        for ear, (line, wet, out, draw_away, draw_level, draw_hertz) in enumerate(ears):
            line.reset()
            wet.setMul(share)
            out.setMul(1 - share)
            turned = "sine", 0.5, rate_hz, (phase + ear * _APART) % 1.0
            draw_away(*turned, lambda x: _LEAST_S + size_s * (1 - x))
            draw_level(*turned, lambda x: _QUIET + (1 - _QUIET) * x)
            draw_hertz(*turned, lambda x: _DARK_HZ * (_BRIGHT_HZ / _DARK_HZ) ** x)

    return Built(tuple(out for _, _, out, *_ in ears), tune)


EFFECT: Final = Effect(
    name="leslie",
    place=103,
    wakes=("leslie",),
    resolve=resolve,
    build={"leslie": build},
    params={
        "leslie": Param(None, 0, 1, "", "share that comes from a rotating speaker", quiet=True),
        "lrate": Param(6.7, 0, 50, "Hz", "turns of the rotating speaker, slow 0.7, fast 6.7"),
        "lsize": Param(0.3, 0, _LARGEST_M, "m", "size of the rotating speaker"),
    },
)
