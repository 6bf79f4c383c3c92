"""Low tom."""

from engine.drums.kit import Drum
from engine.drums.tr909.skin import length_s, render, variants

DRUM = Drum(
    name="lt",
    length_s=length_s,
    loudness_lu=-5,
    render=render,
    variants=variants(first_hz=80, first_t60_ms=640, low_hz=63, high_hz=114),
)
