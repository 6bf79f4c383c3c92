"""Corners of the language: what node says of each expression, and what is refused, in words."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from patterns.values import UNDEFINED
from tests.patterns.strudel.test_javascript import value_of

WORTH = json.loads(Path(__file__).with_name("corners.json").read_text("utf-8"))  # made by node
REFUSED = {
    "(() => { const a = []; a[-1] = 2; return a })()": "a list has no place below 0",
    "[].reduce((a, b) => a)": "an empty list has nothing to reduce",
    "[1].map(5)": "a function is missing here",
    "[1].with(4, 0)": "this list has no place 4",
    "f() = 3": "`f() =` cannot be read here",
    "(() => { const {a} = null; return a })()": "null has no `a`",
    "(() => { const {} = null })()": "null has no parts to take out",
    "(5)++": "`5` cannot be given a value",
    "this.#a": "`#a` is not part of the pattern language",
    "1_000n": "`1000n` is not part of the pattern language",
    "delete 5": "`delete` takes an entry of an object",
    "delete 'a'.b": "a text in single quotes has no entries to delete",
    "new (5)": "`new (5)` is not part of the pattern language",
    "'a'.matchAll(/a/)": "matchAll wants the flag g",
    "(() => { /a/.source = 'b' })()": "`source` of a regular expression stays as it is",
    "({get a() { return 1 }}).a": "`get` is not part of the pattern language",
    "((a, a) => a)(1, 2)": "two parameters have one name",
    "new Fraction(1).div(0)": "a time cannot be divided by 0",
    "new Fraction(1).mod(0)": "a time cannot be divided by 0",
    "new Fraction(2).pow(0.5)": "a time can be raised to whole powers up to 1000",
    "new TimeSpan(0, 1).intersection(5)": "a number is not a span of time",
    "new Hap(1, 2, 3)": "a hap has two spans and a value",
    "Math()": "Math is not a function",
    "new Array(-1)": "a list cannot have fewer than 0 places",
    "createParam(5)": "a control wants a name",
    "1 instanceof 5": "`instanceof` wants a name such as Array on its right side",
    "/a)/": "/a)/ cannot be read: ) closes nothing",
    "/(?<1>a)/": "/(?<1>a)/ cannot be read: 1>a) is no name for a group",
    "/a{3,2}/": "/a{3,2}/ cannot be read: its end comes after numbers in the wrong order",
    "/(?=a)/": "/(?=a)/ cannot be read: "
    "?=a) looks ahead or back, which is not part of the language",
    "Object.keys(null)": "null has no keys",
    "Object.fromEntries(5)": "a number is not a list of [key, value] pairs",
    "new Map([5])": "a number is not a [key, value] pair",
    "(5).toString(99)": "there are no numbers in base 99",
    "(5).toFixed(101)": ".toFixed() takes 0 to 100 digits",
    "(() => { class A {} })()": "classes are not part of the pattern language",
    "registerMultiControl('a', 1e9)": "1000000000 controls of one name are too many or too few",
    "'a'.repeat(-1)": "a text cannot be repeated less than 0 times",
}


def plain(value: Any) -> Any:
    """A value as the table has it."""
    if value is UNDEFINED:
        return "__undefined"
    if isinstance(value, float) and not math.isfinite(value):
        return "__NaN" if value != value else "__Infinity" if value > 0 else "__-Infinity"
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("expression", WORTH)
def test_corners_are_worth_what_node_says(expression):
    assert plain(value_of(expression)) == WORTH[expression]


@pytest.mark.parametrize(("expression", "reason"), REFUSED.items())
def test_what_is_refused_is_refused_in_a_sentence(expression, reason):
    with pytest.raises(PatternError) as caught:
        evaluate(f"// mini-off\npure(0).fmap(x => ({expression}))").pattern.query(0, 1)
    assert caught.value.reason == reason


SPANS = {
    "new TimeSpan(0.25, 1.5).withEnd(x => x.add(1)).end.toString()": "2.5",
    "new TimeSpan(1.25, 1.5).cycleArc().begin.toString()": "0.25",
    "new TimeSpan(1.25, 1.5).equals(new TimeSpan(1.25, 1.5))": True,
    "new TimeSpan(0, 1).intersection(new TimeSpan(2, 3)) === undefined": True,
    "new TimeSpan(0, 1).intersection(new TimeSpan(.5, 3)).show()": "1/2 → 1/1",
    "new TimeSpan(1, 1).spanCycles.length": 1,
    "new Fraction(6).gcd(4).toString()": "2",
    "new Fraction(6).lcm(4).toString()": "12",
    "new Fraction(3).toFraction()": "3",
    "new Fraction(1.5).toFraction(true)": "1 1/2",
    "new Fraction(0.5).toFixed(2)": "0.50",
}


@pytest.mark.parametrize(("expression", "expected"), SPANS.items())
def test_spans_and_exact_times_answer_as_in_strudel(expression, expected):
    assert value_of(expression) == expected
