"""Guitars, basses, harps and their kin: plucked strings."""

from typing import Any

from engine.instruments.kit import Instrument

_Numbers = dict[str, Any]


def _string(ring_s: float, release_s: float = 0.08, **numbers: Any) -> Instrument:
    return Instrument("plucked", numbers, ring_s=ring_s, release_s=release_s)


_NYLON: _Numbers = {"t60_s": 2.6, "slope": (1.9, 1.3), "damp": 0.03, "pick": 0.28, "click_db": -24,
    "click_hz": 1500, "peaks": ((105, 3, 4), (220, 3, 3))}  # fmt: skip
_STEEL: _Numbers = {"t60_s": 4.0, "slope": (1.4, 0.95), "damp": 0.014, "pick": 0.18,
    "click_db": -22,
    "click_hz": 3500, "peaks": ((110, 3, 3), (210, 3, 3))}  # fmt: skip
_ELECTRIC: _Numbers = {"t60_s": 4.0, "slope": (1.5, 1.05), "damp": 0.012, "pick": 0.2,
    "click_db": -30,
    "click_hz": 2500, "peaks": ((700, 1, 3),), "top_hz": 6000}  # fmt: skip
_BASS: _Numbers = {"t60_s": 2.4, "slope": (2.0, 1.35), "damp": 0.03, "pick": 0.23, "click_db": -24,
    "click_hz": 1200, "top_hz": 3500}  # fmt: skip
_DRIVEN: _Numbers = {**_ELECTRIC, "t60_s": 9.0, "peaks": ((700, 1, 4), (2200, 1.5, 3)),
    "top_hz": 4500}  # fmt: skip

INSTRUMENTS = {
    "gm_acoustic_guitar_nylon": _string(2.2, **_NYLON),
    "gm_acoustic_guitar_steel": _string(3.0, **_STEEL),
    "gm_electric_guitar_jazz": _string(2.8, **{**_ELECTRIC, "top_hz": 2200, "slope": (1.9, 1.4)}),
    "gm_electric_guitar_clean": _string(3.0, **_ELECTRIC),
    "gm_electric_guitar_muted": _string(
        0.35, 0.03, **{**_ELECTRIC, "t60_s": 0.28, "damp": 0.04, "click_db": -14}
    ),
    "gm_overdriven_guitar": _string(4.0, 0.06, **_DRIVEN, drive=6),
    "gm_distortion_guitar": _string(4.5, 0.06, **_DRIVEN, drive=22),
    "gm_guitar_harmonics": _string(
        2.6, **{**_STEEL, "slope": (2.6, 2.1), "octave": 1, "pick": 0.5, "click_db": -34}
    ),
    "gm_acoustic_bass": _string(
        1.8, 0.1, **{**_BASS, "t60_s": 1.8, "slope": (2.4, 1.8), "peaks": ((80, 1.5, 5),)}
    ),
    "gm_electric_bass_finger": _string(2.0, 0.06, **_BASS),
    "gm_electric_bass_pick": _string(
        2.0, 0.05, **{**_BASS, "slope": (1.5, 1.0), "pick": 0.12, "click_db": -16, "top_hz": 5000}
    ),
    "gm_fretless_bass": _string(
        2.6, 0.08, **{**_BASS, "t60_s": 4.0, "click_db": -40, "peaks": ((900, 2, 5),),
                      "swell_ms": 25}
    ),
    "gm_slap_bass_1": _string(
        1.8, 0.05, **{**_BASS, "slope": (1.2, 0.75), "pick": 0.08, "click_db": -8,
                      "click_hz": 2500, "peaks": ((2500, 1.5, 8),), "top_hz": 8000}
    ),
    "gm_slap_bass_2": _string(
        1.5, 0.05, **{**_BASS, "slope": (1.1, 0.65), "pick": 0.05, "click_db": -5,
                      "click_hz": 3200, "peaks": ((3200, 1.5, 10), (100, 2, 4)), "top_hz": 9000}
    ),
    "gm_pizzicato_strings": _string(
        0.7, 0.15, t60_s=0.5, slope=(1.9, 1.4), damp=0.05, pick=0.3, click_db=-20, click_hz=900,
        peaks=((300, 2, 5), (700, 2, 3)), detune_cents=7,
    ),
    "gm_orchestral_harp": _string(
        3.0, 0.5, t60_s=3.6, slope=(2.0, 1.5), damp=0.02, pick=0.4, click_db=-30, click_hz=1200
    ),
    "gm_banjo": _string(
        0.9, 0.05, t60_s=0.7, slope=(1.1, 0.8), damp=0.025, pick=0.1, click_db=-12, click_hz=3000,
        peaks=((600, 2, 7), (1300, 2, 3)),
    ),
    "gm_sitar": _string(
        2.6, 0.15, t60_s=3.2, slope=(1.0, 0.7), damp=0.01, pick=0.07, click_db=-18, click_hz=3500,
        peaks=((1500, 1, 5),), drive=2.5, detune_cents=4,
    ),
    "gm_koto": _string(
        2.0, 0.15, t60_s=1.8, slope=(1.4, 1.0), damp=0.02, pick=0.09, click_db=-14, click_hz=2800,
        peaks=((450, 2, 4),), bend_cents=25,
    ),
    "gm_shamisen": _string(
        0.9, 0.06, t60_s=0.7, slope=(1.2, 0.85), damp=0.03, pick=0.12, click_db=-8, click_hz=1800,
        peaks=((800, 2, 5), (1600, 2, 4)),
    ),
}  # fmt: skip
