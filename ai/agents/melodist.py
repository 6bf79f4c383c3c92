"""The melodist: other motifs for melody and bass."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, no_objection, with_layer
from ai.compose.bass import bass
from ai.compose.melody import melody
from ai.judge.score import Heard, interlock, singing
from ai.song.tree import Song


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """Another melody, another bass line."""
    out = []
    for one in desk.open(song, "lead")[:1]:
        new = melody(desk.plan, desk.intent, desk.palette, desk.rng, None)
        out.append(Proposal(with_layer(song, one, replace(one, part=new.part)), "another motif"))
    for one in desk.open(song, "bass")[:1]:
        new = bass(desk.plan, desk.palette, desk.rng, None)
        fresh = replace(one, part=new.part)
        out.append(Proposal(with_layer(song, one, fresh), "another bass line"))
    return out


def score(heard: Heard) -> float:
    """A melody that sings over a bass that fits the kick."""
    return (singing(heard) + interlock(heard)) / 2


AGENT = Agent("melodist", propose, no_objection, score)
