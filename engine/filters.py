"""Low-pass, high-pass and band-pass of a voice: from controls to modules. Pure.

The filters are second-order (12 dB an octave) as in the W3C "Web Audio API" specification, section
"Filters Characteristics": the resonance of low-pass and high-pass is in dB, that
of band-pass is a plain Q. 24 dB is the same filter twice.
"""

import math
from typing import Final

from engine.params import Controls
from engine.voices.envelope import FILTER, Points, adsr, exponential, points
from engine.voices.spec import Module

_KINDS: Final = (
    ("lowpass", "lp", "cutoff", "resonance"),
    ("highpass", "hp", "hcutoff", "hresonance"),
    ("bandpass", "bp", "bandf", "bandq"),
)
_TOP_HZ: Final = 20_000.0
_LONGEST_RING_S: Final = 1.0
_STEEP: Final = frozenset({"24db"})


def filters(controls: Controls, gate_s: float) -> tuple[tuple[Module, ...], float]:
    """The filters that are asked for, in their order, and how long they ring, in seconds.

    >>> filters(Controls({"lpf": 800, "lpq": 0}), 1.0)[0]
    (('lowpass', (800.0, 1.0)),)
    """
    modules: list[Module] = []
    ringing = 0.0
    twice = _is_24db(controls)
    for kind, prefix, cutoff, resonance in _KINDS:
        hertz = controls.number(cutoff)
        if hertz is None:
            continue
        q = controls.or_default(resonance)
        if kind != "bandpass":
            q = 10 ** (q / 20)
        elif q <= 0:
            continue
        sweep = _sweep(controls, prefix, hertz, gate_s)
        module = (f"{kind} swept", (sweep, q)) if sweep else (kind, (hertz, q))
        modules += [module] * (2 if twice else 1)
        lowest = min(value for _, value in sweep) if sweep else hertz
        ringing = max(ringing, _ringing_s(lowest, q))
    return tuple(modules), ringing


def _is_24db(controls: Controls) -> bool:
    kind = controls.text("ftype")
    if kind is not None:
        return kind.strip().lower() in _STEEP
    return round(controls.or_default("ftype")) % 3 == 2


def _sweep(controls: Controls, prefix: str, hertz: float, gate_s: float) -> Points:
    """The cut-off over time in Hz, nothing where no envelope is asked for."""
    octaves = controls.number(f"{prefix}env")
    stages = [
        controls.number(prefix + stage) for stage in ("attack", "decay", "sustain", "release")
    ]
    if octaves is None and all(stage is None for stage in stages):
        return ()
    depth = 1.0 if octaves is None else octaves
    below = abs(depth) * controls.or_default("fanchor")
    low = min(max(hertz * 2**-below, 0.0), _TOP_HZ) or 0.001
    high = min(max(hertz * 2 ** (abs(depth) - below), 0.0), _TOP_HZ) or 0.001
    if depth < 0:
        low, high = high, low
    return exponential(points(adsr(FILTER, *stages), low, high, gate_s))


def _ringing_s(hertz: float, q: float) -> float:
    """Seconds in which a resonance falls by 60 dB."""
    return min(3 * math.log(10) * q / (math.pi * max(hertz, 1.0)), _LONGEST_RING_S)
