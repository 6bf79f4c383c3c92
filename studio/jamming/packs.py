"""Samples that code of a room names: nothing is loaded before this player agrees to it, by name."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final

from jam.room import Room
from studio.replies import Reply, done
from studio.session import Session

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

Load = tuple[str, tuple[Any, ...]]
MOST: Final = 64  # that are remembered
LONGEST: Final = 200  # characters of a name
NOTHING: Final = "no code of this room names samples that were not loaded"


class Packs:
    """What code of the room wants to have loaded.

    Args:
        session: loads it.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._lock = session, threading.Lock()
        self._named: dict[str, Load] = {}
        self._agreed: set[str] = set()

    def heard(self, pane: str, loads: tuple[Load, ...]) -> None:
        """Code of a pane names these; in any thread."""
        for load in loads:
            name = name_of(load)
            with self._lock:
                if name in self._named or name in self._agreed or len(self._named) >= MOST:
                    continue
                self._named[name] = load
            self._session.tell(f"{pane} names samples: {name}; jam load {name} loads them here")

    def waiting(self) -> list[str]:
        """The names that nobody has agreed to."""
        with self._lock:
            return sorted(self._named)

    def agree(self, name: str) -> str:
        """Load what was named so; gives a sentence, "" where nothing was."""
        with self._lock:
            load = self._named.pop(name, None)
            if load is None:
                return ""
            self._agreed.add(name)
        loads: Callable[[str, tuple[Any, ...]], None] | None
        loads = getattr(self._session.shelf, "load", None)
        if loads is None:
            return "this session loads no samples"
        loads(*load)
        return f"{name} is on its way"

    def forget(self) -> None:
        """The room was left."""
        with self._lock:
            self._named.clear()


def name_of(load: Load) -> str:
    """What a player calls a samples(…): its address, or what it is.

    >>> name_of(("samples", ("github:a/b",))), name_of(("samples", ({"bd": "x.wav"}, "https://x/")))
    ('github:a/b', 'samples:bd:https://x/')
    """
    what, args = load
    first = args[0] if args else ""
    if isinstance(first, str) and what == "samples":
        text = first
    else:
        keys = ",".join(list(first)[:3]) if isinstance(first, dict) else str(first)
        text = ":".join([what, keys, *(one for one in args[1:] if isinstance(one, str))])
    return "_".join(text.split())[:LONGEST] or what


def load(jamming: "Jamming", argument: str) -> "Future[Reply]":
    """Load samples that code of the room names, and tell the others where they are."""
    packs = jamming.packs
    if packs is None or not argument:
        waiting = [] if packs is None else packs.waiting()
        return done(Reply(True, "\n".join(f"jam load {name}" for name in waiting) or NOTHING))
    text = packs.agree(argument)
    if not text:
        known = ", ".join(packs.waiting())
        return done(Reply(False, f"no code here names {argument[:80]}; {known or NOTHING}"))

    def offer(room: Room) -> Reply:
        known = {one.url for one in room.packs()} if hasattr(room, "packs") else {argument}
        if argument not in known and argument.startswith(("https://", "github:")):
            room.offer(argument, "")  # type: ignore[attr-defined] # it is Hosted, as it has packs
        return Reply(True, text)

    return jamming.in_room(offer)
