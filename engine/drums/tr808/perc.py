"""Percussion: claves, then high, low and middle conga, each at five tunings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.drums.kit import KNOB, Drum
from engine.drums.tr808.resonator import tom

if TYPE_CHECKING:
    from engine.drums.dsp import Bench
    from engine.tables import Signal


CONGAS = {
    "high": tom(t60_ms=243, low_hz=375, high_hz=467, room=0),
    "low": tom(t60_ms=535, low_hz=184, high_hz=225, room=0),
    "middle": tom(t60_ms=270, low_hz=260, high_hz=320, room=0),
}
LENGTHS_S = {"claves": 0.08, "high": 0.36, "low": 0.78, "middle": 0.4}


def render(bench: Bench, which: str, tune: float = 0.0) -> Signal:
    """Claves ring long for their pitch of 2422 Hz."""
    if which == "claves":
        return bench.sine(2422) * bench.envelope((0, -1), (2, 0), (26, -22), (34, -42), (40, -66))
    return CONGAS[which](bench, tune)


def length_s(which: str, tune: float = 0.0) -> float:
    """Low congas ring longest."""
    del tune
    return LENGTHS_S[which]


DRUM = Drum(
    name="perc",
    length_s=length_s,
    loudness_lu=-8,
    render=render,
    variants=(
        {"which": "claves"},
        *({"which": which, "tune": tune} for which in CONGAS for tune in KNOB),
    ),
)
