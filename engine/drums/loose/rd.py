"""Ride cymbal: that of the TR-909, high-passed to sit among the default machine's drums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.drums.tr909.rd import DRUM as RIDE

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


def render(bench: Bench, tune: float) -> Signal:
    """What is above 3 kHz."""
    return bench.highpass(RIDE.render(bench, tune=tune), 3000)


DRUM = replace(RIDE, render=render)
