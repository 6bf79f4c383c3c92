"""Tremolo: the level goes up and down, max(1 - depth, 0) + (depth * shape)^1.5."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.inserts.kit import Effect, Insert
from engine.lfo import LATE_S, cycle_phase, shape_of
from engine.params import Param
from engine.voices.built import Built, Node

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """A rate in Hz, or in turns a cycle."""
    rate, sync = controls.number("tremolo"), controls.number("tremolosync")
    if rate is None and sync is None:
        return None
    rate = sync * event.cps if sync is not None else rate or 0.0
    shape, skew = shape_of(controls, "tremoloshape"), skew_of(controls)
    depth = controls.or_default("tremolodepth")
    phase = (cycle_phase(event, rate) + controls.or_default("tremolophase")) % 1.0
    end = gate_s + max(controls.number("release") or 0.0, controls.number("FXrelease") or 0.0, 0.01)
    return Insert((("tremolo", (shape, skew, depth, rate, phase, end)),))


def skew_of(controls: Controls) -> float:
    """How far it leans: without a shape it only rises."""
    skew = controls.number("tremoloskew")
    usual = 0.5 if controls.has("tremoloshape") else 1.0
    return usual if skew is None else skew


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One gain for all sides; it moves from a little after the onset to a little after the note."""
    del variant
    rate, lean = patch.dial("tremolo", 1.0), patch.dial("tremoloskew", 1.0)
    moving, draw_moving = patch.line()
    rest = patch.dial("tremolodepth", 0.0)  # what is left at the bottom: Strudel moves that
    gain, draw = patch.swing(rest.input, rate, moving, lean)
    rest.turns(gain.setAdd)
    nodes = tuple(patch.add("Sig", node, gain, 0.0) for node in inputs)

    def tune(
        kind: str, skew: float, depth: float, rate_hz: float, phase: float, end_s: float
    ) -> None:
        draw(kind, skew, rate_hz, phase, lambda x: (depth * x) ** 1.5, (0.0, 1.0))
        draw_moving(((0.0, 0.0), (LATE_S, 0.0), (LATE_S, 1.0), (end_s, 1.0), (end_s, 0.0)))
        rest.set(max(1 - depth, 0.0))

    return Built(nodes, tune)


EFFECT = Effect(
    name="tremolo",
    place=80,
    wakes=("tremolo", "tremolosync"),
    resolve=resolve,
    build={"tremolo": build},
    params={
        "tremolo": Param(None, 0, 10_000, "Hz", "rate of the tremolo", ("trem",)),
        "tremolosync": Param(None, 0, 10_000, "per cycle", "rate of the tremolo", ("tremsync",)),
        "tremolodepth": Param(1, 0, 100, "", "depth of the tremolo", ("tremdepth",), quiet=True),
        "tremoloskew": Param(None, 0, 1, "", "lean of the tremolo", ("tremskew",), quiet=True),
        "tremolophase": Param(0, -1e6, 1e6, "turns", "where the tremolo begins", ("tremphase",)),
    },
    repeats=True,
)
