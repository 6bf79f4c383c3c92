"""A scope: the last moment of the mix as a wave, held still where it rises through zero. Pure."""

from collections.abc import Sequence
from typing import Final

from studio.visuals.canvas import Canvas, Dots
from studio.visuals.kit import AXIS, HOT, NOTE, QUIET, WAVEFORM, Line, View, Visual

CLIPPED: Final = 1.0


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Lowest to highest sample of each column of dots; full scale fills the height."""
    canvas, dots = Canvas(columns, lines), Dots(columns, lines)
    points = view.waveform or ()
    shown = _triggered(points, 2 * columns)
    height = 4 * lines
    canvas.write(0, lines // 2, ("─" if view.unicode else "-") * columns, AXIS)
    for across, (low, high) in enumerate(shown):
        top, bottom = _down(high, height), _down(low, height)
        style = HOT if max(high, -low) > CLIPPED else NOTE if bottom > top else QUIET
        for down in range(top, bottom + 1):
            dots.put(across, down, style)
    dots.onto(canvas, view.unicode)
    return canvas.done()


def _triggered(points: Sequence[tuple[float, float]], count: int) -> Sequence[tuple[float, float]]:
    """So many points, from where the wave rises through zero, spread where there are fewer."""
    if not points:
        return [(0.0, 0.0)] * count
    half = max(len(points) // 2, 1)
    begin = next(
        (
            at
            for at in range(1, half)
            if points[at - 1][0] < 0 <= points[at][1] and points[at][0] > points[at - 1][0]
        ),
        0,
    )
    kept = points[begin : begin + half]
    return [kept[at * len(kept) // count] for at in range(count)]


def _down(sample: float, height: int) -> int:
    """The row of dots of a sample, from above; what is no number is the middle."""
    if not -2 <= sample <= 2:
        sample = 0.0 if sample != sample else max(min(sample, 2.0), -2.0)
    return min(max(round((1 - sample) / 2 * (height - 1)), 0), height - 1)


VISUAL: Final = Visual(
    "scope", "the wave of the mix", draw, frozenset({WAVEFORM}), lines=(2, 8), after=0.0
)
