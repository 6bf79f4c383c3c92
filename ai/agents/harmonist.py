"""The harmonist: other rhythms and registers for the chords, and no clashes."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, with_layer
from ai.compose.harmony import harmony
from ai.judge.score import Heard, consonance
from ai.song.tree import Chords, Song

LEAST = 0.35
ANCHORS = ("c5", "g4", "e5", "a4")


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """The chords struck in another way, or voiced lower or higher."""
    out = []
    for one in desk.open(song, "chords", "pad", "arp")[:1]:
        new = harmony(desk.plan, desk.palette, desk.rng, one.role, None)
        fresh = replace(one, part=new.part)
        out.append(Proposal(with_layer(song, one, fresh), f"the {one.name} in another rhythm"))
        if isinstance(one.part, Chords):
            part = replace(one.part, anchor=desk.rng.choice(ANCHORS))
            out.append(Proposal(with_layer(song, one, replace(one, part=part)), "other voicings"))
    return out


def constrain(heard: Heard) -> str:
    """Notes must not clash all the time, unless that was asked for."""
    wanted = any(name == "dissonance" for name, way in heard.intent.qualities if way > 0)
    return "" if wanted or consonance(heard) >= LEAST else "the notes clash"


AGENT = Agent("harmonist", propose, constrain, consonance)
