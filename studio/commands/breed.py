"""`mutate hats`, `evolve 6`, `breed dusk dawn`, `more like this`: children to hear and keep.

They are worked out beside the music; nothing changes until one is heard.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from ai.dna.brood import ALIKE, CROSSING, EVOLUTION, MOST_GENERATIONS, MUTATION, Recipe
from ai.taste import as_data
from studio.asker import TOO_LONG, asker
from studio.background import in_background
from studio.commands.ask import ask
from studio.library import LibraryError
from studio.nowplaying import code_playing
from studio.offers import Offer
from studio.replies import Reply, done
from studio.session import Session

THIS = ("this", "it", "that")
NOTHING = "nothing plays that could have children; play something first, or breed two by name"
TWO = "which two? breed dusk dawn, or breed this dusk"
GENERATIONS = f"how many generations, 1 to {MOST_GENERATIONS}? try evolve 6"
HOW = "hear 1 plays the first, hear 0 what played before; keep 1 dusk keeps it in the library"
_DICE = count(1)


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent: its name in the library, and its code."""

    name: str  # "" for what plays
    code: str


def mutate(session: Session, argument: str) -> "Future[Reply]":
    """Children of what plays, each with one or two things changed, in the layers that are named."""
    return in_background(lambda: _bred(session, ["this"], MUTATION, argument))


def evolve(session: Session, argument: str) -> "Future[Reply]":
    """Children of what plays after some generations."""
    words = [word for word in argument.split() if word not in (*THIS, "generations")]
    number = words[0] if words else str(EVOLUTION.generations)
    if not number.isdecimal() or not 1 <= int(number) <= MOST_GENERATIONS:
        return done(Reply(False, GENERATIONS))
    recipe = replace(EVOLUTION, generations=int(number))
    return in_background(lambda: _bred(session, ["this"], recipe))


def breed(session: Session, argument: str) -> "Future[Reply]":
    """Children of two patterns of the library, or of one and what plays."""
    names = [word for word in argument.replace(",", " ").split() if word not in ("and", "with")]
    if len(names) == 1:
        names = ["this", *names]
    if len(names) != 2:
        return done(Reply(False, TWO))
    return in_background(lambda: _bred(session, names, CROSSING))


def more(session: Session, argument: str) -> "Future[Reply]":
    """`more like this`: children that are near to what plays; more of anything else is asked."""
    first, _, rest = argument.partition(" ")
    if first != "like":
        return ask(session, f"more {argument}")
    name = rest.strip() or "this"
    return in_background(lambda: _bred(session, [name], ALIKE))


def _bred(session: Session, names: Sequence[str], recipe: Recipe, only: str = "") -> Reply:
    playing = code_playing(session)
    try:
        parents = parents_of(session, names, playing, NOTHING)
    except LibraryError as error:
        return Reply(False, str(error))
    found = asker().do(
        "breed", parents=[one.code for one in parents], only=only, seed=next(_DICE),
        taste=as_data(session.tasting.taste), recipe=_row(recipe),
    )  # fmt: skip
    if found is None:
        return Reply(False, TOO_LONG)
    if found["error"]:
        return Reply(False, found["error"])
    kin = tuple(one.name for one in parents if one.name)
    offers = tuple(_offer(child, kin) for child in found["children"])
    session.offers.make(offers, playing)
    lines = [f"{number}  {one.how}" for number, one in enumerate(offers, 1)]
    return Reply(True, "\n".join([*lines, HOW]))


def _row(recipe: Recipe) -> dict[str, Any]:
    return {"generations": recipe.generations, "births": recipe.births,
            "changes": recipe.changes, "far": recipe.far}  # fmt: skip


def parents_of(session: Session, names: Sequence[str], playing: str, nothing: str) -> list[Parent]:
    """The patterns of some names, or what plays.

    Args:
        session: whose library it is.
        names: of patterns, or one of THIS for what plays.
        playing: the code of that.
        nothing: what to say where one of them has no code.

    Raises:
        LibraryError: there is none of a name, or it has no code.
    """
    parents = [_parent_of(session, name, playing) for name in names]
    if not all(one.code for one in parents):
        raise LibraryError(nothing)
    return parents


def _parent_of(session: Session, name: str, playing: str) -> Parent:
    if name in THIS:
        known = session.offers.of(playing)
        return Parent(known.parents[0] if known and len(known.parents) == 1 else "", playing)
    record = session.library.get(name)
    return Parent(record.name, record.code)


def _offer(child: Mapping[str, Any], parents: tuple[str, ...]) -> Offer:
    how = f"{'; '.join(child['how'])} ({child['far']:.0%} new)"
    return Offer(child["code"], how, "bred", how, parents=parents)
