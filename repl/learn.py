"""`notalabel learn`: the tutor, line by line, at a terminal or in a pipe."""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from repl.screen import complain, say
from studio.profiles import Profile, ProfileError
from studio.replies import Reply
from studio.vault import Vault
from tutorials.course import Progress
from tutorials.lesson import school
from tutorials.progress import plain_of, progress_of
from tutorials.tutor import Desk, Tutor

LEARNT = "learningProgress"  # the field of the profile ...
ONCE = "learning.json"  # ... and the file that it was in before
LIMIT_S = 3.0  # to judge an attempt

LOG = logging.getLogger(__name__)


def run(options: argparse.Namespace) -> int:
    """Teach until the learner leaves or the lines end."""
    from repl.piped import tell_bad
    from repl.room import Asked, open_room

    room = open_room(Asked.by(options), tell_bad)
    vault = room.session.vault
    desk = Desk(
        say=say,
        play=lambda code: room.session.submit(code).add_done_callback(tell_failure),
        hush=room.session.hush,
        keep=lambda progress: keep(vault, progress),
        now=time.time,
        judging=patience,
    )
    found = school()
    for problem in found.problems:
        complain(problem)
    try:
        tutor = Tutor(found.lessons, kept(vault), desk)
        tutor.begin()
        all(tutor.hear(line) for line in lines())
        say("Until next time.")
    finally:
        room.close()
    return 0


def patience() -> Callable[[], bool]:
    """Says when an attempt has taken too long, from now on."""
    end = time.monotonic() + LIMIT_S
    return lambda: time.monotonic() > end


def kept(vault: Vault) -> Progress:
    """The progress that was saved: in the profile, or in a file of its own as once was."""
    if vault.folder is None:
        return Progress()
    try:
        plain = Profile(vault.folder, complain, vault.connect).all().get(LEARNT)
        return progress_of(
            plain if plain is not None else json.loads(vault.read(vault.folder / ONCE))
        )
    except (ProfileError, OSError, ValueError):
        return Progress()


def keep(vault: Vault, progress: Progress) -> None:
    """Save the progress; a full or missing disk does not end the lesson."""
    if vault.folder is None:
        return
    try:
        Profile(vault.folder, complain, vault.connect).keep(LEARNT, plain_of(progress))
    except ProfileError as error:
        LOG.warning("progress not saved: %s", error)
        complain(f"your progress could not be saved: {error}")


def lines() -> Iterator[str]:
    """What the learner types, with a prompt at a terminal, until it ends."""
    if not sys.stdin.isatty():
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace")
        return
    try:
        while True:
            yield input("> ")
    except (EOFError, KeyboardInterrupt):
        say("")


def tell_failure(reply: "Future[Reply]") -> None:
    """Say why something does not play."""
    if not reply.result().ok:
        complain(reply.result().text)
