"""A musical identity by a few playful questions: a name, a taste in figures, a signature pattern.

Every answer is good: what is not understood is kept as keywords, what is not answered is chosen by
dice, and the card says so. Pure, but for the reading of words by the AI's lexicon.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ai.brief.reading import read
from ai.tables import genres

MOST_ANSWER: Final = 400  # characters; the rest is not looked at
MOST_WORDS: Final = 6
MOST_NAME: Final = 40
NUMBER: Final = re.compile(r"\d+")
WORD: Final = re.compile(r"[^\W\d_]{3,20}")
SMALL: Final = frozenset(
    [
        "the",
        "and",
        "with",
        "like",
        "lot",
        "very",
        "some",
        "what",
        "that",
        "this",
        "for",
        "not",
        "but",
        "was",
    ]
)
GENRES: Final = ("house", "techno", "ambient", "dub", "drum and bass", "hip hop", "jazz", "trance")
# Weather, colours and times of day, and the moods that they are.
MOODS: Final[Mapping[str, str]] = {
    "rain": "melancholic", "fog": "dreamy", "mist": "dreamy", "storm": "aggressive",
    "thunder": "aggressive", "sun": "happy", "sunny": "happy", "snow": "calm", "clear": "calm",
    "night": "dark", "black": "dark", "dawn": "uplifting", "dusk": "melancholic",
    "grey": "melancholic", "gray": "melancholic", "red": "energetic", "blue": "calm",
    "gold": "happy", "heat": "energetic", "wind": "tense",
}  # fmt: skip
AMOUNTS: Final[Mapping[str, int]] = {
    "none": 1, "never": 1, "no": 1, "one": 2, "little": 3, "some": 4, "few": 4, "decaf": 2,
    "tea": 3, "two": 5, "enough": 6, "three": 7, "much": 8, "many": 8, "lots": 9, "lot": 9,
    "always": 10, "all": 10, "single": 2, "line": 2, "solo": 2, "simple": 2, "duo": 4, "trio": 5,
    "band": 6, "orchestra": 10, "everything": 10, "complex": 9,
}  # fmt: skip
FIRST: Final = ("velvet", "north", "static", "paper", "seventh", "slow", "neon", "hollow", "quiet")
SECOND: Final = ("harbour", "engine", "signal", "garden", "parade", "circuit", "tide", "lantern")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the dialogue.

    Attributes:
        asks: the question.
        field: of the profile, as `profile set` names it.
        read: makes a value of an answer; None where there is none in it.
        dice: chooses one instead.
    """

    asks: str
    field: str
    read: Callable[[str], Any]
    dice: Callable[[random.Random], Any]


def name_in(answer: str) -> str | None:
    """A name, without what no poster could print."""
    kept = "".join(char for char in answer if char.isprintable()).strip()
    return kept[:MOST_NAME].strip() or None


def genre_in(answer: str) -> str | None:
    """The first genre that is named.

    >>> genre_in("some dark techno in a cellar"), genre_in("my neighbour's washing machine")
    ('techno', None)
    """
    found = read(answer, None).genres
    return str(genres()[found[0]]["names"][0]) if found else None


def mood_in(answer: str) -> str | None:
    """A mood by its name, or by the weather.

    >>> mood_in("thunder"), mood_in("melancholic"), mood_in("qwertz")
    ('aggressive', 'melancholic', None)
    """
    words = (word.lower() for word in WORD.findall(answer))
    weather = next((MOODS[word] for word in words if word in MOODS), None)
    if weather is not None:
        return weather
    moods = read(f"{answer} techno", None).moods  # a mood alone would be read as a change
    return moods[0] if moods else None


def amount_in(answer: str) -> int | None:
    """A number from 1 to 10, written or said.

    >>> amount_in("about 7 cups"), amount_in("lots!"), amount_in("99"), amount_in("hm")
    (7, 9, 10, None)
    """
    found = NUMBER.search(answer)
    if found is not None:
        return min(max(int(found[0][:9]), 1), 10)
    words = (word for word in re.findall(r"[a-z]+", answer.lower()))
    return next((AMOUNTS[word] for word in words if word in AMOUNTS), None)


def words_in(answer: str) -> list[str] | None:
    """The words that say something, a few of them.

    >>> words_in("rust, glass and the long night")
    ['rust', 'glass', 'long', 'night']
    """
    words = [word.lower() for word in WORD.findall(answer)]
    return list(dict.fromkeys(word for word in words if word not in SMALL))[:MOST_WORDS] or None


