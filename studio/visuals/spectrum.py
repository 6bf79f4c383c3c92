"""A spectrum: how loud the mix is from low to high, 30 Hz to 18 kHz. Pure."""

import math
from collections.abc import Sequence
from typing import Final

from studio.visuals.canvas import BRAILLE, Canvas, plain_dots
from studio.visuals.kit import AXIS, GOOD, HOT, SPECTRUM, WARM, Line, View, Visual

LOWEST_DB, HIGHEST_DB = -78.0, 0.0
LOWEST_HZ, HIGHEST_HZ = 30.0, 18_000.0
TICKS: Final = {
    50: "50", 100: "100", 200: "200", 500: "500", 1000: "1k", 2000: "2k", 5000: "5k", 10_000: "10k",
}  # fmt: skip
WITH_TICKS: Final = 4  # lines from which on frequencies are written below
# The dots of a column of a cell, filled from below: none to four.
LEFT: Final = (0x00, 0x40, 0x44, 0x46, 0x47)
RIGHT: Final = (0x00, 0x80, 0xA0, 0xB0, 0xB8)
LOUD, LOUDEST = 0.6, 0.85  # of the height


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Columns of dots, the louder the higher."""
    canvas = Canvas(columns, lines)
    ticks = lines >= WITH_TICKS
    high = lines - ticks
    levels = _levels(view.spectrum or (), 2 * columns)
    tops = [round(_share(level) * 4 * high) for level in levels]
    for line in range(high):
        _write(canvas, line, tops, 4 * (high - 1 - line), 4 * high, view.unicode)
    if ticks:
        _write_ticks(canvas)
    return canvas.done()


def _write(
    canvas: Canvas, line: int, tops: Sequence[int], below: int, whole: int, unicode: bool
) -> None:
    """A line of dots: those of its four rows that lie below the top of their column."""
    share = (below + 2) / whole
    style = HOT if share > LOUDEST else WARM if share > LOUD else GOOD
    masks = [
        LEFT[min(max(left - below, 0), 4)] | RIGHT[min(max(right - below, 0), 4)]
        for left, right in zip(tops[::2], tops[1::2], strict=True)
    ]
    text = "".join([chr(BRAILLE + mask) if mask else " " for mask in masks])
    text = text if unicode else "".join(map(plain_dots, masks))
    canvas.write(0, line, text, style)


def _levels(bands: Sequence[float], count: int) -> list[float]:
    """So many levels, drawn between bands where there are more than those."""
    if not bands:
        return [LOWEST_DB] * count
    found = []
    for at in range(count):
        place = (at + 0.5) * len(bands) / count - 0.5
        low = min(max(math.floor(place), 0), len(bands) - 1)
        high = min(low + 1, len(bands) - 1)
        part = min(max(place - low, 0.0), 1.0)
        found.append(bands[low] * (1 - part) + bands[high] * part)
    return found


def _share(level_db: float) -> float:
    """Of the height; what is no number has none."""
    share = (level_db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB)
    return min(max(share, 0.0), 1.0) if share == share else 0.0


def _write_ticks(canvas: Canvas) -> None:
    free = 0
    for hertz, name in TICKS.items():
        share = math.log(hertz / LOWEST_HZ) / math.log(HIGHEST_HZ / LOWEST_HZ)
        place = round(share * canvas.columns)
        if place >= free and place + len(name) <= canvas.columns:
            canvas.write(place, canvas.lines - 1, name, AXIS)
            free = place + len(name) + 2


VISUAL: Final = Visual(
    "spectrum", "how loud it is from low to high", draw, frozenset({SPECTRUM}), lines=(3, 10),
    after=0.0,
)  # fmt: skip
