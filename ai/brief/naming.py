"""Which layers some words name: "the hats", "drums and bass"."""

from collections.abc import Iterable

from ai.brief.reading import read
from ai.errors import DeclinedError
from ai.hearing.notes import Note, is_named


def roles_named(words: str, notes: Iterable[Note]) -> frozenset[str]:
    """The roles that some words name among those that play; none for no words.

    Raises:
        DeclinedError: they name nothing that plays.

    >>> from ai.guard import play
    >>> sorted(roles_named("the hats and the kick", play('s("bd*4, hh*8, ~ cp")').notes))
    ['hat', 'kick']
    """
    if not words.strip():
        return frozenset()
    known = list(notes)
    playing = frozenset(one.role for one in known)
    intent = read(f"solo {words}", playing)
    names = {name for edit in intent.edits for name in edit.targets}
    found = frozenset(one.role for one in known if any(is_named(one, name) for name in names))
    if not found:
        raise DeclinedError(f"nothing that plays is called {words}; I hear {_listed(playing)}")
    return found


def _listed(roles: Iterable[str]) -> str:
    return ", ".join(sorted(roles))
