"""The Roland TR-707 of 1985: eight-bit recordings under hardware envelopes."""

from engine.drums.kit import Grit
from engine.drums.models import clank, clap, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "RolandTR707",
    ("TR707",),
    {
        "bd": (skin, {
            "hz": 73.9, "t20": 79.6, "t40": 120, "spike": -8.08, "bend": 0.8, "bend_ms": 22,
            "noise_db": -4.44, "noise_hz": (800, 5000), "drive": 0.61,
        }),
        "sd": (skin, {
            "hz": 153, "t20": 110, "t40": 140, "spike": -6.61, "bend": 0.25, "bend_ms": 8,
            "second": (1.9, -12), "noise_db": 0.75, "noise_hz": (500, 7000), "noise_time": 1,
        }),
        "rim": (clank, {
            "tones": ((880, 0), (493, -9), (1698, -10)), "t20": 39, "t40": 115, "spike": -8.15,
            "noise_db": 5.06, "noise_hz": (1500, 12000), "noise_time": 0.5, "drive": 0.64,
        }),
        "cp": (clap, {
            "hz": 1063, "t20": 184, "t40": 188, "spike": 14, "q": 2, "room_db": -10,
            "bright_db": -16.2, "drive": 2.08,
        }),
        "hh": (metal, {
            "hz": 3756, "t20": 63.9, "t40": 118, "spike": -6.57, "low_hz": 3290, "high_hz": 17520,
            "peak_db": 13.5, "q": 14.07, "drive": 0,
        }),
        "oh": (metal, {
            "hz": 6609, "t20": 195, "t40": 295, "spike": -9.15, "low_hz": 1740, "high_hz": 8504,
            "peak_db": 0, "q": 4, "drive": 1.67,
        }),
        "cr": (metal, {
            "hz": 3703, "t20": 827, "t40": 925, "spike": -10.61, "low_hz": 1277, "high_hz": 6895,
            "peak_db": 16.5, "q": 18.61, "attack": 4, "drive": 1.33,
        }),
        "lt": (skin, {
            "hz": 100, "t20": 545, "t40": 680, "spike": -5.64, "bend": 0.6, "bend_ms": 20,
            "noise_db": 5.49, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "mt": (skin, {
            "hz": 127, "t20": 512, "t40": 684, "spike": -2.01, "bend": 0.6, "bend_ms": 20,
            "noise_db": 5.24, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "ht": (skin, {
            "hz": 166, "t20": 370, "t40": 654, "spike": 2.09, "bend": 0.6, "bend_ms": 20,
            "noise_db": 2.67, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "cb": (clank, {
            "tones": ((546, 0), (814, -2), (1693, -8)), "t20": 117, "t40": 164, "spike": -8.02,
            "noise_db": 4.37, "noise_hz": (700, 6000), "noise_time": 0.5, "drive": 0.43,
        }),
        "tb": (metal, {
            "hz": 4675, "t20": 88.6, "t40": 144, "spike": -10.1, "low_hz": 2620, "high_hz": 12807,
            "peak_db": 0, "q": 4, "grains": (0, 14, 27), "drive": 2.62,
        }),
    },
    counts={"bd": 2, "sd": 2},
    grit=Grit(clock_hz=25000, bits=8, top_hz=11000),
)  # fmt: skip
