"""High tom: a resonator whose pitch falls a little, and a breath of noise for the room."""

from engine.drums.kit import Drum, knobs
from engine.drums.tr808.resonator import tom

DRUM = Drum(
    name="ht",
    length_s=0.62,
    loudness_lu=-2,
    render=tom(t60_ms=305, low_hz=171, high_hz=218),
    variants=knobs("tune"),
    plain={"tune": 0.5},
)
