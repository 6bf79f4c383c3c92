"""Discovery: OSCQuery and its announcement, begun and ended while the music plays."""

import threading
from typing import Final
from weakref import WeakKeyDictionary

from studio.links.names.hub import hub_of
from studio.links.osc.allowed import is_loopback
from studio.links.osc.house import House
from studio.links.oscquery.announce import Announced, interface_of
from studio.links.oscquery.server import Query
from studio.replies import Reply
from studio.session import Session

HERE_ALONE: Final = "this machine alone"


class Discovery:
    """Lets a session be found and browsed.

    Args:
        house: where it listens.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._lock = threading.Lock()
        self._query: Query | None = None
        self._announced: Announced | None = None

    @property
    def port(self) -> int | None:
        """Where OSCQuery listens; None: nowhere."""
        return None if self._query is None else self._query.port

    @property
    def osc_port(self) -> int:
        """Where OSC comes in."""
        return self._house.server.port

    def begin(self, port: int = 0) -> Reply:
        """Listen, and announce it; takes up to two seconds."""
        with self._lock:
            if self._query is not None:
                return Reply(True, self._told())
            house, host = self._house, interface_of(self._house.server.host)
            hub = hub_of(house.session, house.sound, house.gate)
            try:
                query = Query(host, port, hub, house.server, house.server.allowed, house.tell)
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                return Reply(False, f"OSCQuery cannot listen at port {port}: {why}")
            self._query = query
            try:
                self._announced = Announced(host, query.port, house.server.port)
            except Exception as error:  # noqa: BLE001 # whatever keeps it from the network
                why = str(error) or type(error).__name__
                return Reply(True, self._told(), (f"it cannot be announced ({why})",))
            return Reply(True, self._told())

    def end(self) -> Reply:
        """Listen and announce no more."""
        with self._lock:
            query, self._query = self._query, None
            announced, self._announced = self._announced, None
        if announced is not None:
            announced.close()
        if query is None:
            return Reply(True, "nothing is announced")
        query.close()
        return Reply(True, "announced no more")

    def _told(self) -> str:
        host = self._house.server.host
        where = HERE_ALONE if is_loopback(host) else host
        found = "announced" if self._announced is not None else "browsed"
        return f"OSCQuery at port {self.port}, {found} for {where}"


_ALL: "WeakKeyDictionary[Session, Discovery]" = WeakKeyDictionary()


def discovery_of(session: Session) -> Discovery | None:
    """That of a session; None while it does not listen."""
    return _ALL.get(session)


def discoverable(house: House) -> Discovery:
    """Make a session that listens one that can be found, when it is asked to be."""
    found = _ALL[house.session] = Discovery(house)

    def close() -> None:
        found.end()
        _ALL.pop(house.session, None)

    house.closers.append(close)
    return found
