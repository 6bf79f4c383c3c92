"""Modulators: what lfo, env and bmod do to a parameter of a voice. Pure.

Each adds to one dial (engine/voices/dial.py) of one stage of the voice. The laws are those of
Strudel's synthesiser: the depth counts in present values of the parameter, an oscillator has run
since cycle 0, an envelope steps once in 128 samples and its decay is timed from the onset.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.controls import Controls, as_number, loudness, main_name
from engine.inserts.curves import DRAWN
from engine.inserts.distort import curve_of
from engine.inserts.phaser import ABOVE_HZ, q_of
from engine.lfo import cycle_phase, shape_named
from engine.messages import SoundEvent
from engine.pitch import frequency
from engine.voices.envelope import Points
from engine.voices.spec import Module

KINDS: Final = ("lfo", "env", "bmod")
_MOST: Final = 16  # modulators in a stage
_AUDIBLE_HZ, _LOWEST_HZ, _HIGHEST_HZ = 30.0, 20.0, 24_000.0
_FAR: Final = 1e9
_BUS_LEVEL: Final = 0.3  # a bus is measured in sounds at this level
_CURVE_PIECES: Final = 12
_CURVE_STRENGTH: Final = 8

# The dial that a control moves, for those that differ in name; the others move their own.
_DIALS: Final = {"s": "frequency", "note": "frequency", "freq": "frequency"}
_FM: Final = ("fmi", "fmi2", "fmi3", "fmi4", "fmi5", "fmi6", "fmi7", "fmi8")
_FILTERS: Final = ("cutoff", "hcutoff", "bandf", "resonance", "hresonance", "bandq")
_OWN: Final = frozenset(
    (
        *(*_FM, *_FILTERS, "gain", "postgain", "pan", "pw", "pwrate", "vib", "vibmod"),
        *("tremolo", "tremolodepth", "crush", "coarse", "shape", "shapevol", "distort"),
        *(
            "distortvol",
            "phaserrate",
            "phasercenter",
            "phaserdepth",
            "detune",
            "spread",
            "wt",
            "warp",
        ),
        *("delay", "room"),
    )
)
_ALWAYS: Final = frozenset(
    {"gain", "postgain", "frequency", "pw", "detune", "spread", "wt", "warp"}
)
# What is there as soon as another control is given.
_WITH: Final = {
    "shapevol": ("shape",), "distortvol": ("distort",), "phasercenter": ("phaserrate",),
    "phaserdepth": ("phaserrate",), "tremolodepth": ("tremolo", "tremolosync"),
}  # fmt: skip
_IN_HERTZ: Final = frozenset(
    {"cutoff", "hcutoff", "bandf", "frequency", "tremolo", "vib", "pwrate", "phaserrate"}
    | {"phasercenter"}
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What modulates one stage.

    Attributes:
        modules: named "KIND STAGE DIAL", with their settings.
        dials: the names of the dials that are moved.
    """

    modules: tuple[Module, ...] = ()
    dials: frozenset[str] = frozenset()


NOTHING: Final = Moved()


def modulations(event: SoundEvent, controls: Controls, stage: str, end_s: float) -> Moved:
    """The modulators of a stage.

    Args:
        event: the event.
        controls: those of the stage.
        stage: its name, "main" for the last one.
        end_s: seconds from onset until they stop.
    """
    if controls.has_none(KINDS):
        return NOTHING
    modules = list(_found(event, controls, stage, end_s))[:_MOST]
    return Moved(tuple(modules), frozenset(name.split()[2] for name, _ in modules))


def dials_asked(controls: Controls) -> frozenset[str]:
    """The dials that the modulators of a control map ask to move."""
    return frozenset(_dial(settings) for _, _, settings in _asked(controls))


