"""The status line: cycle, tempo, what plays, CPU, voices, where the sound goes. Pure."""

import math
from fractions import Fraction

from engine.status import EngineStatus
from repl.blocks import read
from studio.wishes import Playing

WAITING = {"new": "sound is starting", "starting": "sound is starting"}


def status_line(playing: Playing, sound: EngineStatus, width: int, waits: str = "") -> str:
    """The line for a terminal of some width; `waits` is what has no answer yet.

    >>> now = Playing(Fraction(49, 4), 0.5, ("drums", "$"), False)
    >>> engine = EngineStatus(state="running", backend="jack", cpu_percent=3.2, voices=4)
    >>> status_line(now, engine, 80)
    ' cycle 12.25 | cps 0.5 | drums $ | cpu 3 % | voices 4 | jack '
    """
    parts = [
        _cycle(playing),
        f"cps {playing.cps:.4g}",
        _slots(playing) or "silence",
        *_waiting(playing),
        *works_on(playing, waits),
        *_sound(sound),
    ]
    return cut(" " + " | ".join(parts) + " ", width)


def works_on(playing: Playing, waits: str) -> list[str]:
    """What is worked on just now, where something is."""
    return [f"working: {waits}"] if waits else ["evaluating"] if playing.evaluating else []


def open_line(text: str, width: int) -> str:
    r"""The line while something is typed that goes on: why Enter does not play it, and what does.

    >>> open_line('s("bd"\n', 80)
    ' ( is still open: close it, or Enter again plays it as it is; Ctrl-C clears it'
    """
    waits = read(text).open
    why = f"{waits[-1]} is still open: close it" if waits else "the line goes on"
    return cut(f" {why}, or Enter again plays it as it is; Ctrl-C clears it", width)


def cut(line: str, width: int) -> str:
    """A line that fits.

    >>> cut("cycle 1", 7), cut("cycle 1", 4)
    ('cycle 1', 'cyc…')
    """
    return line if len(line) <= width else line[: max(width - 1, 0)] + "…"


def _cycle(playing: Playing) -> str:
    if playing.cycle is None:
        return "cycle -"
    return f"cycle {math.floor(max(playing.cycle, Fraction(0)) * 4) / 4:.2f}"


def _slots(playing: Playing) -> str:
    """The names of what plays, in brackets where nobody hears it."""
    silent = playing.silent
    return " ".join(f"({name})" if name in silent else name for name in playing.slots)


def _waiting(playing: Playing) -> list[str]:
    """How many cycles it is until the next change lands."""
    if playing.waiting is None or playing.cycle is None:
        return []
    return [f"change in {math.ceil(max(playing.waiting - playing.cycle, Fraction(0)))}"]


def _sound(sound: EngineStatus) -> list[str]:
    if sound.state != "running":
        return [WAITING.get(sound.state, f"sound {sound.state}")]
    late = [f"late {sound.late_blocks}"] if sound.late_blocks else []
    return [f"cpu {sound.cpu_percent:.0f} %", f"voices {sound.voices}", *late, sound.backend]
