"""The ensemble's tier: ten agents and their conductor."""

from dataclasses import replace

from ai.agents.conductor import Conductor
from ai.brief.intent import Intent
from ai.guard import Played
from ai.palette import Palette


def create(intent: Intent, palette: Palette, seed: int) -> Played:
    """A new tune, and why it is as it is.

    Raises:
        AskError: no draft is valid.
    """
    draft = Conductor(intent, palette, seed).conduct()
    return replace(draft.played, reasons=draft.reasons)
