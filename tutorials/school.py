"""All lessons, from their files, in a language; a file that cannot be used leaves the others be."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutorials.lesson import Lesson, LessonError, read_lesson
from tutorials.translating import translated

LESSONS: Final = Path(__file__).with_name("lessons")
ENGLISH: Final = "en"  # what the lessons are written in


@dataclass(frozen=True, slots=True)
class School:
    """All lessons, and why some files are none.

    Attributes:
        lessons: in the order of their numbers.
        problems: a sentence for each file that cannot be used.
    """

    lessons: tuple[Lesson, ...]
    problems: tuple[str, ...] = ()


def school(folder: Path = LESSONS, language: str = ENGLISH) -> School:
    """All lessons, in the order of their numbers; files that are none are told, not raised.

    >>> [lesson.name for lesson in school().lessons][:2]
    ['first-beat', 'melody']
    >>> school(language="de").lessons[0].title
    'Der erste Beat'
    """
    lessons, problems = list[Lesson](), list[str]()
    for file in sorted(folder.glob("*.toml")):
        try:
            lesson = read_lesson(file.stem.partition("-")[2], file.read_text(encoding="utf-8"))
        except LessonError as error:
            problems.append(f"{file.name}: {error}; the other lessons are there")
            continue
        except (OSError, UnicodeDecodeError):
            problems.append(f"{file.name} cannot be read as text; the other lessons are there")
            continue
        other = folder / language / file.name
        try:
            text = other.read_text(encoding="utf-8") if other.exists() else None
            lessons.append(lesson if text is None else translated(lesson, text))
        except (LessonError, OSError, UnicodeDecodeError) as error:
            problems.append(f"{language}/{file.name}: {error}; that lesson is in English")
            lessons.append(lesson)
    return School(tuple(lessons), tuple(problems))


def languages(folder: Path = LESSONS) -> tuple[str, ...]:
    """The languages that there are lessons in, English first.

    >>> languages()
    ('en', 'de')
    """
    return (ENGLISH, *sorted(one.name for one in folder.iterdir() if one.is_dir()))


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
