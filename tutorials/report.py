"""What was learnt so far, as pages of text. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tutorials.ability import expected
from tutorials.course import Progress
from tutorials.learner import DAY_S, ability_in, due_skills, is_mastered
from tutorials.lesson import Lesson
from tutorials.placement import Item
from tutorials.records import figures
from tutorials.skills import LEVELS, all_skills

BAR: Final = 10


def lessons_page(lessons: Sequence[Lesson], progress: Progress) -> str:
    """The lessons, those that are done with a mark."""
    lines = []
    for number, one in enumerate(lessons, 1):
        mark = "x" if one.name in progress.finished else " "
        where = f"{LEVELS[one.level - 1]}, {one.topic}"
        lines.append(f"[{mark}] {number:2}  {one.title:42} {where}, {one.minutes} min")
    return "\n".join(lines)


def progress_page(progress: Progress, items: Mapping[str, Item], at: float) -> str:
    """What was tried, how sure it is, and figures that stand beside each other."""
    rows = list(skill_rows(progress, items, at))
    if not rows:
        return "Nothing yet: solve an exercise, and it stands here."
    days = _days(len(days_of(progress)))
    lines = [f"{len(rows)} of {len(all_skills())} skills tried, on {days}."]
    for title, chance, marks in rows:
        bar = "#" * round(chance * BAR)
        lines.append(f"{title:44} {bar:{BAR}} {', '.join(marks)}".rstrip())
    return "\n".join([*lines, *figure_lines(progress, at)])


def skill_rows(
    progress: Progress, items: Mapping[str, Item], at: float
) -> Iterator[tuple[str, float, list[str]]]:
    """Each skill that was tried: its title, how likely an exercise is solved, and marks."""
    learner, due = progress.learner, set(due_skills(progress.learner, at))
    for name, skill in all_skills().items():
        hard = sorted(item.difficulty for item in items.values() if item.skill == name)
        if name not in learner.skills or not hard:
            continue
        chance = expected(ability_in(learner, name, at), hard[len(hard) // 2])
        marks = ["mastered"] if is_mastered(learner, name, hard, at) else []
        yield skill.title, chance, marks + (["due again"] if name in due else [])


def figure_lines(progress: Progress, at: float) -> list[str]:
    """Figures in sentences; those that cannot be told yet are left out."""
    found = figures(progress.records)
    lines = [
        f"Solved: {found.solved}, in {found.minutes:.0f} min of {_sessions(found.sessions)}.",
        f"Streak: {_days(streak(days_of(progress), int(at // DAY_S)))}.",
    ]
    if found.accuracy is not None:
        lines.append(f"Right at once, without a hint: {found.accuracy:.0%}.")
    if found.speed is not None:
        lines.append(f"Speed: {found.speed:.1f} times that of your own past.")
    if found.creativity is not None:
        lines.append(f"Your own pieces are {found.creativity:.0%} away from the examples.")
    return lines


def days_of(progress: Progress) -> list[int]:
    """The days on which something was learnt, in order."""
    return sorted({int(one.at // DAY_S) for one in progress.records})


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _sessions(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


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
