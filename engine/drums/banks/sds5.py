"""The Simmons SDS-5 of 1981: a falling triangle and noise through one falling filter."""

from engine.drums.models import clank, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "SimmonsSDS5",
    ("SDS5",),
    {
        "bd": (skin, {
            "hz": 51.2, "t20": 113, "t40": 254, "spike": 2.11, "bend": 1.9, "bend_ms": 58.7,
            "noise_db": -7.72, "noise_hz": (200, 6000), "noise_time": 0.8,
        }),
        "sd": (skin, {
            "hz": 203, "t20": 174, "t40": 333, "spike": 1.67, "bend": 1, "bend_ms": 60,
            "second": (1.6, -7), "noise_db": 2.55, "noise_hz": (300, 5000), "noise_time": 1,
        }),
        "rim": (clank, {
            "tones": ((3370, 0), (1887, -9), (6504, -10)), "t20": 19.85, "t40": 45.2, "spike": 2.3,
            "noise_db": -13.31, "noise_hz": (1500, 12000), "noise_time": 0.5,
        }),
        "hh": (metal, {
            "hz": 14159, "t20": 22.2, "t40": 41.5, "spike": 6.92, "low_hz": 3760, "high_hz": 11906,
            "peak_db": 16.5, "q": 18.61,
        }),
        "oh": (metal, {
            "hz": 2433, "t20": 362, "t40": 729, "spike": 0.58, "low_hz": 3068, "high_hz": 20994,
            "peak_db": 10, "q": 20,
        }),
        "lt": (skin, {
            "hz": 69.8, "t20": 338, "t40": 576, "spike": -1.14, "bend": 1.9, "bend_ms": 129,
            "noise_db": -3.12, "noise_hz": (200, 6000), "noise_time": 0.8,
        }),
        "mt": (skin, {
            "hz": 75.3, "t20": 334, "t40": 631, "spike": 4.85, "bend": 1.9, "bend_ms": 144,
            "noise_db": 7.26, "noise_hz": (200, 6000), "noise_time": 0.8,
        }),
        "ht": (skin, {
            "hz": 167, "t20": 324, "t40": 698, "spike": 3.56, "bend": 1.9, "bend_ms": 159,
            "noise_db": 7.3, "noise_hz": (200, 6000), "noise_time": 0.8,
        }),
    },
    counts={"bd": 12, "hh": 5, "ht": 3, "lt": 8, "mt": 6, "oh": 2, "rim": 7, "sd": 21},
)  # fmt: skip
