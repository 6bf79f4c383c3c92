"""What can be said, and which line at the prompt it means. Pure.

Phrases are built from the words at the prompt and words of the lexicon of requests: a row here, and
it can be heard. They are few, so that they are told apart, and from other speech. What cannot be
undone is asked about first.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

YES: Final = "yes"
NO: Final = "no"
OFF: Final = "stop listening"
SLOTS: Final = ("drums", "kick", "snare", "hats", "bass", "chords", "pad", "lead", "melody")
ALONE: Final = (
    "hush", "panic", "undo", "redo", "status", "stats", "explain", "suggest", "continue", "mutate",
    "recommend", "describe", "drop", "keep", "help",
)  # fmt: skip
PLAIN: Final[Mapping[str, str]] = {
    "silence": "hush", "more like this": "more like this", "learn": "learn", "who am i": "identity",
    "erase my stats": "stats erase", "forget my taste": "taste forget",
    "forget my identity": "identity forget",
}  # fmt: skip
CHANGES: Final = ("faster", "slower", "darker", "brighter", "louder", "softer", "busier", "simpler")
GENRES: Final = (
    "house", "deep house", "techno", "trance", "ambient", "jazz", "funk", "disco", "reggae",
    "hip hop", "drum and bass", "trap",
)  # fmt: skip
MOODS: Final = ("dark", "happy", "calm", "dreamy")
NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4}
TENS: Final = {
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "one hundred": 100,
    "one hundred ten": 110, "one hundred twenty": 120, "one hundred thirty": 130,
    "one hundred forty": 140, "one hundred fifty": 150, "one hundred sixty": 160,
    "one hundred seventy": 170, "one hundred eighty": 180,
}  # fmt: skip
# Lines that cannot be taken back, or that end everything at once.
FINAL: Final = ("hush", "panic", "drop", "quit", "stats erase", "taste forget", "identity forget",
                "forget", "erase")  # fmt: skip


@cache
def phrases() -> Mapping[str, str]:
    """Each phrase, and the line that it means.

    >>> phrases()["mute drums"], phrases()["make it darker"], phrases()["tempo ninety"]
    ('mute drums', 'ask make it darker', 'setcpm 90/4')
    """
    found = {word: word for word in ALONE} | dict(PLAIN)
    found |= {f"{word} {slot}": f"{word} {slot}" for word in ("mute", "unmute", "solo", "only")
              for slot in SLOTS}  # fmt: skip
    found |= {f"{word} {said}": f"{word} {number}" for word in ("hear", "keep")
              for said, number in NUMBERS.items()}  # fmt: skip
    found |= {f"make it {word}": f"ask make it {word}" for word in CHANGES}
    found |= {f"tempo {said}": f"setcpm {bpm}/4" for said, bpm in TENS.items()}
    found |= {name: f"ask {name}" for name in GENRES}
    return found | {f"{mood} {name}": f"ask {mood} {name}" for mood in MOODS for name in GENRES}


def is_final(line: str) -> bool:
    """Does a line do what cannot be taken back?

    >>> is_final("hush"), is_final("stats erase"), is_final("mute drums")
    (True, True, False)
    """
    return any(line == one or line.startswith(f"{one} ") for one in FINAL)


def jsgf(said: Iterable[str], repeated: Iterable[str] = ()) -> str:
    """A grammar of phrases in the JSpeech Grammar Format.

    Args:
        said: phrases that are said alone.
        repeated: those of which several can be said one behind another.

    >>> print(jsgf(["hush", "mute drums"]), end="")
    #JSGF V1.0;
    grammar prompt;
    public <said> = hush | mute drums;
    >>> "(alpha | delta)+" in jsgf(["skip"], ["alpha", "delta"])
    True
    """
    many = f"({' | '.join(repeated)})+" if repeated else ""
    rule = " | ".join(filter(None, [*said, many]))
    return f"#JSGF V1.0;\ngrammar prompt;\npublic <said> = {rule};\n"
