"""What a player likes to play: a genre of the school, by tempo and drums; and the way to it. Pure.

A guess from what sounds, kept as counts; it tips the scales between exercises that fit as well.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from tutorials.listening import Hearing, by_cycle
from tutorials.skills import Skill

BEATS: Final = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
# Beats a minute from and to, and the kind of drums: four on the floor, a backbeat, a drop on 3.
GENRES: Final = (
    ("house", 116, 129, "four"),
    ("techno", 129, 150, "four"),
    ("hiphop", 76, 100, "backbeat"),
    ("breakbeat", 150, 182, "backbeat"),
    ("dub", 56, 86, "drop"),
    ("ambient", 20, 150, "none"),
)
LEAST: Final = 3  # pieces of a genre, before it counts


def genre_of(heard: Hearing) -> str:
    r"""The genre that something sounds like; "" where it sounds like none.

    >>> from tutorials.listening import hear
    >>> genre_of(hear('setcpm(124/4)\ns("bd*4, ~ cp ~ cp, [~ oh]*4")'))
    'house'
    """
    bpm, drums = heard.cps * 240, _drums(heard)
    for name, least, most, kind in GENRES:
        if least <= bpm < most and kind == drums:
            return name
    return ""


def _drums(heard: Hearing) -> str:
    kick, snare = set[Fraction](), set[Fraction]()
    for event in (one for events in by_cycle(heard.events)[:1] for one in events):
        if event.sound == "bd":
            kick.add(event.at)
        elif event.sound in ("sd", "cp", "rim"):
            snare.add(event.at)
    if kick.issuperset(BEATS):
        return "four"
    if {BEATS[1], BEATS[3]} <= snare:
        return "backbeat"
    if kick == {BEATS[2]}:
        return "drop"
    slow = len(heard.events) <= 6 * 8 and bool(heard.events)
    return "none" if slow and not kick and not snare else "other"


def liked(counts: Mapping[str, int]) -> str:
    """The genre that is played most; "" before it is clear.

    >>> liked({"dub": 4, "house": 1}), liked({"dub": 2}), liked({"dub": 3, "house": 3})
    ('dub', '', '')
    """
    ranked = sorted(((count, name) for name, count in counts.items()), reverse=True)
    if not ranked or ranked[0][0] < LEAST:
        return ""
    alone = len(ranked) < 2 or ranked[0][0] > ranked[1][0]
    return ranked[0][1] if alone else ""


def way_to(skill: str, skills: Mapping[str, Skill]) -> frozenset[str]:
    """A skill and all that has to be known before it; nothing where there is no such skill."""
    found, todo = set[str](), [skill] if skill in skills else []
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += skills[name].needs
    return frozenset(found)
