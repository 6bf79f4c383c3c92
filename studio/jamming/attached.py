"""What belongs to the jam of a session before anybody asks for it. Light: every session has it."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from studio.session import Session

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming


@dataclass(slots=True)
class Attached:
    """What a jam is made of.

    Attributes:
        settings: see studio/settings.py; None: all as usual.
        file: where they are kept, None where nothing can be.
        jam: the jam, once it is made.
    """

    settings: Mapping[str, Any] | Any = None
    file: Path | None = None
    jam: "Jamming | None" = None
    lock: Any = field(default_factory=threading.Lock)


_ALL: "Final[WeakKeyDictionary[Session, Attached]]" = WeakKeyDictionary()


def attached(session: Session) -> Attached:
    """What belongs to a session."""
    return _ALL.setdefault(session, Attached())


def attach(session: Session, settings: Any, file: Path | None = None) -> None:
    """Let settings hold for the jams of a session."""
    mine = attached(session)
    mine.settings, mine.file = settings, file


def jam_in(session: Session) -> "Jamming | None":
    """The jam of a session that is in a room; None where it is in none."""
    mine = _ALL.get(session)
    jam = None if mine is None else mine.jam
    return jam if jam is not None and jam.look is not None else None


def detach(session: Session) -> None:
    """Leave the room, and end the jam's thread, where there is one."""
    mine = _ALL.pop(session, None)
    if mine is not None and mine.jam is not None:
        mine.jam.close()
