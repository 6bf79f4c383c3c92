"""`show`, `show steps 4`: what plays, drawn as lines of text."""

import logging
from collections.abc import Mapping
from concurrent.futures import Future
from math import floor
from typing import Final

from patterns.pattern import Pattern
from studio.replies import Reply, done
from studio.session import Session
from studio.visuals import VISUALS, Sounding, View, Visual
from studio.written import number

COLUMNS: Final = 78
LINES: Final = 22
LONGEST: Final = 16  # cycles
USUAL: Final = "steps"

LOG = logging.getLogger(__name__)


def show(session: Session, argument: str) -> "Future[Reply]":
    """Draw some cycles of what plays, from the one that sounds now on."""
    words = argument.split()
    name = words[0] if words and words[0] in VISUALS else USUAL
    cycles = number(words[-1]) if words and words != [name] else 1
    if cycles is None or not 1 <= cycles <= LONGEST or len(words) > 2:
        listed = ", ".join(f"{one.name} ({one.about})" for one in VISUALS.values())
        return done(Reply(False, f"show wants a visual and 1 to {LONGEST} cycles; {listed}"))
    playing = session.sources()
    if not playing:
        return done(Reply(False, "nothing plays"))
    begin = max(floor(session.playing().cycle or 0), 0)
    visual, end = VISUALS[name], begin + int(cycles)
    return session.examine(playing, lambda found: drawn(visual, found, begin, end))


def drawn(visual: Visual, patterns: Mapping[str, Pattern], begin: int, end: int) -> tuple[str, ...]:
    """Some cycles of patterns, drawn; a visual that fails says so in a sentence."""
    events = [
        Sounding(slot, float(hap.whole.begin), float(hap.whole.end), dict(hap.value))
        for slot, pattern in patterns.items()
        for hap in pattern.query(begin, end)
        if hap.whole is not None and hap.has_onset() and isinstance(hap.value, Mapping)
    ]
    view = View(begin, end, sorted(events, key=lambda event: (event.begin, event.slot)))
    try:
        lines = visual.draw(view, COLUMNS, LINES)
        return tuple(str(line)[:COLUMNS] for line in list(lines)[:LINES])
    except Exception as error:
        LOG.exception("a visual fails")
        return (f"the visual {visual.name} failed ({type(error).__name__}); the log says more",)
