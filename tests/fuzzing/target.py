"""What a reader of foreign bytes is, to be tried with damaged ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who reads.

    Attributes:
        examples: makes what is damaged.
        reads: takes the bytes.
        errors: what it may raise.
    """

    examples: Callable[[], Sequence[bytes]]
    reads: Callable[[bytes], Any]
    errors: tuple[type[Exception], ...]
