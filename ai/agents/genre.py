"""The genre's agent: whole drafts in the style, and whether the beat is still its own."""

from ai.agents.agent import Agent, Desk, Proposal
from ai.compose.compose import compose_in
from ai.judge.score import Heard, core
from ai.song.tree import Song

LEAST = 0.7  # of the hits of kick and backbeat that make the genre


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """Another draft in the same frame: other cores, lines and chords of the genre."""
    del song
    fresh = compose_in(desk.plan, desk.intent, desk.palette, desk.rng)
    return [Proposal(fresh, f"another {desk.plan.genre} core")]


def constrain(heard: Heard) -> str:
    """The beat must stay the genre's where it was named, and no other shape with it."""
    shaped = heard.intent.structures or "halftime" in heard.intent.rhythms
    if heard.intent.genres and not shaped and core(heard) < LEAST:
        return "the beat is no longer that of the genre"
    return ""


AGENT = Agent("genre", propose, constrain, core)
