"""The tree of addresses: found in branches/, looked up, read as a whole. Free of sockets."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from functools import cache
from typing import Any, Final, NamedTuple

from studio.links.names import branches
from studio.links.names.kit import Desk, Name, NameRefusedError, Value
from studio.replies import Reply

LOCAL: Final = "only programs of this machine may do that"


class Place(NamedTuple):
    """One address as it stands now.

    Attributes:
        name: what lives there.
        part: what stands in the braces, "" where there are none.
        address: in full.
    """

    name: Name
    part: str
    address: str


class Tree:
    """The addresses.

    Args:
        names: what there is.

    >>> tree = every()
    >>> tree.find("/notalabel/cps").name.unit
    'cycles/s'
    >>> tree.find("/notalabel/slot/drums/gain").part
    'drums'
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.names: dict[str, Name] = {}
        self._around: list[tuple[str, str, Name]] = []
        self.add(names)

    def add(self, names: Iterable[Name]) -> None:
        """More addresses.

        Raises:
            ValueError: one is there already.
        """
        for name in names:
            if name.address in self.names:
                raise ValueError(f"{name.address} is declared twice")
            self.names[name.address] = name
            before, brace, rest = name.address.partition("{")
            if brace:
                self._around.append((before, rest.partition("}")[2], name))

    def find(self, address: str) -> Place | None:
        """What lives at an address, whether its part is there now or not; None: nothing."""
        found = self.names.get(address)
        if found is not None:
            return Place(found, "", address) if "{" not in address else None
        for before, after, name in self._around:
            end = len(address) - len(after)
            if address.startswith(before) and address.endswith(after) and end > len(before):
                part = address[len(before) : end]
                if "/" not in part:
                    return Place(name, part, address)
        return None

    def places(self, desk: Desk) -> Iterator[Place]:
        """All addresses as they stand now."""
        for name in self.names.values():
            if name.parts is None:
                yield Place(name, "", name.address)
                continue
            before, _, rest = name.address.partition("{")
            for part in name.parts(desk):
                yield Place(name, part, before + part + rest.partition("}")[2])

    def values(self, desk: Desk) -> dict[str, Value]:
        """The value of every address that has one that stands still."""
        return {
            place.address: place.name.get(desk, place.part)
            for place in self.places(desk)
            if place.name.get is not None and not place.name.live
        }

    def read(self, desk: Desk, address: str) -> Value:
        """The value of an address.

        Raises:
            NameRefusedError: there is none.
        """
        place = self.find(address)
        if place is None or place.name.get is None:
            raise NameRefusedError(f"{address[:80]} has no value")
        if place.name.parts is not None and place.part not in place.name.parts(desk):
            raise NameRefusedError(f"there is no {place.part[:40]} now")
        return place.name.get(desk, place.part)

    def change(
        self, desk: Desk, address: str, args: Iterable[Any], home: bool = True
    ) -> "Future[Reply]":
        """Change what lives at an address, or let it happen.

        Args:
            desk: what is changed.
            address: where.
            args: to what.
            home: does a program of this machine ask?

        Raises:
            NameRefusedError: it cannot be changed, or not to that.
        """
        place = self.find(address)
        if place is None:
            raise NameRefusedError(f"nothing lives at {address[:80]}")
        name = place.name
        if name.set is None:
            raise NameRefusedError(f"{address[:80]} can only be read")
        if name.home and not home:
            raise NameRefusedError(LOCAL)
        if name.parts is not None and place.part not in name.parts(desk):
            raise NameRefusedError(f"there is no {place.part[:40]} now")
        return name.set(desk, place.part, name.taken(tuple(args)))


def changed(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Value]:
    """The values that are new or another.

    >>> changed({"/a": 1, "/b": 2}, {"/a": 1, "/b": 3, "/c": 4})
    {'/b': 3, '/c': 4}
    """
    return {address: value for address, value in after.items() if before.get(address) != value}


@cache
def every() -> Tree:
    """The tree of all branches."""
    found: list[Name] = []
    for module in sorted(pkgutil.iter_modules(branches.__path__), key=lambda one: one.name):
        branch: Any = importlib.import_module(f"{branches.__name__}.{module.name}")
        found += branch.NAMES
    return Tree(found)
