"""Pianos and what is like them: strings and tines that are struck."""

from engine.instruments.kit import Instrument

_GRAND = {"stretch": 4e-4, "t60_s": 9.0, "slope": (1.9, 1.05), "hammer_db": (-30, -18)}


def _piano(held: bool = True, **numbers: object) -> Instrument:
    return Instrument("struck string", {**_GRAND, **numbers}, ring_s=4.0, release_s=0.15, held=held)


INSTRUMENTS = {
    # Strudel's own piano is a bank of samples: it rings on, and c2 is its pitch without a note.
    "piano": Instrument(
        "struck string", _GRAND, ring_s=4.0, release_s=0.1, held=False, default_note=36.0
    ),
    "gm_piano": _piano(),
    "gm_harpsichord": Instrument(
        "plucked", {"t60_s": 2.2, "slope": (0.75, 0.55), "damp": 0.012, "pick": 0.11,
                    "click_db": -22, "click_hz": 4000}, ring_s=1.8, release_s=0.08,
    ),
    "gm_clavinet": Instrument(
        "plucked", {"t60_s": 1.4, "slope": (1.1, 0.7), "damp": 0.02, "pick": 0.17,
                    "click_db": -20, "click_hz": 2500, "peaks": ((1900, 2, 5),)},
        ring_s=1.2, release_s=0.03,
    ),
    "gm_dulcimer": Instrument(
        "plucked", {"t60_s": 2.8, "slope": (1.3, 0.9), "damp": 0.012, "pick": 0.23,
                    "detune_cents": 5, "click_db": -20, "click_hz": 3000}, ring_s=2.4,
        release_s=0.4,
    ),
    "gm_epiano1": Instrument(
        "tine", {"ratio": 1, "index": (0.35, 1.1), "index_s": 1.2, "tine": 14, "tine_db": -24,
                 "t60_s": 5.0}, ring_s=3.2, release_s=0.12,
    ),
    "gm_epiano2": Instrument(
        "tine", {"ratio": 1, "index": (0.7, 1.9), "index_s": 0.8, "tine": 7, "tine_db": -20,
                 "t60_s": 4.2}, ring_s=3.0, release_s=0.15,
    ),
}  # fmt: skip
