"""High tom."""

from engine.drums.kit import Drum
from engine.drums.tr909.skin import length_s, render, variants

DRUM = Drum(
    name="ht",
    length_s=length_s,
    loudness_lu=-5,
    render=render,
    variants=variants(first_hz=160, first_t60_ms=440, low_hz=102, high_hz=195),
)
