"""The step grid: sounds or pitches that play, a line each, and their steps."""

from typing import Final

from repl.stage.byhand import ByHand
from repl.stage.pane import BOTTOM, Pane

PANE: Final = Pane(
    "grid", "Grid", "steps that keys and mouse edit in the code", "g", ByHand, BOTTOM, rows=8
)
