"""Envelopes as break points: (seconds from the onset, value), straight lines in between.

Pure arithmetic. The rules are those of Strudel's synthesiser: what an envelope does when only
some of its four values are given, and when the note is shorter than attack and decay.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Points: TypeAlias = tuple[tuple[float, float], ...]

# A curve is drawn as straight pieces whose ends differ by this factor: 0.36 % of error at most.
_CURVE_STEP: Final = math.log(1.19)
_MOST_PIECES: Final = 128
_SHORTEST_S: Final = 1 / 24_000  # a piece of less than two samples would be none
_NEARLY_ZERO: Final = 0.001


@dataclass(frozen=True, slots=True)
class Adsr:
    """Attack, decay and release in seconds, sustain as a share of the peak."""

    attack_s: float
    decay_s: float
    sustain: float
    release_s: float


SYNTH: Final = Adsr(0.001, 0.05, 0.6, 0.01)
SAMPLE: Final = Adsr(0.001, 0.001, 1.0, 0.01)
FILTER: Final = Adsr(0.005, 0.14, 0.0, 0.1)
PITCH: Final = Adsr(0.2, 0.001, 1.0, 0.001)


def adsr(
    default: Adsr,
    attack: float | None = None,
    decay: float | None = None,
    sustain: float | None = None,
    release: float | None = None,
) -> Adsr:
    """The envelope meant by some of its four values.

    With none given it is the default. With any given the others do not come from the default:
    times are as short as can be, and the sustain is full, or nothing when a decay is given.

    >>> adsr(SYNTH).sustain
    0.6
    >>> adsr(SYNTH, decay=0.2)
    Adsr(attack_s=0.001, decay_s=0.2, sustain=0.001, release_s=0.01)
    """
    if attack is None and decay is None and sustain is None and release is None:
        return default
    if sustain is None:
        sustain = 1.0 if decay is None else _NEARLY_ZERO
    return Adsr(
        max(attack or 0.0, 0.001),
        max(decay or 0.0, 0.001),
        min(sustain, 1.0),
        max(release or 0.0, 0.01),
    )


def points(shape: Adsr, low: float, high: float, gate_s: float) -> Points:
    """The corners of an envelope from low to high and back, for a note of gate_s seconds.

    >>> points(Adsr(0.1, 0.2, 0.5, 0.3), 0, 1, 1.0)
    ((0.0, 0), (0.1, 1), (0.30000000000000004, 0.5), (1.0, 0.5), (1.3, 0))
    """
    attack, decay = shape.attack_s, shape.decay_s
    hold = low + shape.sustain * (high - low)
    end = (gate_s + shape.release_s, low)
    if attack > gate_s:
        return (0.0, low), (gate_s, low + gate_s / attack * (high - low)), end
    if attack + decay > gate_s:
        reached = high + (gate_s - attack) / decay * (hold - high)
        return (0.0, low), (attack, high), (gate_s, reached), end
    return (0.0, low), (attack, high), (attack + decay, hold), (gate_s, hold), end


def exponential(corners: Points, step: float = _CURVE_STEP) -> Points:
    """The same corners joined by exponential curves, drawn as short straight pieces.

    The ends of a piece differ by a factor of e to the power of `step` at most.

    A curve between values of which one is 0 or that differ in sign cannot be drawn: the first
    value is held, then it jumps.

    >>> [round(value) for _, value in exponential(((0, 100.0), (1, 200.0)))]
    [100, 119, 141, 168, 200]
    """
    drawn = [corners[0]]
    for (begin, first), (end, last) in pairwise(corners):
        if first * last > 0:
            ratio = last / first
            most = min(_MOST_PIECES, math.ceil((end - begin) / _SHORTEST_S))
            pieces = min(most, math.ceil(abs(math.log(ratio)) / step))
            for piece in range(1, pieces):
                share = piece / pieces
                drawn.append((begin + share * (end - begin), first * ratio**share))
        elif first != last:
            drawn.append((end, first))
        drawn.append((end, last))
    return tuple(drawn)


def scaled(corners: Points, factor: float) -> Points:
    """The same times, values multiplied."""
    return tuple((time, value * factor) for time, value in corners)


def value_at(corners: Points, time_s: float) -> float:
    """The value at a time; held before the first point and after the last.

    >>> value_at(((0, 0), (2, 1)), 0.5)
    0.25
    """
    before, value = corners[0]
    if time_s <= before:
        return value
    for time, target in corners:
        if time_s < time:
            return value + (target - value) * (time_s - before) / (time - before)
        before, value = time, target
    return value


def later(corners: Points, delay_s: float) -> Points:
    """The same envelope so much later, or earlier: then it begins where it would be.

    >>> later(((0, 0), (1, 1), (2, 0)), -0.5), later(((0, 0), (1, 1)), 2)
    (((0.0, 0.5), (0.5, 1), (1.5, 0)), ((0.0, 0.0), (2, 0), (3, 1)))
    """
    moved = tuple((time + delay_s, value) for time, value in corners)
    return (0.0, float(value_at(moved, 0.0))), *(point for point in moved if point[0] > 0)


def cut_at(corners: Points, time_s: float, fade_s: float) -> Points:
    """The same envelope, faded to nothing within fade_s from a time on.

    >>> cut_at(((0, 0), (1, 1), (9, 1), (10, 0)), 2, 0.01)
    ((0, 0), (1, 1), (2, 1.0), (2.01, 0.0))
    """
    kept = tuple(point for point in corners if point[0] < time_s)
    return (*kept, (time_s, float(value_at(corners, time_s))), (time_s + fade_s, 0.0))


def segments(corners: Points, sample_rate: int) -> list[tuple[float, float]]:
    """Break points in the form in which pyo's TrigLinseg draws them exactly.

    TrigLinseg adds its increment before it gives a sample and changes segment when its clock has
    passed a point, so points on the grid of samples are hit one step late, or not, by chance of
    rounding. Points half a sample before the grid, after one sample of rest, are always hit:
    sample k is the value at k / sample_rate.
    """
    half = 0.5 / sample_rate
    shifted = [(-half, corners[0][1])]
    shifted += [(round(time * sample_rate) / sample_rate + half, value) for time, value in corners]
    return shifted
