"""The Roland TR-606 of 1981: resonators and square-wave metal, one pitch each."""

from engine.drums.models import metal, skin
from engine.drums.rows import machine

BANK = machine(
    "RolandTR606",
    ("TR606",),
    {
        "bd": (skin, {
            "hz": 53.6, "t20": 101, "t40": 192, "spike": -3.01, "bend": 0.3, "bend_ms": 20,
            "noise_db": 0.21, "noise_hz": (60, 2500), "noise_time": 0.2,
        }),
        "sd": (skin, {
            "hz": 262, "t20": 62.9, "t40": 125, "spike": -3.34, "bend": 0.25, "bend_ms": 8,
            "second": (1.6, -7), "noise_db": 7.38, "noise_hz": (2000, 9000), "noise_time": 1,
        }),
        "hh": (metal, {
            "hz": 6284, "t20": 42.9, "t40": 77.9, "spike": -3.89, "low_hz": 3761, "high_hz": 18386,
            "peak_db": 12, "q": 12.24,
        }),
        "oh": (metal, {
            "hz": 6974, "t20": 458, "t40": 480, "spike": -8.21, "low_hz": 3051, "high_hz": 14581,
            "peak_db": 0, "q": 4, "drive": 0.75,
        }),
        "cr": (metal, {
            "hz": 6975, "t20": 178, "t40": 904, "spike": 4.79, "low_hz": 2996, "high_hz": 14318,
            "peak_db": 6, "q": 7, "attack": 4,
        }),
        "lt": (skin, {
            "hz": 148, "t20": 114, "t40": 243, "spike": 1.18, "bend": 0.3, "bend_ms": 20,
            "noise_db": -23.7, "noise_hz": (60, 2500), "noise_time": 0.2,
        }),
        "ht": (skin, {
            "hz": 192, "t20": 79.2, "t40": 154, "spike": 2.36, "bend": 0.3, "bend_ms": 20,
            "noise_db": -24.7, "noise_hz": (60, 2500), "noise_time": 0.2,
        }),
    },
)  # fmt: skip
