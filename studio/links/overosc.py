"""OSC at a port: the server, with everybody who answers an address."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from studio.links.gate import Gate
from studio.links.osc import routes as folder
from studio.links.osc.allowed import Allowed
from studio.links.osc.guard import encode
from studio.links.osc.house import House
from studio.links.osc.server import Route, Server
from studio.links.timemap import Follower
from studio.session import Session
from studio.sound import Sound

SUPERDIRT: Final = 57_120
TIDAL: Final = ("127.0.0.1", 6010)  # where it listens
SCSYNTH: Final = 57_110  # TidalCycles sends the values of control busses there


class Osc:
    """Listens, until it is closed.

    Args:
        host: an address of this machine.
        port: where; 0: any.
        allowed: who may send, beside this machine.
        session, sound, gate, tell: as in House.

    Attributes:
        house: what those who answer are given.
        port: where it listens.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(
        self,
        host: str,
        port: int,
        allowed: Allowed,
        session: Session,
        sound: Sound,
        gate: Gate,
        tell: Callable[[str], None],
    ) -> None:
        self.server = Server(host, port, tell, allowed)
        self.port = self.server.port
        follower = Follower(sound.clock)
        self.house = House(session, sound, gate, self.server, follower, tell)
        if self.port == SUPERDIRT:
            self._listen_for_busses(host, tell)
        self.server.idle.append(lambda: _looked(follower))
        self.server.add(all_routes(self.house))
        self.server.start()
        if self.port == SUPERDIRT:  # whoever greeted an earlier one greets anew
            self.server.send(TIDAL, encode("/dirt/hello"))

    def _listen_for_busses(self, host: str, tell: Callable[[str], None]) -> None:
        try:
            self.server.listen_at(host, SCSYNTH)
        except OSError:
            tell(f"port {SCSYNTH} is taken: control busses of TidalCycles stay as they are")

    def close(self) -> None:
        """Listen no more."""
        self.server.close()
        for close in self.house.closers:
            close()


def _looked(follower: Follower) -> None:
    follower.observe()


def all_routes(house: House) -> Iterable[Route]:
    """The routes of every file of the folder."""
    for file in files():
        yield from file.routes(house)  # type: ignore[attr-defined] # such a file has them


def files() -> Iterator[object]:
    """The files of the folder that answer addresses."""
    for one in pkgutil.iter_modules(folder.__path__):
        yield importlib.import_module(f"{folder.__name__}.{one.name}")
