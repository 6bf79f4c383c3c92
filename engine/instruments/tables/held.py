"""Strings, brass, reeds, flutes, voices: what is bowed, blown or sung sounds while it is held."""

from typing import Any

from engine.instruments.kit import Instrument, Points


def _held(
    attack_s: float, release_s: float, blare: Points = ((0.0, 1.0),), **numbers: Any
) -> Instrument:
    return Instrument("held", numbers, attack_s=attack_s, release_s=release_s, blare=blare)


_GROWS: Points = ((0.0, 0.1), (0.07, 1.3), (0.25, 1.0))
_BOW: Points = ((0.0, 0.5), (0.15, 1.0))
_VIOLIN = ((300, 2, 5), (700, 2, 3), (3000, 1.5, 6))
_AAH = ((730, 8, 14), (1090, 8, 12), (2440, 8, 9), (3400, 8, 4))
_OOH = ((300, 8, 14), (870, 8, 9), (2240, 8, 2))


def _section(attack_s: float, release_s: float, smear: float, **numbers: Any) -> Instrument:
    """Many strings: saws smeared in pitch."""
    return _held(
        attack_s, release_s, _BOW,
        **{"wave": "saw", "top": (1800, 4500), "smear_cents": smear, "bottom_hz": 150, **numbers},
    )  # fmt: skip


def _bowed(attack_s: float, cents: float, body: Any, **numbers: Any) -> Instrument:
    return _held(
        attack_s, 0.12, _BOW,
        **{"wave": "saw", "top": (2200, 6000), "vibrato": (5.5, cents), "peaks": body,
           "breath": (-36, 2.0, 8.0), **numbers},
    )  # fmt: skip


def _brass(attack_s: float, soft: float, hard: float, **numbers: Any) -> Instrument:
    """A saw whose top follows its level: soft and hard are cut-offs in multiples of the pitch."""
    return _held(
        attack_s, 0.08, _GROWS,
        **{"wave": "saw", "track": (soft, hard), "breath": (-42, 1.0, 4.0), **numbers},
    )  # fmt: skip


def _reed(wave: str, peaks: Any, cents: float = 8.0, **numbers: Any) -> Instrument:
    return _held(
        0.04, 0.07, _BOW,
        **{"wave": wave, "top": (1800, 4200), "peaks": peaks, "vibrato": (5.2, cents),
           "breath": (-36, 1.5, 6.0), **numbers},
    )  # fmt: skip


def _flute(breath_db: float, second_db: float = -18, **numbers: Any) -> Instrument:
    return _held(
        0.06, 0.09, _BOW,
        **{"partials": ((1, 0), (2, second_db), (3, second_db - 8), (4, second_db - 16)),
           "vibrato": (5.0, 10), "tremolo": 0.1, "breath": (breath_db, 1.2, 4.0), **numbers},
    )  # fmt: skip


def _voices(peaks: Any, smear: float = 14, attack_s: float = 0.18, **numbers: Any) -> Instrument:
    return _held(
        attack_s, 0.35,
        **{"wave": "saw", "top": (2500, 5000), "peaks": peaks, "smear_cents": smear,
           "breath": (-40, 2.0, 10.0), **numbers},
    )  # fmt: skip


