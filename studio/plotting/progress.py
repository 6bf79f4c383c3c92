"""A picture of what somebody has learnt: a bar a skill, as sure as an exercise is solved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.plotting.style import COLOURS, FAINT, drawing, save

ROW, AROUND, LEAST = 0.28, 1.4, 2.4  # inches


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw the progress.

    Args:
        data: title, axis, rows (what the skill is, how likely an exercise is solved, marks).
        path: where to.
    """
    rows = data["rows"]
    with drawing(9, max(AROUND + ROW * len(rows), LEAST)) as (figure, axes):
        places = range(len(rows) - 1, -1, -1)
        axes.barh(places, [1.0] * len(rows), color=FAINT, height=0.6)
        axes.barh(places, [row[1] for row in rows], color=COLOURS[2], height=0.6)
        for place, (_, _, marks) in zip(places, rows, strict=True):
            axes.text(1.02, place, marks, va="center", fontsize=9)
        axes.set_yticks(list(places), [row[0] for row in rows])
        axes.set_xlim(0, 1.4)
        axes.set_ylim(-0.8, len(rows) - 0.2)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "25 %", "50 %", "75 %", "100 %"])
        axes.set_xlabel(data["axis"], x=0.5 / 1.4)
        axes.tick_params(axis="y", length=0)
        axes.set_title(data["title"])
        save(figure, path)
