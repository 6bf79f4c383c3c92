"""Evolution: founders by the rules, children by crossing and mutation, the fittest go on.

Children must differ audibly from those that are kept (niching by the distance of events),
and mutations grow smaller from generation to generation.
"""

from dataclasses import dataclass
from random import Random

from ai.agents.agent import locked_roles
from ai.brief.intent import Intent
from ai.compose.compose import compose_in
from ai.compose.plan import plan
from ai.dna.genome import Genome, cross, mutate
from ai.errors import AskError
from ai.guard import InvalidError, Played, checked
from ai.hearing.measures import distance
from ai.judge.demands import unmet
from ai.judge.score import Heard, judge
from ai.palette import Palette
from ai.song.show import show

FOUNDERS = 6
GENERATIONS = 4
CHILDREN = 6
KEPT = 5
APART = 0.05  # of the distance of events: nearer ones count as the same


@dataclass(frozen=True, slots=True)
class Creature:
    """A genome that was heard.

    Attributes:
        genome: its genes.
        played: its code and events.
        missing: how many demands it does not meet.
        fitness: how good it is.
    """

    genome: Genome
    played: Played
    missing: int
    fitness: float

    @property
    def rank(self) -> tuple[int, float]:
        """What creatures are sorted by."""
        return -self.missing, self.fitness


class Evolution:
    """Breeds tunes for a request."""

    def __init__(self, intent: Intent, palette: Palette, seed: int) -> None:
        self.intent, self.palette = intent, palette
        self.rng = Random(f"dna:{seed}:{intent.request}")
        self.locked = locked_roles(intent)

    def breed(self) -> list[Creature]:
        """The last generation, the fittest first, each different to the ear.

        Raises:
            AskError: no founder is valid.
        """
        found = [self._heard(self._founder()) for _ in range(FOUNDERS)]
        population = self._apart([one for one in found if one is not None])
        if not population:
            raise AskError("no tune of the first generation fits this request")
        for generation in range(GENERATIONS):
            size = max(1, 3 - generation)
            born = [self._heard(self._child(population, size)) for _ in range(CHILDREN)]
            least = population[0].missing
            fit = [one for one in born if one is not None and one.missing <= least]
            population = self._apart(population + fit)[:KEPT]
        return population

    def _founder(self) -> Genome:
        frame = plan(self.intent, self.rng)
        return Genome(compose_in(frame, self.intent, self.palette, self.rng), frame, ("founder",))

    def _child(self, population: list[Creature], size: int) -> Genome:
        one, two = self.rng.choice(population), self.rng.choice(population)
        genome = cross(one.genome, two.genome, self.locked) if one is not two else one.genome
        return mutate(genome, self.rng, self.locked, size)

    def _heard(self, genome: Genome) -> Creature | None:
        try:
            played = checked(show(genome.song), self.palette)
        except InvalidError:
            return None
        fitness = judge(Heard(played, self.intent, genome.plan.genre)).score
        return Creature(genome, played, len(unmet(self.intent, played)), fitness)

    def _apart(self, creatures: list[Creature]) -> list[Creature]:
        """The fittest first, without those that sound like a fitter one."""
        out: list[Creature] = []
        for one in sorted(creatures, key=lambda each: each.rank, reverse=True):
            if all(distance(one.played.notes, other.played.notes) > APART for other in out):
                out.append(one)
        return out
