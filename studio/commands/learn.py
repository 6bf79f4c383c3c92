"""`learn`: the tutor listens to what you play; `learn hint`, `learn page me.html`, `learn stop`."""

import os
from concurrent.futures import Future
from typing import Final
from weakref import WeakKeyDictionary

from engine.typedpath import typed_path
from studio.background import in_background
from studio.config import load
from studio.practising import Practice
from studio.replies import Reply
from studio.session import Session
from tutorials.catalogue import catalogue
from tutorials.school import language_of

PRACTICES: Final[WeakKeyDictionary[Session, Practice]] = WeakKeyDictionary()


def learn(session: Session, argument: str) -> "Future[Reply]":
    """Begin to practise, say a word to the tutor, or stop."""
    return in_background(lambda: _learnt(session, argument))


def _learnt(session: Session, argument: str) -> Reply:
    word, _, rest = argument.partition(" ")
    practice = PRACTICES.get(session)
    if word == "page":
        return (practice or _begun(session)).page(typed_path(rest.strip()))
    if argument in ("stop", "off", "quit"):
        if practice is not None:
            practice.end()
        words = practice.words if practice is not None else catalogue(_language())[0]
        return Reply(True, words.named("practice", "stopped"))
    if practice is None or practice.is_over:
        practice = PRACTICES[session] = _begun(session)
        practice.begin()
        if not argument:
            return Reply(True, practice.words.named("practice", "begin"))
    practice.hear(argument)
    return Reply(True, "")


def practising(session: Session) -> Practice | None:
    """The practice that goes on in a session."""
    practice = PRACTICES.get(session)
    return None if practice is None or practice.is_over else practice


def _begun(session: Session) -> Practice:
    return Practice(session, _language())


def _language() -> str:
    wish = load(os.environ).settings["school.language"]
    return language_of(wish, os.environ.get("LANG", ""))
