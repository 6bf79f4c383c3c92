"""Peers: the programs and players that a session is linked with, told by whoever links them."""

import logging
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

from studio.session import Session
from studio.visuals.kit import Peer

LOG = logging.getLogger(__name__)


class Peers:
    """Who knows of peers: each link adds a function that lists its own; from any thread."""

    def __init__(self) -> None:
        self._sources: tuple[Callable[[], Sequence[Peer]], ...] = ()

    def add(self, source: Callable[[], Sequence[Peer]]) -> Callable[[], None]:
        """A link is there: ask it from now on; it is quick, and called many times a second.

        Returns:
            what takes it away again.
        """
        self._sources = (*self._sources, source)

        def leave() -> None:
            self._sources = tuple(one for one in self._sources if one is not source)

        return leave

    def listed(self) -> tuple[Peer, ...]:
        """All peers now; a link that fails to say is left out."""
        found: list[Peer] = []
        for source in self._sources:
            try:
                found += source()
            except Exception:  # the edge: a link that is closing
                LOG.exception("a link does not tell its peers")
        return tuple(found)


_PEERS: "WeakKeyDictionary[Session, Peers]" = WeakKeyDictionary()


def peers_of(session: Session) -> Peers:
    """Those of a session, for displays and links alike."""
    return _PEERS.setdefault(session, Peers())
