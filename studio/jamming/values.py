"""Live values of a room: each becomes what code reads here when its cycle comes."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from jam.room import Happening, Moved, Tempo
from studio.jamming.kit import Listens

MOST_WAITING: Final = 1024
NAME: Final = "jam"
KNOBS: Final = ("/", "cc:")  # how names of OSC addresses and of MIDI controllers begin


class Values:
    """Values on their way.

    Args:
        put: sets a live value of the session, with who moved it.
    """

    def __init__(self, put: Callable[[str, float, str], object]) -> None:
        self._put = put
        self._waiting: list[Moved] = []

    def hear(self, happening: Happening, listens: Listens | None) -> None:
        """Take in what was moved, and what the tempo is to be: code may read both."""
        if isinstance(happening, Moved):
            self._waiting = [*self._waiting[-MOST_WAITING:], happening]
            if listens is not None:
                listens.move(happening.control, happening.value, happening.cycle)
        elif isinstance(happening, Tempo) and listens is not None:
            listens.tempo(happening.cps, happening.cycle)

    def come(self, now: Fraction) -> None:
        """It is this late: what is due is read from now on."""
        due = [one for one in self._waiting if one.cycle <= now]
        self._waiting = [one for one in self._waiting if one.cycle > now]
        for one in due:
            self._put(one.control, one.value, NAME)


def travels(name: str, value: object, source: str) -> bool:
    """Is this a value of a knob here that the others are to have, too?

    What came from the room does not go back; live values that are no knobs stay here.

    >>> travels("/fader1", 0.5, ""), travels("cc:74", 0.5, "midi"), travels("/fader1", 0.5, "jam")
    (True, True, False)
    """
    return source != NAME and isinstance(value, float) and name.startswith(KNOBS)
