"""`set save friday`, `set open friday`, `set`: a whole session as a file."""

import logging
from concurrent.futures import Future
from pathlib import Path

from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.setfiles import load, names, path_of
from studio.sets import SetError, written
from studio.wishes import Wish

LOG = logging.getLogger(__name__)


def set_command(session: Session, argument: str) -> "Future[Reply]":
    """Save all that plays, open it again, or list what is saved."""
    word, _, name = argument.partition(" ")
    try:
        if word == "save":
            path = path_of(session.vault, name)
            return session.wish(lambda player: _save(session, player, path))
        if word == "open":
            return session.open_set(load(session.vault, name))
        path_of(session.vault, word or "list")
    except SetError as error:
        return done(Reply(False, str(error)))
    if word in ("", "list"):
        return done(Reply(True, ", ".join(names(session.vault)) or EXAMPLE))
    return done(Reply(False, "a set's name is one word: set save friday, set open friday"))


EXAMPLE = "no sets yet; try set save friday"


def _save(session: Session, player: Player, path: Path) -> Wish:
    try:
        session.vault.write(path, written(session.kept(player)))
    except OSError as error:
        LOG.warning("a set cannot be written", exc_info=error)
        why = error.strerror or str(error)
        return Wish(
            None, Reply(False, f"{path} cannot be written ({why}); what was there is whole")
        )
    playing = ", ".join(sorted(player.slots)) or "silence"
    return Wish(None, Reply(True, f"kept in {path}: {playing}; scenes: {len(session.scenes)}"))
