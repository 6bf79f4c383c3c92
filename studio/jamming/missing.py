"""Sounds of others that are not here: named once, and what is like them plays in their place."""

import threading
from collections.abc import Callable, Iterable
from typing import Final

from engine.samples.manifest import key_of
from engine.sounds import RESTS, sounds
from studio.jamming.manifest import stand_in
from studio.jamming.standins import StandIns
from studio.player import Player
from studio.replies import Reply
from studio.session import Session
from studio.wishes import Wish

MOST_TOLD: Final = 200  # names
MOST_NAMES: Final = 64  # of one pane


class Missing:
    """Lets something play in place of what is not here, in the slots of others.

    Args:
        session: plays.
        mine: the name of my own pane: there a wrong name is told as a mistake.
        slot_of: the slot in which a pane plays.
    """

    def __init__(
        self, session: Session, mine: Callable[[], str], slot_of: Callable[[str], str]
    ) -> None:
        self._session, self._mine, self._slot_of = session, mine, slot_of
        self._lock = threading.Lock()
        self._through: StandIns | None = None
        self._told: set[str] = set()

    def heard(self, pane: str, names: Iterable[str]) -> None:
        """Code of a pane plays these sounds; in any thread."""
        slot = self._slot_of(pane)
        others = [] if pane == self._mine() else self.lacking(names)
        known = sounds()
        table = {name.lower(): stand_in(name, known) for name in others}
        with self._lock:
            if not table and self._through is None:
                return
            through = self._stood()
            through.instead = {**through.instead, slot: table}
            fresh = [name for name in others if name.lower() not in self._told]
            self._told.update(name.lower() for name in fresh[:MOST_TOLD])
        for name in fresh:
            if len(self._told) <= MOST_TOLD:
                self._session.tell(
                    f"{pane} plays {name[:60]}, which is not here; "
                    f"{table[name.lower()]} plays in its place"
                )

    def lacking(self, names: Iterable[str]) -> list[str]:
        """The sounds that are neither ours nor loaded, nor on their way."""
        shelf, known = self._session.shelf, sounds()
        if shelf.coming():
            return []
        found = []
        for name in sorted(names)[:MOST_NAMES]:
            key = key_of(name)
            real = shelf.real_name(key)
            if key not in RESTS and real not in known and shelf.bank(real) is None:
                found.append(name)
        return found

    def forget(self) -> None:
        """The room was left: everything sounds as it is called."""
        with self._lock:
            self._told.clear()
            if self._through is not None:
                self._through.instead = {}

    def _stood(self) -> StandIns:
        """What replaces sounds, put before the sound of the player when it is first needed."""
        through = self._through
        if through is None:
            through = self._through = StandIns(self._session.sound)

            def put(player: Player) -> Wish:
                def wrap(inner: object) -> StandIns:
                    through.inner = inner  # type: ignore[assignment] # what the player has is a Sound
                    return through

                player.through(wrap)
                return Wish(None, Reply(True))

            self._session.wish(put)
        return through
