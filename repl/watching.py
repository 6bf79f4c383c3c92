"""A file that is played again each time it is saved, so that any editor is a front end."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from repl.piped import tell_reply
from repl.screen import complain, say
from repl.sources import NoSourceError, python_evaluator, read_file
from studio.session import Session

Stamp: TypeAlias = tuple[int, int, int] | None


def stamp_of(name: str) -> Stamp:
    """What changes when a file is saved; None where there is none."""
    try:
        found = Path(name).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watched:
    """A file that somebody else writes.

    Args:
        name: the file; it stands as it is now.
        stamp: what changes when it is saved.

    >>> stamps = iter([1, 2, 2, 2])
    >>> watched = Watched("tune.strudel", lambda _: next(stamps))
    >>> watched.saved(), watched.saved(), watched.saved()  # half written, whole, known
    (False, True, False)
    """

    def __init__(self, name: str, stamp: Callable[[str], object] = stamp_of) -> None:
        self.name, self._stamp = name, stamp
        self._known = self._seen = stamp(name)

    def saved(self) -> bool:
        """Was it saved, and left alone since the last look?"""
        now, before = self._stamp(self.name), self._seen
        self._seen = now
        if now is None or now == self._known or now != before:
            return False
        self._known = now
        return True


def play_again(session: Session, name: str) -> None:
    """Evaluate a file that was saved; where it is broken, what played goes on."""
    try:
        code = read_file(name)
        evaluates = python_evaluator(name, code, lambda _: None)
    except NoSourceError as error:
        complain(str(error))
        return
    reply = session.evaluate(code, evaluates)
    tell_reply(reply)
    if reply.ok and not reply.text:
        say(f"{Path(name).name} plays")
