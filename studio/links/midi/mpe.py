"""MPE: a channel of its own for each note that sounds, so that each bends by itself. Pure."""

from typing import Final

MEMBERS: Final = 15  # channels 2 to 16
BEND_RANGE: Final = 48  # semitones, MPE's usual one
FIRST: Final = 2


class Zone:
    """Which channel is whose, in order of time.

    >>> zone = Zone(members=2)
    >>> [zone.channel(0, 5), zone.channel(1, 9), zone.channel(2, 9), zone.channel(9, 12)]
    [2, 3, 2, 2]
    """

    def __init__(self, members: int = MEMBERS) -> None:
        self._until = [float("-inf")] * members
        self._since = [float("-inf")] * members

    def channel(self, at: float, until: float) -> int:
        """The channel for a note: the one that is free longest, or that whose note ends first."""
        free = [one for one, end in enumerate(self._until) if end <= at]
        if free:
            place = min(free, key=lambda one: (self._until[one], one))
        else:
            place = min(range(len(self._until)), key=lambda one: self._since[one])
        self._until[place], self._since[place] = until, at
        return FIRST + place

    def clear(self) -> None:
        """Nothing sounds any more."""
        self._until = [float("-inf")] * len(self._until)


def bend_of(pitch: float, bend_range: float = BEND_RANGE) -> float:
    """How far the wheel is turned for the fraction of a pitch, from -1 to 1.

    >>> bend_of(60.5, 48) * 48, bend_of(60)
    (0.5, 0.0)
    """
    return (pitch - key_of(pitch)) / bend_range


def key_of(pitch: float) -> int:
    """The key of a pitch.

    >>> key_of(60.5), key_of(60.51)
    (60, 61)
    """
    return min(max(round(pitch), 0), 127)
