"""A picture of sessions over time: minutes, patterns, and who came back, beside the goals."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import ALARM, COLOURS, drawing, save

PANELS: Final = (
    (1, "minutes a session", ""), (2, "patterns a session", "patterns"),
    (3, "back within a week", "retention"),
)  # fmt: skip


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw the sessions.

    Args:
        data: title, rows (day, minutes, patterns, retention or None), goals by name.
        path: where to.
    """
    with drawing(9, 7, len(PANELS), sharex=True) as (figure, axes):
        for panel, (column, name, goal) in zip(axes, PANELS, strict=True):
            rows = [(date.fromisoformat(row[0]), row[column]) for row in data["rows"]
                    if row[column] is not None]  # fmt: skip
            panel.plot([day for day, _ in rows], [value for _, value in rows], marker="o",
                       color=COLOURS[column], linewidth=1.5)  # fmt: skip
            if goal:
                panel.axhline(data["goals"][goal], color=ALARM, linestyle="--", linewidth=1)
            panel.set_ylabel(name)
            panel.set_ylim(bottom=0, top=1.05 if goal == "retention" else None)
        axes[0].set_title(f"{data['title']}; dashed: the goal")
        axes[-1].tick_params(axis="x", rotation=30)
        save(figure, path)
