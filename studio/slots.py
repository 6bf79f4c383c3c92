"""Slots: the patterns that play side by side, each under its name. Pure.

A label names a slot (`drums: s("bd*4")`); `$:` and a line without a label are anonymous
and share one place: whatever is typed without a name takes the place of what was typed
without a name before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from patterns.pattern import Pattern

ANONYMOUS = "$"
TOGETHER = "all"  # the slot of code that changes everything with all(…): it replaces everything


@dataclass(frozen=True, slots=True)
class Part:
    """What a slot is to play.

    Attributes:
        source: the code it comes from.
        pattern: the pattern.
        cost_s: how long it takes to work out a cycle.
    """

    source: str
    pattern: Pattern
    cost_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """What an evaluation changes.

    Attributes:
        parts: slots to begin or to replace.
        muted: slots to end, as their names were written.
        hush: end every slot that is not in parts.
        cps: the new tempo, None to keep the old one.
    """

    parts: Mapping[str, Part] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    hush: bool = False
    cps: float | None = None


def is_anonymous(name: str) -> bool:
    """Was this slot typed without a name?

    >>> is_anonymous("$"), is_anonymous("$2"), is_anonymous("drums")
    (True, True, False)
    """
    return ANONYMOUS in name


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
        return playing - names
    silenced = {name.strip("_") for name in muted}
    gone = frozenset(name for name in playing if name in silenced)
    if any(map(is_anonymous, names | silenced)):
        gone |= {name for name in playing if is_anonymous(name) or name == TOGETHER}
    return gone - names
