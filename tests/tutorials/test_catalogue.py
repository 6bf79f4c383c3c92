"""What the tutor says stands in catalogues: nothing beside them, and every language says all."""

import ast
import re
from pathlib import Path

import pytest

from tutorials.catalogue import CatalogueError, catalogue, english, places, read_catalogue
from tutorials.goals.table import look_for
from tutorials.judge import judge
from tutorials.lesson import Goal, Step
from tutorials.listening import hear
from tutorials.saying import Beats, Count, Note, Sound
from tutorials.school import languages, school
from tutorials.skills import LEVELS, all_skills

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "tutorials").rglob("*.py")), ROOT / "repl" / "learn.py"]
WORDS = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}[^<>=\\]* [a-z]{2,}")
# Who writes lessons is told in English what is wrong with a file; nobody else meets these.
AUTHORS = {"LessonError", "SkillError", "CatalogueError", "_step"}
READ = (
    "cannot be read here",
    "needs something after it",
    "is not defined|has no method",
    "end of document",
)  # what the language says, looked for
SAME = ("skills", "honours", "words", "steps", "report")
OTHERS = [one for one in languages() if one != "en"]


def sentences(file: Path) -> list[str]:
    """Texts of a file that read like a sentence, docstrings and what authors are told aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    aside: set[int] = set()
    for node in ast.walk(tree):
        first = (
            node.body[0] if isinstance(getattr(node, "body", None), list) and node.body else None
        )
        if isinstance(first, ast.Expr):
            aside.update(id(one) for one in ast.walk(first))
        called = node.func if isinstance(node, ast.Call) else None
        if getattr(called, "id", "") in {*AUTHORS, "goal"} or getattr(called, "attr", "") in {
            "exception",
            "warning",
        }:
            aside.update(id(one) for one in ast.walk(node))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in aside
        and "<!doctype" not in node.value
        and node.value not in READ
        and WORDS.search(node.value)
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda one: f"{one.parent.name}/{one.name}")
def test_no_sentence_stands_outside_of_the_catalogue(file):
    assert sentences(file) == []


def test_a_sentence_in_code_would_be_seen(tmp_path):
    file = tmp_path / "one.py"
    file.write_text('"""A doc string here."""\nX = "That is not yet right."\n', encoding="utf-8")
    assert sentences(file) == ["That is not yet right."]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_says_with_the_same_places(language):
    words, problem = catalogue(language)
    assert not problem
    own = read_catalogue(
        language, (ROOT / "tutorials/lessons" / language / "messages.toml").read_text()
    )
    assert own.sentences.keys() == english().sentences.keys()
    for key, forms in english().sentences.items():
        assert places(words.sentences[key]) == places(forms), key
    same = [key for key, forms in english().sentences.items() if words.sentences[key] == forms]
    assert all(key.split(".")[0] in SAME for key in same), same


def test_every_sentence_is_used_and_every_name_of_one_is_there():
    text = "".join(file.read_text(encoding="utf-8") for file in FILES)
    text += "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("studio/practising.py", "studio/schooling.py", "studio/commands/learn.py")
    )
    for key in english().sentences:
        theme, name = key.split(".", 1)
        if theme not in ("skills", "topics", "sounds", "numbers", "controls", "levels", "choosing"):
            assert re.search(rf"\b{name}\b", text), key
    for key in re.findall(r'message\(\s*"([a-z_]+\.[a-z_]+)"', text):
        assert key in english().sentences
    assert {f"skills.{name}" for name in all_skills()} <= english().sentences.keys()
    assert {f"topics.{one.topic}" for one in all_skills().values()} <= english().sentences.keys()
    assert {
        f"levels.{number}" for number in range(1, len(LEVELS) + 1)
    } <= english().sentences.keys()


@pytest.mark.parametrize("language", languages())
def test_all_that_is_said_to_a_beginner_can_be_said(language):
    words = school(language=language).words
    codes = ('s("bd")', 's("hh*3, cp").gain("<1 .5>")', 'note("c3 eb4 g1").lpf(90)', 's("~")')
    for lesson in school(language=language).lessons:
        for step in lesson.steps:
            for code in codes if step.goals else ():
                assert "{" not in judge(step, code, words=words).text


def test_german_is_said_in_german():
    words = catalogue("de")[0]
    step = Step(goals=(Goal("like", {"code": 's("~ sd ~ sd")'}),))
    verdict = judge(step, 's("sd ~ ~ sd")', words=words)
    assert verdict.text == (
        "Die Snare auf Schlag 4 stimmt: gut. Jetzt: verschieb die Snare (sd) von Schlag 1 "
        "auf Schlag 2."
    )
    assert verdict.grid.endswith("+ fehlt   ! nicht in der Aufgabe")
    missed = look_for(
        Goal("no control", {"control": "room", "called": "room"}), hear('s("rim").room(1)')
    )
    assert words.text(missed.missing) == "nimm room weg (die Melodie)"
    assert words.text(Sound("rim"), "object") == "den Rimshot"


@pytest.mark.parametrize(
    ("saying", "text"),
    [
        (Sound("bd"), "the bass drum"),
        (Sound("bd", both=True), "the bass drum (bd)"),
        (Sound("sawtooth", both=True), "sawtooth"),
        (Note(60), "c4"),
        (Note(60.5), "note 60.5"),
        (Note(None), "a sound without a note"),
        (Count(1, "note"), "one note"),
        (Count(12, "note"), "12 notes"),
        (Count(2, "time"), "twice"),
    ],
)
def test_things_have_names(saying, text):
    assert english().text(saying) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = \n", "line 1"),
        ('a = "x"', "stands outside of a table"),
        ("[goals]\nmove = 3", "neither a text nor a table"),
        ('[goals]\nmoo = "x"', "goals.moo is no sentence"),
        ('[goals]\nmove = "{where}"', "has {where}, which"),
        ('[goals]\nmove = "{what"', "a brace too many"),
    ],
)
def test_a_damaged_catalogue_says_what_is_wrong(text, says):
    with pytest.raises(CatalogueError, match=re.escape(says)):
        read_catalogue("xx", text)


def test_what_a_language_lacks_is_said_in_english():
    words = read_catalogue("xx", '[steps]\nbye = "Adieu."')
    assert words.named("steps", "bye") == "Adieu."
    assert words.text(Beats(())) != ""
    assert words.named("steps", "nothing") == "There is nothing left to do."


@pytest.mark.parametrize("data", [None, b"\xff\xfe", b"[a", b"\x00"])
def test_a_folder_without_or_with_odd_messages_leaves_the_school_open(tmp_path, data):
    lessons = ROOT / "tutorials" / "lessons"
    (tmp_path / "xx").mkdir()
    for name in ("01-first-beat.toml", "02-melody.toml"):
        (tmp_path / name).write_bytes((lessons / name).read_bytes())
    (tmp_path / "xx" / "01-first-beat.toml").write_bytes(
        (lessons / "de" / "01-first-beat.toml").read_bytes()
    )
    if data is not None:
        (tmp_path / "xx" / "messages.toml").write_bytes(data)
    found = school(tmp_path, "xx")
    assert [one.title for one in found.lessons] == ["Der erste Beat", "A melody"]
    assert len(found.problems) == 1
    assert found.problems[0].startswith("xx/messages.toml: ")
    assert found.words is english()
