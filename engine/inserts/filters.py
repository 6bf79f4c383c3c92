"""Low-pass, high-pass and band-pass, each with its own envelope and oscillator.

The filters are second-order (12 dB an octave) as in the W3C "Web Audio API" specification, section
"Filters Characteristics": the resonance of low-pass and high-pass is in dB, that of band-pass is a
plain Q. 24 dB is the same filter twice. The ladder is one low-pass in place of each.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from engine.inserts.kit import Effect, Insert
from engine.inserts.ladder import ladder
from engine.inserts.secondorder import bandpass, highpass, lowpass
from engine.lfo import cycle_phase, shape_of
from engine.params import Param
from engine.voices.envelope import FILTER, Points, adsr, exponential, points

if TYPE_CHECKING:
    from engine.controls import Controls
    from engine.inserts.kit import Build
    from engine.messages import SoundEvent
    from engine.voices.spec import Module

_TYPES: Final = ("12db", "ladder", "24db")
_LOWEST_HZ, _TOP_HZ = 30.0, 20_000.0
# Below this a second-order filter in single precision drifts away: its poles merge with 1.
_BOTTOM_HZ: Final = 10.0
_LONGEST_RING_S: Final = 4.0
_SWEEP: Final = ("env", "attack", "decay", "sustain", "release")
SWINGING: Final = {"lp": "cutoff", "hp": "hcutoff", "bp": "bandf"}  # by prefix
_LFO_CONTROLS: Final = ("depth", "depthfrequency", "skew", "shape", "rate", "sync")


def resolve(
    kind: str,
    prefix: str,
    cutoff: str,
    resonance: str,
    event: SoundEvent,
    controls: Controls,
    gate_s: float,
) -> Insert | None:
    """One filter: `kind` is its block, the other names are those of its controls."""
    asked = controls.number(cutoff)
    if asked is None:
        return None
    hertz = max(asked, _BOTTOM_HZ)
    sweep = _sweep(controls, prefix, hertz, gate_s)
    swing = _swing(event, controls, prefix, hertz)
    where = (hertz, sweep) if sweep else hertz
    found, q = _blocks(controls, kind, resonance)
    modules: list[Module] = []
    for name, settings in found:
        words = [name, *(["swept"] if sweep else []), *(["swung"] if swing else [])]
        values = (where, *settings, swing) if swing else (where, *settings)
        modules.append((" ".join(words), values))
    lowest = min(value for _, value in sweep) if sweep else hertz
    return Insert(tuple(modules), ringing_s(lowest, q))


def _blocks(controls: Controls, kind: str, resonance: str) -> tuple[list[Module], float]:
    """Names and settings of the blocks for one filter, but for its cut-off; and its Q."""
    q = controls.or_default(resonance)
    steepness = _type(controls)
    if steepness == "ladder":
        return [("ladder", _ladder(controls, q))], 1.0 + abs(q)
    if kind == "bandpass" and q <= 0:
        return [], 0.0
    times = 2 if steepness == "24db" else 1
    return [(kind, (q,))] * times, q if kind == "bandpass" else 10 ** (q / 20)


def _type(controls: Controls) -> str:
    name = controls.text("ftype")
    if name is not None:
        return name.strip().lower()
    # As in Strudel, the number 1 does not mean the ladder that its name means.
    return _TYPES[2] if round(controls.or_default("ftype")) % len(_TYPES) == 2 else _TYPES[0]


def _ladder(controls: Controls, q: float) -> tuple[float, float, float]:
    """Feedback from 0 to 8, gain into the saturation, gain after it."""
    feedback = min(max(0.13 * q, 0.0), 8.0)
    drive = min(max(math.exp(controls.or_default("drive")), 0.1), 2000.0)
    return feedback, drive, min(1.75, 1 + feedback) / drive


def _sweep(controls: Controls, prefix: str, hertz: float, gate_s: float) -> Points:
    """The cut-off over time in Hz, nothing where no envelope is asked for."""
    octaves, *stages = (controls.number(prefix + part) for part in _SWEEP)
    if octaves is None and all(stage is None for stage in stages):
        return ()
    depth = 1.0 if octaves is None else octaves
    below = abs(depth) * controls.or_default("fanchor")
    low = min(max(hertz * 2**-below, _BOTTOM_HZ), _TOP_HZ)
    high = min(max(hertz * 2 ** (abs(depth) - below), _BOTTOM_HZ), _TOP_HZ)
    if depth < 0:
        low, high = high, low
    return exponential(points(adsr(FILTER, *stages), low, high, gate_s))


def swings(controls: Controls, prefix: str) -> bool:
    """Is an oscillator asked for?"""
    return any(controls.has(prefix + name) for name in _LFO_CONTROLS)


def swing_of(controls: Controls, prefix: str, hertz: float) -> float:
    """How far the oscillator of a cut-off goes, in Hz."""
    depth = controls.number(f"{prefix}depthfrequency")
    return controls.or_default(f"{prefix}depth") * hertz if depth is None else depth


def _swing(
    event: SoundEvent, controls: Controls, prefix: str, hertz: float
) -> tuple[str | float, ...]:
    """A low-frequency oscillator added to the cut-off: nothing where none is asked for.

    Shape, skew, rate in Hz, phase in turns, depth in Hz, offset in depths, lowest and highest sum.
    """
    if not swings(controls, prefix):
        return ()
    rate, sync = controls.number(f"{prefix}rate"), controls.number(f"{prefix}sync")
    if sync is not None or rate is None:
        rate = (1.0 if sync is None else sync) * event.cps
    depth, offset = swing_of(controls, prefix, hertz), controls.or_default(f"{prefix}dc")
    shape, skew = shape_of(controls, f"{prefix}shape"), controls.or_default(f"{prefix}skew")
    low, high = min(_LOWEST_HZ - hertz, 0.0), max(_TOP_HZ - hertz, 0.0)
    return shape, skew, rate, cycle_phase(event, rate), depth, offset, low, high


def ringing_s(hertz: float, q: float) -> float:
    """Seconds in which a resonance falls by 60 dB."""
    return min(3 * math.log(10) * q / (math.pi * max(hertz, 1.0)), _LONGEST_RING_S)


def _rows(
    prefix: str, cutoff: str, resonance: str, names: tuple[str, ...], q: str, long: str
) -> Iterator[tuple[str, Param]]:
    yield cutoff, Param(None, 0, 24_000, "Hz", f"cut-off of the {long} filter", names, quiet=True)
    yield resonance, Param(1, -40, 50, q, f"resonance of the {long} filter", (f"{prefix}q",))
    yield (
        f"{prefix}env",
        Param(None, -12, 12, "octaves", f"depth of the {long} envelope", (f"{prefix}e",)),
    )
    for stage, hi in (("attack", 600), ("decay", 600), ("sustain", 1), ("release", 60)):
        unit = "" if stage == "sustain" else "s"
        about = f"{stage} of the {long} envelope"
        yield prefix + stage, Param(None, 0, hi, unit, about, (prefix + stage[0],))
    yield f"{prefix}rate", Param(None, 0, 1000, "Hz", f"rate of the {long} oscillator")
    yield f"{prefix}sync", Param(None, 0, 1e4, "per cycle", f"rate of the {long} oscillator")
    yield f"{prefix}depth", Param(1, -100, 100, "", f"swing of the {long} in cut-offs")
    yield (
        f"{prefix}depthfrequency",
        Param(None, -24_000, 24_000, "Hz", f"swing of the {long}", (f"{prefix}depthfreq",)),
    )
    yield f"{prefix}dc", Param(-0.5, -100, 100, "", f"middle of the {long} oscillator")
    yield f"{prefix}skew", Param(0.5, 0, 1, "", f"lean of the {long} oscillator", quiet=True)


def _filter(place: int, kind: str, build: Build, q: str, *names: str) -> Effect:
    prefix, cutoff, resonance, *aliases = names
    long = f"{kind[:-4]}-pass"
    params = dict(_rows(prefix, cutoff, resonance, tuple(aliases), q, long))
    asked = partial(resolve, kind, prefix, cutoff, resonance)
    return Effect(long, place, (cutoff,), asked, {kind: build}, params, repeats=True)


EFFECTS: Final = (
    _filter(10, "lowpass", lowpass, "dB", "lp", "cutoff", "resonance", "lpf", "ctf", "lp"),
    _filter(12, "highpass", highpass, "dB", "hp", "hcutoff", "hresonance", "hpf", "hp"),
    _filter(14, "bandpass", bandpass, "", "bp", "bandf", "bandq", "bpf", "bp"),
    # The ladder takes the place of each of them; its name is the blocks' only.
    Effect(
        "ladder",
        14,
        (),
        lambda *_: None,
        {"ladder": ladder},
        {
            "fanchor": Param(0, 0, 1, "", "share of a filter envelope below the cut-off"),
            "drive": Param(0.69, -10, 8, "", "saturation of the ladder filter"),
            "ftype": Param(0, 0, 1e6, "", "filter: 0 or 12db, 1 or ladder, 2 or 24db"),
        },
        repeats=True,
    ),
)
