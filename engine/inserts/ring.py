"""Ring modulation, as Tidal's synthesiser has it: x * (1 + ring * sine), the sine at ringf Hz.

Beside each partial stand two more, ringf above and below it. With ringdf the sine glides there
within a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.envelope import Points, exponential

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_LOWEST_HZ, _HIGHEST_HZ = 20.0, 20_000.0
_GLIDE_S: Final = 1.0


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """How much, and the sine's frequency over time."""
    del event, gate_s
    amount = controls.number("ring")
    if not amount:
        return None
    hertz = controls.or_default("ringf")
    begin, end = (_held(hertz + slide) for slide in (0.0, controls.or_default("ringdf")))
    if begin == end:
        return Insert((("ring", (amount, begin)),))
    glide = exponential(((0.0, begin), (_GLIDE_S, end)))
    return Insert((("ring gliding", (amount, glide)),))


def _held(hertz: float) -> float:
    return min(max(hertz, _LOWEST_HZ), _HIGHEST_HZ)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One sine, as the gain of all sides."""
    line, draw = patch.line() if variant else (440.0, None)
    sine = patch.osc(line, 1.0)
    gain = patch.add("Sig", sine, 1.0, 1.0)
    set_frequency: Callable[[Any], None] = draw or sine.setFreq

    def tune(amount: float, hertz: float | Points) -> None:
        gain.setMul(amount)
        set_frequency(hertz)

    return Built(tuple(patch.add("Sig", node, gain, 0.0) for node in inputs), tune)


EFFECT = Effect(
    name="ring",
    place=79,
    wakes=("ring",),
    resolve=resolve,
    build={"ring": build},
    params={
        "ring": Param(None, -100, 100, "", "ring modulation"),
        "ringf": Param(20, 0, 20_000, "Hz", "frequency of the ring modulation"),
        "ringdf": Param(0, -20_000, 20_000, "Hz", "how far that slides within a second"),
    },
    repeats=True,
)
