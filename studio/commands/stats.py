"""`stats`: what you did here, in counts kept on this machine; as text, as a picture, or off."""

import json
import os
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any, Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.config import load
from studio.counting import CountedHistory, Usage
from studio.files import write_whole
from studio.library import LibraryError
from studio.plotting.asking import draw_beside
from studio.replies import Reply, done
from studio.schooling import kept
from studio.session import Session
from studio.settingsfile import changed
from studio.usage import GOALS, Used, anonymous, dashboard, figures, retention

KEY: Final = "usage.keep"
USAGE: Final = "stats off ends it, stats erase takes it away; stats me.png, stats export me.json"
ENDINGS: Final = (".png", ".svg", ".pdf")
OFF: Final = "nothing is counted; stats on begins"


def stats(session: Session, argument: str) -> "Future[Reply]":
    """Show the figures, draw them, switch the counting, export without names, erase."""
    word, _, rest = argument.strip().partition(" ")
    if word in ("on", "off"):
        return in_background(lambda: _switched(session, word == "on"))
    if word == "erase":
        return in_background(lambda: _erased(session))
    if word == "export" and rest:
        return in_background(lambda: _exported(session, typed_path(rest.strip())))
    path = typed_path(argument.strip())
    if argument and path.suffix.lower() not in ENDINGS:
        return done(Reply(False, f"stats shows what you did here; {USAGE}"))
    return in_background(lambda: _drawn(session, path) if argument else _shown(session))


def all_of(session: Session) -> list[Used]:
    """The sessions on disk, this one as it is now."""
    memory = session.memory
    known = Usage(session.vault).all()
    if not isinstance(memory, CountedHistory) or not memory.on:
        return known
    return [*(one for one in known if one.run != memory.run), memory.used]


def _shown(session: Session) -> Reply:
    progress = kept(session.vault, session.tell_bad)
    begun = progress.finished | {one.item.partition("/")[0] for one in progress.records}
    try:
        stars = [one.user_rating for one in session.library.search() if one.user_rating]
    except LibraryError:
        stars = []
    found = figures(all_of(session), date.today(), len(progress.finished), len(begun), stars)
    memory = session.memory
    on = isinstance(memory, CountedHistory) and memory.on
    last = f"counted on this machine, and sent nowhere; {USAGE}" if on else OFF
    return Reply(True, "\n".join([*dashboard(found), last]))


def over_time(sessions: list[Used]) -> dict[str, Any]:
    """What a picture shows of sessions: a row each, and retention as it was then.

    >>> over_time([Used(1, date(2026, 1, 2), 120.0, patterns=3)])["rows"]
    [['2026-01-02', 2.0, 3, None]]
    """
    rows: list[list[Any]] = []
    ordered = sorted(sessions, key=lambda one: one.day)
    for at, one in enumerate(ordered):
        days = [each.day for each in ordered[: at + 1]]
        rows.append([one.day.isoformat(), one.seconds / 60, one.patterns,
                     retention(days, one.day)])  # fmt: skip
    return {"title": "sessions", "rows": rows, "goals": dict(GOALS)}


def _drawn(session: Session, path: Path) -> Reply:
    sessions = all_of(session)
    if not sessions:
        return Reply(False, "there is nothing to draw yet")
    problem = draw_beside("usage", over_time(sessions), path)
    return Reply(not problem, problem or f"your sessions are in {path}")


def _switched(session: Session, on: bool) -> Reply:
    file = load(os.environ).file
    if file is not None:
        try:
            old = file.read_text(encoding="utf-8") if file.exists() else ""
            write_whole(file, changed(old, KEY, "on" if on else "off"))
        except (OSError, ValueError) as error:
            return Reply(False, f"{file} cannot be written ({error})")
    if isinstance(session.memory, CountedHistory):
        session.memory.on = on
    return Reply(True, "from now on it is counted what you do" if on else OFF)


def _erased(session: Session) -> Reply:
    if isinstance(session.memory, CountedHistory):
        session.memory.forget()
    try:
        count = Usage(session.vault).erase()
    except OSError as error:
        return Reply(False, f"that did not work: {error.strerror or error}")
    return Reply(True, f"the counts of {count} sessions are erased")


def _exported(session: Session, path: Path) -> Reply:
    from studio.commands.table import COMMANDS

    sessions = all_of(session)
    ours = frozenset(name for name, one in COMMANDS.items()
                     if getattr(one.run, "__module__", "").startswith("studio."))  # fmt: skip
    try:
        write_whole(path, json.dumps(anonymous(sessions, ours), indent=1) + "\n")
    except OSError as error:
        return Reply(False, f"{path} cannot be written ({error.strerror or error})")
    return Reply(True, f"{len(sessions)} sessions, without dates and names, are in {path}")
