"""`feedback it clicks`: a report, shown before it is kept; `feedback keep`, `feedback export`."""

import os
import time
from concurrent.futures import Future
from typing import Final
from weakref import WeakKeyDictionary

from engine.typedpath import typed_path
from studio.background import in_background
from studio.commands.status import told
from studio.config import load
from studio.replies import Reply
from studio.reporting import Report, Reports, report, shown
from studio.session import Session

USAGE: Final = "say what happened: feedback it clicks when I mute; then feedback keep, or drop"
SHOWN: Final = "this would be kept on this machine, and is sent nowhere: feedback keep, or drop"
WAITING: Final[WeakKeyDictionary[Session, Report]] = WeakKeyDictionary()


def feedback(session: Session, argument: str) -> "Future[Reply]":
    """Show a report, keep or drop it, list, export or erase what was kept."""
    return in_background(lambda: _done(session, argument.strip().strip('"').strip()))


def _done(session: Session, argument: str) -> Reply:
    reports = Reports(session.vault)
    word, _, rest = argument.partition(" ")
    try:
        if argument == "keep":
            return _kept(session, reports)
        if argument == "drop":
            WAITING.pop(session, None)
            return Reply(True, "dropped; nothing was kept")
        if argument in ("", "list"):
            lines = [f"{one.at}  {one.text[:60]}" for one in reports.all()]
            return Reply(True, "\n".join([*lines, USAGE]))
        if word == "export" and rest:
            path = typed_path(rest.strip())
            return Reply(True, f"{reports.export(path)} reports are in {path}")
        if argument == "erase":
            return Reply(True, f"{reports.erase()} reports are erased")
    except OSError as error:
        return Reply(False, f"that did not work: {error.strerror or error}")
    made = report(argument, _sound(session), load(os.environ).log, time.time())
    WAITING[session] = made
    return Reply(True, f"{shown(made)}\n{SHOWN}")


def _kept(session: Session, reports: Reports) -> Reply:
    waiting = WAITING.pop(session, None)
    if waiting is None:
        return Reply(False, f"there is no report to keep; {USAGE}")
    return Reply(True, f"kept in {reports.keep(waiting)}; thank you")


def _sound(session: Session) -> str:
    return "; ".join(told(session.metrics())[:2]) if session.metrics is not None else "none"
