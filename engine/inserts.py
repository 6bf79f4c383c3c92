"""What a voice goes through, in Strudel's order: from controls to filters and effects. Pure.

The order is low-pass, high-pass, band-pass, vowel, coarse, crush, shape, distort, tremolo, phaser.
"""

import math
from collections.abc import Callable
from typing import Final

from engine.compression import compressor_curve
from engine.filters import filters
from engine.lfo import cycle_phase, shape_of
from engine.messages import SoundEvent
from engine.params import Controls, as_number
from engine.voices.spec import Module
from engine.vowels import VOWELS, formants

CURVES: Final = (
    "scurve", "soft", "hard", "cubic", "diode", "asym", "fold", "sinefold", "chebyshev",
)  # fmt: skip

_VOWEL_RING_S: Final = 0.4


def inserts(
    event: SoundEvent, controls: Controls, gate_s: float
) -> tuple[tuple[Module, ...], float]:
    """The blocks that are asked for, in order, and how long they ring, in seconds."""
    modules, ringing = filters(event, controls, gate_s)
    found = [module for make in _EFFECTS if (module := make(event, controls)) is not None]
    if any(name == "vowel" for name, _ in found):
        ringing = max(ringing, _VOWEL_RING_S)
    return (*modules, *found), ringing


def _vowel(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    name = controls.text("vowel")
    if name is None:
        return None
    found = formants(name)
    if found is None:
        controls.notices.append(f"vowel is one of {' '.join(VOWELS)}: ignored")
        return None
    return "vowel", found


def _coarse(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    hold = controls.number("coarse")
    return None if hold is None or hold <= 1 else ("coarse", (hold,))


def _crush(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    bits = controls.number("crush")
    return None if bits is None else ("crush", (2 ** (max(bits, 1.0) - 1),))


def _shape(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    amount = controls.number("shape")
    if amount is None:
        return None
    drive = 2 * min(amount, 0.9999) / (1 - min(amount, 0.9999))
    return "distort scurve", (drive, min(max(controls.or_default("shapevol"), 0.001), 1.0))


def _distort(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    amount = controls.number("distort")
    if amount is None:
        return None
    kind = controls.given.get("distorttype", 0)
    if kind not in CURVES:
        kind = CURVES[round(as_number(kind) or 0) % len(CURVES)]
    volume = min(max(controls.or_default("distortvol"), 0.001), 1.0)
    return f"distort {kind}", (math.exp(amount) - 1, volume)


def _tremolo(event: SoundEvent, controls: Controls) -> Module | None:
    rate, sync = controls.number("tremolo"), controls.number("tremolosync")
    if rate is None and sync is None:
        return None
    rate = sync * event.cps if sync is not None else rate or 0.0
    skew = controls.number("tremoloskew")
    if skew is None:
        skew = 0.5 if controls.has("tremoloshape") else 1.0
    shape = shape_of(controls, "tremoloshape")
    depth = controls.or_default("tremolodepth")
    phase = (event.cycle * rate + controls.or_default("tremolophase")) % 1.0
    return "tremolo", (shape, skew, depth, rate, phase)


def _compressor(event: SoundEvent, controls: Controls) -> Module | None:
    del event
    threshold = controls.number("compressor")
    if threshold is None:
        return None
    names = ("Ratio", "Knee", "Attack", "Release")
    ratio, knee, attack, release = (controls.or_default(f"compressor{name}") for name in names)
    curve = compressor_curve(threshold, ratio, knee)
    settings = (curve.threshold_db, ratio, max(attack, 0.001), max(release, 0.001), curve.make_up)
    return "compressor", settings


def _phaser(event: SoundEvent, controls: Controls) -> Module | None:
    rate, depth = controls.number("phaserrate"), controls.or_default("phaserdepth")
    if rate is None or depth <= 0:
        return None
    centre = controls.or_default("phasercenter") + 282
    phase = cycle_phase(event, rate)
    q = 2 - min(2 * depth, 1.9)
    return "phaser", (centre, controls.or_default("phasersweep"), q, rate, phase)


_EFFECTS: Final[tuple[Callable[[SoundEvent, Controls], Module | None], ...]] = (
    _vowel, _coarse, _crush, _shape, _distort, _tremolo, _compressor, _phaser,
)  # fmt: skip
