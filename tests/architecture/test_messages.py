"""How the sentences that players read are written."""

import re
from functools import cache

from tests.architecture.messages import Message, messages

HARSH = re.compile(
    r"\b([Ii]nvalid|[Ii]llegal|[Ff]atal|[Uu]nexpected|[Ee]xception|[Tt]raceback|NoneType|"
    r"[Oo]ops|[Ss]orry|[Pp]lease)\b"
)
ANOTHER_WORD = {  # what we say by another word: one word for one thing
    r"\bwants (a|an|the|two|plain|[0-9{])": "needs",
    r"\bcannot be had\b": "cannot be opened, loaded or read",
    r"\btoo deeply\b": "too deep",
    r"\bthe log\b(?! file)|\blog file (has|says) more\b": "the log file says why, see the log file",
    r"\.\.\.(?!\w)": "…",
    r"\bnot to be reached\b": "cannot be reached",
    r"\bcycles per\b": "cycles a second",
}
NAMES = ("Link", "TidalCycles", "Windows")  # with which a sentence may begin


@cache
def every() -> tuple[Message, ...]:
    """All of them, looked for once."""
    return tuple(messages())


def test_no_sentence_blames_or_speaks_of_our_insides():
    assert [one for one in every() if HARSH.search(one.text + one.hint)] == []


def test_no_sentence_shouts():
    assert [one for one in every() if one.plain.endswith("!")] == []


def test_one_thing_has_one_word():
    for word, ours in ANOTHER_WORD.items():
        others = [one for one in every() if re.search(word, f"{one.text} → {one.hint}")]
        assert others == [], f"say: {ours}"


def test_a_sentence_alone_begins_small_and_ends_without_a_stop():
    alone = [one for one in every() if not re.search(r"[.}] [A-Z{]|\n", one.text)]
    found = [one for one in alone if one.file.partition("/")[0] != "tutorials"]  # prose
    assert [one for one in found if re.search(r"[^.]\.$", one.plain)] == []
    large = [one for one in found if re.match(r"[A-Z][a-z]", one.plain)]
    assert [one for one in large if not one.plain.startswith(NAMES)] == []


def test_the_list_is_about_the_whole_program():
    found = every()
    packages = {one.file.partition("/")[0] for one in found}
    assert {"patterns", "engine", "ai", "studio", "repl"} <= packages
    assert len(found) > 1500
