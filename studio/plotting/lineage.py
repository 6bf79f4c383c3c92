"""A picture of where patterns come from: a column a generation, the youngest on the right."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import FAINT, INK, colour, drawing, save

COLUMN, ROW, AROUND = 2.3, 0.42, 1.2  # inches
WIDEST, HIGHEST = 40.0, 40.0  # inches
NAME: Final = 22  # characters


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw a family.

    Args:
        data: title, nodes (name, generations back, place in its column, text), edges (child,
            parent).
        path: where to.
    """
    nodes, edges = data["nodes"], data["edges"]
    tall = Counter(node[1] for node in nodes)
    wide = max(tall, default=0) + 1
    size = min(AROUND + COLUMN * wide, WIDEST), min(AROUND + ROW * max(tall.values()), HIGHEST)
    with drawing(max(size[0], 5.0), max(size[1], 2.4)) as (figure, axes):
        places = {node[0]: (-node[1], (tall[node[1]] - 1) / 2 - node[2]) for node in nodes}
        for child, parent in edges:
            (x1, y1), (x2, y2) = places[child], places[parent]
            axes.plot([x1, x2], [y1, y2], color=FAINT, linewidth=1.2, zorder=1)
        for name, back, _, about in nodes:
            x, y = places[name]
            axes.scatter([x], [y], s=46, color=colour(back), zorder=2)
            axes.annotate(f"{name[:NAME]}", (x, y), xytext=(5, 5), textcoords="offset points",
                          fontsize=9, color=INK)  # fmt: skip
            axes.annotate(about, (x, y), xytext=(5, -10), textcoords="offset points",
                          fontsize=6.5, color=INK)  # fmt: skip
        axes.set_xlim(-wide + 0.6, 0.9)
        axes.set_axis_off()
        axes.set_title(data["title"])
        save(figure, path)
