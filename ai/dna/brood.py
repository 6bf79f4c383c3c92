"""A brood: a few children of code that plays, each different to the ear, the fittest first.

Fit is what the judge finds good and the player's taste likes, at the distance from the parents
that was asked for: nearer for "more like this", further for an evolution of several generations.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from ai.brief.intent import Intent
from ai.dna.crossing import LINKED, cross
from ai.dna.mutating import mutate
from ai.errors import DeclinedError
from ai.guard import InvalidError, Played, allowed
from ai.hearing.measures import Ear
from ai.judge.score import Heard, judge
from ai.lift.layers import Scene, scene
from ai.palette import Palette

SHOWN = 4  # more than a player compares by ear
KEPT = 8  # parents of the next generation
APART = 0.04  # nearer ones count as the same
MOST_GENERATIONS = 10
FAR_WEIGHT, LIKED_WEIGHT = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a brood is made.

    Attributes:
        generations: how often children have children, 1 to MOST_GENERATIONS.
        births: children a generation.
        changes: mutations of a child, at most.
        far: the distance from the parents that is wanted, 0 to 1.
        only: roles that may change; empty for all.
    """

    generations: int = 1
    births: int = 12
    changes: int = 2
    far: float = 0.3
    only: frozenset[str] = frozenset()


MUTATION = Recipe()
ALIKE = Recipe(changes=1, far=0.1)
EVOLUTION = Recipe(generations=4, births=10, changes=2, far=0.5)
CROSSING = Recipe(generations=2, births=8, changes=1, far=0.5)


@dataclass(frozen=True, slots=True)
class Child:
    """A tune that was born.

    Attributes:
        stage: its code and what it plays.
        ear: what of it is compared with others.
        how: what happened on the way from the parents, oldest first.
        far: its distance from the nearest parent, 0 to 1.
        fitness: how good it is; only to be compared.
        parent: what it was changed from; None for a parent of the brood, and for a crossing.
    """

    stage: Scene
    ear: Ear
    how: tuple[str, ...] = ()
    far: float = 0.0
    fitness: float = 0.0
    parent: "Child | None" = None


class Brood:
    """Breeds from code.

    Args:
        parents: the codes, in the order in which they are named.
        recipe: how.
        palette: what can sound.
        seed: of the dice.
        liking: how much the player likes what plays, -1 to 1.

    Raises:
        DeclinedError: a parent cannot be played, or plays nothing.
    """

    def __init__(
        self,
        parents: Sequence[str],
        recipe: Recipe,
        palette: Palette,
        seed: int,
        liking: Callable[[Played], float] = lambda _: 0.0,
    ) -> None:
        self._parents = [_parent(code) for code in parents]
        self._ears = [Ear.of(one.notes) for one in self._parents]
        theirs = {f"{one.bank}_{one.sound}" if one.bank else one.sound
                  for parent in self._parents for one in parent.notes}  # fmt: skip
        self._palette = Palette(palette.names | {name.lower() for name in theirs})
        self._recipe, self._liking = recipe, liking
        self._rng = Random(f"brood:{seed}")

    def children(self) -> list[Child]:
        """Up to SHOWN children, the fittest first.

        Raises:
            DeclinedError: none could be made.

        >>> found = Brood(['s("bd*4, hh*8")'], MUTATION, Palette(), 1).children()
        >>> 1 <= len(found) <= SHOWN and all(one.how for one in found)
        True
        """
        population = self.founders()
        for _ in range(max(1, min(self._recipe.generations, MOST_GENERATIONS))):
            population = self.next(population)
        found = self._fittest([one for one in population if one.how])[:SHOWN]
        if not found:
            raise DeclinedError("I know no child of this code that sounds different")
        return found

    def founders(self) -> list[Child]:
        """What the first generation is born from: the parents, or crossings of several."""
        population = [Child(*both) for both in zip(self._parents, self._ears, strict=True)]
        return (self._crossed() or population) if len(population) > 1 else population

    def next(self, population: Sequence[Child]) -> list[Child]:
        """The next generation: the fittest of what was born, and of those that were there."""
        born = [self._child(self._rng.choice(population)) for _ in range(self._recipe.births)]
        known = [one for one in population if one.how]
        return self._fittest([*known, *filter(None, born)])[:KEPT] or list(population)

    def _crossed(self) -> list[Child]:
        """Each parent as host, with each kind of layer of each other one."""
        out = []
        for host in self._parents:
            for at, guest in enumerate(self._parents):
                for kind in LINKED if guest is not host else ():
                    found = cross(host, guest, kind, self._palette)
                    if found is not None:
                        out.append(self._heard(found, (f"{kind} of {_name(at)}",)))
        return self._fittest([one for one in out if one is not None])

    def _child(self, parent: Child) -> Child | None:
        stage, how = parent.stage, parent.how
        for _ in range(self._rng.randint(1, self._recipe.changes)):
            found = mutate(stage, self._rng, self._palette, self._recipe.only)
            if found is not None:
                stage, how = found[0], (*how, found[1])
        kin = parent if parent.how else None
        return self._heard(stage, how, kin) if stage is not parent.stage else None

    def _heard(
        self, stage: Scene, how: tuple[str, ...], parent: Child | None = None
    ) -> Child | None:
        try:
            played = allowed(stage.played, self._palette)
        except InvalidError:
            return None
        ear = Ear.of(stage.notes)
        far = min(one.apart(ear) for one in self._ears)
        fitness = judge(Heard(played, Intent("create"), "")).score
        fitness += LIKED_WEIGHT * self._liking(played) - FAR_WEIGHT * abs(far - self._recipe.far)
        return Child(stage, ear, how, far, fitness, parent)

    def _fittest(self, children: Sequence[Child]) -> list[Child]:
        """The fittest first, without those that sound like a fitter one or like a parent."""
        out: list[Child] = []
        for one in sorted(children, key=lambda each: each.fitness, reverse=True):
            if one.far > APART and all(one.ear.is_apart(other.ear, APART) for other in out):
                out.append(one)
        return out


def _parent(code: str) -> Scene:
    try:
        found = scene(code)
    except InvalidError as error:
        raise DeclinedError(f"this code cannot have children: {error}") from error
    if not found.notes:
        raise DeclinedError("code that plays nothing has no children")
    return found


def _name(at: int) -> str:
    return "ABCDEFGH"[at]
