"""What each question of the identity dialogue can be answered by, aloud. Pure.

A name is spelt by the alphabet of radio; numbers go from one to ten; words are those that the
questions themselves know. All of it can be skipped, and typed instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ai.tables import genres
from studio.identity import FIRST, MOODS, SECOND, Question

SKIP: Final = "skip"
SPACE: Final = "space"
LETTERS: Final = (
    "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
    "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango",
    "uniform", "victor", "whiskey", "x-ray", "yankee", "zulu",
)  # fmt: skip
COUNT: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FAINT: Final = frozenset({"sunny", "mist", "gray", "heat"})  # too like others to be told apart
HOW: Final[Mapping[str, str]] = {
    "artistName": "spell it: alpha delta alpha is Ada, space parts two words",
    "musicDNA.primaryGenre": "say a kind of music, as in deep house",
    "musicDNA.preferredMood": "say a weather or a mood, as in thunder",
    "musicDNA.energyLevel": "say a number from one to ten",
    "musicDNA.complexity": "say a number from one to ten",
    "musicDNA.keywords": "say some, as in dreamy night engine",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what is understood of an answer to it.

    Attributes:
        question: of the dialogue.
        words: each phrase, and what is typed for it.
        repeats: can several be said one behind another?
        joint: what stands between them when they are typed.
    """

    question: Question
    words: Mapping[str, str]
    repeats: bool = False
    joint: str = " "

    @property
    def aloud(self) -> str:
        """The question as it is asked of somebody who speaks."""
        return f"{self.question.asks} ({HOW[self.question.field]}; or skip)"

    def typed(self, said: str) -> str:
        """What would be typed for what was said.

        >>> from studio.identity import QUESTIONS
        >>> asked(QUESTIONS[0]).typed("alpha delta alpha"), asked(QUESTIONS[3]).typed("nine")
        ('Ada', '9')
        """
        if said == SKIP:
            return ""
        if not self.repeats:
            return self.words[said]
        typed = self.joint.join(self.words[one] for one in said.split() if one in self.words)
        return typed if self.joint else typed.title()


@cache
def asked(question: Question) -> Asked:
    """What is understood of an answer to a question.

    >>> from studio.identity import QUESTIONS
    >>> "deep house" in asked(QUESTIONS[1]).words, "thunder" in asked(QUESTIONS[2]).words
    (True, True)
    """
    kind = question.field.rpartition(".")[2]
    weather = [one for one in dict.fromkeys([*MOODS, *MOODS.values()]) if one not in FAINT]
    if kind == "artistName":
        letters = {word: word[0] for word in LETTERS} | {SPACE: " "}
        return Asked(question, letters, repeats=True, joint="")
    if kind == "keywords":
        return Asked(question, {one: one for one in (*weather, *FIRST, *SECOND)}, repeats=True)
    if kind == "primaryGenre":
        names = [str(one["names"][0]) for one in genres().values()]
        return Asked(question, {name: name for name in names if name.isascii()})
    if kind == "preferredMood":
        return Asked(question, {one: one for one in weather})
    return Asked(question, {word: str(at) for at, word in enumerate(COUNT, 1)})
