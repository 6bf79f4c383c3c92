"""A picture of a set: which slot played what and when, what was typed, and the tempo."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from studio.plotting.style import ALARM, COLOURS, FAINT, INK, ON_COLOUR, colour, drawing, save

LANE: Final = 0.45  # inches
AROUND, TEMPO, MOST = 2.4, 1.1, 14.0  # inches
KINDS: Final = ((True, COLOURS[2], "o", "played"), (False, ALARM, "X", "refused"))
LONGEST: Final = 24  # characters of a command
SHORTEST: Final = 6  # characters that are worth while
CHARACTER_S: Final = 1 / 150  # of the whole time that a character of a name takes


def draw(data: Mapping[str, Any], path: Path) -> None:
    """Draw a set.

    Args:
        data: title, seconds, segments (slot, begin, end, code, number), evaluations (at, is it
            good, who), commands (at, line), tempi (at, cps); all times in seconds.
        path: where to.
    """
    lanes = list(dict.fromkeys(segment[0] for segment in data["segments"]))
    high = min(AROUND + TEMPO + LANE * max(len(lanes), 2), MOST)
    ratios = (max(LANE * len(lanes), 0.9), 0.75, TEMPO)
    with drawing(12, high, 3, sharex=True, height_ratios=ratios) as (figure, axes):
        _lanes(axes[0], data, lanes)
        _typed(axes[1], data)
        _tempo(axes[2], data)
        axes[0].set_title(data["title"])
        axes[2].set_xlim(0, max(data["seconds"], 1.0))
        axes[2].set_xlabel("minutes" if _long(data) else "seconds")
        if _long(data):
            axes[2].xaxis.set_major_formatter(lambda at, _: f"{at / 60:g}")
            axes[2].xaxis.set_major_locator(_locator(data["seconds"]))
        save(figure, path)


def _long(data: Mapping[str, Any]) -> bool:
    return bool(data["seconds"] >= 180)


def _locator(seconds: float) -> Any:
    from matplotlib.ticker import MultipleLocator

    minutes = next(step for step in (0.5, 1, 2, 5, 10, 15, 30, 60, 1e9) if seconds / 60 / step < 13)
    return MultipleLocator(60 * minutes)


def _lanes(axes: Any, data: Mapping[str, Any], lanes: list[str]) -> None:
    """A lane a slot; what was evaluated together has a colour, and its code as far as it fits."""
    whole = max(data["seconds"], 1.0)
    numbers = list(dict.fromkeys(segment[4] for segment in data["segments"]))
    for slot, begin, end, code, number in data["segments"]:
        lane = len(lanes) - 1 - lanes.index(slot)
        axes.broken_barh([(begin, max(end - begin, whole / 600))], (lane - 0.36, 0.72),
                         facecolor=colour(numbers.index(number)), edgecolor=INK,
                         linewidth=0.5, zorder=2)  # fmt: skip
        room = int((end - begin) / whole / CHARACTER_S)
        text = code if len(code) <= room else code[: room - 1] + "…"
        if room >= SHORTEST:
            axes.text(begin + whole / 300, lane, text, fontsize=8.5, va="center", color=ON_COLOUR,
                      family="DejaVu Sans Mono", clip_on=True)  # fmt: skip
    axes.set_yticks(range(len(lanes)), list(reversed(lanes)))
    axes.set_ylim(-0.6, max(len(lanes), 1) - 0.4)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", linewidth=0.5)


def _typed(axes: Any, data: Mapping[str, Any]) -> None:
    """What was evaluated and commanded, by who did it."""
    who = list(dict.fromkeys(row[2] for row in data["evaluations"])) or [""]
    lanes = [*who, "commands"] if data["commands"] else who
    for good, shade, mark, name in KINDS:
        rows = [row for row in data["evaluations"] if row[1] is good]
        times, places = [row[0] for row in rows], [lanes.index(row[2]) for row in rows]
        named = f"{len(rows)} {name}"
        axes.scatter(times, places, s=36, color=shade, marker=mark, clip_on=False, label=named,
                     zorder=3)  # fmt: skip
    for at, text, right in _words(data):
        axes.annotate(text, (at, len(lanes) - 1), (-5 if right else 5, 0), fontsize=9, va="center",
                      textcoords="offset points", ha="right" if right else "left")  # fmt: skip
    times = [at for at, _ in data["commands"]]
    axes.scatter(times, [len(lanes) - 1] * len(times), s=60, color=INK, marker="|", clip_on=False)
    axes.set_yticks(range(len(lanes)), [name or "evaluated" for name in lanes])
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", linewidth=0.5)
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, fontsize=9, borderpad=0)


def _words(data: Mapping[str, Any]) -> list[tuple[float, str, bool]]:
    """The commands that there is room for: when, what, and does it stand before that moment?

    >>> _words({"seconds": 100, "commands": [[0, "hush"], [1, "solo drums"], [99, "undo"]]})
    [(1, 'solo drums', False), (99, 'undo', True)]
    """
    whole, commands = max(data["seconds"], 1.0), data["commands"]
    found: list[tuple[float, str, bool]] = []
    taken = 0.0
    for place, (at, line) in enumerate(commands):
        after = commands[place + 1][0] if place + 1 < len(commands) else whole
        text = line[:LONGEST]
        wide = (len(text) + 3) * CHARACTER_S * whole
        if wide <= after - at:
            found.append((at, text, False))
            taken = at + wide
        elif wide <= at - taken:
            found.append((at, text, True))
            taken = at
        else:
            taken = at
    return found


def _tempo(axes: Any, data: Mapping[str, Any]) -> None:
    """Cycles a second; beats a minute stand beside, four to a cycle."""
    tempi = data["tempi"]
    times = [at for at, _ in tempi] + [max(data["seconds"], 1.0)]
    values = [cps for _, cps in tempi] + [tempi[-1][1]]
    axes.step(times, values, where="post", color=COLOURS[0], linewidth=2)
    axes.set_ylabel("cps")
    low, high = min(values), max(values)
    room = max(0.1 * (high - low), 0.05)
    axes.set_ylim(low - room, high + room)
    beats = axes.secondary_yaxis("right", functions=(lambda x: x * 240, lambda x: x / 240))
    beats.set_ylabel("bpm")
    beats.tick_params(colors=INK)
    axes.grid(linewidth=0.5, color=FAINT)
