"""Low tom: a resonator whose pitch falls a little, and a breath of noise for the room."""

from engine.drums.kit import Drum, knobs
from engine.drums.tr808.resonator import tom

DRUM = Drum(
    name="lt",
    length_s=1.11,
    loudness_lu=-2,
    render=tom(t60_ms=610, low_hz=81, high_hz=102),
    variants=knobs("tune"),
    plain={"tune": 0.5},
)
