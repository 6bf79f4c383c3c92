"""The phaser: one notch that a triangle moves up and down around its centre."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.lfo import cycle_phase
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.dial import Dial

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch

_NOTCH: Final = 3
ABOVE_HZ: Final = 282
_BOUNDS_HZ: Final = (20.0, 20_000.0)


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """The deeper, the wider the notch."""
    del gate_s
    rate, depth = controls.number("phaserrate"), controls.or_default("phaserdepth")
    if rate is None or depth <= 0:
        return None
    centre = controls.or_default("phasercenter") + ABOVE_HZ
    phase = cycle_phase(event, rate)
    sweep = controls.or_default("phasersweep")
    return Insert((("phaser", (centre, sweep, q_of(depth), rate, phase)),))


def q_of(depth: float) -> float:
    """The Q of the notch."""
    return 2 - min(max(2 * depth, 0.0), 1.9)


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One oscillator for the notches of all sides."""
    del variant
    rate, middle = patch.dial("phaserrate", 1.0), patch.dial("phasercenter", 1282.0)
    width = patch.dial("phaserdepth", 1.0)
    sweep = patch.dial("phasersweep", 0.0)
    if sweep.moved:
        hertz, swing = _swept(patch, rate, middle.input, sweep)
    else:
        hertz, draw = patch.swing(0.0, rate, middle.input)

        def swing(centre: float, cents: float, rate_hz: float, phase: float) -> None:
            octaves = cents / 1200
            low, high = (bound / centre for bound in _BOUNDS_HZ)
            draw("tri", 0.5, rate_hz, phase, lambda x: 2 ** (octaves * (2 * x - 1)), (low, high))

    middle.turns(hertz.setMul)
    nodes = [patch.add("Biquad", node, hertz, width.input, _NOTCH, 1.0, 0.0) for node in inputs]
    width.turns(*(node.setQ for node in nodes))

    def tune(centre: float, sweep_cents: float, q: float, rate_hz: float, phase: float) -> None:
        swing(centre, sweep_cents, rate_hz, phase)
        middle.set(centre)
        width.set(q)

    return Built(tuple(nodes), tune)


def _swept(
    patch: Patch, rate: Dial, middle: Node | float, sweep: Dial
) -> tuple[Node, Callable[..., None]]:
    """Its middle times a swing whose width is moved, but not beyond the width it begins with."""
    swung, draw = patch.swing(-0.5, rate)
    cents = patch.add("Clip", patch.add("Sig", swung, sweep.input, 0.0), 0.0, 0.0, 1 / 1200, 0.0)

    def swing(centre: float, width: float, rate_hz: float, phase: float) -> None:
        del centre
        draw("tri", 0.5, rate_hz, phase, lambda x: x)
        sweep.set(2 * width)
        cents.setMin(-abs(width))
        cents.setMax(abs(width))

    return patch.add("M_Pow", 2.0, cents, middle, 0.0), swing


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
