"""The tier of pattern DNA: tunes that are bred for the request."""

from ai.brief.intent import Intent
from ai.dna.evolution import Evolution
from ai.guard import Played
from ai.palette import Palette


def create(intent: Intent, palette: Palette, seed: int) -> Played:
    """A new tune: the fittest that has been born, not a founder where a child is as good.

    Raises:
        AskError: no founder is valid.
    """
    population = Evolution(intent, palette, seed).breed()
    born = [one for one in population if one.genome.lineage != ("founder",)]
    best = population[0]
    child = next((one for one in born if one.missing <= best.missing), best)
    return child.played
