"""Lessons in another language: the same exercises, other words."""

import pytest

from tutorials.judge import judge
from tutorials.lesson import LessonError
from tutorials.school import LESSONS, languages, school
from tutorials.translating import translated

ENGLISH = {lesson.name: lesson for lesson in school().lessons}
OTHERS = [one for one in languages() if one != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fits_and_changes_words_alone(language):
    found = school(language=language)
    assert not found.problems
    for lesson in found.lessons:
        for mine, theirs in zip(lesson.steps, ENGLISH[lesson.name].steps, strict=True):
            same = ("kind", "example", "start", "goals", "answer", "solution", "skill")
            assert [getattr(mine, one) for one in same] == [getattr(theirs, one) for one in same]
            for near in mine.near_misses:
                assert judge(mine, near.code).text == near.says


def test_the_first_ten_lessons_are_there_in_german():
    found = school(language="de").lessons[:10]
    assert all(lesson.title != ENGLISH[lesson.name].title for lesson in found)
    for lesson in found:
        for mine, theirs in zip(lesson.steps, ENGLISH[lesson.name].steps, strict=True):
            for name in ("say", "task", "praise"):
                assert not getattr(theirs, name) or getattr(mine, name) != getattr(theirs, name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "no TOML"),
        ('title = "x"', "has 0 steps, not 9"),
        ("steps = [" + "{}, " * 8 + '{solution = "x"}]', "step 9 has solution, which is not"),
        ("steps = [{}, {hints = []}, " + "{}, " * 7 + "]", "step 2 has 0 hints, not 3"),
        ("steps = [{}, {hints = 3}, " + "{}, " * 7 + "]", "step 2 has hints that are no list"),
        ("steps = 3", "has steps that are no tables"),
        ("steps = [" + "3, " * 9 + "]", "has steps that are no tables"),
    ],
)
def test_a_translation_that_does_not_fit_says_why(text, says):
    with pytest.raises(LessonError, match=says):
        translated(ENGLISH["first-beat"], text)


def test_a_damaged_translation_leaves_the_lesson_in_english(tmp_path):
    name = "01-first-beat.toml"
    (tmp_path / "de").mkdir()
    (tmp_path / name).write_bytes((LESSONS / name).read_bytes())
    (tmp_path / "de" / name).write_text("title = ", encoding="utf-8")
    found = school(tmp_path, "de")
    assert found.lessons[0].title == "A first beat"
    assert found.problems[0].startswith("de/messages.toml: it is not there")
    assert found.problems[1].startswith("de/01-first-beat.toml: the translation of first-beat is")
