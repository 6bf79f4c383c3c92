"""The agent of emotion: space and brightness by how calm or wild, sad or happy it should be."""

from ai.agents.agent import Agent, Desk, Proposal, is_drum, no_objection, with_fx, with_layer
from ai.judge.score import Heard, fullness, tonality
from ai.song.tree import Song


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """More room where it is calm, softer hats; harder drums where it is wild."""
    out = []
    arousal, valence = desk.plan.arousal, desk.plan.valence
    if arousal < -0.3:
        for one in desk.open(song, "chords", "pad", "lead")[:1]:
            new = with_fx(one, room=".6", roomsize="5")
            out.append(Proposal(with_layer(song, one, new), "space, because it is calm"))
    if arousal > 0.4:
        for one in desk.open(song, "snare", "clap")[:1]:
            new = with_fx(one, room=".15")
            out.append(
                Proposal(with_layer(song, one, new), "a harder backbeat, because it is wild")
            )
    if valence < -0.4:
        for one in [each for each in desk.open(song, "chords", "pad") if not is_drum(each)][:1]:
            new = with_fx(one, lpf="1200")
            out.append(Proposal(with_layer(song, one, new), "a darker sound, because it is sad"))
    return out


def score(heard: Heard) -> float:
    """The kind of key and the number of events that suit the mood."""
    return (tonality(heard) + fullness(heard)) / 2


AGENT = Agent("emotion", propose, no_objection, score)
