"""`show`, `show steps 4`: what plays, drawn as lines of text."""

from collections.abc import Mapping
from concurrent.futures import Future
from math import floor
from typing import Final

from patterns.pattern import Pattern
from studio.replies import Reply, done
from studio.session import Session
from studio.written import number

COLUMNS: Final = 78
LINES: Final = 22
LONGEST: Final = 16  # cycles
USUAL: Final = "steps"


def show(session: Session, argument: str) -> "Future[Reply]":
    """Draw some cycles of what plays, from the one that sounds now on."""
    from studio.visuals.table import VISUALS, words  # only who looks pays for it

    said = argument.split()
    name = said[0] if said and said[0] in VISUALS else USUAL
    cycles = number(said[-1]) if said and said != [name] else 1
    if cycles is None or not 1 <= cycles <= LONGEST or len(said) > 2:
        listed = words(list(VISUALS.values()))
        return done(Reply(False, f"show wants a visual and 1 to {LONGEST} cycles; {listed}"))
    playing = session.sources()
    if not playing:
        return done(Reply(False, "nothing plays"))
    begin = max(floor(session.playing().cycle or 0), 0)
    return session.examine(playing, lambda found: shown(name, found, begin, begin + int(cycles)))


def shown(name: str, patterns: Mapping[str, Pattern], begin: int, end: int) -> tuple[str, ...]:
    """Some cycles of patterns, drawn."""
    from studio.foreseeing import soundings
    from studio.visuals.kit import View, text_of
    from studio.visuals.table import VISUALS, drawn

    events = [
        event
        for slot, pattern in patterns.items()
        for event in soundings(slot, (hap for hap in pattern.query(begin, end) if hap.has_onset()))
    ]
    view = View(begin, end, sorted(events, key=lambda event: (event.begin, event.slot)))
    return tuple(text_of(line) for line in drawn(VISUALS[name], view, COLUMNS, LINES))
