"""A session with slots and a desk of addresses, stepped by hand; and programs on real sockets."""

import socket
from typing import Any

from studio.links.gate import Gate
from studio.links.listening import Listening, Ports, listen
from studio.links.names.hub import CONTROLS, VALUES, Hub
from studio.links.names.kit import Desk, Value
from studio.links.osc.guard import decode, encode
from studio.links.overheard import Heard
from studio.notices import Notices
from studio.replies import Notice
from studio.session import Session
from tests.studio.fakes import FakeProgram, FakeSound, ManualClock, Script, steps
from tests.waiting import until

LOOPBACK = "127.0.0.1"


class Table:
    """A session whose threads are turned by hand, and the hub of its addresses."""

    def __init__(self) -> None:
        self.clock, self.script = ManualClock(), Script()
        self.sound = FakeSound(self.clock)
        self.script.programs["two"] = FakeProgram({"drums": steps("bd"), "bass": steps("x")})
        self.told: list[Notice] = []
        self.session = Session(
            self.sound, self.script, Notices(self.told.append), seconds=self.clock
        )
        self.gate = Gate(self.session.submit, self.session.tell_bad, self.clock)
        self.desk = Desk(self.session, self.sound, self.gate, lambda: ("hello",))
        self.hub = Hub(self.desk, seconds=self.clock)
        self.session.submit("two")
        self.session.work()
        self.turn()

    def turn(self, times: int = 6) -> None:
        for _ in range(times):
            self.session.turn()

    def change(self, address: str, *args: Any, key: str = "", home: bool = True) -> bool:
        """Change something, and let the player do it."""
        promised = self.hub.change(address, args, key, home)
        self.turn()
        return promised.result(30).ok

    def read(self, address: str) -> Value:
        return self.hub.tree.read(self.desk, address)


class Hears:
    """A listener that takes notes."""

    def __init__(self, key: str, *streams: str) -> None:
        self.key, self.streams = key, frozenset(streams or (VALUES, CONTROLS))
        self.heard: list[tuple[str, Value]] = []
        self.events: list[Heard] = []
        self.gone = False

    def hear(self, address: str, value: Value) -> None:
        self.heard.append((address, value))

    def overhear(self, heard: list[Heard]) -> None:
        self.events += heard

    def is_gone(self, now: float) -> bool:
        del now
        return self.gone


class House:
    """A session with its threads, and links on free ports."""

    def __init__(self, **ports: Any) -> None:
        self.script, self.notices = Script(), list[Notice]()
        self.script.programs["beat"] = FakeProgram({"drums": steps("bd"), "bass": steps("x")})
        self.clock = ManualClock()
        self.sound = FakeSound(self.clock)
        self.session = Session(self.sound, self.script, Notices(self.notices.append))
        self.session.start()
        self.links: Listening = listen(
            self.session, self.sound, self.notices.append, Ports(0, 0, **ports)
        )
        self.session.evaluate("beat")

    @property
    def port(self) -> int:
        """Where OSC comes in."""
        return self.links.links["OSC"].port

    def close(self) -> None:
        self.links.close()
        self.session.close()


class Program:
    """Another program: sends OSC, and hears what comes back."""

    def __init__(self, port: int, streams: tuple[str, ...] = ()) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((LOOPBACK, 0))
        self.socket.settimeout(0.01)
        self.port, self.to = self.socket.getsockname()[1], (LOOPBACK, port)
        self.heard: list[tuple[Any, ...]] = []
        self.streams = streams

    def send(self, address: str, *args: Any) -> None:
        self.socket.sendto(encode(address, args), self.to)

    def subscribe(self, for_s: float = 30.0) -> None:
        self.send("/subscribe", LOOPBACK, self.port, for_s, *self.streams)

    def listen(self) -> list[tuple[Any, ...]]:
        """All that came in until now."""
        while True:
            try:
                data = self.socket.recv(65_536)
            except (TimeoutError, BlockingIOError):
                return self.heard
            for one in decode(data):
                self.heard.append((one.address, *one.args))

    def hears(self, *message: Any) -> bool:
        """Does a message come?"""
        return until(lambda: tuple(message) in self.listen())

    def answered(self, number: int) -> bool:
        """Is a ping answered? All that was sent before it is read by then.

        It is asked again until then, because the system drops what a full buffer cannot take.
        """

        def heard() -> bool:
            self.send("/ping", number)
            return ("/pong", number) in self.listen()

        return until(heard)

    def close(self) -> None:
        self.socket.close()
