"""Tambourine: two bands of jingles in three quick grains and a short ring."""

from engine.drums.kit import Drum
from engine.drums.models import length_s, metal

DRUM = Drum(
    name="tb",
    length_s=length_s,
    loudness_lu=-10,
    render=metal,
    variants=(
        {
            "hz": 5600, "t20": 82, "t40": 134, "spike": 5, "low_hz": 3200, "high_hz": 10_000,
            "peak_db": 3, "q": 6, "grains": (0.0, 12.0, 24.0),
        },
    ),
)  # fmt: skip
