"""What a hub lets connections, addresses and rooms have, and how fast. Pure: time comes in."""

import ipaddress
from dataclasses import dataclass, field

from jam.net.carrier import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hub lets happen.

    Attributes:
        frame_bytes: the longest frame, without the number before it.
        frames_s, burst: frames of a connection a second, and how many at once after a rest.
        bytes_s, burst_bytes: the same for bytes: a first sync is a burst.
        players: connections of a room.
        per_address: connections from one address (of IPv6: one /64); those of this machine are
            not counted, because everybody who comes through a tunnel seems to be there.
        rooms: rooms at once.
        connections: of all rooms together, and of those that have not said hello.
        hello_s: so soon a connection has to say hello.
        hello_bytes: the longest hello.
        waiting_bytes: who lets more than this wait is cut off.
        ping_s, pong_s: how often a connection is asked whether it is there, and for how long.
    """

    frame_bytes: int = MOST_BYTES
    frames_s: float = 50.0
    burst: int = 150
    bytes_s: float = 400_000.0
    burst_bytes: int = 3_000_000
    players: int = 32
    per_address: int = 8
    rooms: int = 1_000
    connections: int = 4_096
    hello_s: float = 5.0
    hello_bytes: int = 1_024
    waiting_bytes: int = 4_000_000
    ping_s: float = 15.0
    pong_s: float = 15.0


@dataclass(slots=True)
class Bucket:
    """How much may pass a second; what was not used is kept up to a burst.

    Attributes:
        per_s: what flows in.
        most: how much it holds.
        left: how much there is; below 0 it is owed.
        at_s: when that was true.
    """

    per_s: float
    most: float
    at_s: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.most

    def take(self, amount: float, now_s: float) -> float:
        """Take some.

        Returns:
            seconds to wait before more may be taken, 0 mostly.

        >>> bucket = Bucket(2.0, 4.0, at_s=0.0)
        >>> [bucket.take(2.0, 0.0) for _ in range(4)], bucket.take(0.0, 1.0)
        ([0.0, 0.0, 1.0, 2.0], 1.0)
        """
        self.left = min(self.most, self.left + (now_s - self.at_s) * self.per_s) - amount
        self.at_s = now_s
        return max(0.0, -self.left / self.per_s)


@dataclass(slots=True)
class Pace:
    """How fast a connection may send."""

    frames: Bucket
    bytes: Bucket

    @staticmethod
    def of(limits: Limits, now_s: float) -> "Pace":
        """That of a new connection."""
        return Pace(
            Bucket(limits.frames_s, limits.burst, now_s),
            Bucket(limits.bytes_s, limits.burst_bytes, now_s),
        )

    def wait_s(self, length: int, now_s: float) -> float:
        """For how long not to listen to a connection after a frame of this length."""
        return max(self.frames.take(1.0, now_s), self.bytes.take(length, now_s))


def counted(address: str) -> str:
    """What connections are counted by: "" for this machine, which is not counted.

    >>> counted("127.0.0.1"), counted("::1"), counted("192.0.2.7"), counted("nonsense")
    ('', '', '192.0.2.7', 'nonsense')
    >>> counted("2001:db8:1:2:3::4"), counted("::ffff:192.0.2.7")
    ('2001:db8:1:2::/64', '192.0.2.7')
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is None:
            net = ipaddress.ip_network((found, 64), strict=False)
            return "" if found.is_loopback else str(net)
        found = found.ipv4_mapped
    return "" if found.is_loopback else str(found)
