"""Random numbers that are a function of time and seed alone, number for number Strudel's.

Two generators: "legacy", an xorshift over the place within 300 cycles (the default), and
"precise", a murmur3 finaliser over time, index and seed. The live value "_rng" of a query
says which; "_seed" shifts it.

Sources: G. Marsaglia, "Xorshift RNGs", 2003; A. Appleby, MurmurHash3, public domain.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from patterns.continuous import signal
from patterns.hap import Event
from patterns.pattern import Pattern
from patterns.state import State
from patterns.values import Value

BITS = 2**29
FAR = 300 * 2**53  # cycles; from here on a turn of 300 has no fraction as a double


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
    return [legacy_rand(time)] if count == 1 else _stepped(time, count)


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


# The numbers of moments that were asked for lately: most are asked for by several functions,
# as in s("hh*16").degradeBy(.3).pan(rand).
LATELY: dict[float, float] = {}
MOST_LATELY = 1024


def legacy_rand(time: float) -> float:
    """The one number, from 0 to 1, of a moment: the same sum by tables, for speed.

    Shifts and xors are linear: the step from a seed is the xor of what its bits give by themselves.
    """
    if not 0 <= time < FAR:
        return abs(_stepped(time, 1)[0])
    seed = int(time / 300 * BITS)  # and more bits above: whole turns
    step = LOW[seed & 1023] ^ MIDDLE[seed >> 10 & 1023] ^ HIGH[seed >> 20 & 511]
    return ((-step if step & BITS else step) & (BITS - 1)) / BITS


def legacy_rands(times: Sequence[float]) -> list[float]:
    """legacy_rand of each moment, step by step for all of them."""
    known = [*map(LATELY.get, times)]
    found = [one for one in known if one is not None]
    if len(found) == len(known):
        return found
    if min(times) < 0 or not max(times) < FAR:
        return [legacy_rand(time) for time in times]
    low, middle, high, bits, rest = LOW, MIDDLE, HIGH, BITS, BITS - 1
    seeds = [int(time / 300 * bits) for time in times]
    steps = [
        low[seed & 1023] ^ middle[seed >> 10 & 1023] ^ high[seed >> 20 & 511] for seed in seeds
    ]
    made = [((-step if step & bits else step) & rest) / bits for step in steps]
    if len(LATELY) + len(made) > MOST_LATELY:
        LATELY.clear()
    LATELY.update(zip(times[:MOST_LATELY], made, strict=False))
    return made


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
    return legacy_rand(num / den)


def rand_at_onsets(number: int, events: Sequence[Event], state: State) -> list[Value]:
    """rand_at for the onsets of events of a cycle."""
    times = [(number * den + begin) / den for den, begin, _, _, _, _, _ in events]
    controls = state.controls
    if controls and ("_rng" in controls or "_seed" in controls):
        return [rands_at(time, 1, controls)[0] for time in times]
    return legacy_rands(times)


rand: Pattern = signal(rand_at, rand_at_onsets)
