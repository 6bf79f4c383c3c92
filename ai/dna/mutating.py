"""Mutations of code that plays: small musical changes of one layer, in the player's own text.

Each is an edit as a request would ask for it, so its effect is verified on the events, and
comments, names and all other layers stay as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from ai.brief.intent import Bars, Edit
from ai.edits.apply import OPS
from ai.edits.attempt import NAMES, Job, settle
from ai.errors import DeclinedError
from ai.hearing.notes import DRUMS
from ai.lift.layers import Scene
from ai.palette import Palette

BEAT = frozenset({"kick", "snare", "clap"})
ORNAMENTS = DRUMS - BEAT
TUNEFUL = frozenset({"bass", "chords", "pad", "arp", "lead", "drone"})
MELODIC = frozenset({"arp", "lead"})
ANY = DRUMS | TUNEFUL
ROOMY = ANY - {"kick", "bass"}
TRIES = 4  # other dice where a mutation does not suit the code


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change of a layer.

    Attributes:
        words: what it does; ROLE stands for the layer.
        edit: the edit, without its target.
        roles: the layers that it suits.
    """

    words: str
    edit: Edit
    roles: frozenset[str]


MUTATIONS = (
    Mutation("busier ROLE", Edit("move", feature="density", way=0.5), ORNAMENTS | TUNEFUL),
    Mutation("sparser ROLE", Edit("move", feature="density", way=-0.5), ORNAMENTS | TUNEFUL),
    Mutation("ROLE off the beat", Edit("move", feature="syncopation", way=1), DRUMS - {"snare"}),
    Mutation("ROLE with swing", Edit("move", feature="swing", way=1), ORNAMENTS),
    Mutation("brighter ROLE", Edit("move", feature="brightness", way=1), TUNEFUL),
    Mutation("darker ROLE", Edit("move", feature="brightness", way=-1), TUNEFUL),
    Mutation("ROLE with more reverb", Edit("move", feature="reverb", way=1), ROOMY),
    Mutation("ROLE with echoes", Edit("move", feature="delay", way=1), MELODIC | {"rim", "clap"}),
    Mutation("dirtier ROLE", Edit("move", feature="saturation", way=0.5), TUNEFUL),
    Mutation("ROLE an octave up", Edit("move", feature="register", way=1), MELODIC),
    Mutation("shorter ROLE", Edit("move", feature="length", way=-1), TUNEFUL),
    Mutation("another line for ROLE", Edit("renew"), ANY - BEAT),
    Mutation("ROLE backwards", Edit("reverse"), MELODIC | ORNAMENTS),
    Mutation("ROLE later by a sixteenth", Edit("shift"), ORNAMENTS | MELODIC),
    Mutation("ROLE varied every 4th bar", Edit("vary_bars", bars=Bars(every=4)), DRUMS),
    Mutation("a fill of ROLE every 4th bar", Edit("fill", bars=Bars(every=4)), DRUMS - {"kick"}),
    Mutation("rolls of ROLE", Edit("roll"), frozenset({"hat", "shaker"})),
    Mutation("ghost notes around ROLE", Edit("ghost"), frozenset({"snare"})),
    Mutation("accents on ROLE", Edit("accent"), frozenset({"hat", "shaker", "ride"})),
    Mutation("ROLE as an arpeggio", Edit("arpeggiate"), frozenset({"chords"})),
    Mutation("ROLE in two voices", Edit("harmonize"), frozenset({"lead"})),
)  # fmt: skip


def mutate(
    stage: Scene, rng: Random, palette: Palette, only: frozenset[str] = frozenset()
) -> tuple[Scene, str] | None:
    """What plays with one layer changed, and what was changed; None where nothing suits.

    Args:
        stage: what plays.
        rng: the dice.
        palette: what can sound.
        only: roles that may change; empty for all.

    >>> from ai.lift.layers import scene
    >>> found = mutate(scene('s("hh*8")'), Random(3), Palette())
    >>> found is not None and found[0].text != 's("hh*8")'
    True
    """
    for _ in range(TRIES):
        chosen = _chosen(stage, rng, only)
        if chosen is None:
            return None
        words, edit = chosen
        job = Job(stage, edit, palette, rng)
        try:
            after = settle(job, OPS[edit.op](job))
        except DeclinedError:
            continue
        if after is not None:
            return after, words
    return None


def _chosen(stage: Scene, rng: Random, only: frozenset[str]) -> tuple[str, Edit] | None:
    """A mutation for one of the layers; each layer has the same chance."""
    roles = sorted({one.role for one in stage.notes if not only or one.role in only})
    suited = [role for role in roles if any(_suiting(role))]
    if not suited:
        return None
    role = rng.choice(suited)
    one = rng.choice(list(_suiting(role)))
    words = one.words.replace("ROLE", NAMES.get(role, role))
    return words, replace(one.edit, targets=(role,), words=words)


def _suiting(role: str) -> Iterator[Mutation]:
    return (one for one in MUTATIONS if role in one.roles)