INSTRUMENTS = {
    "gm_violin": _bowed(0.07, 14, _VIOLIN),
    "gm_viola": _bowed(0.08, 13, ((230, 2, 5), (600, 2, 3), (2200, 1.5, 5))),
    "gm_cello": _bowed(0.09, 12, ((180, 2, 5), (420, 2, 4), (1600, 1.5, 4)), top=(1500, 4000)),
    "gm_contrabass": _bowed(0.1, 8, ((100, 2, 5), (260, 2, 4)), top=(900, 2500)),
    "gm_fiddle": _bowed(0.04, 7, ((420, 2, 4), (900, 2, 4), (3300, 1.5, 7)), top=(3000, 7000)),
    "gm_tremolo_strings": _section(0.1, 0.3, 22, flutter=(7.5, 0.55)),
    "gm_string_ensemble_1": _section(0.16, 0.4, 20),
    "gm_string_ensemble_2": _section(0.28, 0.55, 26, top=(1300, 3200)),
    "gm_synth_strings_1": _section(0.12, 0.45, 14, top=(2500, 7000)),
    "gm_synth_strings_2": _section(0.3, 0.7, 30, top=(1500, 4500)),
    "gm_choir_aahs": _voices(_AAH),
    "gm_voice_oohs": _voices(_OOH, breath=(-34, 2.0, 8.0)),
    "gm_synth_choir": _voices(((650, 6, 11), (1050, 6, 9), (2600, 6, 8)), 24, 0.12),
    "gm_trumpet": _brass(0.05, 4, 11, peaks=((1200, 1.5, 4), (2500, 1.5, 3)), vibrato=(5.0, 5)),
    "gm_trombone": _brass(0.06, 3.5, 10, peaks=((500, 1.5, 4), (1500, 1.5, 2)), vibrato=(4.8, 4)),
    "gm_tuba": _brass(0.07, 2.5, 6, peaks=((230, 1.5, 4),)),
    "gm_muted_trumpet": _brass(
        0.04, 5, 12, peaks=((1700, 3, 13), (3400, 3, 6)), bottom_hz=700, vibrato=(5.2, 6)
    ),
    "gm_french_horn": _brass(0.08, 2, 5, peaks=((420, 1.5, 5),), smear_cents=6),
    "gm_brass_section": _brass(0.05, 3.5, 9, smear_cents=14, peaks=((1100, 1.5, 3),)),
    "gm_synth_brass_1": _brass(0.03, 3, 12, smear_cents=16),
    "gm_synth_brass_2": _brass(0.09, 2, 7, smear_cents=22),
    "gm_soprano_sax": _reed("saw", ((800, 2, 7), (1800, 2, 6), (3000, 2, 4))),
    "gm_alto_sax": _reed("saw", ((650, 2, 7), (1500, 2, 6), (2600, 2, 3)), breath=(-32, 1.5, 6.0)),
    "gm_tenor_sax": _reed("saw", ((500, 2, 7), (1300, 2, 6)), breath=(-30, 1.5, 8.0)),
    "gm_baritone_sax": _reed("saw", ((330, 2, 7), (900, 2, 5)), top=(1400, 3600)),
    "gm_oboe": _reed("pulse", ((1100, 3, 9), (2800, 3, 6)), 9),
    "gm_english_horn": _reed("pulse", ((850, 3, 9), (2100, 3, 4)), 9, top=(1500, 3500)),
    "gm_bassoon": _reed("pulse", ((440, 3, 9), (1180, 3, 5)), 5, top=(1200, 3000)),
    "gm_clarinet": _reed("square", ((1500, 1.5, 3),), 3, top=(1300, 3200)),
    "gm_shanai": _reed("pulse", ((1300, 3, 10), (2600, 3, 9), (4000, 2, 5)), 14, top=(3500, 8000)),
    "gm_bagpipe": _reed("pulse", ((900, 2, 6), (2200, 2, 8)), 0, top=(4000, 8000), smear_cents=6),
    "gm_piccolo": _flute(-34, -20),
    "gm_flute": _flute(-30),
    "gm_recorder": _flute(-36, -22, vibrato=(4.5, 3), tremolo=0.04),
    "gm_pan_flute": _flute(-20, -16, vibrato=(4.5, 5)),
    "gm_blown_bottle": _flute(-16, -28, vibrato=(4.0, 2), tremolo=0.05),
    "gm_shakuhachi": _flute(-17, -14, vibrato=(4.2, 22), tremolo=0.2),
    "gm_whistle": _flute(-26, -40, vibrato=(5.5, 16)),
    "gm_ocarina": _flute(-34, -30, vibrato=(4.8, 6)),
    "gm_harmonica": _reed("saw", ((1700, 2, 5), (3100, 2, 5)), 6, top=(3000, 6500), smear_cents=5),
}
