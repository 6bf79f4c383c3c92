"""A line at a prompt, done: a command, words that are asked, or code; slips are told."""

import re
from concurrent.futures import Future
from dataclasses import replace

from studio.commands.learn import practising
from studio.commands.table import COMMANDS, run, split
from studio.mistyped import mistyped
from studio.replies import Reply
from studio.session import Session


def do(session: Session, line: str) -> "Future[Reply]":
    """Do what a line says; where it fails and looks like a misspelt command, that one is named.

    While somebody practises, the tutor's words are for the tutor, an empty line too.
    """
    practice = practising(session)
    if practice is not None and practice.expects(line, split(line) is not None):
        line = f"learn {line.strip()}"
    promised = run(session, line)
    if promised is not None:
        return promised
    answer: Future[Reply] = Future()
    same = practice is not None and practice.has_heard(line)

    def answered(done: "Future[Reply]") -> None:
        if practice is not None and same:
            practice.again()
        answer.set_result(hinted(done.result(), line))

    session.submit(line).add_done_callback(answered)
    return answer


def does_nothing(session: Session, line: str) -> bool:
    """Is a line empty, and nobody waits for that?"""
    return not line.strip() and practising(session) is None


def going_on(session: Session) -> str:
    """What would end if the player left now, in a sentence; "" for nothing."""
    if session.playing().slots:
        return "It still plays."
    return "A file is still being rendered." if session.bounces.running else ""


def hinted(reply: Reply, line: str) -> Reply:
    r"""The reply to code, and the command that a single word may have meant.

    >>> hinted(Reply(False, "`libary` is not defined"), "libary").text
    '`libary` is not defined\nor is it the command library?'
    >>> hinted(Reply(False, "`sceen` cannot be read here"), "sceen B").text
    '`sceen` cannot be read here\nor is it the command scene B?'
    """
    words = re.fullmatch(r"[a-z]+( [\w.#/:~-]+)*", line.strip(), re.IGNORECASE)
    meant = "" if reply.ok or words is None else mistyped(line, COMMANDS)
    return replace(reply, text=f"{reply.text}\nor is it the command {meant}?") if meant else reply
