"""The Oberheim DMX of 1981: eight-bit recordings, each at its own clock."""

from engine.drums.kit import Grit
from engine.drums.models import clank, clap, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "OberheimDMX",
    ("DMX",),
    {
        "bd": (skin, {
            "hz": 65.6, "t20": 80.5, "t40": 139, "spike": -3.8, "bend": 0.8, "bend_ms": 22,
            "noise_db": -1.16, "noise_hz": (800, 5000),
        }),
        "sd": (skin, {
            "hz": 175, "t20": 82.1, "t40": 127, "spike": -2.52, "bend": 0.25, "bend_ms": 8,
            "second": (1.9, -12), "noise_db": -5.07, "noise_hz": (500, 7000), "noise_time": 1,
        }),
        "rim": (clank, {
            "tones": ((925, 0), (518, -9), (1785, -10)), "t20": 46.1, "t40": 79.8, "spike": 7.99,
            "noise_db": -1.42, "noise_hz": (1500, 12000), "noise_time": 0.5,
        }),
        "cp": (clap, {
            "hz": 1942, "t20": 163, "t40": 165, "spike": 14, "q": 4, "room_db": -10,
            "bright_db": -34.7, "drive": 3.53,
        }),
        "hh": (metal, {
            "hz": 4000, "t20": 82.2, "t40": 158, "spike": -3.53, "low_hz": 5145, "high_hz": 21000,
            "peak_db": 14.5, "q": 18.1, "drive": 0,
        }),
        "oh": (metal, {
            "hz": 4365, "t20": 199, "t40": 204, "spike": -10.74, "low_hz": 2822, "high_hz": 13795,
            "peak_db": 0, "q": 4, "drive": 4.02,
        }),
        "cr": (metal, {
            "hz": 4625, "t20": 743, "t40": 963, "spike": -9.16, "low_hz": 1952, "high_hz": 9542,
            "peak_db": 0, "q": 4, "attack": 4, "drive": 1.12,
        }),
        "rd": (metal, {
            "hz": 4592, "t20": 401, "t40": 599, "spike": -1.15, "low_hz": 2387, "high_hz": 11668,
            "peak_db": 7.5, "q": 8.05,
        }),
        "lt": (skin, {
            "hz": 135, "t20": 459, "t40": 461, "spike": -1.73, "bend": 0.6, "bend_ms": 20,
            "noise_db": -1.2, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "mt": (skin, {
            "hz": 152, "t20": 444, "t40": 452, "spike": 1.33, "bend": 0.6, "bend_ms": 20,
            "noise_db": -2.63, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "ht": (skin, {
            "hz": 175, "t20": 380, "t40": 449, "spike": 2.72, "bend": 0.6, "bend_ms": 20,
            "noise_db": -3.07, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "sh": (metal, {
            "hz": 7651, "t20": 110, "t40": 112, "spike": -8.49, "low_hz": 3124, "high_hz": 13610,
            "peak_db": 7.5, "q": 8.05, "attack": 15, "drive": 1.76,
        }),
        "tb": (metal, {
            "hz": 3957, "t20": 103, "t40": 106, "spike": -6.35, "low_hz": 4958, "high_hz": 21000,
            "peak_db": 13.5, "q": 14.07, "grains": (0, 14, 27),
        }),
    },
    counts={"bd": 3, "sd": 3},
    shelf={
        "perc": "timbale high, timbale low x2",
    },
    grit=Grit(clock_hz=26000, bits=8, top_hz=13000),
)  # fmt: skip
