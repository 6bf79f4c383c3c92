"""`identity`: who you are as a musician, by six questions; a card, a signature, yours to change."""

import os
import random
import time
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import Final

from engine.typedpath import typed_path
from studio.asker import Around, asker
from studio.background import in_background
from studio.commands.voice import DIALOGUES, ask_aloud
from studio.config import load
from studio.identity import QUESTIONS, Dialogue, card, wish_of
from studio.models import terms_of
from studio.plotting.asking import draw_beside
from studio.profiles import Profile, ProfileError
from studio.replies import Reply
from studio.session import Session

FIELDS: Final = ("artistName", "musicDNA", "signaturePattern")
BEGUN: Final = "six questions, no wrong answer; identity and your answer, or identity alone to pass"
AFTER: Final = "profile set changes a field, identity card me.png is a picture, identity forget"
_SEEDS: Final = count(1)


def identity(session: Session, argument: str) -> "Future[Reply]":
    """Show the card; where there is none, ask; a picture, another dialogue, or forget it all."""
    return in_background(lambda: _done(session, argument.strip()))


def _done(session: Session, argument: str) -> Reply:
    profile = Profile(session.vault.folder, session.tell_bad, session.vault.connect)
    word, _, rest = argument.partition(" ")
    try:
        if session in DIALOGUES and word not in ("card", "forget", "new", "stop"):
            return _answered(session, profile, argument)
        if argument == "stop":
            DIALOGUES.pop(session, None)
            return Reply(True, "another time; nothing was kept")
        if argument == "forget":
            DIALOGUES.pop(session, None)
            for name in FIELDS:
                profile.keep(name, "")
            return Reply(True, "your identity is forgotten")
        known = profile.all()
        if word == "card" and rest:
            return _drawn(known, typed_path(rest.strip()))
        if argument == "new" or not known.keys() & set(FIELDS):
            DIALOGUES[session] = Dialogue()
            return Reply(True, f"{BEGUN}\n{ask_aloud(session) or QUESTIONS[0].asks}")
        return Reply(True, f"{card(known)}\n{AFTER}")
    except ProfileError as error:
        return Reply(False, str(error))


def _answered(session: Session, profile: Profile, answer: str) -> Reply:
    dialogue = DIALOGUES[session].answered(answer, random.Random(time.time_ns()))
    if dialogue.question is not None:
        DIALOGUES[session] = dialogue
        return Reply(True, ask_aloud(session) or dialogue.question.asks)
    del DIALOGUES[session]
    for name, value in dialogue.fields.items():
        profile.change(name, value)
    signature = _signature(session, dialogue)
    if signature:
        profile.change("signaturePattern", signature)
    names = ", ".join(name.rpartition(".")[2] for name in dialogue.guessed)
    notes = (f"chosen by dice: {names}",) if names else ()
    return Reply(True, f"{card(profile.all())}\n{AFTER}", notes, signature)


def _signature(session: Session, dialogue: Dialogue) -> str:
    """A pattern of the AI tiers that fits, "" where none came."""
    terms = terms_of(load(os.environ), session.vault)
    around = Around(terms, session.tasting.taste, tuple(session.shelf.names()), ())
    return asker().ask(wish_of(dialogue.fields), "", next(_SEEDS), around, session.tell).code or ""


def _drawn(known: dict[str, object], path: Path) -> Reply:
    problem = draw_beside("card", {"lines": card(known).splitlines()}, path)
    return Reply(not problem, problem or f"your card is in {path}")
