"""Samples that code of a room names: nothing is loaded before this player agrees to it, by name.

What is loaded from an address is offered to the others with the SHA-256 of its sample map, and who
loads it after that gets the same, or a sentence why not.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from jam.room import Hosted, JamError, Pack, Room
from studio.replies import Reply, done
from studio.session import Session

if TYPE_CHECKING:
    from studio.jamming.jam import Jamming

Load = tuple[str, tuple[Any, ...]]
MOST: Final = 64  # that are remembered
LONGEST: Final = 200  # characters of a name
OFFERED: Final = ("https://", "github:", "bubo:")  # addresses at which others find the same
ANYWAY: Final = " anyway"
NOTHING: Final = "no code of this room names samples that were not loaded"
OTHERWISE: Final = "ask who offered it; jam load {} anyway takes what is there now"


class Packs:
    """What code of the room wants to have loaded.

    Args:
        session: loads it.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._lock = session, threading.Lock()
        self._named: dict[str, Load] = {}
        self._agreed: dict[str, Load] = {}

    def heard(self, pane: str, loads: tuple[Load, ...]) -> None:
        """Code of a pane names these; in any thread."""
        for load in loads:
            name = name_of(load)
            with self._lock:
                if name in self._named or name in self._agreed or len(self._named) >= MOST:
                    continue
                loaded = bool(self._digest(name))
                (self._agreed if loaded else self._named)[name] = load
            if not loaded:
                self._session.tell(f"{pane} names samples: {name}; jam load {name} loads them here")

    def waiting(self) -> list[str]:
        """The names that nobody has agreed to."""
        with self._lock:
            return sorted(self._named)

    def agree(self, name: str, offers: Iterable[Pack] = (), anyway: bool = False) -> str:
        """Load what was named so; gives a sentence, "" where nothing was.

        Args:
            name: of the pack.
            offers: of the room: what is loaded has to be one of those, where there are any.
            anyway: it may be whatever is there.
        """
        with self._lock:
            load = self._named.pop(name, None) or (self._agreed.get(name) if anyway else None)
            if load is None:
                return ""
            self._agreed[name] = load
        loads: Callable[[str, tuple[Any, ...]], None] | None
        loads = getattr(self._session.shelf, "load", None)
        if loads is None:
            return "this session loads no samples"
        digests = {one.digest for one in offers if one.url == name and one.digest}
        if pin := getattr(self._session.shelf, "pin", None):
            pin(name, () if anyway else digests, OTHERWISE.format(name))
        loads(*load)
        return f"{name} is on its way"

    def offer(self, room: Room) -> None:
        """Tell the room what was loaded from where, once it is there; in the jam's thread."""
        with self._lock:
            agreed = [name for name in self._agreed if name.startswith(OFFERED)]
        if not agreed or not hasattr(room, "packs"):
            return
        hosted: Hosted = room  # type: ignore[assignment] # it has packs
        mine = {one.id for one in room.members() if one.me}
        told = {(one.url, one.digest) for one in hosted.packs() if one.by in mine}
        for name in agreed:
            digest = self._digest(name)
            if digest and (name, digest) not in told:
                with suppress(JamError):  # who only listens offers nothing
                    hosted.offer(name, digest)

    def _digest(self, name: str) -> str:
        digest: Callable[[str], str] | None = getattr(self._session.shelf, "digest", None)
        return digest(name) if digest else ""

    def forget(self) -> None:
        """The room was left."""
        with self._lock:
            self._named.clear()
            self._agreed.clear()


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
    """Load samples that code of the room names, as they were offered, where they were."""
    packs = jamming.packs
    if packs is None or not argument:
        waiting = [] if packs is None else packs.waiting()
        return done(Reply(True, "\n".join(f"jam load {name}" for name in waiting) or NOTHING))
    name = argument.removesuffix(ANYWAY)

    def work(room: Room) -> Reply:
        offers: tuple[Pack, ...] = room.packs() if hasattr(room, "packs") else ()
        text = packs.agree(name, offers, name != argument)
        known = ", ".join(packs.waiting())
        return Reply(bool(text), text or f"no code here names {name[:80]}; {known or NOTHING}")

    return jamming.in_room(work)
