"""What was learnt so far, as pages of text. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tutorials.ability import expected
from tutorials.catalogue import Catalogue
from tutorials.course import Progress
from tutorials.learner import DAY_S, ability_in, due_skills, is_mastered
from tutorials.lesson import Lesson
from tutorials.placement import Item
from tutorials.records import figures
from tutorials.saying import Count, message
from tutorials.skills import all_skills

BAR: Final = 10


def lessons_page(lessons: Sequence[Lesson], progress: Progress, words: Catalogue) -> str:
    """The lessons, those that are done with a mark."""
    lines = []
    for number, one in enumerate(lessons, 1):
        row = message(
            "report.lesson",
            mark="x" if one.name in progress.finished else " ",
            number=number,
            title=f"{one.title:42}",
            level=words.named("levels", str(one.level)),
            topic=words.named("topics", one.topic),
            minutes=one.minutes,
        )
        lines.append(words.text(row))
    return "\n".join(lines)


def progress_page(
    progress: Progress, items: Mapping[str, Item], at: float, words: Catalogue
) -> str:
    """What was tried, how sure it is, and figures that stand beside each other."""
    rows = list(skill_rows(progress, items, at, words))
    if not rows:
        return words.named("report", "nothing")
    days = Count(len(days_of(progress)), "day")
    head = message("report.head", tried=len(rows), all=len(all_skills()), days=days)
    lines = [words.text(head)]
    for title, chance, marks in rows:
        bar = "#" * round(chance * BAR)
        lines.append(f"{title:44} {bar:{BAR}} {', '.join(marks)}".rstrip())
    return "\n".join([*lines, *figure_lines(progress, at, words)])


def skill_rows(
    progress: Progress, items: Mapping[str, Item], at: float, words: Catalogue
) -> Iterator[tuple[str, float, list[str]]]:
    """Each skill that was tried: its title, how likely an exercise is solved, and marks."""
    learner, due = progress.learner, set(due_skills(progress.learner, at))
    for name in all_skills():
        hard = sorted(item.difficulty for item in items.values() if item.skill == name)
        if name not in learner.skills or not hard:
            continue
        chance = expected(ability_in(learner, name, at), hard[len(hard) // 2])
        marks = ["mastered"] if is_mastered(learner, name, hard, at) else []
        marks += ["due"] if name in due else []
        title = words.named("skills", name)
        yield title, chance, [words.named("report", mark) for mark in marks]


def figure_lines(progress: Progress, at: float, words: Catalogue) -> list[str]:
    """Figures in sentences; those that cannot be told yet are left out."""
    found = figures(progress.records)
    sessions = Count(found.sessions, "session")
    days = Count(streak(days_of(progress), int(at // DAY_S)), "day")
    told = [
        message("report.solved", solved=found.solved, minutes=found.minutes, sessions=sessions),
        message("report.streak", days=days),
    ]
    if found.accuracy is not None:
        told.append(message("report.accuracy", part=found.accuracy))
    if found.speed is not None:
        told.append(message("report.speed", times=found.speed))
    if found.creativity is not None:
        told.append(message("report.creativity", part=found.creativity))
    return [words.text(one) for one in told]


def days_of(progress: Progress) -> list[int]:
    """The days on which something was learnt, in order."""
    return sorted({int(one.at // DAY_S) for one in progress.records})


def streak(days: Sequence[int], today: int) -> int:
    """How many days in a row, up to today or yesterday; one missed day a week is forgiven.

    >>> streak([1, 2, 3, 5], 5), streak([1, 2], 9)
    (4, 0)
    """
    count, last_missed = 0, None
    left, day = set(days), today if today in days else today - 1
    while True:
        if day in left:
            count += 1
        elif count and (last_missed is None or last_missed - day >= 7) and day - 1 in left:
            last_missed = day
        else:
            return count
        day -= 1
