"""`set save friday`, `set open friday`, `set`: a whole session as a file."""

import logging
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path

from patterns.pattern import Pattern
from studio.background import in_background
from studio.links.midi.link import midi_of
from studio.player import Player
from studio.preparing import Stage
from studio.replies import Reply, done
from studio.sampling import preloaded
from studio.session import Session
from studio.setfiles import load, names, path_of
from studio.sets import Saved, SetError, written
from studio.wishes import Wish

PATIENCE_S = 60.0  # for the files of a set to come
EXAMPLE = "no sets yet; try set save friday"

LOG = logging.getLogger(__name__)


def set_command(session: Session, argument: str) -> "Future[Reply]":
    """Save all that plays, open it again, or list what is saved."""
    word, _, name = argument.partition(" ")
    try:
        if word == "save":
            path = path_of(session.vault, name)
            return session.wish(lambda player: _save(session, player, path))
        if word == "open":
            return _opened(session, load(session.vault, name), name)
        path_of(session.vault, word or "list")
    except SetError as error:
        return done(Reply(False, str(error)))
    if word in ("", "list"):
        return done(Reply(True, ", ".join(names(session.vault)) or EXAMPLE))
    return done(Reply(False, "a set's name is one word: set save friday, set open friday"))


def _opened(session: Session, saved: Saved, name: str) -> "Future[Reply]":
    """Open a set; it plays at once, and a notice says when all of its sounds are there."""
    promised = session.open_set(saved)

    def go_on(opened: "Future[Reply]") -> None:
        if not opened.result().ok:
            return
        _take_knobs(session, saved)
        if session.shelf.names() or session.shelf.coming():
            in_background(lambda: _ready(session, name))
        else:
            session.tell(f"{name} is ready: it needs no files")

    promised.add_done_callback(go_on)
    return promised


def _take_knobs(session: Session, saved: Saved) -> None:
    """Let knobs turn what they turned in a set."""
    link, knobs = midi_of(session), saved.plain.get("knobs")
    if link is not None and knobs is not None:
        try:
            link.take(knobs)
        except ValueError as error:
            session.tell_bad(f"the knobs of this set cannot be read ({error}); bind anew")


def _ready(session: Session, name: str) -> Reply:
    """Load what slots and scenes can play, and tell when it is there."""
    found: list[Pattern] = []

    def look(player: Player) -> Wish:
        pictures = (player.picture(), *session.scenes.values())
        found.extend(part.pattern for one in pictures for part in one.parts.values())
        return Wish(None, Reply(True))

    session.wish(look).result()
    playing = session.playing()
    stage = Stage(playing.cycle, Fraction(str(playing.cps)))
    reply = Reply(True, f"{name} is {preloaded(found, stage, session.shelf, PATIENCE_S)}")
    session.tell(reply.text)
    return reply


def _save(session: Session, player: Player, path: Path) -> Wish:
    try:
        link = midi_of(session)
        knobs = link.kept() if link is not None else {}
        text = written(session.kept(player), knobs if any(knobs.values()) else None)
        session.vault.write(path, text)
    except OSError as error:
        LOG.warning("a set cannot be written", exc_info=error)
        why = error.strerror or str(error)
        return Wish(
            None, Reply(False, f"{path} cannot be written ({why}); what was there is whole")
        )
    playing = ", ".join(sorted(player.slots)) or "silence"
    return Wish(None, Reply(True, f"kept in {path}: {playing}; scenes: {len(session.scenes)}"))
