"""A card of text as a picture, in one width of letters."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import COLOURS, INK, drawing, save

LINE, COLUMN, AROUND = 0.26, 0.115, 0.6  # inches
FONT: Final = "DejaVu Sans Mono"


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw a card.

    Args:
        data: its lines; the first and the last are its edges, the second is its title.
        path: where to.
    """
    lines = [line.strip("| ") for line in data["lines"][1:-1]]
    wide = max(map(len, lines), default=1)
    high = AROUND + LINE * (len(lines) + 1)
    with drawing(AROUND + COLUMN * max(wide, 24), high) as (figure, axes):
        axes.set_xlim(0, 1)
        axes.set_ylim(-(len(lines) + 0.6), 0.6)
        axes.set_xticks([])
        axes.set_yticks([])
        for side in axes.spines.values():
            side.set_visible(True)
            side.set_color(COLOURS[0])
            side.set_linewidth(2)
        for place, line in enumerate(lines):
            title = place == 0
            axes.text(0.04, -place - 0.4, line, family="DejaVu Sans" if title else FONT,
                      fontsize=16 if title else 10.5, weight="bold" if title else "normal",
                      color=COLOURS[0] if title else INK, va="center")  # fmt: skip
        save(figure, path)
