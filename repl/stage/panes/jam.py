"""The room on the stage: who is there, what they play and how loud, their clocks, the chat."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from jam.room import Member
from repl.stage.pane import SIDE, Line, Pane, Shown
from repl.stage.rows import width
from studio.jamming.attached import jam_in
from studio.jamming.kit import Look
from studio.jamming.loudness import loudest, loudness
from studio.visuals.kit import LEVELS

OUTSIDE: Final = ("you are in no room", "jam host opens one", "jam join LINK enters one")
FOCUSED: Final = "type, and Enter says it to all; Esc goes back to the code"
QUIETEST_DB: Final = -48.0
BAR: Final = 8
MOST_SAID: Final = 400


class Jam(Shown):
    """Shows the room.

    Args:
        desk: the stage's.
    """

    focusable = True

    def __init__(self, desk: Any) -> None:
        self._desk, self._said = desk, ""

    def title(self) -> str:
        """The room, and how sure its clock is."""
        look = self._look()
        if look is None:
            return ""
        recorded = ", recorded" if look.recorded else ""
        return f"{look.name}{clock_of(look.error_s)}{recorded}"

    def draw(self, columns: int, rows: int) -> Sequence[Line]:
        """Everybody, then the last lines of the chat, then what is being typed."""
        look = self._look()
        if look is None:
            return [[("quiet", one)] for one in OUTSIDE]
        view = self._desk.viewer.look(0.0, 0.0, frozenset({LEVELS, "events"}))
        levels = loudness(view.events, view.levels or {})
        lines: list[Line] = []
        for member in look.members:
            lines.append(_name(member, look, levels))
            if member.plays:
                lines.append([("quiet", f"  {member.plays}"[:columns])])
        lines = lines[: max(rows - 2, 1)]
        chat = [_said(one.by, one.text, look) for one in look.chat]
        left = max(rows - len(lines) - 1, 0)
        lines += chat[-left:] if left else []
        lines.append(self._line(columns))
        return lines

    def _line(self, columns: int) -> Line:
        if not self._said:
            return [("quiet", FOCUSED)]
        text = f"> {self._said}"
        return [("accent", text[-columns:])]

    def _look(self) -> Look | None:
        jam = jam_in(self._desk.room.session)
        return None if jam is None else jam.look

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Enter says it, Backspace takes a character back."""
        return {"enter": self._say, "backspace": self._back}

    def typed(self, text: str) -> None:
        """A character of the chat."""
        if text.isprintable():
            self._said = (self._said + text)[:MOST_SAID]

    def _back(self) -> None:
        self._said = self._said[:-1]

    def _say(self) -> None:
        said, self._said = self._said.strip(), ""
        if said:
            self._desk.do(f"jam say {said}")


def clock_of(error_s: float | None) -> str:
    """How sure the clock is.

    >>> clock_of(0.0012), clock_of(None), clock_of(float("inf"))
    (', ±1.2 ms', '', '')
    """
    if error_s is None or not math.isfinite(error_s):
        return ""
    return f", ±{1000 * error_s:.1f} ms"


def _name(member: Member, look: Look, levels: Mapping[str, float]) -> Line:
    marks = [one for one, on in (
        ("host", member.role == "host"), ("listens", member.role == "listen"),
        (f"by {member.via}", bool(member.via)), ("muted", member.muted),
        ("gone", not member.here),
    ) if on]  # fmt: skip
    about = f" {', '.join(marks)}" if marks else ""
    style = member.colour if member.here else "quiet"
    loud = _level(member, look, levels)
    sure = "" if member.me else clock_of(member.error_s).replace(", ", " ")
    you = " (you)" if member.me else ""
    return [(style, "● "), (f"bold {style}" if member.here else style, member.name),
            ("quiet", f"{you}{about}"), ("good", f" {loud}" if loud else ""),
            ("quiet", _told(member)), ("label", sure)]  # fmt: skip


def _told(member: Member) -> str:
    """How loud somebody is at their own place, by what they tell.

    >>> _told(Member("2", "Bo", "", plays="bd", level=-12.4)), _told(Member("2", "Bo", ""))
    (' -12 dB', '')
    """
    known = member.level is not None and bool(member.plays) and not member.me
    return f" {member.level:.0f} dB" if known else ""


def _level(member: Member, look: Look, levels: Mapping[str, float]) -> str:
    """A bar for the loudest pane that somebody plays."""
    loud = loudest(member.id, look, levels)
    share = min(max(1 - loud / QUIETEST_DB, 0.0), 1.0) if math.isfinite(loud) else 0.0
    return "█" * round(share * BAR)


def _said(by: str, text: str, look: Look) -> Line:
    member = look.member(by)
    name = member.name if member else "somebody"
    colour = member.colour if member else "label"
    return [(colour, f"{name}: " if width(name) < 24 else f"{name[:24]}: "), ("", text)]


PANE: Final = Pane(
    "jam", "Jam", "who plays with you, what, how loud; the chat", "c", Jam, SIDE, rows=12
)
