"""How much of each thing one peer may send a second; what is beyond is dropped. Pure."""

from dataclasses import dataclass

# what: (how many a second, how many at once)
RATES: dict[str, tuple[float, float]] = {
    "frame": (100, 400),
    "bytes": (262_144, 2_097_152),
    "healing": (131_072, 1_048_576),  # bytes, of oneself: half of what others take
    "text": (50, 200),
    "here": (6, 30),
    "have": (4, 20),
    "sync": (4, 20),
    "clock": (20, 100),
    "evaluate": (10, 20),
    "say": (2, 12),
    "control": (60, 120),
    "sound": (250, 500),
    "other": (10, 60),
    "outside": (1, 8),
}
PEERS = 512


@dataclass(slots=True)
class _Bucket:
    left: float
    at_s: float


class Rates:
    """What each peer has left."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def take(self, who: str, what: str, now_s: float, count: float = 1) -> bool:
        """Whether somebody may do that now; counts it where they may."""
        rate, most = RATES.get(what, RATES["other"])
        bucket = self._buckets.get((who, what))
        if bucket is None:
            self._sweep(now_s)
            bucket = self._buckets[who, what] = _Bucket(most, now_s)
        bucket.left = min(most, bucket.left + rate * max(0.0, now_s - bucket.at_s))
        bucket.at_s = now_s
        if bucket.left < count:
            return False
        bucket.left -= count
        return True

    def _sweep(self, now_s: float) -> None:
        """Forget who was not heard for a minute: all their buckets are full again."""
        if len(self._buckets) >= PEERS * len(RATES):
            self._buckets = {k: b for k, b in self._buckets.items() if b.at_s > now_s - 60}
