"""A tune as genes: its chromosomes by role, what may change, and how two become one.

Genes are typed, so every child is a tune that can be printed: bars of hits, of notes and
of chords, controls, and the bars in which a layer plays.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.plan import Plan
from ai.song.tree import Chords, Hits, Layer, Notes, Song

# Roles that travel together, because what one plays only makes sense with the other.
LINKED = (frozenset({"bass", "chords", "pad", "arp", "lead", "drone"}), frozenset(DRUM_GAINS))
CORE = ("kick", "snare", "clap")


@dataclass(frozen=True, slots=True)
class Genome:
    """A tune with its frame and where it comes from.

    Attributes:
        song: the tune.
        plan: its frame.
        lineage: what happened to it, oldest first.
    """

    song: Song
    plan: Plan
    lineage: tuple[str, ...] = ()


Mutation = Callable[[Layer, Random], Layer]


def rotated(layer: Layer, rng: Random) -> Layer:
    """The hits of a small drum later by one or two steps."""
    part = layer.part
    if not isinstance(part, Hits) or not part.bars or layer.role in CORE:
        return layer
    by = rng.choice((1, 2, 3))
    return replace(layer, part=Hits(tuple(bar[-by:] + bar[:-by] for bar in part.bars)))


def thickened(layer: Layer, rng: Random) -> Layer:
    """One more soft hit at a weak place, in every second bar."""
    part = layer.part
    if not isinstance(part, Hits) or not part.bars:
        return layer
    free = [at for at, char in enumerate(part.bars[0]) if char == "." and at % 4]
    if not free:
        return layer
    at = rng.choice(free)
    bars = tuple(
        bar[:at] + "o" + bar[at + 1 :] if number % 2 and bar[at] == "." else bar
        for number, bar in enumerate(part.bars)
    )
    return replace(layer, part=Hits(bars))


def displaced(layer: Layer, rng: Random) -> Layer:
    """One note of a melody a step of the scale away, wherever it comes."""
    part = layer.part
    if not isinstance(part, Notes) or not part.scale or not part.bars:
        return layer
    places = sorted({step for bar in part.bars for step in bar if step.lstrip("-").isdigit()})
    if not places:
        return layer
    old = rng.choice(places)
    new = str(int(old) + rng.choice((-1, 1)))
    bars = tuple(tuple(new if step == old else step for step in bar) for bar in part.bars)
    return replace(layer, part=replace(part, bars=bars))


def turned(layer: Layer, rng: Random) -> Layer:
    """Every second bar of a line backwards."""
    part = layer.part
    if not isinstance(part, Notes) or not part.scale or len(part.bars) < 2 or rng.random() < 0.3:
        return layer
    if any("_" in bar for bar in part.bars):
        return layer
    bars = tuple(bar[::-1] if at % 2 else bar for at, bar in enumerate(part.bars))
    return replace(layer, part=replace(part, bars=bars))


def restruck(layer: Layer, rng: Random) -> Layer:
    """The rhythm of chords later by an eighth, or their arpeggio in another order."""
    part = layer.part
    if not isinstance(part, Chords):
        return layer
    if part.arpeggio:
        steps = part.arpeggio.strip("[]*2/").split()
        rng.shuffle(steps)
        tail = part.arpeggio[part.arpeggio.index("]") :] if "]" in part.arpeggio else ""
        text = " ".join(steps)
        return replace(layer, part=replace(part, arpeggio=f"[{text}{tail}" if tail else text))
    if any("_" in bar for bar in part.rhythm):
        return layer
    rhythm = tuple(bar[-2:] + bar[:-2] for bar in part.rhythm)
    return replace(layer, part=replace(part, rhythm=rhythm))


MUTATIONS: tuple[tuple[str, Mutation], ...] = (
    ("rotate", rotated), ("thicken", thickened), ("displace", displaced), ("turn", turned),
    ("restrike", restruck),
)  # fmt: skip


def mutate(genome: Genome, rng: Random, locked: frozenset[str], size: int) -> Genome:
    """A child with a few genes changed.

    Args:
        genome: the parent.
        rng: the dice.
        locked: roles that stay as they are.
        size: how many genes.
    """
    song, lineage = genome.song, genome.lineage
    for _ in range(size):
        free = [one for one in song.layers if one.role not in locked]
        if not free:
            break
        old = rng.choice(free)
        name, change = rng.choice(MUTATIONS)
        new = change(old, rng)
        if new is not old:
            layers = tuple(new if one is old else one for one in song.layers)
            song, lineage = replace(song, layers=layers), (*lineage, f"{name} {old.name}")
    return Genome(song, genome.plan, lineage)


def cross(one: Genome, two: Genome, locked: frozenset[str]) -> Genome:
    """The drums of one with the harmony of another, in the other's key and tempo.

    >>> from ai.brief.reading import read
    >>> from ai.compose.compose import compose_in
    >>> from ai.compose.plan import plan
    >>> from ai.palette import Palette
    >>> intent = read("house in C minor")
    >>> made = [Genome(compose_in(plan(intent, Random(n)), intent, Palette(), Random(n)),
    ...                plan(intent, Random(n))) for n in (1, 2)]
    >>> cross(*made, frozenset()).lineage
    ('drums of one, harmony of another',)
    """
    drums = [layer for layer in one.song.layers if layer.role in LINKED[1]]
    rest = [layer for layer in two.song.layers if layer.role not in LINKED[1]]
    if not drums or not rest or locked & {layer.role for layer in drums}:
        return two
    layers = tuple(drums + rest)
    return Genome(replace(two.song, layers=layers), two.plan, ("drums of one, harmony of another",))
