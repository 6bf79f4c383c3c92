"""Peers: who is linked, programs and players. Pure."""

from collections.abc import Sequence
from typing import Final

from studio.visuals.kit import GOOD, HOT, LABEL, PEERS, QUIET, Line, View, Visual
from studio.visuals.reading import narrow, printable

NOBODY: Final = "nobody is linked"
LONGEST: Final = 24  # characters of a name


def draw(view: View, columns: int, lines: int) -> Sequence[Line]:
    """A line for each: a mark, name, how it is linked, what it does."""
    del columns
    if not view.peers:
        return [[(QUIET, NOBODY)]]
    fine, bad = ("●", "○") if view.unicode else ("+", "!")
    wide = max(len(_name(peer.name)) for peer in view.peers)
    return [
        [
            (GOOD if peer.ok else HOT, f"{fine if peer.ok else bad} "),
            ("", f"{_name(peer.name):{wide}} "),
            (LABEL, f"{printable(peer.kind)} "),
            (QUIET, printable(peer.about)),
        ]
        for peer in view.peers[:lines]
    ]


def _name(name: str) -> str:
    return narrow(printable(name)[:LONGEST])


VISUAL: Final = Visual("peers", "who is linked", draw, frozenset({PEERS}), lines=(1, 8), after=0.0)
