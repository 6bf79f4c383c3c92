"""A population that is bred for many generations, with a number and a parent for each that lived.

One generation at a time comes out, so that somebody can watch, choose, and stop.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ai.dna.brood import Brood, Child

MOST_GENERATIONS = 1_000


@dataclass(frozen=True, slots=True)
class Creature:
    """One of a population.

    Attributes:
        number: its own, in the order of birth.
        parent: the number of what it was changed from, 0 for what stood at the beginning.
        born: in which generation.
        how: what was changed last.
        code: what it plays.
        far: its distance from the nearest parent of all, 0 to 1.
        fitness: how good it is; only to be compared.
    """

    number: int
    parent: int
    born: int
    how: str
    code: str
    far: float
    fitness: float


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation: its number, who lives, and the forebears of these, oldest first."""

    number: int
    living: tuple[Creature, ...]
    forebears: tuple[Creature, ...]


class Lab:
    """Breeds generation after generation.

    Args:
        brood: makes the children.
        first: the number that the first creature gets, less one.
        root: the number of the creature that all are born from, 0 where it has none.
    """

    def __init__(self, brood: Brood, first: int = 0, root: int = 0) -> None:
        self._brood, self._last, self._root = brood, first, root
        self._known: dict[int, Creature] = {}  # by the identity of the child, which is kept
        self._kept: dict[int, Child] = {}

    def generations(self, count: int) -> Iterator[Generation]:
        """So many generations, each as soon as it lives.

        >>> from ai.dna.brood import MUTATION
        >>> from ai.palette import Palette
        >>> lab = Lab(Brood(['s("bd*4, hh*8")'], MUTATION, Palette(), 1))
        >>> found = list(lab.generations(2))
        >>> found[1].number, found[1].living[0].number > 0
        (2, True)
        """
        population = self._brood.founders()
        for number in range(1, min(count, MOST_GENERATIONS) + 1):
            population = self._brood.next(population)
            yield self._generation(number, population)

    def _generation(self, number: int, population: Sequence[Child]) -> Generation:
        living = tuple(self._named(one, number) for one in population if one.how)
        forebears: dict[int, Creature] = {}
        for one in population:
            up = one.parent
            while up is not None:
                creature = self._named(up, number)
                forebears[creature.number] = creature
                up = up.parent
        alive = {one.number for one in living}
        older = sorted((one for key, one in forebears.items() if key not in alive),
                       key=lambda one: one.number)  # fmt: skip
        return Generation(number, living, tuple(older))

    def _named(self, child: Child, born: int) -> Creature:
        key = id(child)
        if key not in self._known:
            parent = self._root if child.parent is None else self._named(child.parent, born).number
            self._last += 1
            self._kept[key] = child
            self._known[key] = Creature(
                self._last, parent, born, child.how[-1] if child.how else "", child.stage.text,
                child.far, child.fitness,
            )  # fmt: skip
        return self._known[key]
