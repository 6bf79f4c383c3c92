"""A process that does what the AI tiers are asked, a line of JSON each, until its input ends.

Lines with "news" may come before an answer: what is waited for. A line with the job "hurry" ends
such waiting, and has no answer.
"""

import json
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from ai.about import about
from ai.asking import Question, Waiting, ask
from ai.brief.naming import roles_named
from ai.dna.brood import Brood, Recipe
from ai.errors import AskError
from ai.guard import InvalidError, play
from ai.palette import Palette
from ai.recommend import Known, recommend
from ai.taste import from_data, liking, traits
from ai.tiers.remote import Remote
from patterns.analysis.measures import uniqueness
from patterns.analysis.onsets import Onset, onset_of
from studio.config import load, start_log
from studio.models import models_from, secrets_in
from studio.palette import palette
from studio.plugins import with_tiers

NICE = 15  # as much as leaves the sound alone
Row = dict[str, Any]


class Models:
    """The models of the last request: they remember what failed and what was spent."""

    def __init__(self) -> None:
        self._terms: Row = {}
        self._remote: Remote | None = None

    def of(self, terms: Row) -> Remote | None:
        """The models that some terms lead to, those of before where the terms are the same."""
        if terms != self._terms:
            self._terms, self._remote = terms, models_from(terms)
            log_without(secrets_in(terms))
        return self._remote


MODELS = Models()
HURRY = threading.Event()  # somebody else waits: what a model may still say is left


def asked(row: Row, sounds: Palette) -> Row:
    """A request in plain words."""
    known = Palette(sounds.names | {name.lower() for name in row["samples"]})
    taste = from_data(row["taste"])
    question = Question(
        row["request"], row["playing"], known, row["seed"], taste=taste, heard=tuple(row["heard"])
    )
    waiting = Waiting(lambda text: _write({"news": text}), HURRY.is_set)
    found = ask(question, MODELS.of(row["models"]), waiting)
    kept = about(found.intent, found.played) if found.played and found.intent else None
    return {
        "code": found.code or "",
        "tier": found.tier,
        "model": found.model,
        "why_not": found.why_not,
        "error": found.error,
        "notes": found.notes,
        "told": found.told,
        "reasons": found.played.reasons if found.played else (),
        "about": asdict(kept) if kept else {},
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


def unlike(row: Row, sounds: Palette) -> Row:
    """How unlike others some code is, from 0 to 1; None where it cannot be played alone."""
    del sounds
    notes = {code: found for code in (row["code"], *row["others"]) if (found := _onsets(code))}
    mine = notes.pop(row["code"], None)
    return {"unlike": None if mine is None else uniqueness(mine, notes.values())}


def _onsets(code: str) -> list[Onset]:
    try:
        return [onset_of(one) for one in play(code).haps if one.has_onset()]
    except InvalidError:
        return []


JOBS: dict[str, Callable[[Row, Palette], Row]] = {
    "ask": asked, "breed": bred, "recommend": recommended, "hear": heard,
    "unlike": unlike,
}  # fmt: skip


def main() -> int:
    """Do each job at once."""
    with suppress(OSError, AttributeError):  # not every system has priorities
        os.nice(NICE)
    log_without([])
    for problem in with_tiers():
        _write({"news": problem})
    sounds = palette()
    rows: queue.SimpleQueue[Row | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(rows,), name="reader", daemon=True).start()
    while (row := rows.get()) is not None:
        _write(JOBS[row.pop("job")](row, sounds))
    return 0


def _read(rows: "queue.SimpleQueue[Row | None]") -> None:
    """Take lines in, that one with "hurry" is heard while another is worked on."""
    for line in sys.stdin:
        row = json.loads(line)
        if row["job"] == "hurry":
            HURRY.set()
        else:
            HURRY.clear()
            rows.put(row)
    rows.put(None)


def log_without(secrets: Iterable[str]) -> None:
    """Log into a file of one's own, and never these."""
    config = load(os.environ)
    log = config.log.with_name("ask.log") if config.log else None
    hidden = {f"KEY_{at}": one for at, one in enumerate(secrets)}
    for handler in tuple(logging.getLogger().handlers):
        logging.getLogger().removeHandler(handler)
        handler.close()
    start_log(replace(config, log=log), {**os.environ, **hidden})


def _write(row: Row) -> None:
    try:
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)  # the session was killed: nobody reads any more


if __name__ == "__main__":
    sys.exit(main())
