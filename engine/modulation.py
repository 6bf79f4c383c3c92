"""Modulators: what lfo, env and bmod do to a parameter of a voice. Pure.

Each adds to one dial (engine/voices/dial.py) of one stage of the voice. The laws are those of
Strudel's synthesiser: the depth counts in present values of the parameter, an oscillator has run
since cycle 0, an envelope steps once in 128 samples and its decay is timed from the onset.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.controls import Controls, as_number, main_name
from engine.fm import FM_RATIOS
from engine.lfo import LATE_S, cycle_phase, late_s, shape_named
from engine.messages import SoundEvent
from engine.movable import IN_HERTZ, dial_moved, obstacle, present
from engine.voices.envelope import Points
from engine.voices.spec import Module

KINDS: Final = ("lfo", "env", "bmod")
_MOST: Final = 16  # modulators in a stage
_AUDIBLE_HZ, _LOWEST_HZ, _HIGHEST_HZ = 30.0, 20.0, 24_000.0
_FAR: Final = 1e9
_BUS_LEVEL: Final = 0.3  # a bus is measured in sounds at this level
_CURVE_PIECES: Final = 12
_CURVE_STRENGTH: Final = 8


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
    return dial_moved(control)


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
        why = "" if dial in lfos else obstacle(controls, dial)
        if why:
            controls.notices.append(f"{kind} moves {control!s:.30}, which {why}: ignored")
            continue
        value = lfos[dial] if dial in lfos else present(event, controls, dial)
        absolute = as_number(settings.get("depthabs"))
        depth = _number(settings, "depth", 1.0) * (value or 1.0) if absolute is None else absolute
        depth = min(max(depth, -_FAR), _FAR) / (2 if dial == "pan" else 1)
        bounds = None
        if dial in IN_HERTZ and value >= _AUDIBLE_HZ:
            bounds = _LOWEST_HZ - value, _HIGHEST_HZ - value
        # The phase of an oscillator is heard in FM: what moves it begins with the next block.
        span = late_s(event) if dial in FM_RATIOS else 0.0, end_s
        title = f"{kind} {stage} {dial} {kind}_{name}"
        yield title, _SETTINGS[kind](event, settings, depth, bounds, span)


def _lfo(
    event: SoundEvent,
    settings: Mapping[str, Any],
    depth: float,
    bounds: tuple[float, float] | None,
    span: tuple[float, float],
) -> tuple[Any, ...]:
    """Shape, skew, rate in Hz, phase in turns, depth, offset, curve, bounds, span in s."""
    sync = as_number(settings.get("sync"))
    rate = _number(settings, "rate", 1.0) if sync is None else sync * event.cps
    rate = min(max(rate, 0.0), 10_000.0)
    offset = _number(settings, "dcoffset", -0.5)
    low, high = bounds or (offset * depth, offset * depth + depth)
    phase = (cycle_phase(event, rate) + (LATE_S - (span[0] or LATE_S)) * rate) % 1.0
    shape = shape_named(settings.get("shape", 0))
    skew = min(max(_number(settings, "skew", 0.5), 0.0), 1.0)
    curve = min(max(_number(settings, "curve", 1.0), 0.01), 100.0)
    return shape, skew, rate, phase, depth, offset, curve, low, high, *span


def _env(
    event: SoundEvent,
    settings: Mapping[str, Any],
    depth: float,
    bounds: tuple[float, float] | None,
    span: tuple[float, float],
) -> tuple[Points]:
    """The corners of the envelope."""
    del event
    end_s = span[1]
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
    span: tuple[float, float],
) -> tuple[int, float, float]:
    """Number of the bus, what is added to it, and the factor for both."""
    del event, bounds, span
    number = _number(settings, "bus", 0.0)
    return round(min(max(number, -1e6), 1e6)), _number(settings, "dc", 0.0), depth / _BUS_LEVEL


def _number(settings: Mapping[str, Any], name: str, usual: float) -> float:
    value = as_number(settings.get(name))
    return usual if value is None or math.isinf(value) else min(max(value, -_FAR), _FAR)


_SETTINGS: Final = {"lfo": _lfo, "env": _env, "bmod": _bmod}
