"""The examples: Strudel code in files of the folder tunes, found by themselves.

Comments at the head of a file say what it is: `// @title`, `// @genre`, `// @details` (what it
is like, a sentence), `// @try` (what to change first). The rest is what plays.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "tunes"
HEAD: Final = re.compile(r"^//\s*@(\w+)\s+(.*?)\s*$")
KEYS: Final = ("title", "genre", "details", "try")
SURE: Final = 0.6  # how like two names are that may be meant for each other


@dataclass(frozen=True, slots=True)
class Example:
    """A tune.

    Attributes:
        name: the word behind `examples`: that of its file.
        title: what it is called.
        genre: one word.
        about: what it is like, a sentence.
        first: what to try first.
        code: what plays.
    """

    name: str
    title: str
    genre: str
    about: str
    first: str
    code: str

    @property
    def page(self) -> str:
        """The code, with what it is and what to try first above it: as it is shown and played."""
        return f"// {self.title}. {self.about}\n// Try first: {self.first}.\n{self.code}"


def example_of(text: str, name: str) -> Example:
    r"""The example of a file's text.

    >>> example_of('// @title Dusk\n// @genre house\ns("bd*4")\n', "dusk").title
    'Dusk'
    """
    lines = text.splitlines()
    head: dict[str, str] = {}
    while lines and (found := HEAD.match(lines[0])) is not None:
        head[found[1]] = found[2]
        del lines[0]
    title, genre, about, first = (head.get(key, "") for key in KEYS)
    return Example(name, title, genre, about, first, "\n".join(lines).strip("\n"))


@cache
def examples() -> Mapping[str, Example]:
    """All of them by name, in the order of the alphabet."""
    return {
        file.stem: example_of(file.read_text(encoding="utf-8"), file.stem)
        for file in sorted(FOLDER.glob("*.strudel"))
    }


def found(words: str) -> list[Example]:
    """Those that a name means, else those whose title, genre or sentence has all the words.

    >>> [one.name for one in found("Dusk")], [one.name for one in found("kingston")]
    (['dusk'], ['king'])
    """
    wanted = words.lower().split()
    named = examples().get("".join(wanted))
    if named is not None:
        return [named]
    texts = {one.name: f"{one.title} {one.genre} {one.about}".lower() for one in _all()}
    return [one for one in _all() if all(word in texts[one.name] for word in wanted)]


def near(word: str) -> list[str]:
    """Names and genres that are written like a word, at most two.

    >>> near("dsuk")
    ['dusk']
    """
    known = [*examples(), *(one.genre for one in _all())]
    return get_close_matches(word.lower(), dict.fromkeys(known), 2, SURE)


def _all() -> Iterable[Example]:
    return examples().values()
