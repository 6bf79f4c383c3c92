"""Low-pass, high-pass and band-pass of a voice: from controls to modules. Pure.

The filters are second-order (12 dB an octave) as in the W3C "Web Audio API" specification, section
"Filters Characteristics": the resonance of low-pass and high-pass is in dB, that of band-pass is a
plain Q. 24 dB is the same filter twice. The ladder is one low-pass in place of each.
"""

import math
from typing import Final

from engine.lfo import cycle_phase, shape_of
from engine.messages import SoundEvent
from engine.params import Controls
from engine.voices.envelope import FILTER, Points, adsr, exponential, points
from engine.voices.spec import Module

_KINDS: Final = (
    ("lowpass", "lp", "cutoff", "resonance"),
    ("highpass", "hp", "hcutoff", "hresonance"),
    ("bandpass", "bp", "bandf", "bandq"),
)
_TYPES: Final = ("12db", "ladder", "24db")
_LOWEST_HZ, _TOP_HZ = 30.0, 20_000.0
# Below this a second-order filter in single precision drifts away: its poles merge with 1.
_BOTTOM_HZ: Final = 10.0
_LONGEST_RING_S: Final = 4.0
_LFO_CONTROLS: Final = ("depth", "depthfrequency", "skew", "shape", "rate", "sync")


def filters(
    event: SoundEvent, controls: Controls, gate_s: float
) -> tuple[tuple[Module, ...], float]:
    """The filters that are asked for, in their order, and how long they ring, in seconds.

    >>> filters(SoundEvent(0, "$", 1, 1.0, 0.5, 0.0, {}), Controls({"lpf": 800, "lpq": 0}), 1.0)[0]
    (('lowpass', (800.0, 1.0)),)
    """
    modules: list[Module] = []
    ringing = 0.0
    for kind, prefix, cutoff, resonance in _KINDS:
        asked = controls.number(cutoff)
        if asked is None:
            continue
        hertz = max(asked, _BOTTOM_HZ)
        sweep = _sweep(controls, prefix, hertz, gate_s)
        swing = _swing(event, controls, prefix, hertz)
        where = sweep or hertz
        found, q = _modules(controls, kind, resonance)
        for name, settings in found:
            words = [name, *(["swept"] if sweep else []), *(["swung"] if swing else [])]
            values = (where, *settings, swing) if swing else (where, *settings)
            modules.append((" ".join(words), values))
        lowest = min(value for _, value in sweep) if sweep else hertz
        ringing = max(ringing, _ringing_s(lowest, q))
    return tuple(modules), ringing


def _modules(controls: Controls, kind: str, resonance: str) -> tuple[list[Module], float]:
    """Names and settings of the blocks for one filter, but for its cut-off; and its Q."""
    q = controls.or_default(resonance)
    steepness = _type(controls)
    if steepness == "ladder":
        return [("ladder", _ladder(controls, q))], 1.0 + abs(q)
    if kind != "bandpass":
        q = 10 ** (q / 20)
    elif q <= 0:
        return [], 0.0
    return [(kind, (q,))] * (2 if steepness == "24db" else 1), q


def _type(controls: Controls) -> str:
    name = controls.text("ftype")
    if name is not None:
        return name.strip().lower()
    # As in Strudel, the number 1 does not mean the ladder that its name means.
    return _TYPES[2] if round(controls.or_default("ftype")) % len(_TYPES) == 2 else _TYPES[0]


def _ladder(controls: Controls, q: float) -> tuple[float, float, float]:
    """Feedback from 0 to 1 and more, gain into the saturation, gain after it."""
    feedback = min(max(0.13 * q, 0.0), 8.0)
    drive = min(max(math.exp(controls.or_default("drive")), 0.1), 2000.0)
    return feedback / 4, drive, min(1.75, 1 + feedback) / drive


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
    low = min(max(hertz * 2**-below, _BOTTOM_HZ), _TOP_HZ)
    high = min(max(hertz * 2 ** (abs(depth) - below), _BOTTOM_HZ), _TOP_HZ)
    if depth < 0:
        low, high = high, low
    return exponential(points(adsr(FILTER, *stages), low, high, gate_s))


def _swing(
    event: SoundEvent, controls: Controls, prefix: str, hertz: float
) -> tuple[str | float, ...]:
    """A low-frequency oscillator added to the cut-off: nothing where none is asked for.

    Shape, skew, rate in Hz, phase in turns, depth and offset in Hz, lowest and highest sum.
    """
    if not any(controls.has(prefix + name) for name in _LFO_CONTROLS):
        return ()
    rate, sync = controls.number(f"{prefix}rate"), controls.number(f"{prefix}sync")
    if rate is None:
        rate = (1.0 if sync is None else sync) * event.cps
    depth = controls.number(f"{prefix}depthfrequency")
    if depth is None:
        depth = controls.or_default(f"{prefix}depth") * hertz
    offset = controls.or_default(f"{prefix}dc") * depth
    shape, skew = shape_of(controls, f"{prefix}shape"), controls.or_default(f"{prefix}skew")
    low, high = min(_LOWEST_HZ - hertz, 0.0), max(_TOP_HZ - hertz, 0.0)
    return shape, skew, rate, cycle_phase(event, rate), depth, offset, low, high


def _ringing_s(hertz: float, q: float) -> float:
    """Seconds in which a resonance falls by 60 dB."""
    return min(3 * math.log(10) * q / (math.pi * max(hertz, 1.0)), _LONGEST_RING_S)
