"""The phaser: one notch that a triangle moves up and down around its centre."""

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

_NOTCH: Final = 3
_ABOVE_HZ: Final = 282
_BOUNDS_HZ: Final = (20.0, 20_000.0)


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The deeper, the wider the notch."""
    del gate_s
    rate, depth = controls.number("phaserrate"), controls.or_default("phaserdepth")
    if rate is None or depth <= 0:
        return None
    centre = controls.or_default("phasercenter") + _ABOVE_HZ
    phase = cycle_phase(event, rate)
    q = 2 - min(2 * depth, 1.9)
    return Insert((("phaser", (centre, controls.or_default("phasersweep"), q, rate, phase)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One oscillator for the notches of all sides."""
    del variant
    hertz, draw = patch.swing()
    nodes = [patch.add("Biquad", node, hertz, 1.0, _NOTCH, 1.0, 0.0) for node in inputs]

    def tune(centre: float, sweep_cents: float, q: float, rate_hz: float, phase: float) -> None:
        cents = sweep_cents / 1200
        draw("tri", 0.5, rate_hz, phase, lambda x: centre * 2 ** (cents * (2 * x - 1)), _BOUNDS_HZ)
        for node in nodes:
            node.setQ(q)

    return Built(tuple(nodes), tune)


EFFECT = Effect(
    name="phaser",
    place=100,
    wakes=("phaserrate",),
    resolve=resolve,
    build={"phaser": build},
    params={
        "phaserrate": Param(None, 0, 200, "Hz", "rate of the phaser", ("phaser", "ph")),
        "phaserdepth": Param(0.75, -10, 10, "", "depth of the phaser", ("phd", "phasdp")),
        "phasercenter": Param(1000, 0, 24_000, "Hz", "middle of the phaser", ("phc",), quiet=True),
        "phasersweep": Param(2000, -4800, 4800, "cents", "width of the phaser", ("phs",)),
    },
    repeats=True,
)
