"""Meters: how loud the mix and each orbit are, left over right, with held peaks. Pure."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from engine.tape import CUE, MASTER
from studio.visuals.canvas import Canvas
from studio.visuals.kit import (
    AXIS,
    GOOD,
    HOT,
    LABEL,
    LEVELS,
    QUIET,
    WARM,
    Line,
    Meter,
    View,
    Visual,
)

LOWEST_DB, HIGHEST_DB = -60.0, 3.0
WARM_DB, HOT_DB = -12.0, -3.0
NAMES: Final = {MASTER: "mix", CUE: "cue"}
RIGHT: Final = 15  # columns of numbers
LEAST_BAR: Final = 8  # columns
MARKS: Final = {True: ("█", "▀", "▄", "│", "·"), False: ("=", "'", ",", "|", ".")}


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """A line for the mix, one for each orbit."""
    levels = view.levels or {}
    if not levels:
        return ["no sound yet"[:columns]]
    names = {bus: NAMES.get(bus, f"orbit {bus}") for bus in _order(levels)}
    left = max(map(len, names.values())) + 1
    right = RIGHT if columns - left - RIGHT >= LEAST_BAR else 0
    left = left if columns - left >= LEAST_BAR else 0
    canvas = Canvas(columns, min(lines, len(names)))
    for line, (bus, name) in enumerate(list(names.items())[:lines]):
        canvas.write(0, line, name[:left], LABEL)
        _bar(canvas, line, left, columns - left - right, levels[bus], MARKS[view.unicode])
        if right:
            _numbers(canvas, line, columns - right, levels[bus])
    return canvas.done()


def _order(levels: Mapping[int, Meter]) -> list[int]:
    buses = sorted(levels)
    return [bus for bus in (MASTER, *(bus for bus in buses if bus >= 0), CUE) if bus in buses]


def _bar(
    canvas: Canvas, line: int, begin: int, width: int, meter: Meter, marks: Sequence[str]
) -> None:
    both, upper, lower, held, rest = marks
    left, right = (round(_share(peak) * width) for peak in meter.peak)
    for place in range(width):
        level = LOWEST_DB + (place + 0.5) / width * (HIGHEST_DB - LOWEST_DB)
        style = HOT if level > HOT_DB else WARM if level > WARM_DB else GOOD
        if place < left or place < right:
            sign = both if place < min(left, right) else upper if place < left else lower
            canvas.write(begin + place, line, sign, style)
        else:
            canvas.write(begin + place, line, rest, QUIET)
    peak = round(_share(meter.held) * width) - 1
    if peak >= max(left, right, 1):
        canvas.write(begin + peak, line, held, AXIS)


def _numbers(canvas: Canvas, line: int, begin: int, meter: Meter) -> None:
    level = _db(meter.held)
    text = f"{level:6.1f} dB" if level > LOWEST_DB else "     - dB"
    canvas.write(begin, line, text, HOT if meter.clipped else LABEL)
    if meter.clipped:
        canvas.write(begin + 9, line, " CLIP", HOT)


def _db(level: float) -> float:
    """In dB, -inf for silence and for what is no number."""
    return 20 * math.log10(level) if 0 < level < math.inf else -math.inf


def _share(level: float) -> float:
    share = (_db(level) - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB)
    return min(max(share, 0.0), 1.0)


VISUAL: Final = Visual(
    "meters", "how loud the mix and each orbit are", draw, frozenset({LEVELS}), lines=(1, 13),
    after=0.0,
)  # fmt: skip
