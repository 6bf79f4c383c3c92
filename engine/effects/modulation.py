"""Effects that move: tremolo and phaser; and the vowel filter, which stands still."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from engine.effects.lowfrequency import PERIOD, shape
from engine.voices.patch import Built, Patch
from engine.voices.rack import Node

_NOTCH: Final = 3
_BANDPASS: Final = 2
_FORMANTS: Final = 5
_VOWEL_LEVEL: Final = 8.0


def tremolo(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Times max(1 - depth, 0) + (depth * shape)^1.5."""
    del variant
    table = patch.own_table(PERIOD)
    gain = patch.add("OscTrig", table.base, patch.on, 1.0, 0.0, 2, 1.0, 0.0)
    nodes = tuple(patch.add("Sig", node, gain, 0.0) for node in inputs)

    def tune(kind: str, skew: float, depth: float, rate_hz: float, phase: float) -> None:
        table.fill(1 - depth + (depth * shape(kind, skew)) ** 1.5)
        gain.setFreq(rate_hz)
        gain.setPhase(phase)

    return Built(nodes, tune)


def phaser(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """One notch that a triangle moves up and down around its centre."""
    del variant
    table = patch.own_table(PERIOD)
    hertz = patch.add("OscTrig", table.base, patch.on, 1.0, 0.0, 2, 1.0, 0.0)
    nodes = [patch.add("Biquad", node, hertz, 1.0, _NOTCH, 1.0, 0.0) for node in inputs]

    def tune(centre: float, sweep_cents: float, q: float, rate_hz: float, phase: float) -> None:
        swing = 2 * shape("tri", 0.5) - 1
        table.fill(np.clip(centre * 2 ** (sweep_cents * swing / 1200), 20.0, 20_000.0))
        hertz.setFreq(rate_hz)
        hertz.setPhase(phase)
        for node in nodes:
            node.setQ(q)

    return Built(tuple(nodes), tune)


def vowel(patch: Patch, inputs: Sequence[Node], variant: str) -> Built:
    """Five formants side by side."""
    del variant
    banks: list[list[Node]] = []
    for node in inputs:
        bank: list[Node] = []
        for _ in range(_FORMANTS):
            summed = bank[-1] if bank else 0.0
            bank.append(patch.add("Biquad", node, 1000.0, 80.0, _BANDPASS, 1.0, summed))
        banks.append(bank)

    def tune(*formants: tuple[float, float, float]) -> None:
        for bank in banks:
            for node, (hertz, gain, q) in zip(bank, formants, strict=True):
                node.setFreq(hertz)
                node.setMul(_VOWEL_LEVEL * gain)
                node.setQ(q)

    return Built(tuple(bank[-1] for bank in banks), tune)