def _asked(controls: Controls) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Kind, name and settings of each modulator."""
    for kind in KINDS:
        found = controls.given.get(kind)
        if isinstance(found, Mapping):
            for name, settings in found.items():
                if name != "__ids" and isinstance(settings, Mapping):
                    yield kind, str(name), settings


def _dial(settings: Mapping[str, Any]) -> str:
    """The dial of a modulator, "" for one that cannot be moved."""
    control = main_name(str(settings.get("control", "")))
    if control.startswith("lfo_"):
        part = str(settings.get("subControl", "rate"))
        return f"{control}.{'depth' if part.startswith('depth') else 'rate'}"
    return dial_of(control)


def dial_of(control: str) -> str:
    """The dial that a control moves, by its main name; "" for one that cannot be moved."""
    return _DIALS.get(control) or (control if control in _OWN else "")


def _found(event: SoundEvent, controls: Controls, stage: str, end_s: float) -> Iterator[Module]:
    lfos = {
        f"lfo_{name}.{part}": _number(settings, part, 1.0)
        for kind, name, settings in _asked(controls)
        if kind == "lfo"
        for part in ("rate", "depth")
    }
    for kind, name, settings in _asked(controls):
        dial = _dial(settings)
        control = settings.get("control")
        why = "" if dial in lfos else _obstacle(controls, dial)
        if why:
            controls.notices.append(f"{kind} moves {control!s:.30}, which {why}: ignored")
            continue
        present = lfos[dial] if dial in lfos else _present(controls, dial)
        absolute = as_number(settings.get("depthabs"))
        depth = _number(settings, "depth", 1.0) * (present or 1.0) if absolute is None else absolute
        depth = min(max(depth, -_FAR), _FAR) / (2 if dial == "pan" else 1)
        bounds = None
        if dial in _IN_HERTZ and present >= _AUDIBLE_HZ:
            bounds = _LOWEST_HZ - present, _HIGHEST_HZ - present
        title = f"{kind} {stage} {dial} {kind}_{name}"
        yield title, _SETTINGS[kind](event, settings, depth, bounds, end_s)


def _obstacle(controls: Controls, dial: str) -> str:
    """Why a dial cannot be moved, "" where it can."""
    if not dial:
        return "cannot be moved"
    if dial not in _ALWAYS and not any(map(controls.has, _WITH.get(dial, (dial,)))):
        return "is not set here"
    if dial == "distort" and curve_of(controls) in DRAWN:
        return f"cannot be moved as {curve_of(controls)}"
    return ""


def _present(controls: Controls, dial: str) -> float:
    """The value of a dial before it is moved."""
    if dial == "gain":
        return loudness(controls)
    if dial == "frequency":
        return frequency(controls)
    if dial == "pan":  # for Strudel it goes from -1 to 1
        return 2 * (controls.number("pan") or 0.0) - 1
    if dial == "phaserdepth":
        return q_of(controls.or_default(dial))
    if dial == "phasercenter":
        return controls.or_default(dial) + ABOVE_HZ
    if dial == "tremolodepth":
        return max(1 - controls.or_default(dial), 0.0)
    return controls.or_default(dial) if dial in _WITH_DEFAULT else controls.number(dial) or 0.0


_WITH_DEFAULT: Final = frozenset(
    {"postgain", "pw", "vibmod", "resonance", "hresonance", "bandq", "shapevol", "distortvol"}
    | {"detune", "spread", "wt", "warp"}
)


def _lfo(
    event: SoundEvent,
    settings: Mapping[str, Any],
    depth: float,
    bounds: tuple[float, float] | None,
    end_s: float,
) -> tuple[Any, ...]:
    """Shape, skew, rate in Hz, phase in turns, depth, offset, curve, bounds, end in s."""
    sync = as_number(settings.get("sync"))
    rate = _number(settings, "rate", 1.0) if sync is None else sync * event.cps
    rate = min(max(rate, 0.0), 10_000.0)
    offset = _number(settings, "dcoffset", -0.5)
    low, high = bounds or (offset * depth, offset * depth + depth)
    shape = shape_named(settings.get("shape", 0))
    skew = min(max(_number(settings, "skew", 0.5), 0.0), 1.0)
    curve = min(max(_number(settings, "curve", 1.0), 0.01), 100.0)
    return shape, skew, rate, cycle_phase(event, rate), depth, offset, curve, low, high, end_s


def _env(
    event: SoundEvent,
    settings: Mapping[str, Any],
    depth: float,
    bounds: tuple[float, float] | None,
    end_s: float,
) -> tuple[Points]:
    """The corners of the envelope."""
    del event
    attack, decay = (
        min(max(_number(settings, name, usual), 0.0), 600.0)
        for name, usual in (("attack", 0.005), ("decay", 0.14))
    )
    sustain = min(max(_number(settings, "sustain", 0.0), 0.0), 1.0)
    rise, fall = (min(max(_number(settings, name, 0.0), -1), 1) for name in ("acurve", "dcurve"))
    corners = [(0.0, 0.0)]
    if attack > 0:
        corners += [(attack * t, _bent(t, rise)) for t in _shares(0.0)]
    if decay > 0:  # its time is counted from the onset, so it begins part way
        done = attack / (attack + decay)
        corners += [
            ((attack + decay) * t, 1 + (sustain - 1) * _bent(t, fall)) for t in _shares(done)
        ]
    corners.append((attack + decay, sustain))
    low, high = bounds or (-_FAR, _FAR)
    kept = [(time, value) for time, value in corners if time < end_s] or [(0.0, 0.0)]
    kept += [(end_s, kept[-1][1]), (end_s, 0.0)]
    return (tuple((time, min(max(value * depth, low), high)) for time, value in kept),)


def _shares(begin: float) -> list[float]:
    return [begin + (1 - begin) * step / _CURVE_PIECES for step in range(_CURVE_PIECES + 1)]


def _bent(share: float, curve: float) -> float:
    """A straight line from 0 to 1, quicker at first (curve above 0) or slower (below)."""
    if curve > 0:
        return float(1 - (1 - share) ** (1 + _CURVE_STRENGTH * curve))
    return float(share ** (1 - _CURVE_STRENGTH * curve))


def _bmod(
    event: SoundEvent,
    settings: Mapping[str, Any],
    depth: float,
    bounds: tuple[float, float] | None,
    end_s: float,
) -> tuple[int, float, float]:
    """Number of the bus, what is added to it, and the factor for both."""
    del event, bounds, end_s
    number = _number(settings, "bus", 0.0)
    return round(min(max(number, -1e6), 1e6)), _number(settings, "dc", 0.0), depth / _BUS_LEVEL


def _number(settings: Mapping[str, Any], name: str, usual: float) -> float:
    value = as_number(settings.get(name))
    return usual if value is None or math.isinf(value) else min(max(value, -_FAR), _FAR)


_SETTINGS: Final = {"lfo": _lfo, "env": _env, "bmod": _bmod}
