"""Are right answers taken, and wrong ones refused, however they are written?

`python -m tests.tutorials.mutants --each 20` tries every exercise whose goal is to play the same
as some code: three ways to write the solution that play the same, and mutants of it with other
numbers, other words and changes behind it. Whether a mutant plays the same is said by a comparison
of its own, which shares nothing with the school's: onsets, sounds and pitches, counted.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from patterns.analysis.onsets import pitch_of
from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from tutorials.judge import judge
from tutorials.lesson import Step
from tutorials.school import school

CYCLES = 8
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
WORD = re.compile(r'(?<=[" \[<{,])(?:bd|sd|hh|cp|oh|rim|cb|~|[a-g]b?\d)(?=[" \]>},*!@(?])')
OTHERS = ("bd", "sd", "hh", "cp", "~", "c3", "eb3", "g4")

Played = Counter[tuple[Fraction, str, float | None]]


def played(code: str) -> Played | None:
    """What code plays: onset, sound and pitch of each event; None where it cannot be played."""
    try:
        haps = evaluate(code).pattern.query(0, CYCLES)
    except PatternError:
        return None
    return Counter(
        (hap.whole.begin, str(hap.value.get("s", "")), pitch_of(hap.value))
        for hap in haps
        if hap.whole is not None and hap.has_onset() and isinstance(hap.value, dict)
    )


def exercises() -> Iterator[tuple[str, Step, Played]]:
    """Exercises of playing the same as some code, and what that plays."""
    for lesson in school().lessons:
        for number, step in enumerate(lesson.steps, 1):
            if len(step.goals) == 1 and step.goals[0].kind == "like":
                wants = step.goals[0].wants
                wanted = played(str(wants["code"]))
                if "sounds" not in wants and wanted is not None:
                    yield f"{lesson.name}/{number}", step, wanted


def same_otherwise(code: str) -> list[str]:
    """Three ways to write code that play the same."""
    if "\n" in code:  # several parts, or names of the player's: only comments and space can differ
        return [f"// mine\n{code}", f"{code}\n\n", f"{code} // that is it"]
    return [f"stack({code}, silence)", f"cat({code})", f"({code}).fast(2).slow(2)"]


def mutants(code: str, count: int, dice: random.Random) -> list[str]:
    """Codes that differ from some code in one or two places."""
    found = list[str]()
    for _ in range(count * 4):
        changed = code
        for _ in range(dice.choice((1, 1, 2))):
            changed = dice.choice((_other_number, _other_word, _changed))(changed, dice)
        if changed != code and changed not in found:
            found.append(changed)
    return found[:count]


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
    ways = (
        ".rev()",
        ".fast(2)",
        ".slow(2)",
        ".early(1/8)",
        ".ply(2)",
        ".every(3, rev)",
        ".gain(.5)",
    )
    last = code.rpartition("\n")[2]
    return code + dice.choice(ways) if ":" not in last else code


def misjudged(each: int, seed: int) -> tuple[int, list[str]]:
    """How many answers were tried, and those that were judged wrongly."""
    dice, tried, wrong = random.Random(seed), 0, list[str]()
    for name, step, wanted in exercises():
        for code in (*same_otherwise(step.solution), *mutants(step.solution, each, dice)):
            heard = played(code)
            if heard is None:
                continue
            tried += 1
            if judge(step, code).reached != (heard == wanted):
                wrong.append(f"{name}: {code}")
    return tried, wrong


def main() -> int:
    """Print what was judged wrongly; the exit code is 1 where that is more than one in fifty."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tried, wrong = misjudged(options.each, options.seed)
    lines = [f"{len(list(exercises()))} exercises, {tried} answers, {len(wrong)} judged wrongly"]
    sys.stdout.write("\n".join([*lines, *wrong]) + "\n")
    return len(wrong) > tried / 50


if __name__ == "__main__":
    sys.exit(main())
