"""A network in memory, in stepped time: delay, loss, reordering, duplicates, partitions."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from jam.keys import Identity
from jam.link import Link
from jam.peer import Peer
from jam.room import Evaluation, Happening

KEY = bytes(range(16))
LINK = Link("127.0.0.1", 7475, "kitchen", KEY)
BEGIN_MS = 1_800_000_000_000


@dataclass
class Wire:
    """Peers and what is between them.

    Attributes:
        delay_s, jitter_s: how long a frame takes; jitter reorders.
        loss, twice: the chances that a frame is lost, or comes twice.
        walls: pairs of peers' numbers that hear nothing of each other.
    """

    seed: int = 0
    delay_s: float = 0.0
    jitter_s: float = 0.0
    loss: float = 0.0
    twice: float = 0.0
    now_s: float = 100.0
    peers: dict[int, Peer] = field(default_factory=dict)
    heard: dict[int, list[Happening]] = field(default_factory=dict)
    logs: dict[int, list[str]] = field(default_factory=dict)
    walls: set[frozenset[int]] = field(default_factory=set)
    frames: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._flying: list[tuple[float, int, int, int, bytes]] = []
        self._sent = 0
        self._next = 0

    def wall_ms(self) -> int:
        return BEGIN_MS + int(self.now_s * 1000)

    def peer(
        self, name: str, link: Link = LINK, off_ms: int = 0, key: int | None = None,
        version: str = "",
    ) -> Peer:  # fmt: skip
        """Somebody new; the same key is the same player."""
        self._next += 1
        number = self._next
        identity = Identity(bytes([key or number]) * 32)
        heard: list[Happening] = []
        log: list[str] = []
        self.heard[number], self.logs[number] = heard, log
        peer = Peer(
            link,
            identity,
            name,
            wall_ms=lambda: self.wall_ms() + off_ms,
            clock_s=lambda: self.now_s,
            dice=random.Random(self.seed * 1000 + number).randbytes,
            version=version,
            hears=heard.append,
            log=log.append,
        )
        self.peers[number] = peer
        return peer

    def number(self, peer: Peer) -> int:
        return next(n for n, p in self.peers.items() if p is peer)

    def kill(self, peer: Peer) -> None:
        """Gone without a word."""
        del self.peers[self.number(peer)]

    def part(self, some: list[Peer], others: list[Peer]) -> None:
        """Let nothing through between two groups."""
        self.walls |= {frozenset((self.number(a), self.number(b))) for a in some for b in others}

    def run(self, seconds: float, step_s: float = 0.05) -> None:
        """Let time pass."""
        end_s = self.now_s + seconds
        while self.now_s < end_s - 1e-9:
            self.collect()
            self.now_s += step_s
            self.deliver()
            for peer in list(self.peers.values()):
                peer.tick()

    def collect(self) -> None:
        """Take what waits onto the wire."""
        for number, peer in list(self.peers.items()):
            for frame, to in peer.outgoing():
                self.frames.append(frame)
                for other in self.peers:
                    if other != number and to in (0, other):
                        self._fly(number, other, frame)

    def deliver(self) -> None:
        """Let arrive what is due."""
        while self._flying and self._flying[0][0] <= self.now_s:
            _, _, sender, to, frame = heapq.heappop(self._flying)
            if to in self.peers:
                self.peers[to].receive(frame, sender)
                self.collect()

    def evaluations(self, peer: Peer) -> list[Evaluation]:
        return [h for h in self.heard[self.number(peer)] if isinstance(h, Evaluation)]

    def _fly(self, sender: int, to: int, frame: bytes) -> None:
        if frozenset((sender, to)) in self.walls:
            return
        for _ in range(2 if self.dice.random() < self.twice else 1):
            if self.dice.random() >= self.loss:
                at_s = self.now_s + self.delay_s + self.dice.random() * self.jitter_s
                self._sent += 1
                heapq.heappush(self._flying, (at_s, self._sent, sender, to, frame))


def room(wire: Wire, *names: str, founder: Callable[[Peer], None] = Peer.found) -> list[Peer]:
    """Players in a room; the first is host."""
    peers = [wire.peer(name) for name in names]
    for peer in peers:
        peer.connected()
    founder(peers[0])
    peers[0].enter()
    wire.run(2)
    for peer in peers[1:]:
        peer.enter()
    wire.run(6)
    return peers
