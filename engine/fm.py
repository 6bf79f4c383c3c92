"""Frequency modulation: up to eight modulators that move the carrier, each other and themselves.

Frequencies in Hz, depths in indices: a modulator of index i and frequency F moves its target by
i * F at most. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from engine.controls import Controls
from engine.fmstart import GRID, NOISES, WAVES, Modulator, before, first_block, running
from engine.lfo import late_s
from engine.messages import SoundEvent
from engine.params import FM_MODULATORS
from engine.voices.envelope import PITCH, Points, adsr, exponential, later, points
from engine.voices.spec import Module

_TOP_HZ: Final = 1e5


def _name(source: int, target: int) -> str:
    if source != target + 1:
        return f"fmi{source}{target}"
    return "fmi" if source == 1 else f"fmi{source}"


# Source and target of each connection, by its control.
_EDGES: Final = {
    _name(source, target): (source, target)
    for source in range(1, FM_MODULATORS + 1)
    for target in range(FM_MODULATORS + 1)
}

_RATIOS: Final = {
    number: "fmh" if number == 1 else f"fmh{number}" for number in range(1, FM_MODULATORS + 1)
}
# The connections that each of the ratios belongs to.
FM_RATIOS: Final = {
    name: tuple(edge for edge, (source, _) in _EDGES.items() if source == number)
    for number, name in _RATIOS.items()
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """What moves a carrier.

    Attributes:
        module: its block. The name has a word for each modulator, its number and "e" for one with
            an envelope, "n" for a noise; then one for each connection, "2>1", where 0 is the
            carrier. The settings are those of the modulators (wave, Hz, phase in turns, envelope),
            then the depths of the connections in Hz.
        phase: in turns, at which the carrier begins.
    """

    module: Module
    phase: float


def fm(
    event: SoundEvent,
    controls: Controls,
    hertz: float,
    gate_s: float,
    bent: float = 1.0,
    free: bool = False,
) -> Matrix | None:
    """The modulators that are asked for; None for none.

    Args:
        event: the event.
        controls: its controls.
        hertz: frequency of the carrier.
        gate_s: seconds until note off.
        bent: what a pitch envelope multiplies the carrier's frequency with at the onset.
        free: is the carrier computed in blocks? Then its modulators have run since cycle 0; else
            they begin with the note.

    >>> event = SoundEvent(0, "$", 1, 1.0, 0.5, 0.0, {})
    >>> fm(event, Controls({"fmi": 2, "fmh": 3}), 100.0, 1.0).module
    ('fm 1 1>0', (('sine', 300.0, 0.99375, ()), 600.0))
    """
    if controls.has_none(_EDGES):
        return None
    connections = list(_connections(controls))
    steps = _steps(connections)
    connections = [each for each in connections if each[1] in steps]
    if not connections:
        return None
    used = sorted(steps.keys() - {0})
    modulators = {n: _modulator(controls, hertz, n, gate_s) for n in used}
    # What would move a noise is left out: a noise has no frequency.
    edges = {
        (source, target): index * modulators[source].hertz
        for source, target, index in connections
        if target == 0 or modulators[target].wave not in NOISES
    }
    if free:
        late = late_s(event)
        carrier, phases = 0.0, running(event.cycle / max(event.cps, 1e-6) + late, modulators, edges)
        modulators = {
            n: replace(each, envelope=each.envelope and later(each.envelope, -late))
            for n, each in modulators.items()
        }
    else:
        carrier, phases = first_block(event.frame % GRID, modulators, edges, (hertz, bent))
    words = [f"{number}{each.kind}" for number, each in modulators.items()]
    words += [f"{source}>{target}" for source, target in edges]
    # pyo's oscillators are moved by the sample of now, a browser's by the one before.
    settings = (
        (each.wave, each.hertz, before(each, phases[number], steps[number] - free), each.envelope)
        for number, each in modulators.items()
    )
    return Matrix((" ".join(["fm", *words]), (*settings, *edges.values())), carrier)


def _steps(connections: list[tuple[int, int, float]]) -> dict[int, int]:
    """Over how many connections, at the least, each modulator moves the carrier, which is 0."""
    steps = {0: 0}
    for distance in range(1, FM_MODULATORS + 1):
        for source, target, _ in connections:
            if steps.get(target) == distance - 1:
                steps.setdefault(source, distance)
    return steps


def _connections(controls: Controls) -> Iterator[tuple[int, int, float]]:
    """Source, target and index of each connection: fmi is 1>0, fmi2 is 2>1, fmi31 is 3>1."""
    for name in sorted(controls.given.keys() & _EDGES.keys(), key=_EDGES.__getitem__):
        index = controls.number(name)
        if index:
            yield *_EDGES[name], index


def ratio_of(controls: Controls, name: str) -> float:
    """The frequency of a modulator as a multiple of the carrier's."""
    ratio = controls.number(name)
    return 1.0 if ratio is None else ratio


def _modulator(controls: Controls, hertz: float, number: int, gate_s: float) -> Modulator:
    mark = "" if number == 1 else str(number)
    rate = min(max(hertz * ratio_of(controls, _RATIOS[number]), -_TOP_HZ), _TOP_HZ)
    wave = str(controls.given.get(f"fmwave{mark}", "sine")).lower()
    wave = wave if wave in NOISES else WAVES.get(wave, "sine")
    return Modulator(wave, rate, _envelope(controls, mark, gate_s))


def _envelope(controls: Controls, mark: str, gate_s: float) -> Points:
    names = ("fmattack", "fmdecay", "fmsustain", "fmrelease")
    stages = [controls.number(name + mark) for name in names]
    if all(stage is None for stage in stages):
        return ()
    shape = adsr(PITCH, *stages)
    if (controls.given.get(f"fmenv{mark}") or "exp") != "exp":
        return points(shape, 0.0, 1.0, gate_s)
    corners = points(shape, 0.001, 1.0, gate_s)
    return exponential(tuple((time, max(level, 0.001)) for time, level in corners))
