"""Synthesisers: basses, leads, pads, and the effects that are played as notes."""

from typing import Any

from engine.instruments.kit import Instrument, Points

_CLOSES: Points = ((0.0, 1.3), (0.25, 0.2))
_OPENS: Points = ((0.0, 0.1), (1.5, 1.2), (3.0, 0.7))


def _lead(wave: str, **numbers: Any) -> Instrument:
    return Instrument(
        "held", {"wave": wave, "top": (2500, 7000), **numbers}, attack_s=0.008, release_s=0.06
    )


def _pad(
    wave: str = "saw", attack_s: float = 0.5, release_s: float = 1.2, **numbers: Any
) -> Instrument:
    return Instrument(
        "held", {"wave": wave, "top": (900, 3500), "smear_cents": 18, **numbers},
        attack_s=attack_s, release_s=release_s, blare=_OPENS,
    )  # fmt: skip


def _bass(wave: str, track: tuple[float, float], **numbers: Any) -> Instrument:
    return Instrument(
        "held", {"wave": wave, "track": track, **numbers},
        attack_s=0.004, release_s=0.05, blare=_CLOSES,
    )  # fmt: skip


def _bell(*modes: tuple[float, float, float], ring_s: float = 2.5, **more: Any) -> Instrument:
    return Instrument("bars", {"modes": modes, **more}, ring_s=ring_s, release_s=0.8)


INSTRUMENTS = {
    "gm_synth_bass_1": _bass("saw", (2.5, 14), resonance=1.8),
    "gm_synth_bass_2": _bass("square", (2, 8), smear_cents=4),
    "gm_lead_1_square": _lead("square", vibrato=(5.5, 4)),
    "gm_lead_2_sawtooth": _lead("saw", smear_cents=9),
    "gm_lead_3_calliope": _lead("square", top=(1500, 3500), breath=(-28, 1.5, 6.0)),
    "gm_lead_4_chiff": _lead("square", top=(1200, 3000), breath=(-20, 2.0, 9.0)),
    "gm_lead_5_charang": _lead("saw", drive=4, peaks=((1800, 1.5, 5),)),
    "gm_lead_6_voice": _lead("saw", peaks=((600, 6, 10), (1050, 6, 9)), smear_cents=10),
    "gm_lead_7_fifths": _lead("saw", fifth_db=-2.0, smear_cents=7),
    "gm_lead_8_bass_lead": _lead("saw", track=(4, 18), resonance=1.5),
    "gm_pad_new_age": _pad("triangle", 0.25, 1.5, smear_cents=10, breath=(-34, 6.0, 20.0)),
    "gm_pad_warm": _pad("saw", top=(600, 1800)),
    "gm_pad_poly": _pad("saw", 0.06, 0.8, top=(1800, 6000), smear_cents=12),
    "gm_pad_choir": _pad("saw", peaks=((650, 6, 11), (1080, 6, 8), (2500, 6, 4))),
    "gm_pad_bowed": _pad("triangle", 0.7, 1.2, peaks=((1400, 5, 9),), smear_cents=8),
    "gm_pad_metallic": _pad("saw", 0.3, 1.5, stretch=0.0025, top=(2500, 7000)),
    "gm_pad_halo": _pad("saw", 0.8, 1.8, peaks=((800, 4, 6),), breath=(-30, 4.0, 14.0)),
    "gm_pad_sweep": _pad("saw", 0.9, 1.6, top=(400, 7000), resonance=1.5),
    "gm_fx_rain": _bell((1, 0, 1.2), (3.1, -8, 0.6), (5.7, -12, 0.4), ring_s=1.6, mallet_db=-8),
    "gm_fx_soundtrack": _pad("saw", 0.9, 2.0, fifth_db=-3.0, top=(500, 2500), smear_cents=24),
    "gm_fx_crystal": _bell((1, 0, 2.4), (3.0, -6, 1.6), (7.1, -10, 0.9), (11.3, -16, 0.5)),
    "gm_fx_atmosphere": _bell(
        (1, 0, 2.0), (2, -6, 1.6), (3, -12, 1.0), (4, -16, 0.7), mallet_db=-24, ring_s=2.4
    ),
    "gm_fx_brightness": _pad("saw", 0.1, 1.2, top=(4000, 12_000), smear_cents=14),
    "gm_fx_goblins": _pad("square", 0.8, 1.5, flutter=(3.0, 0.5), top=(300, 2000)),
    "gm_fx_echoes": _pad("triangle", 0.05, 1.5, flutter=(2.5, 0.7), top=(1000, 4000)),
    "gm_fx_sci_fi": _pad("saw", 0.3, 1.5, stretch=0.006, flutter=(6.0, 0.3), top=(1200, 5000)),
}
