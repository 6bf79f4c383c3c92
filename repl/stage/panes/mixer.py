"""The mixer: a line for each slot with its fader, its level, and mute, solo and cue; below, time.

What is moved here is what the commands gain, mute, unmute, solo and cue move: they are done.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.tape import CUE, MASTER
from repl.stage.pane import BOTTOM, Click, Line, Pane, Shown
from repl.stage.rows import width
from studio.console import Console, Strip, db_of, gain_at, moved, place_of
from studio.countdown import BEATS, countdown
from studio.slots import is_preheard
from studio.visuals.kit import EVENTS, LEVELS, Meter

NAME: Final = 13  # columns
LONGEST_FADER: Final = 20
DB: Final = 10
SWITCHES: Final = 9  # of three columns each
GAP: Final = 2
NEEDS: Final = frozenset({EVENTS, LEVELS})
LOWEST_DB: Final = -60.0
WARM_DB: Final = -12.0
HOT_DB: Final = -3.0
NOTHING: Final = "nothing plays: evaluate some code first"
KEYS: Final = (
    "left and right move the fader by 1 dB, with shift by 0.1; 0 is unity, m mutes, s solos, c cues"
)
PREHEARD: Final = "this is only pre-heard; cue off ends it"


class Mixer(Shown):
    """Shows the mixer.

    Args:
        desk: the stage's.
    """

    focusable = True

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self._console = Console(desk.room.session)
        self._strips: tuple[Strip, ...] = ()
        self._name, self._top, self._fader = "", 0, LONGEST_FADER
        self._sent: tuple[str, int] | None = None

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, columns: int, rows: int) -> list[Line]:
        """A line for each slot, and one for time."""
        view = self._desk.viewer.look(0.0, 1.0, NEEDS)
        self._strips = self._console.look(view.events)
        if not self._strips:
            return [[("quiet", NOTHING)]]
        names = [strip.name for strip in self._strips]
        at = names.index(self._name) if self._name in names else 0
        self._name = names[at]
        seen = max(rows - 1, 1)
        self._top = max(min(max(self._top, at - seen + 1), at, len(names) - 1), 0)
        rest = columns - NAME - DB - SWITCHES - GAP - 2
        self._fader = min(max(rest // 2, 4), LONGEST_FADER)
        levels = view.levels or {}
        lines: list[Line] = [
            self._line(strip, number + self._top == at, _meter_of(strip, levels), columns)
            for number, strip in enumerate(self._strips[self._top : self._top + seen])
        ]
        if len(lines) < rows:
            lines.append(self._time(levels.get(MASTER), columns))
        return lines

    def _line(self, strip: Strip, chosen: bool, meter: Meter | None, columns: int) -> Line:
        up = place_of(strip.gain, self._fader)
        fader = "█" * up + "·" * (self._fader - up)
        style = "chosen" if chosen else "label"
        heard = "slot0" if strip.heard else "quiet"
        db = "closed" if math.isinf(strip.db) else f"{strip.db:+.1f} dB"
        left = NAME + self._fader + 2 + DB + SWITCHES + GAP
        return [
            (style, f"{'>' if chosen else ' '}{_fitted(strip.name, NAME - 2)} "),
            ("quiet", "["),
            (heard, fader),
            ("quiet", "]"),
            ("plain", db.rjust(DB - 1) + " "),
            *(
                _switch(sign, on, how)
                for sign, on, how in (
                    ("M", strip.muted, "warn"),
                    ("S", strip.solo, "good"),
                    ("C", strip.cued, "accent"),
                )
            ),
            ("plain", " " * GAP),
            *_level(meter, columns - left),
        ]

    def _time(self, meter: Meter | None, columns: int) -> Line:
        """Tempo, how code comes in, what waits; the level of the mix."""
        session = self._desk.room.session
        playing, launch = session.playing(), session.launch
        waits = countdown(playing)
        every = f"every {launch.quantum}" if launch.quantum else "at once"
        parts = [f"cps {playing.cps:.4g}, {playing.cps * 60 * BEATS:.4g} bpm", f"launch {every}"]
        if launch.fade:
            parts.append(f"fade {launch.fade:g}")
        if waits is not None:
            parts.append(f"change at {waits}")
        text = " " + " | ".join(parts)
        left = max(NAME + self._fader + 2 + DB + SWITCHES + GAP, width(text) + GAP)
        return [("plain", text.ljust(left)), *_level(meter, columns - left)]

    def title(self) -> str:
        """Which slot is chosen."""
        return self._name

    # -- keys ----------------------------------------------------------------------------------

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Arrows choose, and move the fader."""
        return {
            "up": lambda: self._choose(-1),
            "down": lambda: self._choose(1),
            "left": lambda: self._fade(-1.0),
            "right": lambda: self._fade(1.0),
            "s-left": lambda: self._fade(-0.1),
            "s-right": lambda: self._fade(0.1),
        }

    def typed(self, text: str) -> None:
        """Letters and signs: what KEYS says."""
        work: Mapping[str, Callable[[], None]] = {
            "+": lambda: self._fade(1.0),
            "=": lambda: self._fade(1.0),
            "-": lambda: self._fade(-1.0),
            "0": lambda: self._set(1.0),
            "m": self._mute,
            " ": self._mute,
            "s": lambda: self._switch("solo"),
            "c": self._cue,
            "?": lambda: self._desk.say(KEYS),
        }
        if text in work:
            work[text]()

    def _strip(self) -> Strip | None:
        return next((one for one in self._strips if one.name == self._name), None)

    def _choose(self, by: int) -> None:
        names = [strip.name for strip in self._strips]
        if names:
            at = names.index(self._name) if self._name in names else 0
            self._name = names[min(max(at + by, 0), len(names) - 1)]

    def _fade(self, by_db: float) -> None:
        strip = self._strip()
        if strip is not None:
            self._set(moved(strip.gain, by_db))

    def _set(self, gain: float) -> None:
        db = db_of(gain)
        exact = gain if math.isinf(db) or abs(db) > 0.05 else 1.0
        if self._do(f"gain {self._name} {exact:.5f}".rstrip("0").rstrip(".")):
            self._console.wanted(self._name, exact)
            self._strips = self._console.look()

    def _mute(self) -> None:
        strip = self._strip()
        if strip is not None:
            self._switch("unmute" if strip.muted else "mute")

    def _cue(self) -> None:
        strip = self._strip()
        if strip is not None and is_preheard(strip.name):
            self._desk.do("cue off")
        elif strip is not None:
            self._do(f"cue {strip.name}{' off' if strip.cued else ''}")

    def _switch(self, word: str) -> None:
        self._do(f"{word} {self._name}")

    def _do(self, line: str) -> bool:
        """Do a command for the chosen slot; False where it cannot be done."""
        if is_preheard(self._name):
            self._desk.say(PREHEARD, bad=True)
            return False
        if self._strip() is None:
            return False
        self._desk.do(line)
        self._console.refresh()
        return True

    # -- the mouse -----------------------------------------------------------------------------

    def click(self, click: Click) -> None:
        """A click or a drag on a fader moves it, one on M, S or C switches; the wheel: 1 dB."""
        number = self._top + click.row
        if click.row < 0 or number >= len(self._strips):
            return
        self._name = self._strips[number].name
        if click.kind.startswith("scroll"):
            self._fade(1.0 if click.kind == "scroll up" else -1.0)
            return
        column = click.column - NAME - 1
        if -1 <= column <= self._fader:
            self._pulled(max(column + 1, 0) if column >= 0 else 0, click.kind)
        switches = column - self._fader - 1 - DB
        if click.kind == "down" and 0 <= switches < SWITCHES:
            (self._mute, lambda: self._switch("solo"), self._cue)[switches // 3]()

    def _pulled(self, place: int, kind: str) -> None:
        place = min(place, self._fader)
        if (self._name, place) != self._sent:
            self._set(gain_at(place, self._fader))
        self._sent = None if kind == "up" else (self._name, place)


def _meter_of(strip: Strip, levels: Mapping[int, Meter]) -> Meter | None:
    """The level of where a slot sounds: its orbit, or the cue."""
    return levels.get(CUE if strip.cued else strip.orbit)


def _fitted(name: str, columns: int) -> str:
    while width(name) > columns:
        name = name[:-1]
    return name + " " * (columns - width(name))


def _switch(sign: str, on: bool, style: str) -> tuple[str, str]:
    return (style, f"[{sign}]") if on else ("quiet", f" {sign.lower()} ")


def _level(meter: Meter | None, columns: int) -> list[tuple[str, str]]:
    """A meter of the louder side, with its number."""
    room = columns - 9
    if room < 4 or meter is None:
        return []
    db = db_of(max(meter.peak))
    share = min(max((db - LOWEST_DB) / (0.0 - LOWEST_DB), 0.0), 1.0)
    full = round(share * room)
    warm, hot = (round((mark - LOWEST_DB) / -LOWEST_DB * room) for mark in (WARM_DB, HOT_DB))
    pieces = [
        ("good", "█" * min(full, warm)),
        ("warm", "█" * min(max(full - warm, 0), hot - warm)),
        ("hot", "█" * max(full - hot, 0)),
        ("quiet", "·" * (room - full)),
        ("hot" if meter.clipped else "label", f" {db:5.1f}" if db > LOWEST_DB else "     -"),
    ]
    return [piece for piece in pieces if piece[1]]


PANE: Final = Pane(
    "mixer", "Mixer", "faders, levels, mute, solo and cue of each slot", "m", Mixer, BOTTOM, rows=7
)
