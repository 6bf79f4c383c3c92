"""The ensemble's tier: ten agents and their conductor."""

from ai.agents.conductor import Conductor
from ai.brief.intent import Intent
from ai.guard import Played
from ai.palette import Palette


def create(intent: Intent, palette: Palette, seed: int) -> Played:
    """A new tune.

    Raises:
        AskError: no draft is valid.
    """
    return Conductor(intent, palette, seed).conduct().played
