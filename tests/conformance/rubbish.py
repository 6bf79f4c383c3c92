"""Programs nobody would write, made up by dice: for limits, messages and safety.

A maker takes the dice and gives a program: lines of the corpus with errors, tokens in any
order, brackets without end, huge texts and numbers, loops, growing patterns, regular
expressions, and ways out of the language. The same seed gives the same program.
"""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from tests.conformance.corpus import groups, in_group

LINES: Final = tuple(case.question["code"] for group in groups() for case in in_group(group))
TOKEN: Final = re.compile(r"[A-Za-z_$]\w*|\d+(?:\.\d+)?|\"[^\"\n]*\"|'[^'\n]*'|=>|\S")
PIECES: Final = {
    name: lines.splitlines()
    for name, lines in re.findall(
        r"^\[(\w+)\]\n(.*?)(?:\n\n|\Z)",
        Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"),
        flags=re.S | re.M,
    )
}
WORDS: Final = " ".join(PIECES["words"]).split()
METHODS: Final = " ".join(PIECES["methods"]).split()
HUGE: Final = " ".join(PIECES["huge"]).split()
TOKENS: Final = sorted({token for line in LINES for token in TOKEN.findall(line)})
SIGNS: Final = [
    *"()[]{}<>+-*/%&|^~!?:;,.=`\\\"'#@ \n\t",
    "=>", "...", "?.", "??", "**", "===", "${", "/*", "//", "$:", "<<", "0n", "\0", "\u2028", "🥁",
    "é", "\ud800",
]  # fmt: skip


def rubbish(seed: int) -> str:
    """The program of a seed.

    >>> rubbish(11) == rubbish(11)
    True
    """
    dice = Random(seed)
    code = dice.choice(MAKERS)(dice)
    wrap = dice.choice(PIECES["wraps"]) if dice.random() < 0.25 else "{code}"
    return wrap.replace("{code}", code).replace("${{", "${").replace("}}`", "}`")


def _mutated(dice: Random) -> str:
    """A line of the corpus with some letters gone, doubled, exchanged or replaced."""
    letters = list(dice.choice(LINES))
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        if not letters:
            break
        at = dice.randrange(len(letters))
        what = dice.randrange(5)
        if what == 0:
            del letters[at]
        elif what == 1:
            letters.insert(at, letters[dice.randrange(len(letters))])
        elif what == 2:
            letters[at] = dice.choice(SIGNS)
        elif what == 3:
            letters[at:at] = dice.choice(TOKENS + WORDS + HUGE)
        else:
            other = dice.randrange(len(letters))
            letters[at], letters[other] = letters[other], letters[at]
    return "".join(letters)


def _spliced(dice: Random) -> str:
    """The begin of one line and the end of another."""
    one, two = dice.choice(LINES), dice.choice(LINES)
    return one[: dice.randrange(len(one) + 1)] + two[dice.randrange(len(two) + 1) :]


def _soup(dice: Random) -> str:
    """Tokens in any order."""
    kinds = (TOKENS, TOKENS, WORDS, SIGNS, HUGE)
    some = (dice.choice(dice.choice(kinds)) for _ in range(dice.choice((3, 10, 40))))
    return dice.choice(("", " ")).join(some)


def _nested(dice: Random) -> str:
    """Brackets, calls and functions within each other."""
    before, after = dice.choice(PIECES["nests"]).split("@@")
    depth = dice.choice((20, 90, 150, 1000, 5000))
    return before * depth + dice.choice(("1", "s('a')", "")) + after * depth


def _nested_mini(dice: Random) -> str:
    """Mini-notation within itself."""
    before, after = dice.choice(PIECES["mini_nests"]).split("@@")
    depth = dice.choice((10, 60, 150, 1000, 5000))
    return f's("{before * depth}a{after * depth}")'


def _huge_text(dice: Random) -> str:
    return dice.choice(PIECES["texts"]).format(n=dice.choice(HUGE))


def _huge_number(dice: Random) -> str:
    """Methods with numbers that nobody means."""
    code = dice.choice(
        ("s('bd*2 sd')", "n('0 .. 7')", "note('c e')", "sine", "'0 1'", "saw.segment(8)")
    )
    for _ in range(dice.randint(1, 3)):
        args = ", ".join(dice.choice(HUGE) for _ in range(dice.randint(1, 3)))
        code += f".{dice.choice(METHODS)}({args})"
    return code


def _expression(dice: Random) -> str:
    """Regular expressions that go astray."""
    text = dice.choice(("'a'.repeat(40) + '!'", "'ab'.repeat(30)", "''", "'a'.repeat(5000)"))
    call = dice.choice(
        (
            ".replace({re}, 'b')",
            ".match({re})",
            ".split({re})",
            ".search({re})",
            ".replaceAll({re}, '')",
        )
    )
    flags = dice.choice(("", "g", "i", "gu", "zz", "y"))
    pattern = f"/{dice.choice(PIECES['patterns'])}/{flags}"
    return f"({text}).{call.strip('.').replace('{re}', pattern)}"


MAKERS: Final[tuple[Callable[[Random], str], ...]] = (
    *[_mutated] * 4, *[_spliced] * 2, *[_soup] * 2, *[_huge_number] * 2,
    _nested, _nested_mini, _huge_text, _expression,
    lambda dice: dice.choice(PIECES["loops"]),
    lambda dice: dice.choice(PIECES["escapes"]),
    lambda dice: "; ".join(dice.choice(PIECES["escapes"] + PIECES["loops"]) for _ in range(3)),
)  # fmt: skip
