"""A founding artist: a numbered card of one's own, and early features that can be switched. Pure.

The number is drawn once, on this machine; nobody else keeps it, and nobody else has to know.
"""

from collections.abc import Mapping
from typing import Any, Final

FIELD: Final = "foundingArtist"  # of the profile
MOST: Final = 9_999
EARLY: Final[Mapping[str, str]] = {
    "lab": "evolution beside the music", "voice": "commands by voice",
}  # fmt: skip
KEY: Final = "early.features"


def card(profile: Mapping[str, Any], on: frozenset[str]) -> list[str]:
    """The lines of the card.

    >>> for line in card({"artistName": "Ada", FIELD: {"number": 7, "since": "2026-01-02"}},
    ...                  frozenset({"lab"})): print(line)
    +------------------------------------------+
    | Ada                                      |
    | founding artist no. 0007                 |
    | since 2026-01-02                         |
    | lab    on   evolution beside the music   |
    | voice  off  commands by voice            |
    +------------------------------------------+
    """
    mine: Mapping[str, Any] = profile[FIELD]
    rows = [
        str(profile.get("artistName", "no name yet")),
        f"founding artist no. {int(mine['number']):04}",
        f"since {mine['since']}",
        *(f"{name:6} {'on' if name in on else 'off':4} {about}" for name, about in EARLY.items()),
    ]
    rule = "+" + "-" * 42 + "+"
    return [rule, *(f"| {row[:40]:40} |" for row in rows), rule]
