"""Bars, plates, bells and small drums with a pitch: modes (ratio, dB, T60 in s at middle c)."""

from typing import Any

from engine.instruments.kit import Instrument


def _bars(
    *modes: tuple[float, float, float], ring_s: float, release_s: float = 0.3, **more: Any
) -> Instrument:
    return Instrument("bars", {"modes": modes, **more}, ring_s=ring_s, release_s=release_s)


INSTRUMENTS = {
    "gm_celesta": _bars((1, 0, 1.6), (4, -16, 0.5), (9.1, -28, 0.15), ring_s=1.6, mallet_db=-26),
    "gm_glockenspiel": _bars(
        (1, 0, 3.0), (2.76, -9, 1.6), (5.4, -14, 0.8), (8.93, -20, 0.4), ring_s=2.4, mallet_db=-24
    ),
    "gm_music_box": _bars(
        (1, 0, 2.2), (6.27, -17, 0.5), (2.0, -26, 1.2), ring_s=2.0, mallet_db=-28
    ),
    "gm_vibraphone": _bars(
        (1, 0, 6.0), (4, -15, 2.0), (10, -26, 0.6), ring_s=3.4, mallet_db=-30, tremolo=(5.5, 0.4)
    ),
    "gm_marimba": _bars((1, 0, 1.2), (4, -11, 0.25), (9.2, -19, 0.1), ring_s=1.1, mallet_db=-20),
    "gm_xylophone": _bars((1, 0, 0.6), (3, -8, 0.25), (6.2, -14, 0.12), ring_s=0.6, mallet_db=-16),
    "gm_tubular_bells": _bars(
        (0.5, -16, 6.0), (1, 0, 4.5), (1.5, -3, 4.0), (2.1, -6, 3.2), (2.7, -8, 2.4),
        (3.4, -12, 1.6), (4.2, -16, 1.0), ring_s=3.6, release_s=0.8, mallet_db=-22,
    ),
    "gm_kalimba": _bars((1, 0, 1.2), (5.5, -15, 0.25), (11, -26, 0.1), ring_s=1.1, mallet_db=-22),
    "gm_tinkle_bell": _bars(
        (1, 0, 1.6), (2.4, -5, 1.2), (4.1, -9, 0.8), (6.3, -12, 0.5), ring_s=1.5, mallet_db=-28
    ),
    "gm_agogo": _bars(
        (1, 0, 0.7), (1.48, -4, 0.6), (2.8, -8, 0.35), (4.4, -13, 0.2), ring_s=0.7, mallet_db=-14
    ),
    "gm_steel_drums": _bars(
        (1, 0, 1.4), (2, -6, 1.0), (3, -12, 0.7), (4.1, -16, 0.4), (2.01, -10, 0.9), ring_s=1.2,
        mallet_db=-18, bend=0.012, bend_ms=60,
    ),
    "gm_woodblock": _bars(
        (1, 0, 0.16), (1.7, -6, 0.1), (2.9, -13, 0.06), ring_s=0.25, mallet_db=-10
    ),
    "gm_timpani": _bars(
        (1, 0, 1.6), (1.5, -5, 1.2), (1.98, -9, 0.9), (2.44, -13, 0.7), ring_s=1.5, mallet_db=-10,
        bend=0.02, bend_ms=50, mallet_hz=300,
    ),
    "gm_taiko_drum": _bars(
        (1, 0, 0.8), (1.6, -7, 0.4), (2.3, -11, 0.25), ring_s=0.9, mallet_db=-4, bend=0.25,
        bend_ms=40, mallet_hz=500,
    ),
    "gm_melodic_tom": _bars(
        (1, 0, 0.7), (1.58, -10, 0.35), (2.24, -14, 0.2), ring_s=0.8, mallet_db=-8, bend=0.2,
        bend_ms=35, mallet_hz=700,
    ),
    "gm_synth_drum": _bars(
        (1, 0, 0.6), ring_s=0.7, mallet_db=-16, bend=1.6, bend_ms=120, mallet_hz=900
    ),
}  # fmt: skip
