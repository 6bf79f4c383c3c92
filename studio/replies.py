"""What the studio answers, and what it tells unasked: text without colour or layout."""

from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction


def counted(number: float | Fraction, what: str) -> str:
    """A number of things.

    >>> counted(1, "cycle"), counted(2.5, "cycle"), counted(0, "note")
    ('1 cycle', '2.5 cycles', '0 notes')
    """
    return f"{float(number):g} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with code, for whoever shows it where it stands.

    Attributes:
        reason: one clause.
        at: where, in characters from the start of the code.
        hint: what to try, or "".
    """

    reason: str
    at: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of something that the player asked for.

    Attributes:
        ok: it was done.
        text: what the player reads: a sentence, with a place in the code below it where
            there is one; "" where the sound says it all.
        notes: what the player's own code had to say.
        code: code that came of it, to be read and edited; "" for none.
        changes: how it differs from what played before, see studio/differences.py.
        fault: what is wrong with the code, where its place is known.
    """

    ok: bool
    text: str = ""
    notes: tuple[str, ...] = ()
    code: str = ""
    changes: tuple[str, ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened while nobody asked: a slot that failed, an engine that came back.

    Attributes:
        text: one sentence.
        bad: something went wrong.
        slot: the slot it is about, or "".
    """

    text: str
    bad: bool = False
    slot: str = ""


def done(reply: Reply) -> "Future[Reply]":
    """A reply that is there at once.

    >>> done(Reply(True, "silence")).result().text
    'silence'
    """
    promised: Future[Reply] = Future()
    promised.set_result(reply)
    return promised