QUESTIONS: Final = (
    Question(
        "What shall the posters call you?",
        "artistName",
        name_in,
        lambda dice: f"{dice.choice(FIRST)} {dice.choice(SECOND)}".title(),
    ),
    Question(
        "What did you last dance to, or wish you had?",
        "musicDNA.primaryGenre",
        genre_in,
        lambda dice: dice.choice(GENRES),
    ),
    Question(
        "What is the weather like in your music?",
        "musicDNA.preferredMood",
        mood_in,
        lambda dice: dice.choice(sorted(set(MOODS.values()))),
    ),
    Question(
        "How much coffee has your music had, from 1 to 10?",
        "musicDNA.energyLevel",
        amount_in,
        lambda dice: dice.randint(3, 8),
    ),
    Question(
        "A single line, or a whole orchestra: how much goes on, from 1 to 10?",
        "musicDNA.complexity",
        amount_in,
        lambda dice: dice.randint(3, 8),
    ),
    Question(
        "Three words for your sound?",
        "musicDNA.keywords",
        words_in,
        lambda dice: dice.sample(sorted(FIRST), 3),
    ),
)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A dialogue as far as it went.

    Attributes:
        fields: of the profile, by the names of `profile set`.
        guessed: those that dice have chosen.
        extra: words of answers that were not understood otherwise.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def question(self) -> Question | None:
        """The next one; None at the end."""
        at = len(self.fields)
        return QUESTIONS[at] if at < len(QUESTIONS) else None

    def answered(self, answer: str, dice: random.Random) -> "Dialogue":
        """With an answer to the question; there is no wrong one."""
        question = self.question
        if question is None:
            return self
        short = answer[:MOST_ANSWER]
        value = question.read(short)
        guessed = value is None
        extra = self.extra
        if guessed and question.field != QUESTIONS[0].field:
            extra = (*extra, *(words_in(short) or ()))
        if question.field.endswith("keywords"):
            value = list(dict.fromkeys([*(value or ()), *extra]))[:MOST_WORDS] or None
            guessed = value is None
        fields = {**self.fields, question.field: question.dice(dice) if guessed else value}
        return replace(
            self,
            fields=fields,
            guessed=(*self.guessed, question.field) if guessed else self.guessed,
            extra=extra,
        )


def wish_of(fields: Mapping[str, Any]) -> str:
    """What to ask the AI tiers for a signature pattern.

    >>> wish_of({"musicDNA.primaryGenre": "dub", "musicDNA.preferredMood": "calm",
    ...          "musicDNA.energyLevel": 2, "musicDNA.complexity": 9})
    'a calm dub groove, slow and soft, with many layers'
    """
    energy = fields.get("musicDNA.energyLevel", 5)
    layers = fields.get("musicDNA.complexity", 5)
    pace = ", slow and soft" if energy <= 3 else ", fast and energetic" if energy >= 8 else ""
    size = ", minimal" if layers <= 3 else ", with many layers" if layers >= 8 else ""
    mood, genre = fields.get("musicDNA.preferredMood", ""), fields.get("musicDNA.primaryGenre", "")
    return " ".join(f"a {mood} {genre} groove".split()) + pace + size


def card(profile: Mapping[str, Any]) -> str:
    """The identity as a card of text.

    >>> print(card({"artistName": "Ada", "musicDNA": {"primaryGenre": "dub", "energyLevel": 3}}))
    +------------------------------------------+
    | Ada                                      |
    | dub                                      |
    | energy      ###.......                   |
    +------------------------------------------+
    """
    dna: Mapping[str, Any] = profile.get("musicDNA", {})
    kind = " ".join(str(dna[key]) for key in ("preferredMood", "primaryGenre") if dna.get(key))
    lines = [str(profile.get("artistName", "no name yet")), kind]
    for name, key in (("energy", "energyLevel"), ("complexity", "complexity")):
        if key in dna:
            lines.append(f"{name:11} {'#' * int(dna[key]):.<10}")
    lines.append(", ".join(map(str, dna.get("keywords", ()))))
    lines += [line[:40] for line in str(profile.get("signaturePattern", "")).splitlines()[:6]]
    inner = [f"| {line[:40]:40} |" for line in lines if line]
    rule = "+" + "-" * 42 + "+"
    return "\n".join([rule, *inner, rule])
