"""`voice on`, `voice off`, `voice answers on`: commands by voice, heard on this machine alone."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, Protocol
from weakref import WeakKeyDictionary

from studio.background import in_background
from studio.commands.founding import off
from studio.identity import Dialogue
from studio.replies import Notice, Reply, done
from studio.session import Session
from studio.voice.answers import Asked, asked
from studio.voice.devices import Microphone, mouth, speak, speaks
from studio.voice.ears import Ears
from studio.voice.grammar import phrases
from studio.voice.recogniser import PocketSphinx, VoiceError

USAGE: Final = "voice on listens, voice off ends it; voice answers on speaks; voice words"
MUTE: Final = "nothing here can speak; install espeak-ng, then voice answers on"
SHOWN: Final = 24  # phrases


class Closes(Protocol):
    """What can be closed: a microphone, or what stands for it."""

    def close(self) -> None:
        """Close it."""


@dataclass(slots=True)
class Voice:
    """A session's voice: what listens, and whether answers are spoken."""

    ears: Ears | None = None
    microphone: Closes | None = None
    spoken: bool = False


VOICES: Final[WeakKeyDictionary[Session, Voice]] = WeakKeyDictionary()
DIALOGUES: Final[WeakKeyDictionary[Session, Dialogue]] = WeakKeyDictionary()


def voice(session: Session, argument: str) -> "Future[Reply]":
    """Listen, or no more; speak, or no more; what can be said."""
    mine = VOICES.setdefault(session, Voice())
    if argument == "on" and (problem := off("voice")):
        return done(Reply(False, problem))
    if argument == "on":
        return in_background(lambda: listening(session, mine, Microphone))
    if argument == "off":
        return in_background(lambda: _off(mine))
    if argument in ("answers on", "answers off"):
        mine.spoken = argument.endswith("on")
        if mine.spoken and not mouth():
            mine.spoken = False
            return done(Reply(False, MUTE))
        return done(Reply(True, f"answers are {'' if mine.spoken else 'not '}spoken"))
    if argument == "words":
        return done(Reply(True, ", ".join(list(phrases())[:SHOWN]) + ", dark techno …"))
    state = "it listens" if mine.ears else "it does not listen"
    return done(Reply(not argument, f"{state}; {USAGE}"))


def question_of(session: Session) -> Asked | None:
    """The question of the identity dialogue that is open, as it can be answered aloud."""
    dialogue = DIALOGUES.get(session)
    question = dialogue.question if dialogue is not None else None
    return asked(question) if question is not None else None


def ask_aloud(session: Session) -> str:
    """Ask what is open, aloud where answers are spoken; the question, "" where nobody listens."""
    mine, question = VOICES.get(session), question_of(session)
    if mine is None or mine.ears is None or question is None:
        return ""
    if mine.spoken:
        speak(question.aloud)
    return question.aloud


def listening(
    session: Session, mine: Voice, opened: Callable[[Callable[[bytes], None]], Closes]
) -> Reply:
    """Begin to listen.

    Args:
        session: whose lines are done.
        mine: the session's voice.
        opened: opens a microphone.
    """
    if mine.ears is not None:
        return Reply(True, "it listens already")

    def show(text: str) -> None:
        session.tells(Notice(text))

    def tell(text: str) -> None:
        show(text)
        if mine.spoken:
            speak(text)

    def do(line: str) -> None:
        from studio.doing import do as done_by  # it stands on this file

        # the questions of a dialogue speak for themselves
        told = show if line.partition(" ")[0] == "identity" else tell
        done_by(session, line).add_done_callback(lambda one: told(_said(one.result())))

    try:
        ears = Ears(PocketSphinx(phrases()), phrases(), tell, do, lambda: _ended(mine, tell),
                    lambda: question_of(session))  # fmt: skip
        # its own voice is none of the player's
        mine.microphone = opened(lambda block: None if speaks() else ears.put(block))
    except VoiceError as error:
        return Reply(False, str(error))
    mine.ears = ears
    ears.start()
    return Reply(True, ask_aloud(session))


def _said(reply: Reply) -> str:
    return reply.text or " ".join(reply.notes) or ("done" if reply.ok else "that did not work")


def _ended(mine: Voice, tell: Callable[[str], None]) -> None:
    tell(_off(mine).text)


def _off(mine: Voice) -> Reply:
    ears, microphone = mine.ears, mine.microphone
    mine.ears = mine.microphone = None
    if microphone is not None:
        microphone.close()
    if ears is None:
        return Reply(True, "it did not listen")
    ears.stop()
    return Reply(True, "it does not listen any more")
