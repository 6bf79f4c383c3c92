"""Random numbers that are a function of time and seed alone, number for number Strudel's.

Two generators: "legacy", an xorshift over the place within 300 cycles (the default), and
"precise", a murmur3 finaliser over time, index and seed. The live value "_rng" of a query
says which; "_seed" shifts it.

Sources: G. Marsaglia, "Xorshift RNGs", 2003; A. Appleby, MurmurHash3, public domain.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from patterns.continuous import signal
from patterns.hap import Event
from patterns.pattern import Pattern
from patterns.state import State
from patterns.values import Value

BITS = 2**29
WHOLE = 2**53  # from here on a double has no fraction


def _int32(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - 0x100000000 if number & 0x80000000 else number


def xorshift(number: int) -> int:
    """One step of the generator on a signed 32-bit number."""
    number = _int32(number << 13) ^ number
    number = (number >> 17) ^ number
    return _int32(number << 5) ^ number


def _legacy_seed(time: float) -> int:
    turn = time / 300
    return xorshift(math.trunc((turn - math.trunc(turn)) * BITS))


def legacy(time: float, count: int) -> list[float]:
    """Numbers for a moment; those of a list keep their sign, a single one is positive.

    >>> legacy(0.25, 1)
    [0.36975969187915325]
    """
    return legacy_rands((time,)) if count == 1 else _stepped(time, count)


def _stepped(time: float, count: int) -> list[float]:
    if not math.isfinite(time):
        return [0.0] * count
    number = _legacy_seed(time)
    out = []
    for _ in range(count):
        out.append(math.fmod(number, BITS) / BITS)
        number = xorshift(number)
    return out


def _shares(first_bit: int, bits: int) -> list[int]:
    """For each value of some bits of a seed, what they add (by xor) to the step from it.

    Of the step its last 29 bits and, above them, its sign: all that becomes of it in the end,
    and what Python reckons with quickly.
    """
    table = [0]
    for bit in range(first_bit, first_bit + bits):
        step = xorshift(1 << bit)
        share = step & (BITS - 1) | (BITS if step < 0 else 0)
        table += [share ^ one for one in table]
    return table


LOW, MIDDLE, HIGH = _shares(0, 10), _shares(10, 10), _shares(20, 9)


def legacy_rands(times: Iterable[float]) -> list[float]:
    """The one number, from 0 to 1, of each moment: the same sum by tables, for speed.

    Shifts and xors are linear: the step from a seed is the xor of what its bits give by themselves.
    """
    out = []
    low, middle, high, bits, whole, rest = LOW, MIDDLE, HIGH, BITS, WHOLE, BITS - 1
    for time in times:
        turn = time / 300
        if 0 <= turn < whole:
            seed = int(turn * bits)  # and more bits above: whole turns
            step = low[seed & 1023] ^ middle[seed >> 10 & 1023] ^ high[seed >> 20 & 511]
            out.append(((-step if step & bits else step) & rest) / bits)
        else:
            out.append(abs(_stepped(time, 1)[0]))
    return out


def _imul(a: int, b: int) -> int:
    return (a * b) & 0xFFFFFFFF


def precise(time: float, count: int, seed: int) -> list[float]:
    """Numbers for a moment, evenly spread over 0 to 1 and without a loop."""
    if not math.isfinite(time):
        return [0.0] * count
    place = math.floor(time * BITS)
    high = _imul((place // 2**32 ^ 0x85EBCA6B) & 0xFFFFFFFF, 0xC2B2AE35)
    base = (place & 0xFFFFFFFF) ^ high ^ _imul((seed ^ 0x165667B1) & 0xFFFFFFFF, 0x27D4EB2D)
    return [_mixed(base ^ _imul(i ^ 0x7F4A7C15, 0x9E3779B9)) / 2**32 for i in range(count)]


def _mixed(key: int) -> int:
    key = _imul(key ^ (key >> 16), 0x85EBCA6B)
    key = _imul(key ^ (key >> 13), 0xC2B2AE35)
    return key ^ (key >> 16)


def rands_at(time: float, count: int, controls: Mapping[str, Any]) -> list[float]:
    """Random numbers of a moment, by the generator and seed of the query."""
    seed = controls.get("_seed", 0)
    if controls.get("_rng") == "precise":
        return precise(time, count, int(seed))
    return legacy(time + seed, count)


def rand_at(num: int, den: int, state: State) -> float:
    """A random number from 0 to 1 for the time num/den."""
    controls = state.controls
    if controls and ("_rng" in controls or "_seed" in controls):
        return rands_at(num / den, 1, controls)[0]
    return legacy_rands((num / den,))[0]


def rand_at_onsets(number: int, events: Sequence[Event], state: State) -> list[Value]:
    """rand_at for the onsets of events of a cycle."""
    times = [(number * event[0] + event[1]) / event[0] for event in events]
    controls = state.controls
    if controls and ("_rng" in controls or "_seed" in controls):
        return [rands_at(time, 1, controls)[0] for time in times]
    return legacy_rands(times)


rand: Pattern = signal(rand_at, rand_at_onsets)
