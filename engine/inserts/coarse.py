"""Coarse: every n-th sample is held, counted from the block of 128, as Strudel does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.params import Param
from engine.voices.built import Built, Node
from engine.voices.dial import Dial

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.messages import SoundEvent
    from engine.voices.patch import Patch
    from engine.voices.rack import Table

_GRID: Final = 128  # samples after which the hold begins anew


def resolve(event: SoundEvent, controls: Controls, gate_s: float) -> Insert | None:
    """A hold of one sample is none."""
    del event, gate_s
    hold = controls.number("coarse")
    return None if hold is None or hold <= 1 else Insert((("coarse", (hold,)),))


def build(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """A sample-and-hold behind a clock."""
    del variant
    table = patch.own_table(_GRID)
    clock = patch.add("TableScan", table.base, 1.0, 0.0)
    hold = patch.dial("coarse", 1.0)
    if hold.moved:
        return _moved(patch, inputs, hold, clock, table)
    nodes = tuple(patch.add("SampHold", node, clock, 1.0, 1.0, 0.0) for node in inputs)

    def draw(length: float) -> None:
        for place in range(_GRID):
            table.samples[place] = place % max(length, 1.0) == 0

    hold.jumps(draw)
    return Built(nodes, hold.set)


def _moved(patch: Patch, inputs: Sequence[Node], hold: Dial, clock: Node, count: Table) -> Built:
    """The clock counts; a sample is taken where the count is a multiple of the hold."""
    kept = patch.add("SampHold", hold.input, clock, 0.0, 1.0, 0.0)  # the hold, for a grid
    within = patch.add("Clip", kept, 1.0, float(_GRID), 1.0, 0.0)
    rest = patch.add("Wrap", clock, 0.0, within, 1.0, 0.0)
    nodes = tuple(patch.add("SampHold", node, rest, 0.0, 1.0, 0.0) for node in inputs)
    for place in range(_GRID):
        count.samples[place] = place
    return Built(nodes, hold.set)


EFFECT = Effect(
    name="coarse",
    place=40,
    wakes=("coarse",),
    resolve=resolve,
    build={"coarse": build},
    params={"coarse": Param(None, 0, 128, "samples", "how long each sample is held", quiet=True)},
)
