"""The agent of structure: turnarounds, layers that rest, and how bars change."""

from dataclasses import replace

from ai.agents.agent import Agent, Desk, Proposal, is_drum, no_objection, with_layer
from ai.compose.grooves import filled
from ai.judge.score import variety
from ai.song.tree import Hits, Song

RESTS = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 4, 5, 6), (2, 3, 4, 5, 6, 7), (1, 3, 5, 7))


def propose(desk: Desk, song: Song) -> list[Proposal]:
    """A fill at the end of the eight bars, or a layer that rests in some of them."""
    out = []
    snares = [one for one in desk.open(song, "snare", "clap", "tom", "rim") if _plain(one.part)]
    if snares:
        one = snares[0]
        bars = one.part.bars if isinstance(one.part, Hits) else ()
        row = (*tuple(bars[at % len(bars)] for at in range(7)), filled(bars[0], desk.rng))
        out.append(Proposal(with_layer(song, one, replace(one, part=Hits(row))), "a fill in bar 8"))
    guests = desk.open(song, "lead", "arp", "rim", "perc", "shaker", "cowbell", "conga", "chords")
    guests = [one for one in guests if not one.held]
    if guests and len(song.layers) > 3:
        one = desk.rng.choice(guests)
        held = desk.rng.choice(RESTS[:3] if not is_drum(one) else RESTS)
        out.append(
            Proposal(with_layer(song, one, replace(one, held=held)), f"the {one.name} rests")
        )
    return out


def _plain(part: object) -> bool:
    return isinstance(part, Hits) and bool(part.bars) and len(part.bars[0]) == 16


AGENT = Agent("structure", propose, no_objection, variety)
