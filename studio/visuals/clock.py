"""A clock: bar and beat of what plays, and the tempo; large where there is room. Pure."""

import math
from collections.abc import Hashable, Sequence
from typing import Final

from studio.visuals.canvas import Canvas
from studio.visuals.kit import LABEL, PLAYHEAD, QUIET, SOUNDS, Line, View, Visual
from studio.visuals.reading import number_of

BEATS: Final = 4  # in a cycle, unless the options say something else
MOST_BEATS: Final = 16
# Digits of three by five.
SHAPES: Final = {
    "0": ("###", "# #", "# #", "# #", "###"), "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"), "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"), "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"), "7": ("###", "  #", " # ", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"), "9": ("###", "# #", "###", "  #", "###"),
    ".": (" ", " ", " ", " ", "#"), "-": ("   ", "   ", "###", "   ", "   "),
}  # fmt: skip
HEIGHT: Final = 5  # lines of large digits


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """Cycle and beat, a mark for each beat, tempo in beats a minute and cycles a second."""
    beats = _beats(view)
    canvas = Canvas(columns, lines)
    cycle, beat = _place(view, beats)
    shown = "-" if cycle is None else str(cycle)
    large = f"{shown}.{beat + 1}" if cycle is not None else "-"
    wide = sum(len(SHAPES[sign][0]) + 1 for sign in large)
    line = 0
    if lines > HEIGHT and wide <= columns:
        _write_large(canvas, large)
        line = HEIGHT
    else:
        canvas.write(0, 0, f"cycle {shown}  ", LABEL)
    _marks(canvas, view, (line, 0 if line else 8 + len(shown)), beat, beats)
    return canvas.done()


def _marks(
    canvas: Canvas, view: View, place: tuple[int, int], beat: int | None, beats: int
) -> None:
    """A mark a beat, then the tempo."""
    line, column = place
    on, off = ("●", "○") if view.unicode else ("*", ".")
    for number in range(beats):
        lit = number == beat
        canvas.write(column + number, line, on if lit else off, SOUNDS if lit else QUIET)
    bpm = view.cps * 60 * beats
    tempo = f"  {bpm:.4g} bpm  cps {view.cps:.4g}" if math.isfinite(bpm) else ""
    canvas.write(column + beats, line, tempo, LABEL)


def _write_large(canvas: Canvas, text: str) -> None:
    column = 0
    for sign in text:
        shape = SHAPES[sign]
        for down, row in enumerate(shape):
            canvas.write(column, down, row, PLAYHEAD)
        column += len(shape[0]) + 1


def _place(view: View, beats: int) -> tuple[int | None, int]:
    """The cycle and the beat in it, from 0; no cycle in silence."""
    if view.now is None:
        return None, -1
    cycle = math.floor(view.now)
    return cycle, min(int((view.now - cycle) * beats), beats - 1)


def _beats(view: View) -> int:
    asked = number_of(view.options.get("beats"))
    return BEATS if asked is None else min(max(int(asked), 1), MOST_BEATS)


def stamp(view: View, columns: int, lines: int) -> Hashable:
    """The beat and the tempo."""
    del columns, lines
    return _place(view, _beats(view)), view.cps, view.unicode


VISUAL: Final = Visual(
    "clock", "bar, beat and tempo", draw, frozenset(), lines=(1, 6), after=0.0, stamp=stamp
)
