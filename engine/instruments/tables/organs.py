"""Organs, and the bellows and reeds beside them."""

from typing import Any

from engine.instruments.kit import Instrument

_FEET = (0.5, 1.5, 1, 2, 3, 4, 5, 6, 8)  # ratios of the nine drawbars


def _bars(registration: str) -> tuple[tuple[float, float], ...]:
    """Partials of drawbars: each step of 8 is 3 dB.

    >>> _bars("800000004")
    ((0.5, 0.0), (8, -12.0))
    """
    drawn = zip(_FEET, map(int, registration), strict=True)
    return tuple((ratio, 3.0 * (pulled - 8)) for ratio, pulled in drawn if pulled)


def _organ(**numbers: Any) -> Instrument:
    return Instrument("held", numbers, attack_s=0.005, release_s=0.03)


INSTRUMENTS = {
    "gm_drawbar_organ": _organ(partials=_bars("888000003"), vibrato=(6.5, 4), tremolo=0.12),
    "gm_percussive_organ": Instrument(
        "held", {"partials": _bars("808000000"), "hard_partials": _bars("808080000"),
                 "vibrato": (6.5, 3)},
        attack_s=0.004, release_s=0.03, blare=((0.0, 1.4), (0.3, 0.0)),
    ),
    "gm_rock_organ": _organ(partials=_bars("888866668"), vibrato=(6.7, 8), tremolo=0.3, drive=2.5),
    "gm_church_organ": Instrument(
        "held", {"partials": ((0.5, -3), (1, 0), (1.002, -3), (2, -2), (2.003, -6), (3, -12),
                              (4, -5), (6, -14), (8, -10)), "smear_cents": 3,
                 "breath": (-44, 1.0, 6.0)}, attack_s=0.05, release_s=0.35,
    ),
    "gm_reed_organ": Instrument(
        "held", {"wave": "pulse", "top": (1800, 4000), "smear_cents": 7, "tremolo": 0.05},
        attack_s=0.05, release_s=0.08,
    ),
    "gm_accordion": Instrument(
        "held", {"wave": "pulse", "top": (2500, 6000), "smear_cents": 12,
                 "peaks": ((1200, 1.5, 3),)}, attack_s=0.04, release_s=0.07,
    ),
    "gm_bandoneon": Instrument(
        "held", {"wave": "pulse", "top": (2000, 5000), "smear_cents": 5,
                 "peaks": ((700, 1.5, 4), (1800, 1.5, 3))}, attack_s=0.04, release_s=0.07,
    ),
}  # fmt: skip
