"""A line at a prompt, done: a command, words that are asked, or code; slips are told."""

from concurrent.futures import Future
from dataclasses import replace

from studio.commands.table import COMMANDS, run
from studio.mistyped import mistyped
from studio.replies import Reply
from studio.session import Session


def do(session: Session, line: str) -> "Future[Reply]":
    """Do what a line says; where it fails and looks like a misspelt command, that one is named."""
    promised = run(session, line)
    if promised is not None:
        return promised
    answer: Future[Reply] = Future()
    session.submit(line).add_done_callback(
        lambda done: answer.set_result(hinted(done.result(), line))
    )
    return answer


def hinted(reply: Reply, line: str) -> Reply:
    r"""The reply to code, and the command that a single word may have meant.

    >>> hinted(Reply(False, "`libary` is not defined"), "libary").text
    '`libary` is not defined\nor is it the command library?'
    """
    meant = "" if reply.ok or not line.strip().isalpha() else mistyped(line, COMMANDS)
    return replace(reply, text=f"{reply.text}\nor is it the command {meant}?") if meant else reply
