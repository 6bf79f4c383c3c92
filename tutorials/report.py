"""What was learnt so far, as pages of text. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from tutorials.ability import expected
from tutorials.course import Progress
from tutorials.learner import DAY_S, Learner, ability_in, due_skills, is_mastered
from tutorials.lesson import Lesson
from tutorials.placement import Item
from tutorials.skills import LEVELS, all_skills

BAR: Final = 10


def lessons_page(lessons: Sequence[Lesson], progress: Progress) -> str:
    """The lessons, those that are done with a mark."""
    lines = []
    for number, one in enumerate(lessons, 1):
        mark = "x" if one.name in progress.finished else " "
        where = f"{LEVELS[one.level - 1]}, {one.topic}"
        lines.append(f"[{mark}] {number:2}  {one.title:32} {where}, {one.minutes} min")
    return "\n".join(lines)


def progress_page(learner: Learner, items: Mapping[str, Item], at: float) -> str:
    """What was tried of each topic: how likely an exercise is solved, what is mastered and due."""
    skills = all_skills()
    tried = [name for name in skills if name in learner.skills]
    if not tried:
        return "Nothing yet: solve an exercise, and it stands here."
    days = {day for one in learner.skills.values() for day in one.days}
    lines = [f"{len(tried)} of {len(skills)} skills tried, on {_days(len(days))}."]
    due = set(due_skills(learner, at))
    for name in tried:
        hard = sorted(item.difficulty for item in items.values() if item.skill == name)
        if not hard:
            continue
        chance = expected(ability_in(learner, name, at), hard[len(hard) // 2])
        marks = [
            *(["mastered"] if is_mastered(learner, name, hard, at) else []),
            *(["due again"] if name in due else []),
        ]
        bar = "#" * round(chance * BAR)
        lines.append(f"{skills[name].title:44} {bar:{BAR}} {', '.join(marks)}".rstrip())
    return "\n".join([*lines, f"Streak: {_days(streak(sorted(days), int(at // DAY_S)))}."])


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


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
