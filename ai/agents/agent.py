"""What an agent is: it proposes changes of a draft, forbids what must not be, and scores.

An agent is a pure function of the request, the draft and the dice; what was asked for
outright is locked, and no agent changes it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random

from ai.brief.intent import Intent
from ai.compose.drums import GAINS as DRUM_GAINS
from ai.compose.plan import Plan
from ai.judge.score import Heard
from ai.palette import Palette
from ai.song.tree import Layer, Song


@dataclass(frozen=True, slots=True)
class Desk:
    """What an agent works with.

    Attributes:
        intent: what was asked for.
        plan: the frame of the draft.
        palette: what can sound.
        rng: the dice.
        locked: roles whose part was asked for.
    """

    intent: Intent
    plan: Plan
    palette: Palette
    rng: Random
    locked: frozenset[str]

    def open(self, song: Song, *roles: str) -> list[Layer]:
        """The layers of some roles that an agent may change; without roles, all of them."""
        return [
            one
            for one in song.layers
            if one.role not in self.locked and (not roles or one.role in roles)
        ]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A changed draft, and why."""

    song: Song
    reason: str


Propose = Callable[[Desk, Song], Iterable[Proposal]]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent.

    Attributes:
        name: who it is.
        propose: changed drafts, the best first.
        constrain: why a tune must not be, "" where it may.
        score: how well a tune does in its field, from 0 to 1.
    """

    name: str
    propose: Propose
    constrain: Callable[[Heard], str]
    score: Callable[[Heard], float]


def no_objection(heard: Heard) -> str:
    """Nothing is forbidden in this field."""
    del heard
    return ""


def with_layer(song: Song, old: Layer, new: Layer) -> Song:
    """A song with another layer in place of one."""
    return replace(song, layers=tuple(new if one is old else one for one in song.layers))


def with_fx(layer: Layer, **values: str) -> Layer:
    """A layer with some controls set."""
    return replace(layer, fx=tuple((layer.fxs() | values).items()))


def is_drum(layer: Layer) -> bool:
    """Is it a drum?"""
    return layer.role in DRUM_GAINS


def locked_roles(intent: Intent) -> frozenset[str]:
    """Roles whose part was asked for outright."""
    named = {one.role for one in intent.wishes}
    if "drums" in named or any(one in intent.rhythms for one in ("polyrhythm", "polymeter")):
        named |= {*DRUM_GAINS, "lead", "bass"}
    if intent.chords or intent.degrees:
        named |= {"chords", "pad", "arp"}
    if "four_on_floor" in intent.rhythms:
        named.add("kick")
    if "halftime" in intent.rhythms:
        named |= {"snare", "clap", "kick"}
    shaped = any(one.structures for one in intent.wishes) or intent.structures
    if shaped or "call_response" in intent.rhythms:
        named |= {"lead", *DRUM_GAINS}
    return frozenset(named)
