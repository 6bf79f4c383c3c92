"""A process that does what the AI tiers are asked, a line of JSON each, until its input ends."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from ai.about import about
from ai.asking import Question, ask
from ai.brief.naming import roles_named
from ai.dna.brood import Brood, Recipe
from ai.errors import AskError
from ai.guard import InvalidError, play
from ai.palette import Palette
from ai.recommend import Known, recommend
from ai.taste import from_data, liking, traits
from studio.palette import palette
from studio.plugins import with_tiers

NICE = 15  # as much as leaves the sound alone
Row = dict[str, Any]


def asked(row: Row, sounds: Palette) -> Row:
    """A request in plain words."""
    found = ask(Question(row["request"], row["playing"], sounds, row["seed"]))
    known = about(found.intent, found.played) if found.played and found.intent else None
    return {
        "code": found.code or "",
        "tier": found.tier,
        "why_not": found.why_not,
        "error": found.error,
        "notes": found.notes,
        "told": found.told,
        "reasons": found.played.reasons if found.played else (),
        "about": asdict(known) if known else {},
    }


def bred(row: Row, sounds: Palette) -> Row:
    """Children of some codes."""
    taste = from_data(row["taste"])
    try:
        notes = play(row["parents"][0]).notes
        recipe = Recipe(**row["recipe"], only=roles_named(row["only"], notes))
        found = Brood(
            row["parents"], recipe, sounds, row["seed"],
            lambda played: liking(taste, traits(played)),
        ).children()  # fmt: skip
    except AskError as error:
        return {"error": str(error), "children": []}
    children = [{"code": one.stage.text, "how": one.how, "far": one.far} for one in found]
    return {"error": "", "children": children}


def recommended(row: Row, sounds: Palette) -> Row:
    """Patterns of the library to play next."""
    del sounds
    library = [Known(**one) for one in row["library"]]
    tips = recommend(library, row["playing"], from_data(row["taste"]))
    return {"tips": [asdict(one) for one in tips]}


def heard(row: Row, sounds: Palette) -> Row:
    """What some code is like, for the player's taste; nothing where it cannot be played."""
    del sounds
    try:
        found = traits(play(row["code"]), row["genre"])
    except InvalidError:
        return {"words": [], "figures": {}}
    return {"words": sorted(found.words), "figures": dict(found.figures)}


JOBS: dict[str, Callable[[Row, Palette], Row]] = {
    "ask": asked, "breed": bred, "recommend": recommended, "hear": heard,
}  # fmt: skip


def main() -> int:
    """Do each job at once."""
    with suppress(OSError, AttributeError):  # not every system has priorities
        os.nice(NICE)
    with_tiers()
    sounds = palette()
    for line in sys.stdin:
        row = json.loads(line)
        sys.stdout.write(json.dumps(JOBS[row.pop("job")](row, sounds)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
