"""The technical agent: levels, one bass at a time, no mud in the reverb."""

from ai.agents.agent import Agent, Desk, Proposal, with_fx, with_layer
from ai.judge.score import Heard
from ai.song.tree import Song

LOUDEST = 7.0  # the sum of the levels of what begins together


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """A low cut where a layer has much reverb."""
    for one in desk.open(song, "chords", "pad", "lead"):
        fx = one.fxs()
        if "room" in fx and "hpf" not in fx:
            return [
                Proposal(with_layer(song, one, with_fx(one, hpf="200")), "no mud in the reverb")
            ]
    return []


def constrain(heard: Heard) -> str:
    """Nothing may be far too loud together."""
    return "it is too loud" if _loudest(heard) > LOUDEST else ""


def _loudest(heard: Heard) -> float:
    sums: dict[object, float] = {}
    for one in heard.notes:
        sums[one.begin] = sums.get(one.begin, 0.0) + one.loudness
    return max(sums.values(), default=0.0)


def score(heard: Heard) -> float:
    """Headroom."""
    return max(0.0, min(1.0, (LOUDEST - _loudest(heard)) / 3))


AGENT = Agent("technical", propose, constrain, score)
