"""What the tutor works with: how it speaks, plays, keeps and tells the time."""

from collections.abc import Callable
from dataclasses import dataclass

from tutorials.course import Progress


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tutor works with.

    Attributes:
        say: shows the learner a text.
        play: plays what the learner wrote, without waiting for it.
        show: plays an example, in place of all that plays.
        hush: ends what plays.
        keep: saves the progress.
        now: seconds since 1970.
        judging: begins the time that an attempt may take; what it gives says whether it is over.
    """

    say: Callable[[str], None]
    play: Callable[[str], object]
    show: Callable[[str], object]
    hush: Callable[[], object]
    keep: Callable[[Progress], None]
    now: Callable[[], float]
    judging: Callable[[], Callable[[], bool]]
