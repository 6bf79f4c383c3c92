"""Sounds that are no instruments: hits, noises, and what is heard out of doors."""

from typing import Any

from engine.instruments.kit import Instrument


def _once(ring_s: float, **numbers: Any) -> Instrument:
    """It rings on, whatever its note's length."""
    return Instrument("scene", numbers, ring_s=ring_s, release_s=0.1, held=False)


INSTRUMENTS = {
    "gm_orchestra_hit": Instrument(
        "scene", {"scene": "hit"}, ring_s=1.2, release_s=0.2, held=False
    ),
    "gm_reverse_cymbal": _once(1.8, scene="reversed"),
    "gm_guitar_fret_noise": _once(0.25, scene="fret"),
    "gm_breath_noise": _once(0.7, scene="breath"),
    "gm_seashore": _once(5.0, scene="sea"),
    "gm_bird_tweet": _once(1.2, scene="bird"),
    "gm_telephone": _once(2.0, scene="telephone"),
    "gm_helicopter": _once(3.0, scene="helicopter"),
    "gm_applause": _once(4.0, scene="applause"),
    "gm_gunshot": _once(1.4, scene="shot"),
}
