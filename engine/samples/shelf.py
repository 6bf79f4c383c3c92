"""What resolving needs of the sounds that a player has loaded. Pure."""

from collections.abc import Mapping
from typing import Final, Protocol

from engine.samples.bank import Bank, Place, Recording


class Shelf(Protocol):
    """Loaded sounds, by name; engine.samples.library has them."""

    def real_name(self, key: str) -> str:
        """The name behind an alias; others as they are."""

    def bank(self, key: str) -> Bank | None:
        """The files of a name."""

    def recording(self, place: Place, name: str) -> Recording:
        """The samples of a file; raises ComingError while it is on its way, SoundError if never."""

    def expect(self, place: Place) -> object:
        """Have a file loaded that will be needed."""

    def coming(self) -> bool:
        """Are there names on their way?"""

    def names(self) -> Mapping[str, int]:
        """The names that are known, with how many files each has."""


class _Empty:
    """Nothing is loaded."""

    def real_name(self, key: str) -> str:
        return key

    def bank(self, key: str) -> None:
        del key

    def recording(self, place: Place, name: str) -> Recording:
        raise KeyError(place, name)

    def expect(self, place: Place) -> object:
        raise KeyError(place)

    def coming(self) -> bool:
        return False

    def names(self) -> Mapping[str, int]:
        return {}


NOTHING: Final[Shelf] = _Empty()
