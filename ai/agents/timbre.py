"""The agent of timbre: filters that move, and a place in the spectrum for each layer."""

from ai.agents.agent import Agent, Desk, Proposal, no_objection, with_fx, with_layer
from ai.judge.score import balance
from ai.song.tree import Song

MOTIONS = (
    "sine.range(500,2200).slow(8)", "perlin.range(600,2400)", "sine.rangex(400,3000).slow(16)",
    "saw.rangex(400,2600).slow(8)",
)  # fmt: skip
BRIGHT = ("sawtooth", "supersaw", "square", "pulse")


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """A moving filter on a bright layer, or a wider place for a small drum."""
    out = []
    asked = {name for name, _ in desk.intent.qualities}
    bright = [one for one in desk.open(song, "chords", "pad", "bass", "arp") if one.sound in BRIGHT]
    if bright and "brightness" not in asked:
        one = desk.rng.choice(bright)
        new = with_fx(one, lpf=desk.rng.choice(MOTIONS))
        out.append(Proposal(with_layer(song, one, new), f"the filter of the {one.name} moves"))
    small = desk.open(song, "hat", "shaker", "perc", "rim", "conga")
    if small and "pan" not in asked:
        one = desk.rng.choice(small)
        new = with_fx(one, pan=desk.rng.choice(("rand.range(.3,.7)", "sine.range(.3,.7).slow(2)")))
        out.append(Proposal(with_layer(song, one, new), f"the {one.name} moves from side to side"))
    return out


AGENT = Agent("timbre", propose, no_objection, balance)
