"""The LinnDrum of 1982: real drums in eight bits, dead, dry and abruptly ended."""

from engine.drums.kit import Grit
from engine.drums.models import clank, clap, metal, skin
from engine.drums.rows import machine

BANK = machine(
    "LinnDrum",
    (),
    {
        "bd": (skin, {
            "hz": 50.6, "t20": 65.3, "t40": 181, "spike": -8.28, "bend": 0.8, "bend_ms": 22,
            "noise_db": 0.65, "noise_hz": (800, 5000), "drive": 0.73,
        }),
        "sd": (skin, {
            "hz": 153, "t20": 92.6, "t40": 145, "spike": -8.28, "bend": 0.25, "bend_ms": 8,
            "second": (1.9, -12), "noise_db": -2.81, "noise_hz": (500, 7000), "noise_time": 1,
            "drive": 0.52,
        }),
        "rim": (clank, {
            "tones": ((1284, 0), (719, -9), (2478, -10)), "t20": 38.9, "t40": 110, "spike": -8.04,
            "noise_db": -3.49, "noise_hz": (1500, 12000), "noise_time": 0.5, "drive": 0.87,
        }),
        "cp": (clap, {
            "hz": 828, "t20": 143, "t40": 206, "spike": 14, "q": 2, "room_db": -10,
            "bright_db": -39.3, "drive": 2.49,
        }),
        "hh": (metal, {
            "hz": 4992, "t20": 92.1, "t40": 120, "spike": -3.74, "low_hz": 2338, "high_hz": 11428,
            "peak_db": 12, "q": 12.24,
        }),
        "oh": (metal, {
            "hz": 4992, "t20": 321, "t40": 611, "spike": -9.27, "low_hz": 2651, "high_hz": 12963,
            "peak_db": 18, "q": 24.6, "drive": 0.77,
        }),
        "cr": (metal, {
            "hz": 5284, "t20": 1071, "t40": 1247, "spike": -9.11, "low_hz": 471, "high_hz": 2305,
            "peak_db": 16.5, "q": 18.61, "attack": 4, "drive": 0.93,
        }),
        "rd": (metal, {
            "hz": 949, "t20": 999, "t40": 1269, "spike": 1.02, "low_hz": 495, "high_hz": 12381,
            "peak_db": 10, "q": 20,
        }),
        "lt": (skin, {
            "hz": 155, "t20": 336, "t40": 415, "spike": -4.4, "bend": 0.6, "bend_ms": 20,
            "noise_db": 0.42, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "mt": (skin, {
            "hz": 215, "t20": 232, "t40": 300, "spike": -2.13, "bend": 0.6, "bend_ms": 20,
            "noise_db": -4.28, "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "ht": (skin, {
            "hz": 271, "t20": 186, "t40": 238, "bend": 0.6, "bend_ms": 20, "noise_db": -24,
            "noise_hz": (60, 2500), "noise_time": 0.5, "second": (1.58, -10),
        }),
        "cb": (clank, {
            "tones": ((507, 0), (755, -8)), "t20": 50, "t40": 160, "spike": -8.64,
            "noise_db": -25.4, "noise_hz": (700, 6000), "noise_time": 0.5, "drive": 0.8,
        }),
        "sh": (metal, {
            "hz": 3805, "t20": 58.1, "t40": 81.7, "spike": -8.77, "low_hz": 3234, "high_hz": 16998,
            "peak_db": 18, "q": 30, "attack": 15, "drive": 1.21,
        }),
        "tb": (metal, {
            "hz": 6336, "t20": 40.6, "t40": 121, "spike": 17, "low_hz": 1693, "high_hz": 8275,
            "peak_db": 12, "q": 13.88, "grains": (0, 14, 27),
        }),
    },
    counts={"hh": 3, "ht": 2, "lt": 2, "rim": 3, "sd": 3},
    shelf={
        "perc": "conga high x2, conga low x2, conga middle x2",
    },
    grit=Grit(clock_hz=28000, bits=8),
)  # fmt: skip
