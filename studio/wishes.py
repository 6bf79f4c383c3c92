"""What a session is asked for and shows of itself, as plain values."""

from dataclasses import dataclass
from fractions import Fraction

from studio.replies import Reply
from studio.slots import Change


@dataclass(frozen=True, slots=True)
class Playing:
    """What plays now, for a status line.

    Attributes:
        cycle: the position, None while nothing plays.
        cps: the tempo.
        slots: names of what plays.
        evaluating: code is being evaluated.
        silent: those of the slots that the mixer mutes.
        waiting: the cycle at which the next change lands, None where none waits.
    """

    cycle: Fraction | None
    cps: float
    slots: tuple[str, ...]
    evaluating: bool
    silent: frozenset[str] = frozenset()
    waiting: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command makes of what plays.

    Attributes:
        change: what is to change; None: nothing.
        reply: what the player reads.
    """

    change: Change | None
    reply: Reply


@dataclass(frozen=True, slots=True)
class Launch:
    """How evaluated code and scenes come in.

    Attributes:
        quantum: at the next multiple of so many cycles; 0: at once.
        fade: cycles of crossfade; 0: none.
    """

    quantum: int = 0
    fade: float = 0.0
