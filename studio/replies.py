"""What the studio answers, and what it tells unasked: text without colour or layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of something that the player asked for.

    Attributes:
        ok: it was done.
        text: what the player reads: a sentence, with a place in the code below it where
            there is one; "" where the sound says it all.
        notes: what the player's own code had to say.
    """

    ok: bool
    text: str = ""
    notes: tuple[str, ...] = ()


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


def sentence(error: Exception) -> str:
    """An error as the player reads it: its own words, or at least its kind.

    >>> sentence(ValueError("no such note")), sentence(KeyError())
    ('no such note', 'KeyError')
    """
    return str(error) or type(error).__name__
