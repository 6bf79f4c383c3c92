"""The Roland CompuRhythm CR-78 of 1978: resonators, and metal in narrow bands."""

from engine.drums.models import clank, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "RolandCompurhythm78",
    ("Compurhythm78", "RolandCR78", "CR78"),
    {
        "bd": (skin, {
            "hz": 61, "t20": 75.7, "t40": 136, "spike": 0.31, "bend": 0.3, "bend_ms": 20,
            "noise_db": -4.96, "noise_hz": (60, 2500), "noise_time": 0.2,
        }),
        "sd": (skin, {
            "hz": 320, "t20": 49.8, "t40": 114, "spike": 5.16, "bend": 0.25, "bend_ms": 8,
            "second": (1.6, -7), "noise_db": 9.29, "noise_hz": (2000, 9000), "noise_time": 1,
        }),
        "hh": (metal, {
            "hz": 8516, "t20": 57.6, "t40": 61.8, "spike": -9.15, "low_hz": 3545, "high_hz": 13875,
            "peak_db": 6, "q": 7, "drive": 0.99,
        }),
        "oh": (metal, {
            "hz": 8901, "t20": 278, "t40": 400, "spike": 3.79, "low_hz": 3578, "high_hz": 13398,
            "peak_db": 10.5, "q": 10.64,
        }),
        "cb": (clank, {
            "tones": ((789, 0), (1176, -8)), "t20": 59.7, "t40": 94.4, "spike": -8.01,
            "noise_db": -60.5, "noise_hz": (700, 6000), "noise_time": 0.5, "drive": 0.27,
        }),
        "tb": (metal, {
            "hz": 4709, "t20": 163, "t40": 219, "spike": -9.15, "low_hz": 1568, "high_hz": 7668,
            "peak_db": 4.5, "q": 6.08, "grains": (0, 14, 27), "drive": 0.92,
        }),
    },
    counts={"hh": 2, "oh": 2},
    shelf={
        "misc": "guiro, guiro short x2, quijada",
        "perc": "conga high, conga low, conga middle, hit, block high x2, block low x2",
    },
)  # fmt: skip
