"""All lessons, from their files, in a language; a file that cannot be used leaves the others be."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tutorials.catalogue import ENGLISH, Catalogue, catalogue, english
from tutorials.goals.table import check
from tutorials.lesson import Lesson, LessonError, read_lesson
from tutorials.saying import message
from tutorials.translating import translated

LESSONS: Final = Path(__file__).with_name("lessons")


@dataclass(frozen=True, slots=True)
class School:
    """All lessons, and why some files are none.

    Attributes:
        lessons: in the order of their numbers.
        problems: a sentence for each file that cannot be used.
        words: what the tutor says beside them.
    """

    lessons: tuple[Lesson, ...]
    problems: tuple[str, ...] = ()
    words: Catalogue = field(default_factory=english)


def school(folder: Path = LESSONS, language: str = ENGLISH) -> School:
    """All lessons, in the order of their numbers; files that are none are told, not raised.

    >>> [lesson.name for lesson in school().lessons][:2]
    ['first-beat', 'melody']
    >>> school(language="de").lessons[0].title
    'Der erste Beat'
    """
    words, problem = catalogue(language, folder) if language != ENGLISH else (english(), "")
    problems = [problem] if problem else []
    lessons = list[Lesson]()
    for file in sorted(folder.glob("*.toml")):
        try:
            lesson = checked(read_lesson(file.stem.partition("-")[2], _text(file)))
        except LessonError as error:
            problems.append(_problem("lesson", file.name, str(error), words))
            continue
        if language != ENGLISH:
            try:
                lesson = translated(lesson, _text(folder / language / file.name))
            except FileNotFoundError:
                pass  # that lesson is not translated yet
            except LessonError as error:
                problems.append(
                    _problem("translation", f"{language}/{file.name}", str(error), words)
                )
        lessons.append(lesson)
    return School(tuple(lessons), tuple(problems), words)


def checked(lesson: Lesson) -> Lesson:
    """A lesson whose goals can be looked for.

    Raises:
        LessonError: one of them cannot.
    """
    for number, step in enumerate(lesson.steps, 1):
        for goal in step.goals:
            try:
                check(goal)
            except LessonError as error:
                raise LessonError(f"lesson {lesson.name}, step {number}: {error}") from error
    return lesson


def _problem(kind: str, file: str, why: str, words: Catalogue) -> str:
    return words.text(message(f"problems.{kind}", file=file, why=why))


def _text(file: Path) -> str:
    """The text of a file.

    Raises:
        FileNotFoundError: it is not there.
        LessonError: it cannot be read as text.
    """
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        why = english().named("problems", "no_text")
        raise LessonError(why) from error


def languages(folder: Path = LESSONS) -> tuple[str, ...]:
    """The languages that there are lessons in, English first.

    >>> languages()
    ('en', 'de')
    """
    others = {one.name for one in folder.iterdir() if one.is_dir()} - {ENGLISH}
    return (ENGLISH, *sorted(others))


def language_of(wish: str, system: str) -> str:
    """The language to teach in: the one that is wished for, else the system's, where there is such.

    Args:
        wish: a setting; "": as the system says.
        system: the environment's LANG, such as "de_AT.UTF-8".

    >>> language_of("", "de_AT.UTF-8"), language_of("en", "de_AT"), language_of("", "fr_FR")
    ('de', 'en', 'en')
    """
    asked = wish or system[:2].lower()
    return asked if asked in languages() else ENGLISH
