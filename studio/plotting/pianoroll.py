"""A picture of what a pattern plays: notes by pitch, sounds without one below, by cycle."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import FAINT, INK, colour, drawing, save

ACROSS, ROW, LEAST, MOST = 12.0, 0.2, 2.6, 11.0  # inches
AROUND: Final = 1.2  # inches of title and labels
MOST_NAMES: Final = 48  # rows that are named; of more, each second or third


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw events.

    Args:
        data: begin, end (cycles), title, and events: rows of slot, begin, end, note (a number or
            null), sound, and gain from 0 to 1.
        path: where to.
    """
    events = data["events"]
    rows = _rows(events)
    high = min(max(ROW * len(rows) + AROUND, LEAST), MOST)
    slots = list(dict.fromkeys(event[0] for event in events))
    with drawing(ACROSS, high) as (figure, axes):
        for at, slot in enumerate(slots):
            own = [event for event in events if event[0] == slot]
            _bars(axes, own, rows, colour(at))
            axes.plot([], [], color=colour(at), linewidth=6, label=slot)
        _ground(axes, data, rows)
        if len(slots) > 1:
            axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=10)
        save(figure, path)


def _rows(events: Sequence[Sequence[Any]]) -> dict[Any, int]:
    """The row of each sound and pitch: sounds below, in order, then all pitches in between."""
    sounds = sorted({event[4] for event in events if event[3] is None})
    notes = sorted({round(event[3]) for event in events if event[3] is not None})
    pitches = range(notes[0], notes[-1] + 1) if notes else range(0)
    gap = 1 if sounds and notes else 0
    rows: dict[Any, int] = {sound: len(sounds) - 1 - at for at, sound in enumerate(sounds)}
    rows.update({pitch: len(sounds) + gap + at for at, pitch in enumerate(pitches)})
    return rows


def _bars(axes: Any, events: Sequence[Sequence[Any]], rows: Mapping[Any, int], shade: str) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import FancyBboxPatch

    bars = []
    for _, begin, end, note, sound, _gain in events:
        row = rows[sound if note is None else round(note)]
        wide = max(end - begin - 0.008, 0.012)
        bars.append(FancyBboxPatch((begin, row - 0.38), wide, 0.76, boxstyle="square,pad=0"))
    strengths = [0.35 + 0.65 * min(max(event[5], 0.0), 1.0) for event in events]
    axes.add_collection(
        PatchCollection(bars, facecolor=shade, edgecolor="none", alpha=strengths or None)
    )


def _ground(axes: Any, data: Mapping[str, Any], rows: Mapping[Any, int]) -> None:
    axes.set_title(data["title"])
    axes.set_xlim(data["begin"], data["end"])
    top = max(rows.values(), default=0)
    axes.set_ylim(-0.7, top + 0.7)
    step = -(-len(rows) // MOST_NAMES)
    octaves = step > 1 or sum(not isinstance(key, str) for key in rows) > 26
    named = [key for key in rows if isinstance(key, str) or not octaves or key % 12 in (0, 7)]
    axes.set_yticks([rows[key] for key in named], [_name(key) for key in named], fontsize=9)
    for key, row in rows.items():
        if not isinstance(key, str) and key % 12 in (1, 3, 6, 8, 10):  # the black keys
            axes.axhspan(row - 0.5, row + 0.5, color=FAINT, alpha=0.12, linewidth=0)
    for cycle in range(int(data["begin"]), int(data["end"]) + 1):
        axes.axvline(cycle, color=INK, linewidth=0.8, alpha=0.5, zorder=0)
    cycles = data["end"] - data["begin"]
    axes.set_xticks(range(int(data["begin"]), int(data["end"]) + 1, max(1, round(cycles / 16))))
    axes.grid(axis="y", linewidth=0.4)
    axes.set_axisbelow(True)
    axes.set_xlabel("cycles")


def _name(key: Any) -> str:
    from patterns.tonal.notes import flat_name

    return key if isinstance(key, str) else flat_name(key).lower()
