"""`notalabel learn`: the tutor, block by block, at a terminal or in a pipe."""

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Final

from repl.blocks import is_complete
from repl.screen import complain, say
from repl.spacebar import taps
from studio.replies import Reply
from studio.schooling import keep, kept, patience
from studio.session import Session
from studio.tapping import forget, listen, tapped, watch
from tutorials.desk import Desk
from tutorials.school import language_of, school
from tutorials.tutor import Tutor

# Such a line is seldom alone: what follows belongs to it, until an empty line.
OPENING: Final = re.compile(r"(?:[\w$]+\s*:(?!\d)|setcp[sm]\(|(?:let|const|register|samples)\b)")


def run(options: argparse.Namespace) -> int:
    """Teach until the learner leaves or the lines end."""
    from repl.piped import tell_bad
    from repl.room import Asked, open_room

    room = open_room(Asked.by(options), tell_bad)
    session = room.session
    desk = Desk(
        say=say,
        play=lambda code: session.submit(code).add_done_callback(tell_failure),
        show=lambda code: session.submit(code, alone=True).add_done_callback(tell_failure),
        hush=session.hush,
        keep=lambda progress: keep(session.vault, progress, complain, found.words),
        now=time.time,
        judging=patience,
    )
    wish = room.config.settings["school.language"]
    found = school(language=language_of(wish, os.environ.get("LANG", "")))
    for problem in found.problems:
        complain(problem)
    try:
        tutor = Tutor(found.lessons, kept(session.vault, complain), desk, found.words)
        listen(session, lambda at, cps: heard(tutor, at, cps))
        tutor.begin()
        for block in blocks(lines()):
            if not tutor.hear(block):
                break
            if not block.strip() and tutor.wants_taps:
                taps(lambda: tapped(session), lambda: waits(session, tutor))
        say(found.words.named("steps", "bye"))
    finally:
        forget(session)
        room.close()
    return 0


def waits(session: Session, tutor: Tutor) -> bool:
    """Does the tutor wait for taps? The clock is looked at meanwhile."""
    watch(session)
    return tutor.wants_taps


def heard(tutor: Tutor, at: float, cps: float) -> bool:
    """Give a tap to the tutor, where it waits for one."""
    wanted = tutor.wants_taps
    if wanted:
        tutor.tapped(at, cps)
    return wanted


def blocks(lines: Iterable[str]) -> Iterator[str]:
    r"""Lines, those put together that belong together; an empty line ends what is open.

    >>> list(blocks(["hint", "stack(", '  s("bd")', ")", "", 'a: s("hh")', 'b: s("cp")', "", ""]))
    ['hint', 'stack(\n  s("bd")\n)', '', 'a: s("hh")\nb: s("cp")', '']
    """
    held: list[str] = []
    for line in lines:
        text = line.rstrip("\r\n")
        if held and not text.strip():
            yield "\n".join(held)
            held = []
            continue
        held.append(text)
        if not (opens(held[0]) or not is_complete("\n".join(held))):
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)


def opens(line: str) -> bool:
    """Does a line begin a block that goes on until an empty line?

    >>> opens("setcpm(120/4)"), opens('setcpm(120/4); s("bd")'), opens('s("bd")'), opens("a")
    (True, False, False, False)
    """
    return bool(OPENING.match(line.strip())) and ";" not in line


def lines() -> Iterator[str]:
    """What the learner types, with a prompt at a terminal, until it ends."""
    if not sys.stdin.isatty():
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace")
        return
    held = ""
    try:
        while True:
            line = input("… " if held else "> ")
            yield line
            held = "\n".join(filter(None, [held, line])) if line.strip() else ""
            if held and is_complete(held) and not opens(held.partition("\n")[0]):
                held = ""
    except (EOFError, KeyboardInterrupt):
        say("")


def tell_failure(reply: "Future[Reply]") -> None:
    """Say why something does not play."""
    if not reply.result().ok:
        complain(reply.result().text)
