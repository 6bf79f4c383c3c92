"""Middle tom: a resonator whose pitch falls a little, and a breath of noise for the room."""

from engine.drums.kit import Drum, knobs
from engine.drums.tr808.resonator import tom

DRUM = Drum(
    name="mt",
    length_s=0.79,
    loudness_lu=-2,
    render=tom(t60_ms=410, low_hz=125, high_hz=157),
    variants=knobs("tune"),
    plain={"tune": 0.5},
)
