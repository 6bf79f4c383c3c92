"""The E-mu SP-12 of 1985: twelve-bit recordings without smoothing."""

from engine.drums.kit import Grit
from engine.drums.models import clank, clap, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "EmuSP12",
    ("SP12",),
    {
        "bd": (skin, {
            "hz": 62, "t20": 279, "t40": 313, "spike": -4.64, "bend": 0.6, "bend_ms": 20,
            "noise_db": 2.28, "noise_hz": (80, 5000), "noise_time": 0.3,
        }),
        "sd": (skin, {
            "hz": 155, "t20": 126, "t40": 287, "spike": -2.69, "bend": 0.25, "bend_ms": 8,
            "second": (1.6, -7), "noise_db": 0.47, "noise_hz": (900, 8000), "noise_time": 1,
        }),
        "rim": (clank, {
            "tones": ((1424, 0), (797, -9), (2748, -10)), "t20": 89.4, "t40": 171, "spike": 0.35,
            "noise_db": 2.49, "noise_hz": (1500, 12000), "noise_time": 0.5,
        }),
        "cp": (clap, {
            "hz": 1000, "t20": 176, "t40": 180, "spike": 42.5, "q": 2.5, "room_db": -12.9,
            "bright_db": -21.1,
        }),
        "hh": (metal, {
            "hz": 9636, "t20": 93.1, "t40": 144, "spike": 6.58, "low_hz": 1834, "high_hz": 6345,
            "peak_db": 12, "q": 12.24,
        }),
        "oh": (metal, {
            "hz": 9648, "t20": 289, "t40": 374, "spike": 1.05, "low_hz": 1673, "high_hz": 5780,
            "peak_db": 9, "q": 9.25,
        }),
        "cr": (metal, {
            "hz": 5302, "t20": 1091, "t40": 1209, "spike": -8.31, "low_hz": 798, "high_hz": 3900,
            "peak_db": 16.5, "q": 18.61, "attack": 4, "drive": 1.47,
        }),
        "rd": (metal, {
            "hz": 775, "t20": 1222, "t40": 1501, "spike": -4.24, "low_hz": 523, "high_hz": 13064,
            "peak_db": 10, "q": 20,
        }),
        "lt": (skin, {
            "hz": 89, "t20": 182, "t40": 324, "spike": -3.89, "bend": 0.6, "bend_ms": 20,
            "noise_db": 2.77, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "mt": (skin, {
            "hz": 140, "t20": 134, "t40": 204, "spike": -4.07, "bend": 0.6, "bend_ms": 20,
            "noise_db": 4.66, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "ht": (skin, {
            "hz": 198, "t20": 106, "t40": 152, "spike": -2.64, "bend": 0.6, "bend_ms": 20,
            "noise_db": 6.57, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "cb": (clank, {
            "tones": ((421, 0), (627, -8)), "t20": 62.3, "t40": 96.3, "spike": -5.69,
            "noise_db": -1.08, "noise_hz": (700, 6000), "noise_time": 0.5,
        }),
    },
    counts={"bd": 14, "hh": 2, "ht": 6, "lt": 6, "mt": 4, "rim": 2, "sd": 21},
    shelf={
        "misc": "metal x3, scratch, hit x3",
        "perc": "blow",
    },
    grit=Grit(clock_hz=26000, bits=12),
)  # fmt: skip
