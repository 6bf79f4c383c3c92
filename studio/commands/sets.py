"""`set save friday`, `set open friday`, `set`: a whole session as a file."""

import logging
import re
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from studio.player import Player
from studio.replies import Reply, done
from studio.session import Session
from studio.sets import MOST_BYTES, SetError, read, written
from studio.wishes import Wish

FOLDER: Final = "sets"
ENDING: Final = ".json"
NAME: Final = re.compile(r"[\w-]{1,60}")

LOG = logging.getLogger(__name__)


def set_command(session: Session, argument: str) -> "Future[Reply]":
    """Save all that plays, open it again, or list what is saved."""
    if session.vault.folder is None:
        return done(Reply(False, "there is no folder for your data, so sets cannot be kept"))
    folder = session.vault.folder / FOLDER
    word, _, name = argument.partition(" ")
    if word in ("", "list"):
        names = sorted(path.stem for path in folder.glob(f"*{ENDING}"))
        return done(Reply(True, ", ".join(names) or "no sets yet; try set save friday"))
    if word not in ("save", "open") or not NAME.fullmatch(name):
        return done(Reply(False, "a set's name is one word: set save friday, set open friday"))
    path = folder / f"{name}{ENDING}"
    if word == "save":
        return session.wish(lambda player: _save(session, player, path))
    return _open(session, path)


def _save(session: Session, player: Player, path: Path) -> Wish:
    try:
        session.vault.write(path, written(session.kept(player)))
    except OSError as error:
        LOG.warning("a set cannot be written", exc_info=error)
        why = error.strerror or str(error)
        return Wish(
            None, Reply(False, f"{path} cannot be written ({why}); what was there is whole")
        )
    names = ", ".join(sorted(player.slots)) or "silence"
    return Wish(None, Reply(True, f"kept in {path}: {names}; scenes: {len(session.scenes)}"))


def _open(session: Session, path: Path) -> "Future[Reply]":
    try:
        if path.stat().st_size > 2 * MOST_BYTES:
            raise SetError("this file is too large to be a set")
        saved = read(session.vault.read(path))
    except FileNotFoundError:
        return done(Reply(False, f"there is no set {path.stem}; set lists those that are there"))
    except (OSError, ValueError) as error:
        return done(Reply(False, f"{path} cannot be opened: {error}"))
    return session.open_set(saved)
