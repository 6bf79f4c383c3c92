"""The rhythmist: ghosts and pickups around the core, and other patterns for the small drums."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, no_objection, with_layer
from ai.compose.grooves import euclidean, varied
from ai.judge.score import groove
from ai.song.tree import Hits, Layer, Song

SMALL = ("rim", "perc", "conga", "cowbell", "shaker", "tamb", "clave")
EUCLIDS = ((3, 16), (5, 16), (7, 16), (5, 8), (9, 16), (11, 16))


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """Ornaments of the drums that are open, and a Euclidean line for a small one."""
    out = []
    for one in desk.open(song, "kick", "snare", "hat")[:2]:
        if _plain(one):
            out.append(
                Proposal(with_layer(song, one, _ornamented(desk, one)), f"{one.name} with pickups")
            )
    small = [one for one in desk.open(song, *SMALL) if _plain(one)]
    if small:
        one = desk.rng.choice(small)
        hits, steps = desk.rng.choice(EUCLIDS)
        row = euclidean(hits, steps) * (16 // steps)
        turn = desk.rng.randrange(0, 4)
        new = replace(one, part=Hits((row[turn:] + row[:turn],) * 8))
        out.append(
            Proposal(with_layer(song, one, new), f"{one.name}: {hits} hits on {steps} steps")
        )
    return out


def _plain(one: Layer) -> bool:
    return isinstance(one.part, Hits) and bool(one.part.bars) and len(one.part.bars[0]) == 16


def _ornamented(desk: Desk, one: Layer) -> Layer:
    bars = one.part.bars if isinstance(one.part, Hits) else ()
    last = varied(bars[0], desk.rng, 1 if one.role == "kick" else 2)
    every = tuple(last if at % 4 == 3 else bars[0] for at in range(8))
    return replace(one, part=Hits(every))


AGENT = Agent("rhythmist", propose, no_objection, groove)
