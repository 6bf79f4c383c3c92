"""What the studio needs from whatever makes the sound; engine.client has it all."""

from collections.abc import Iterable
from typing import Protocol

from engine.messages import SoundEvent


class Clock(Protocol):
    """A reading of the sound's clock; engine.status.ClockReading is one.

    Attributes:
        frame: the frame that is due now.
        at_ns: the moment of the reading, in nanoseconds that never go back.
        sample_rate: frames a second.
        block: frames a block.
        epoch: counts up when another engine takes over.
        ready: there is an engine that would play what it gets.
    """

    @property
    def frame(self) -> int: ...  # noqa: D102 # see the class
    @property
    def at_ns(self) -> int: ...  # noqa: D102 # see the class
    @property
    def sample_rate(self) -> int: ...  # noqa: D102 # see the class
    @property
    def block(self) -> int: ...  # noqa: D102 # see the class
    @property
    def epoch(self) -> int: ...  # noqa: D102 # see the class
    @property
    def ready(self) -> bool: ...  # noqa: D102 # see the class


class Sound(Protocol):
    """Takes events and plays each at its frame."""

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events, into the mix or to be pre-heard.

        Returns:
            a sentence for each kind of them that cannot be played.
        """

    def cancel(self, slot: str | None, from_frame: int, generation: int = ...) -> None:
        """Take back queued events of older generations, from a frame on."""

    def panic(self) -> None:
        """Silence within a few milliseconds, and an empty queue."""

    def clock(self) -> Clock:
        """The clock now."""


def innermost(sound: object) -> object:
    """What makes the sound, behind all that stands before it and has it as its `inner`.

    >>> from types import SimpleNamespace
    >>> engine = object()
    >>> innermost(SimpleNamespace(inner=engine)) is engine
    True
    """
    while (inner := getattr(sound, "inner", None)) is not None:
        sound = inner
    return sound
