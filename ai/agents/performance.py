"""The agent of performance: code that can be edited while it plays."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, is_drum
from ai.judge.score import Heard, readable
from ai.song.tree import Song

MOST_LAYERS = 8
MOST_EVENTS = 250  # a bar


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """Fewer layers where there are many: a small drum goes first."""
    if len(song.layers) <= MOST_LAYERS - 1:
        return []
    small = [
        one
        for one in desk.open(song)
        if is_drum(one) and one.role not in ("kick", "snare", "clap", "hat")
    ]
    if not small:
        return []
    rest = tuple(one for one in song.layers if one is not small[-1])
    return [Proposal(replace(song, layers=rest), f"without the {small[-1].name}, to keep it short")]


def constrain(heard: Heard) -> str:
    """No bursts of events."""
    return "too many events" if len(heard.notes) > 8 * MOST_EVENTS else ""


AGENT = Agent("performance", propose, constrain, readable)
