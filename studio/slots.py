"""Slots: the patterns that play side by side, each under its name. Pure.

A label names a slot (`drums: s("bd*4")`); `$:` and a line without a label are anonymous
and share one place: whatever is typed without a name takes the place of what was typed
without a name before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from patterns.pattern import Pattern
from patterns.timeline import Timeline
from studio.faders import Faders

if TYPE_CHECKING:
    from patterns.strudel.drawing import Drawn

ANONYMOUS = "$"
PREHEARD = "cue "  # before the name of a slot that is only pre-heard: no label has a space in it
GUESTS = frozenset({"dirt"})  # what other programs play here: no slots, but with faders
TOGETHER = "all"  # the slot of code that changes everything with all(…): it replaces everything


@dataclass(frozen=True, slots=True)
class Part:
    """What a slot is to play.

    Attributes:
        source: the code it comes from.
        pattern: the pattern.
        cost_s: how long it takes to work out a cycle.
        piece: the number of the evaluation that it comes from, 0 where none was counted.
        seed: where Math.random began in it.
        drawn: the pictures that its code asks for.
    """

    source: str
    pattern: Pattern
    cost_s: float = 0.0
    piece: int = 0
    seed: int = 0
    drawn: "tuple[Drawn, ...]" = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What an evaluation changes.

    Attributes:
        parts: slots to begin or to replace.
        muted: slots to end, as their names were written.
        hush: end every slot that is not in parts.
        cps: the new tempo, None to keep the old one.
        nudge_s: everything from then on comes so much later, or earlier where it is negative.
        faders: where the faders stand from now on, None to leave them.
        whole: every slot that plays afterwards; None: what the names in parts imply.
        quantum: it waits for the next multiple of so many cycles; 0: at once.
        at: the cycle that it waits for; None: see quantum.
        fade: cycles in which what ends fades out while what begins fades in.
        undoable: what was before can be brought back.
        loads: the number of the evaluation whose samples(…) and the like come in with it, 0: none.
        goes_on: time goes on behind it even where nothing plays, since more is to come.
        start: the cycle at which time begins where nothing plays; below 0 it counts in.
        line: time goes by this line from then on, wherever it stood: a clock of others jumped.
    """

    parts: Mapping[str, Part] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    hush: bool = False
    cps: float | Fraction | None = None
    nudge_s: Fraction = Fraction(0)
    faders: Faders | None = None
    whole: frozenset[str] | None = None
    quantum: int = 0
    at: Fraction | None = None
    fade: float = 0.0
    undoable: bool = True
    loads: int = 0
    goes_on: bool = False
    start: Fraction = Fraction(0)
    line: Timeline | None = None

    def ends(self, playing: frozenset[str]) -> frozenset[str]:
        """The playing slots that end with it."""
        if self.whole is not None:
            return playing - self.whole
        names = frozenset(self.parts)
        return playing - names if self.hush else ended_by(names, playing, self.muted)


@dataclass(frozen=True, slots=True)
class Picture:
    """All that plays, at one moment: what undo goes back to, and what a scene keeps.

    Attributes:
        parts: the slots.
        faders: the mixer.
        cps: the tempo.
    """

    parts: Mapping[str, Part] = field(default_factory=dict)
    faders: Faders = field(default_factory=Faders)
    cps: Fraction = Fraction(1, 2)

    def change(self) -> Change:
        """What brings it about, whatever plays before."""
        return Change(self.parts, cps=self.cps, faders=self.faders, whole=frozenset(self.parts))


def is_anonymous(name: str) -> bool:
    """Was this slot typed without a name?

    >>> is_anonymous("$"), is_anonymous("$2"), is_anonymous("drums")
    (True, True, False)
    """
    return ANONYMOUS in name


def preheard(name: str) -> str:
    """The name of the slot in which a slot of a scene, or an offer, is pre-heard.

    >>> preheard("drums"), preheard("$1"), is_preheard(preheard("$1")), is_preheard("cue")
    ('cue drums', 'cue 1', True, False)
    """
    return f"{PREHEARD}{name.replace(ANONYMOUS, '') or '1'}"


def is_preheard(name: str) -> bool:
    """Is this slot only pre-heard, on the cue?"""
    return name.startswith(PREHEARD)


def ended_by(
    names: frozenset[str], playing: frozenset[str], muted: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The playing slots that end because of a new evaluation.

    Args:
        names: the slots that it begins.
        playing: the slots that play.
        muted: names that it mutes, as they were written.

    >>> sorted(ended_by(frozenset({"$1"}), frozenset({"$", "$2", "drums"})))
    ['$', '$2']
    >>> ended_by(frozenset({"bass"}), frozenset({"$", "drums"}))
    frozenset()
    >>> ended_by(frozenset(), frozenset({"bass", "drums"}), frozenset({"_drums"}))
    frozenset({'drums'})
    """
    if TOGETHER in names:
        return frozenset(name for name in playing - names if not is_preheard(name))
    silenced = {name.strip("_") for name in muted}
    gone = frozenset(name for name in playing if name in silenced)
    if any(map(is_anonymous, names | silenced)):
        gone |= {name for name in playing if is_anonymous(name) or name == TOGETHER}
    return gone - names
