"""What can be learnt, and what has to be known before: a graph, read from skills.toml."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("skills.toml")
LEVELS: Final = ("beginner", "intermediate", "advanced")


class SkillError(ValueError):
    """The list of skills cannot be used: its text says which and why."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that can be learnt.

    Attributes:
        name: how lessons name it, and the catalogue what it is.
        level: 1 beginner, 2 intermediate, 3 advanced.
        topic: what it belongs to.
        needs: what has to be known before.
        shown_by: words of the language by which a player shows it.
    """

    name: str
    level: int
    topic: str
    needs: tuple[str, ...]
    shown_by: tuple[str, ...] = ()


def read_skills(text: str) -> dict[str, Skill]:
    """Skills by their names, each behind those that it needs.

    Raises:
        SkillError: it is no TOML, a field is missing, or a skill needs itself in the end.
    """
    try:
        rows = tomllib.loads(text)
        skills = {
            name: Skill(
                name,
                int(row["level"]),
                str(row["topic"]),
                tuple(row["needs"]),
                tuple(row.get("shown_by", ())),
            )
            for name, row in rows.items()
        }
    except tomllib.TOMLDecodeError as error:
        raise SkillError(f"the list of skills is no TOML: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SkillError(f"the list of skills is not as skills.py describes it: {error}") from error
    return {name: skills[name] for name in _ordered(skills)}


def _ordered(skills: Mapping[str, Skill]) -> list[str]:
    for one in skills.values():
        unknown = [name for name in one.needs if name not in skills]
        if unknown:
            raise SkillError(f"the skill {one.name} needs {unknown[0]}, which there is not")
        if not 1 <= one.level <= len(LEVELS):
            raise SkillError(f"the skill {one.name} has level {one.level}; there are 1 to 3")
    try:
        return list(
            TopologicalSorter({one.name: one.needs for one in skills.values()}).static_order()
        )
    except CycleError as error:
        raise SkillError(
            f"skills need each other in a circle: {' '.join(error.args[1])}"
        ) from error


@cache
def all_skills() -> Mapping[str, Skill]:
    """The skills of the school.

    >>> all_skills()["chords"].needs
    ('scales', 'layers')
    """
    return read_skills(FILE.read_text(encoding="utf-8"))


def unlocked(skills: Mapping[str, Skill], known: Collection[str]) -> list[Skill]:
    """What can be learnt now: not known yet, and all that it needs is.

    >>> [one.name for one in unlocked(all_skills(), {"pulse"})][:3]
    ['rests', 'subdivision', 'layers']
    """
    return [
        one
        for one in skills.values()
        if one.name not in known and all(name in known for name in one.needs)
    ]
