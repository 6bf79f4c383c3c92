"""What lasts from one evaluation to the next: the player's own methods, and the dice."""

from collections.abc import Callable
from dataclasses import dataclass, field

from patterns.values import Value


@dataclass(slots=True)
class Session:
    """A player's language as it has grown; a fresh one knows only the vocabulary.

    Attributes:
        methods: what register(…) has added to patterns.
        generator: which random numbers patterns use, "legacy" or "precise"; see chance.py.
        seed: where Math.random begins; the same seed gives the same numbers.
    """

    methods: dict[str, Callable[..., Value]] = field(default_factory=dict)
    generator: str = "legacy"
    seed: int = 0

    def chance(self) -> float:
        """The next number from 0 to 1, exclusive.

        Source: splitmix64, Steele, Lea and Flood 2014.
        """
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.seed
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return float((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)
