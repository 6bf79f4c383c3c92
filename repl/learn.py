"""`notalabel learn`: the tutor, line by line, at a terminal or in a pipe."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future

from repl.screen import complain, say
from studio.replies import Reply
from studio.schooling import keep, kept, patience
from tutorials.school import language_of, school
from tutorials.tutor import Desk, Tutor


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
        keep=lambda progress: keep(vault, progress, complain, found.words),
        now=time.time,
        judging=patience,
    )
    wish = room.config.settings["school.language"]
    found = school(language=language_of(wish, os.environ.get("LANG", "")))
    for problem in found.problems:
        complain(problem)
    try:
        tutor = Tutor(found.lessons, kept(vault, complain), desk, found.words)
        tutor.begin()
        all(tutor.hear(line) for line in lines())
        say(found.words.named("steps", "bye"))
    finally:
        room.close()
    return 0


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
