"""What there is to know of an answer, for a library: description, genre, mood, creativity."""

from dataclasses import dataclass

from ai.brief.intent import Intent
from ai.guard import InvalidError, Played, play
from ai.hearing.measures import apart
from ai.tiers.fallback import tunes

LONGEST = 200  # characters of a description


@dataclass(frozen=True, slots=True)
class About:
    """What a library keeps of an answer beside its code.

    Attributes:
        description: the words that it was asked with.
        genre, mood: the first that the words name, "" for none.
        creativity: how far it is from the nearest verified tune of its genre, 0 to 1; None
            where the genre has none.
    """

    description: str = ""
    genre: str = ""
    mood: str = ""
    creativity: float | None = None


def about(intent: Intent, played: Played) -> About:
    """What there is to know of an answer.

    >>> from ai.brief.reading import read
    >>> found = about(read("dark techno"), play('s("bd*4")'))
    >>> found.description, found.genre, found.mood, found.creativity is not None
    ('dark techno', 'techno', 'dark', True)
    """
    genre = next(iter(intent.genres), "")
    mood = next(iter(intent.moods), "")
    kin = [row["code"] for row in tunes() if row["genre"] == genre]
    far = [apart(played.notes, one.notes) for code in kin if (one := _played(code))]
    text = " ".join(intent.request.split())[:LONGEST]
    return About(text, genre, mood, round(min(far), 3) if far else None)


def _played(code: str) -> Played | None:
    try:
        return play(code)
    except InvalidError:
        return None
