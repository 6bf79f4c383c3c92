"""The shelf of small percussion and effects, by what is printed on the machines' buttons.

Banks name what they have of it, in the order of Strudel's files.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from engine.drums import models
from engine.drums.kit import CLEAN, Drum, Grit, Recipe
from engine.drums.variety import spread

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal

_STICK: Final = (800.0, 6000.0)
_HARD: Final = (2500.0, 12_000.0)
_CRY: Final = {"bend_ms": 55.0, "second": (2.0, -7.0)}


def _hand(hz: float, t20: float, bend: float = 0.06, noise_db: float = -18.0) -> dict[str, Any]:
    return {
        "hz": hz, "t20": t20, "t40": 2.1 * t20, "spike": 2.0, "bend": bend, "bend_ms": 12.0,
        "second": (2.26, -16.0), "noise_db": noise_db, "noise_hz": _STICK, "noise_time": 0.12,
    }  # fmt: skip


def _bell(*tones: tuple[float, float], t20: float, t40: float, **more: Any) -> dict[str, Any]:
    return {"tones": tones, "t20": t20, "t40": t40, "spike": 3.0, "noise_hz": _HARD, **more}


def _rattle(hz: float, t20: float, grains: tuple[float, ...], **more: Any) -> dict[str, Any]:
    return {"hz": hz, "t20": t20, "t40": 1.7 * t20, "grains": grains, "low_hz": 0.6 * hz, **more}


# What it is: its model, and the numbers of that model.
SHELF: Final[dict[str, tuple[Recipe, dict[str, Any]]]] = {
    "conga high": (models.skin, _hand(330, 95)),
    "conga middle": (models.skin, _hand(262, 110)),
    "conga low": (models.skin, _hand(196, 150)),
    "conga muted": (models.skin, _hand(345, 32, noise_db=-10)),
    "bongo high": (models.skin, _hand(520, 55)),
    "bongo low": (models.skin, _hand(390, 75)),
    "timbale high": (models.skin, _hand(440, 160, noise_db=-9) | {"second": (1.59, -6.0)}),
    "timbale low": (models.skin, _hand(310, 190, noise_db=-9) | {"second": (1.59, -6.0)}),
    "tabla": (models.skin, _hand(145, 260, bend=0.35) | {"second": (3.0, -8.0)}),
    "udu": (models.skin, _hand(120, 160, bend=0.5)),
    "surdo": (models.skin, _hand(72, 330, bend=0.2)),
    "surdo muted": (models.skin, _hand(78, 90, bend=0.2)),
    "synth tom": (models.skin, _hand(170, 220, bend=1.4) | {"bend_ms": 90.0}),
    "bass": (models.skin, _hand(65, 420, bend=0.0) | {"second": (2.0, -4.0)}),
    "heart": (models.skin, _hand(48, 140, bend=0.8)),
    "hit": (models.skin, _hand(130, 180, noise_db=0) | {"noise_time": 0.9, "drive": 2.0}),
    "cuica open": (models.skin, _hand(560, 150, bend=-0.35) | _CRY),
    "cuica muted": (models.skin, _hand(700, 70, bend=-0.2) | _CRY),
    "zap": (models.skin, _hand(200, 200, bend=12.0) | {"bend_ms": 40.0, "noise_db": -40.0}),
    "blip": (models.clank, _bell((1250, 0), t20=50, t40=70, noise_db=-40, square=True)),
    "plop": (models.skin, _hand(420, 45, bend=-0.4) | {"bend_ms": 25.0, "noise_db": -40.0}),
    "pling": (models.clank, _bell((1480, 0), (3990, -8), t20=180, t40=380, noise_db=-30)),
    "claves": (models.clank, _bell((2450, 0), t20=27, t40=40, noise_db=-26)),
    "block high": (models.clank, _bell((1050, 0), (1790, -7), t20=42, t40=70, noise_db=-16)),
    "block low": (models.clank, _bell((760, 0), (1290, -7), t20=50, t40=85, noise_db=-16)),
    "bamboo": (models.clank, _bell((620, 0), (1920, -9), t20=70, t40=130, noise_db=-10)),
    "stick": (models.clank, _bell((1900, 0), (3100, -3), t20=14, t40=24, noise_db=-4)),
    "click": (models.clank, _bell((3400, 0), (5200, -4), t20=7, t40=12, noise_db=-2)),
    "snap": (models.clap, {"hz": 1900, "t20": 55, "t40": 90, "spike": 16.0, "room_db": -16.0}),
    "slap": (models.clap, {"hz": 1200, "t20": 70, "t40": 120, "spike": 24.0, "room_db": -12.0}),
    "agogo high": (models.clank, _bell((940, 0), (1391, -5), (2600, -9), t20=150, t40=290)),
    "agogo low": (models.clank, _bell((700, 0), (1036, -5), (1950, -9), t20=170, t40=330)),
    "triangle": (
        models.clank,
        _bell((1180, -12), (3260, 0), (5320, -3), (8650, -6), t20=700, t40=1300, noise_db=-32),
    ),
    "triangle muted": (models.clank, _bell((3260, 0), (5320, -2), (8650, -4), t20=55, t40=90)),
    "bell": (models.clank, _bell((880, 0), (2330, -4), (3720, -9), (5210, -12), t20=380, t40=800)),
    "tube bell": (
        models.clank,
        _bell((523, -6), (784, 0), (1098, -4), (1412, -7), (1779, -10), t20=900, t40=1800),
    ),
    "metal": (models.clank, _bell((617, 0), (1013, -2), (1711, -3), (2923, -6), t20=210, t40=430)),
    "glass": (models.clank, _bell((2210, 0), (3530, -3), (5790, -6), t20=160, t40=330)),
    "kalimba": (models.clank, _bell((440, 0), (2420, -14), t20=330, t40=660, noise_db=-24)),
    "string": (
        models.clank,
        _bell((196, 0), (392, -4), (588, -7), (784, -10), t20=330, t40=700, drive=1.5),
    ),
    "pipe": (models.clank, _bell((410, 0), (820, -16), t20=260, t40=330, noise_db=-18)),
    "whistle": (
        models.metal,
        {
            "hz": 2350, "t20": 430, "t40": 460, "spike": -16.0, "q": 60.0, "peak_db": 24.0,
            "low_hz": 1800, "high_hz": 6000, "attack": 12.0,
            "grains": (0.0, 60.0, 120.0, 180.0),
        },
    ),
    "whistle short": (
        models.metal,
        {
            "hz": 2400, "t20": 120, "t40": 140, "spike": -14.0, "q": 60.0, "peak_db": 24.0,
            "low_hz": 1800, "high_hz": 6000, "attack": 10.0,
        },
    ),
    "guiro": (models.metal, _rattle(5200, 22, tuple(34.0 * k for k in range(11)), q=1.5)),
    "guiro short": (models.metal, _rattle(5600, 16, tuple(22.0 * k for k in range(5)), q=1.5)),
    "quijada": (models.metal, _rattle(3100, 30, tuple(26.0 * k for k in range(14)), q=3.0)),
    "chimes": (
        models.metal,
        _rattle(7300, 220, tuple(47.0 * k for k in range(12)), q=25.0, peak_db=14.0),
    ),
    "gong": (models.metal, _rattle(520, 1100, (0.0,), q=12.0, high_hz=5000, attack=25.0)),
    "noise": (models.metal, _rattle(3000, 260, (0.0,), q=0.8, peak_db=-12.0, attack=4.0)),
    "brush": (models.metal, _rattle(4200, 190, (0.0,), q=0.8, peak_db=-12.0, attack=60.0)),
    "blow": (models.metal, _rattle(900, 240, (0.0,), q=2.0, peak_db=3.0, attack=45.0)),
    "whip": (models.metal, _rattle(2600, 60, (0.0, 70.0), q=0.8, peak_db=-6.0, attack=20.0)),
    "scratch": (models.metal, _rattle(1700, 45, (0.0, 95.0), q=2.5, peak_db=8.0, attack=22.0)),
}  # fmt: skip


def render(bench: Bench, item: str, **knobs: float) -> Signal:
    """One thing from the shelf."""
    model, numbers = SHELF[item]
    return model(bench, **numbers, **knobs)


def length_s(item: str, **knobs: float) -> float:
    """How long it rings."""
    numbers: dict[str, Any] = {**SHELF[item][1], **knobs}
    return models.length_s(**numbers)


def percussion(name: str, items: str, grit: Grit = CLEAN) -> Drum:
    """A drum whose variants are things from the shelf.

    Args:
        name: "perc", "misc" or "fx".
        items: what there is, in order, as "claves, click x3".
        grit: the machine's converter.

    >>> [settings["item"] for settings in percussion("perc", "claves, click x2").variants]
    ['claves', 'click', 'click']
    """
    variants: list[dict[str, Any]] = []
    had: Counter[str] = Counter()
    for item in items.split(", "):
        kind, _, count = item.partition(" x")
        for _ in range(int(count or 1)):
            variants.append({"item": kind, **spread(had[kind])})
            had[kind] += 1
    return Drum(name, length_s, -8, render, tuple(variants), grit=grit)
