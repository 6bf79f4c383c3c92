"""Akai and Linn, 1988: longer recordings in twelve bits."""

from engine.drums.kit import Grit
from engine.drums.models import clank, clap, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "AkaiLinn",
    ("Linn",),
    {
        "bd": (skin, {
            "hz": 50.7, "t20": 71.8, "t40": 108, "spike": -8.6, "bend": 0.8, "bend_ms": 22,
            "noise_db": 3.08, "noise_hz": (800, 5000), "drive": 1.73,
        }),
        "sd": (skin, {
            "hz": 159, "t20": 110, "t40": 155, "spike": 0.04, "bend": 0.25, "bend_ms": 8,
            "second": (1.9, -12), "noise_db": -1.71, "noise_hz": (500, 7000), "noise_time": 1,
        }),
        "cp": (clap, {
            "hz": 798, "t20": 173, "t40": 177, "spike": 14, "q": 2, "room_db": -10,
            "bright_db": -26.7, "drive": 2.52,
        }),
        "hh": (metal, {
            "hz": 4487, "t20": 144, "t40": 217, "spike": -9.84, "low_hz": 4083, "high_hz": 19962,
            "peak_db": 18, "q": 21.4, "drive": 0.3,
        }),
        "oh": (metal, {
            "hz": 4778, "t20": 204, "t40": 239, "spike": 5.88, "low_hz": 10046, "high_hz": 21000,
            "peak_db": 11.5, "q": 13.69,
        }),
        "cr": (metal, {
            "hz": 3346, "t20": 1307, "t40": 2217, "spike": -7.79, "low_hz": 1318, "high_hz": 7875,
            "peak_db": 0, "q": 4, "attack": 4,
        }),
        "rd": (metal, {
            "hz": 3278, "t20": 476, "t40": 965, "spike": 5.31, "low_hz": 6402, "high_hz": 21000,
            "peak_db": 18, "q": 21.4,
        }),
        "lt": (skin, {
            "hz": 86, "t20": 250, "t40": 477, "spike": 3.81, "bend": 0.6, "bend_ms": 20,
            "noise_db": 6.93, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "mt": (skin, {
            "hz": 96, "t20": 270, "t40": 659, "spike": -1.54, "bend": 0.6, "bend_ms": 20,
            "noise_db": 8.33, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "ht": (skin, {
            "hz": 148, "t20": 221, "t40": 425, "spike": 0.3, "bend": 0.6, "bend_ms": 20,
            "noise_db": 7.28, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "cb": (clank, {
            "tones": ((456, 0), (679, -8)), "t20": 55.4, "t40": 128, "spike": -8.98,
            "noise_db": -24.1, "noise_hz": (700, 6000), "noise_time": 0.5, "drive": 1.07,
        }),
        "sh": (metal, {
            "hz": 3424, "t20": 52.5, "t40": 86.5, "spike": -9.72, "low_hz": 3778, "high_hz": 21000,
            "peak_db": 18, "q": 24.6, "attack": 15, "drive": 4.51,
        }),
        "tb": (metal, {
            "hz": 5700, "t20": 96.7, "t40": 160, "spike": -0.88, "low_hz": 2845, "high_hz": 13907,
            "peak_db": 10.5, "q": 10.64, "grains": (0, 14, 27),
        }),
    },
    grit=Grit(clock_hz=28000, bits=12, top_hz=15000),
)  # fmt: skip
