"""Middle tom."""

from engine.drums.kit import Drum
from engine.drums.tr909.skin import length_s, render, variants

DRUM = Drum(
    name="mt",
    length_s=length_s,
    loudness_lu=-5,
    render=render,
    variants=variants(first_hz=112, first_t60_ms=520, low_hz=83, high_hz=159),
)
