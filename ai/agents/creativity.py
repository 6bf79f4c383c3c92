"""The agent of creativity: one surprise a tune, never where something was asked for."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, is_drum, no_objection, with_layer
from ai.hearing.measures import signature
from ai.judge.score import Heard
from ai.song.tree import Meter, Song

SURPRISES = (
    (".off(1/8, x => x.gain(.25))", "an echo of itself", False),
    (".every(4, x => x.rev())", "backwards every fourth bar", True),
    (".lastOf(8, x => x.ply(2))", "doubled in bar 8", True),
    (".sometimesBy(.25, x => x.speed(1.5))", "now and then at another pitch", True),
    (".off(3/16, x => x.add(note(12)).gain(.2))", "an octave above as an echo", False),
)
GUESTS = ("rim", "perc", "conga", "cowbell", "shaker", "lead", "arp", "hat", "openhat")


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """One surprise in a layer that carries neither beat nor harmony."""
    guests = [one for one in desk.open(song, *GUESTS) if not one.tail]
    if desk.plan.meter != Meter() or desk.plan.facts.get("nodrums"):
        return []
    if not guests or desk.intent.only or "repetitive" in desk.intent.structures:
        return []
    one = desk.rng.choice(guests)
    text, reason, drum = desk.rng.choice([row for row in SURPRISES if row[2] == is_drum(one)])
    new = replace(one, tail=(*one.tail, text))
    del drum
    return [Proposal(with_layer(song, one, new), f"{one.name}: {reason}")]


def score(heard: Heard) -> float:
    """How many different things happen, up to a point."""
    return min(1.0, len(signature(heard.notes)) / 150)


AGENT = Agent("creativity", propose, no_objection, score)
