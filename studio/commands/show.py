"""`show`, `show pianoroll 4`: what plays, drawn once as lines of text."""

import sys
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
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
EMPTY: Final = frozenset(" ┊:")  # what a line of which nothing is drawn is made of


def show(session: Session, argument: str) -> "Future[Reply]":
    """Draw what plays, some cycles from the one that sounds now on, or the sound and the rest."""
    from studio.visuals.table import VISUALS, words  # only who looks pays for it

    said = argument.split()
    name = said[0] if said and said[0] in VISUALS else USUAL
    cycles = number(said[-1]) if said and said != [name] else 1
    if cycles is None or not 1 <= cycles <= LONGEST or len(said) > 2:
        listed = words(list(VISUALS.values()))
        return done(Reply(False, f"show needs a visual and 1 to {LONGEST} cycles; {listed}"))
    playing = session.sources()
    if not playing and "events" in VISUALS[name].needs:
        return done(Reply(False, "nothing plays"))
    begin = max(floor(session.playing().cycle or 0), 0)
    ask = lambda found: shown(session, name, found, begin, begin + int(cycles))  # noqa: E731
    return session.examine(playing, ask)


def shown(
    session: Session, name: str, patterns: Mapping[str, Pattern], begin: int, end: int
) -> tuple[str, ...]:
    """Some cycles of patterns, and of the sound what is asked for, drawn."""
    from studio.foreseeing import soundings
    from studio.viewing import Viewer
    from studio.visuals.kit import EVENTS, text_of
    from studio.visuals.table import VISUALS, drawn

    visual = VISUALS[name]
    events = [
        event
        for slot, pattern in patterns.items()
        for event in soundings(slot, (hap for hap in pattern.query(begin, end) if hap.has_onset()))
    ]
    view = Viewer(session, session.sound).look(needs=visual.needs - {EVENTS})
    view = replace(
        view, begin=begin, end=end, events=sorted(events, key=lambda one: (one.begin, one.slot))
    )
    view = replace(view, unicode=_can_show(sys.stdout))
    if visual.before:  # it scrolls: drawn from the left, without a playhead
        view = replace(view, now=None)
    lines = min(LINES, visual.lines[1])
    found = [text_of(line) for line in drawn(visual, view, COLUMNS, lines)]
    while len(found) > 1 and set(found[-1]) <= EMPTY:
        found.pop()
    return tuple(found)


def _can_show(output: object) -> bool:
    """Can more than ASCII be written there?

    >>> from types import SimpleNamespace
    >>> _can_show(SimpleNamespace(encoding="ascii")), _can_show(SimpleNamespace(encoding="utf-8"))
    (False, True)
    """
    try:
        "█⣿●┊".encode(getattr(output, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
