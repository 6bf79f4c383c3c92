"""What a player from the AI tiers plays in a room, and when it is silent. Pure.

It listens: which roles others play already and how much goes on. It takes a role that nobody has,
at four-bar borders only, rests where there is much, and gives its role up to whoever takes it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from jam.room import Evaluation
from studio.jamming.blocks import NAMELESS, pieces
from studio.wholecode import labelled

BARS: Final = 4
MOST_DENSITY: Final = 24.0  # onsets a cycle: where others play more, it rests
ANEW_BARS: Final = 32  # after so many it plays something else of its role
BRINGS: Final = frozenset({"plays", "defines"})  # kinds of statements that are its own
DRUMS: Final = frozenset({"kick", "snare", "clap", "hat", "drums", "perc"})
# What it can play: which roles of listening mean that somebody has it, and how it is asked for.
ROLES: Final[Mapping[str, tuple[frozenset[str], str]]] = {
    "bass": (frozenset({"bass"}), "add a bassline"),
    "drums": (DRUMS, "add drums"),
    "chords": (frozenset({"chords", "pad"}), "add chords"),
    "melody": (frozenset({"lead", "melody", "arp"}), "add a melody"),
}

Hears = Callable[[str], "Heard"]
Asks = Callable[[str, str, int], str]  # request, code that plays, seed, to code


@dataclass(frozen=True, slots=True)
class Heard:
    """What others play.

    Attributes:
        roles: who does what: "kick", "bass", …
        density: onsets a cycle.
    """

    roles: frozenset[str] = frozenset()
    density: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """What it plays.

    Attributes:
        role: a key of ROLES, "" while it rests.
        code: its code, "" while it rests.
        to: the code of others that it plays to.
        since: the cycle from which on it does.
    """

    role: str = ""
    code: str = ""
    to: str = ""
    since: Fraction = Fraction(0)


def heard_of(found: Mapping[str, Any] | None) -> Heard:
    """What listening found, as values.

    >>> heard_of({"words": ["role:kick", "sound:bd"], "figures": {"density": 4.0}})
    Heard(roles=frozenset({'kick'}), density=4.0)
    """
    if found is None:
        return Heard()
    roles = (word.removeprefix("role:") for word in found["words"] if word.startswith("role:"))
    return Heard(frozenset(roles), float(found["figures"].get("density", 0.0)))


def border(now: Fraction, lead: Fraction) -> Fraction:
    """The next four-bar border that can be reached.

    >>> border(Fraction(5), Fraction(1, 2)), border(Fraction(15, 2), Fraction(1))
    (Fraction(8, 1), Fraction(12, 1))
    """
    return Fraction(-(-(now + lead) // BARS) * BARS)


def to_play_to(playing: Iterable[Evaluation], mine: str) -> str:
    """The code of all others, as one."""
    codes = [one.code for one in playing if one.by != mine and one.code.strip()]
    return "\n\n".join(labelled(code) for code in codes)


def chosen(wanted: str, before: Part, heard: Heard) -> str:
    """The role to play: the one that was asked for, or the first that nobody has; "" to rest."""
    if heard.density > MOST_DENSITY or not heard.roles:
        return ""
    names = [wanted] if wanted else [*filter(None, [before.role]), *ROLES]
    return next((name for name in names if not ROLES[name][0] & heard.roles), "")


def own_part(before: str, after: str) -> str:
    r"""What came to some code: what plays, or is defined, under names that were not there.

    What else came (a tempo, parts of others made anew) is not for it to say.

    >>> own_part('a: s("bd")', 'setcps(1)\na: s("hh")\nbass: note("c2")')
    'bass: note("c2")'
    """
    known = pieces(before) or []
    texts = {piece.text.strip() for piece in known}
    names = {name for piece in known for name in piece.names} - {NAMELESS}
    return "\n".join(
        piece.text.strip()
        for piece in pieces(after) or ()
        if piece.kind in BRINGS and not piece.names & names and piece.text.strip() not in texts
    )


def next_part(
    before: Part, others: str, cycle: Fraction, wanted: str, hears: Hears, asks: Asks
) -> Part:
    """What to play from a border on.

    Args:
        before: what it plays now.
        others: what all others play.
        cycle: the border.
        wanted: the role that was asked for, "" for any.
        hears: listens to code.
        asks: gives code to which something was added.
    """
    if not others.strip():
        return Part("", "", others, cycle)
    if others == before.to and cycle - before.since < ANEW_BARS:
        return before
    role = chosen(wanted, before, hears(others))
    if not role:
        return Part("", "", others, cycle)
    fits = role == before.role and before.code and cycle - before.since < ANEW_BARS
    if fits:
        return Part(role, before.code, others, before.since)
    code = own_part(others, asks(ROLES[role][1], others, int(cycle)))
    return Part(role if code else "", code, others, cycle)
