"""What belongs to the clock of a session before anybody asks for it: settings and their file.

Light, because every session has it; the desk itself is made when it is first asked for.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from studio.session import Session


@dataclass(slots=True)
class Attached:
    """What a desk is made of.

    Attributes:
        settings: see studio/settings.py; None: all as usual.
        file: where they are kept, None where nothing can be.
        latency_s: seconds from a frame to the ears.
        desk: the desk, once it is made.
    """

    settings: Mapping[str, Any] | Any = None
    file: Path | None = None
    latency_s: Callable[[], float] = lambda: 0.0
    desk: Any = None
    lock: Any = field(default_factory=threading.Lock)


_ALL: "Final[WeakKeyDictionary[Session, Attached]]" = WeakKeyDictionary()


def attached(session: Session) -> Attached:
    """What belongs to a session."""
    return _ALL.setdefault(session, Attached())


def attach(
    session: Session, settings: Any, file: Path | None, latency_s: Callable[[], float]
) -> None:
    """Let settings hold for the clock of a session, and open behind its back what they ask for."""
    mine = attached(session)
    mine.settings, mine.file, mine.latency_s = settings, file, latency_s
    asked = [key for key in ("clock.link", "clock.tidal") if settings[key] == "on"]
    if asked:
        threading.Thread(
            target=_open, args=(session, asked), name="clock-opens", daemon=True
        ).start()


def _open(session: Session, asked: list[str]) -> None:
    from studio.links.clock.desks import desk_of  # only who asks pays for it

    desk = desk_of(session)
    ways = {"clock.link": desk.link_on, "clock.tidal": desk.tidal_on}
    for key in asked:
        reply = ways[key]()
        (session.tell if reply.ok else session.tell_bad)(reply.text)


def detach(session: Session) -> None:
    """Close the desk of a session, where there is one."""
    mine = _ALL.pop(session, None)
    if mine is not None and mine.desk is not None:
        mine.desk.close()
