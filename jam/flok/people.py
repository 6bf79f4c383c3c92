"""Who is in a session, from what their clients show of themselves and what was evaluated. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from jam.flok import showing
from jam.room import Cursor, Member

MOST_NAME: Final = 32
MOST_PLAYS: Final = 80


def id_of(client: int) -> str:
    """A client's number as the id of a member."""
    return f"{client:016x}"


def named(shown: object) -> str:
    """The name that somebody shows.

    >>> named({"user": {"name": "ada"}}), named({"user": 3})
    ('ada', '?')
    """
    return showing.words(_user(shown).get("name"), MOST_NAME) or "?"


def _user(shown: object) -> Mapping[str, Any]:
    user = shown.get("user") if isinstance(shown, dict) else None
    return user if isinstance(user, dict) else {}


def heads(others: Mapping[int, Mapping[str, Any]]) -> dict[int, object]:
    """Where each shows their cursor, as it was told."""
    told = {who: shown.get("cursor") for who, shown in others.items()}
    return {who: one.get("head") for who, one in told.items() if isinstance(one, dict)}


def player(others: Mapping[int, Mapping[str, Any]], name: str) -> str:
    """The id of who is called this: evaluations carry only a name; "" where nobody is."""
    return next((id_of(who) for who in sorted(others) if named(others[who]) == name), "")


def plays(players: Mapping[str, str], name: str) -> str:
    """The panes that somebody evaluated last.

    >>> plays({"slot2": "ada", "slot1": "ada", "slot3": "bo"}, "ada")
    'slot1 slot2'
    """
    mine = (pane for pane, user in sorted(players.items()) if user == name)
    return " ".join(mine)[:MOST_PLAYS]


def members(
    others: Mapping[int, Mapping[str, Any]],
    cursors: Mapping[int, Cursor],
    players: Mapping[str, str],
) -> list[Member]:
    """The others, by name."""
    here = []
    for who, shown in others.items():
        name, colour = named(shown), showing.colour(_user(shown).get("color"))
        cursor, does = cursors.get(who), plays(players, name)
        here.append(Member(id_of(who), name, colour, cursor=cursor, plays=does, via="flok"))
    return sorted(here, key=lambda one: (one.name, one.id))
