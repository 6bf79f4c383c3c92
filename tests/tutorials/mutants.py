"""Are right answers taken, and wrong ones refused, however they are written?

`python -m tests.tutorials.mutants --each 20` tries every exercise that is answered with code: three
ways to write the solution that play the same, and mutants of it, half of them by the DNA's
mutation, half with other numbers, other words and changes behind it. Whether a mutant is right is
said by tests/tutorials/truth.py, which shares nothing with the school's judgement.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ai.dna.mutating import mutate
from ai.lift.layers import scene
from ai.palette import Palette
from tests.tutorials.truth import is_right, played
from tutorials.judge import judge
from tutorials.lesson import Step
from tutorials.school import school

NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
WORD = re.compile(r'(?<=[" \[<{,])(?:bd|sd|hh|cp|oh|rim|cb|~|[a-g]b?\d)(?=[" \]>},*!@(?])')
OTHERS = ("bd", "sd", "hh", "cp", "~", "c3", "eb3", "g4")
CHANGES = (
    ".rev()",
    ".fast(2)",
    ".slow(2)",
    ".early(1/8)",
    ".ply(2)",
    ".every(3, rev)",
    ".gain(.5)",
)


@dataclass(frozen=True, slots=True)
class Tried:
    """An answer, and what was said of it."""

    name: str
    step: Step
    code: str
    by: str
    right: bool
    taken: bool


def exercises() -> Iterator[tuple[str, Step]]:
    """The exercises that are answered with code."""
    for lesson in school().lessons:
        for number, step in enumerate(lesson.steps, 1):
            if step.goals:
                yield f"{lesson.name}/{number}", step


def same_otherwise(code: str) -> list[str]:
    """Three ways to write code that play the same."""
    if "\n" in code or "$:" in code:  # several statements: space, comments, and the last one alone
        lines = code.split("\n")
        head, last = "\n".join(lines[:-1]), lines[-1]
        label, colon, body = last.partition(": ")
        if re.fullmatch(r"[\w$]+", label) and colon:
            wrapped = f"{label}: stack({body}, silence)"
        elif "=" in last or last.startswith(("register", "setcpm")):
            wrapped = f"{last} // that is it"
        else:
            wrapped = f"stack({last}, silence)"
        return [f"// mine\n{code}", f"{code}\n\n", f"{head}\n{wrapped}"]
    return [f"stack({code}, silence)", f"cat({code})", f"({code}).fast(2).slow(2)"]


def mutants(code: str, count: int, dice: random.Random) -> list[tuple[str, str]]:
    """Codes that differ from some code in a place or two, and how each was made."""
    found = dict[str, str]()
    stage = scene(code)
    for _ in range(count):
        if len(found) < (count + 1) // 2 and (made := mutate(stage, dice, Palette())) is not None:
            found.setdefault(made[0].text, "dna")
    for _ in range(count * 4):
        changed = code
        for _ in range(dice.choice((1, 1, 2))):
            changed = dice.choice((_other_number, _other_word, _changed))(changed, dice)
        if len(found) < count:
            found.setdefault(changed, "text")
    return [(one, by) for one, by in found.items() if one != code]


def _other_number(code: str, dice: random.Random) -> str:
    places = list(NUMBER.finditer(code))
    if not places:
        return code
    one = dice.choice(places)
    number = max(0, int(one[0]) + dice.choice((-2, -1, 1, 2)))
    return f"{code[: one.start()]}{number}{code[one.end() :]}"


def _other_word(code: str, dice: random.Random) -> str:
    places = list(WORD.finditer(code))
    if not places:
        return code
    one = dice.choice(places)
    return f"{code[: one.start()]}{dice.choice(OTHERS)}{code[one.end() :]}"


def _changed(code: str, dice: random.Random) -> str:
    last = code.rpartition("\n")[2]
    return code + dice.choice(CHANGES) if "//" not in last else code


def tried(each: int, seed: int) -> Iterator[Tried]:
    """Every answer that can be played, to every exercise."""
    for name, step in exercises():
        dice = random.Random(f"{seed} {name}")
        answers = [(code, "same") for code in same_otherwise(step.solution)]
        for code, by in [*answers, *mutants(step.solution, each, dice)]:
            found = played(code)
            if found is not None:
                right = by == "same" or is_right(name, step, found)
                yield Tried(name, step, code, by, right, judge(step, code).reached)


def table(all_of: list[Tried]) -> list[str]:
    """A row for each kind of exercise, and for each way to make an answer."""
    groups = dict[str, list[Tried]]()
    for one in all_of:
        alike = len(one.step.goals) == 1 and one.step.goals[0].kind == "like"
        kind = one.step.kind if one.step.kind == "create" else "same" if alike else one.step.kind
        for group in (f"kind {kind}", f"made by {one.by}", "all"):
            groups.setdefault(group, []).append(one)
    lines = [f"{'':16}{'exercises':>10}{'answers':>9}{'right':>7}{'wrong':>7}{'misjudged':>11}"]
    for group, rows in sorted(groups.items()):
        names, right = len({one.name for one in rows}), sum(one.right for one in rows)
        bad = Counter(one.right == one.taken for one in rows)[False]
        share = f"{bad / len(rows):.1%}"
        lines.append(
            f"{group:16}{names:10}{len(rows):9}{right:7}{len(rows) - right:7}{bad:5}{share:>6}"
        )
    return lines


def main() -> int:
    """Print the table, and what was judged wrongly; 1 where that is more than one in fifty."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = list(tried(options.each, options.seed))
    wrong = [one for one in found if one.right != one.taken]
    lines = [f"{one.name} {'taken' if one.taken else 'refused'}: {one.code!r}" for one in wrong]
    sys.stdout.write("\n".join([*table(found), *lines]) + "\n")
    return len(wrong) > len(found) / 50


if __name__ == "__main__":
    sys.exit(main())
