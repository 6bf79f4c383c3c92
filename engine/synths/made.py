"""What the synths share whose sound is computed as a whole: a table of the voice's own, read once.

The name of the block says how large the table is: a power of two. Free of numpy but in the
engine's process.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from engine.voices.built import Built
from engine.voices.pitch import Pitch, source_of
from engine.voices.spec import Module

if TYPE_CHECKING:
    from engine.voices.patch import Patch

LONGEST_S: Final = 20.0
_RATE: Final = 48_000  # the usual one: at higher ones the table is too short for the longest sounds
_SMALLEST: Final = 12


def module(recipe: str, seconds: float, ratio: float, *settings: Any) -> Module:
    """The block for a recipe.

    Args:
        recipe: its name in engine/recipes/table.py.
        seconds: how long it is.
        ratio: at how many times its own speed it is read.
        settings: what the recipe takes.
    """
    frames = max(seconds * max(ratio, 1.0) * _RATE, 1.0)
    size = max(math.ceil(math.log2(frames)) + 1, _SMALLEST)
    return f"made {size}", (recipe, ratio, settings)


def build(patch: Patch, pitch: Pitch | None, variant: str) -> Built:
    """An oscillator that reads the table; what is not computed yet is silent."""
    size = 2 ** int(variant)
    table = patch.own_table(size)
    osc = patch.add("OscTrig", table.base, patch.on, source_of(pitch), 0.0, 2, patch.amp, 0.0)
    own_hertz = patch.rack.sample_rate / size

    def tune(recipe: str, ratio: float, settings: tuple[Any, ...]) -> None:
        samples = patch.store.kitchen.made(recipe, settings)[:size]
        table.samples[: len(samples)] = samples
        table.samples[len(samples) :] = 0.0
        if pitch is None:
            osc.setFreq(ratio * own_hertz)
        else:
            pitch.base.set(ratio * own_hertz)

    return Built((osc,), tune)
