"""Claves, the first of Strudel's perc: one resonator that rings long for its pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import Drum

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench) -> Signal:
    """2422 Hz."""
    return bench.sine(2422) * bench.envelope((0, -1), (2, 0), (26, -22), (34, -42), (40, -66))


DRUM = Drum(
    name="perc",
    bank="RolandTR808",
    bank_aliases=("TR808", "808"),
    length_s=0.08,
    loudness_lu=-8,
    render=render,
)
