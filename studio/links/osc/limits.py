"""How often somebody may send, looked at before anything is decoded. Pure: time comes in.

Each sender has a bucket, and all together have one: a sender's address can be forged, so many small
buckets must not make a flood.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, TypeAlias

A_SECOND: Final = 4_000.0  # packets of one sender ...
AT_ONCE: Final = 2_000.0  # ... and how many may come together after a pause
ALL_A_SECOND: Final = 10_000.0  # packets of all senders
ALL_AT_ONCE: Final = 5_000.0
MOST_PEERS: Final = 256  # that are kept in mind

Place: TypeAlias = tuple[str, int]  # address and port


@dataclass(slots=True)
class Bucket:
    """Lets so much through a second, and more after a pause.

    >>> bucket = Bucket(a_second=10, at_once=2, left=2)
    >>> [bucket.take(0.0) for _ in range(3)], bucket.take(0.1)
    ([True, True, False], True)
    """

    a_second: float
    at_once: float
    left: float
    at: float = 0.0

    def take(self, now: float) -> bool:
        """Is there one more?"""
        self.left = min(self.left + max(now - self.at, 0.0) * self.a_second, self.at_once)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Limits:
    """The buckets of all senders.

    Args:
        a_second: packets of one sender.
        at_once: of one sender, after a pause.
    """

    def __init__(self, a_second: float = A_SECOND, at_once: float = AT_ONCE) -> None:
        self._each = (a_second, at_once)
        self._all = Bucket(ALL_A_SECOND, ALL_AT_ONCE, ALL_AT_ONCE)
        self._peers: OrderedDict[Place, Bucket] = OrderedDict()

    def may(self, peer: Place, now: float) -> bool:
        """May one more packet of a sender come in at a moment in seconds?"""
        bucket = self._peers.get(peer)
        if bucket is None:
            if len(self._peers) >= MOST_PEERS:
                self._peers.popitem(last=False)
            rate, most = self._each
            bucket = self._peers[peer] = Bucket(rate, most, most, now)
        else:
            self._peers.move_to_end(peer)
        return bucket.take(now) and self._all.take(now)
