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
    "'a'.matchAll(/a/)": "matchAll needs the flag g",
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
    "createParam(5)": "a control needs a name",
    "1 instanceof 5": "`instanceof` needs a name such as Array on its right side",
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
    "(() => { const a = [1]; a.foo = 2 })()": "a list has no place `foo`",
    "(() => { (a, b) = 3 })()": "`a, b` cannot be given a value",
    "(() => { (5).x = 1 })()": "a number cannot be changed",
    "new Fraction(1.0001).pow(1000).pow(5)": "this exact time has too many digits",
    "new Hap(new TimeSpan(0, 1), new TimeSpan(0, 1), 'a').withSpan(x => 5)": "a number is not a "
    "span of time",
    "new State(5)": "a number is not a span of time",
    "Object.assign(5, {})": "a number cannot be changed",
    "JSON.parse('{')": "this is not JSON from its character 2 on",
    "JSON.parse('['.repeat(100000))": "this is nested too deep for JSON",
    "JSON.stringify((() => { const a = []; a.push(a); return a })())": "this is nested too deep "
    "for JSON",
    "'a' in 5": "`in` looks into objects and lists, and this is a number",
    "/[z-a]/": "/[z-a]/ cannot be read: ] ends a range that begins after it",
    "new RegExp('[a')": "/[a/ cannot be read: its end comes before the ] of a class",
    "new RegExp('a'.repeat(9000))": f"/{'a' * 30}…/ is too long a regular expression",
    "new RegExp('('.repeat(200))": "this regular expression is nested too deep",
    "({fastr: x => x}).fast(2)": "an object has no method `fast`",
    "0x1Fn": "`0x1fn` is not a number",
    "[1].map?.(5)": "a function is missing here",
    "'a'._scope()": "a text in single quotes has no method `_scope`",
    "(() => { Pattern.prototype.foo = 5 })()": "a number is not a function",
    "(() => { for (;;) { break outer } })()": "a label cannot be a goal here",
    "<a>b</a>": "tags are not part of the pattern language",
    "this.#a()": "`#a` is not part of the pattern language",
    "(5).toExponential(101)": ".toExponential() takes 0 to 100 digits",
    "'a'.normalize('X')": "`X` is no form of a text",
    "import.meta": "that is not part of the pattern language",
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
    "new Fraction(0.5).toFraction()": "1/2",
    "new Fraction(2).pow(3).toString()": "8",
    "new Fraction(-7).mod(3).toString()": "-1",
    "new TimeSpan(.5, 2.25).spanCycles.map(x => x.show()).join()": "1/2 → 1/1,1/1 → 2/1,2/1 → 9/4",
    "new TimeSpan(.5, 2.25).withTime(x => x.add(1)).show()": "3/2 → 13/4",
    "new TimeSpan(1.25, 1.5).withCycle(x => x.mul(2)).show()": "3/2 → 2/1",
    "'' + new TimeSpan(0, 1)": "[object Object]",
    "JSON.stringify({a: new Fraction(.5)})": '{"a":"0.5"}',
}
HAPS = {
    "hap(0, 1, 0, 1, 'a').withValue(x => x + 'b').show()": "[ 0/1 → 1/1 | ab ]",
    "hap(0, 1, .25, .5, 'a').show()": "[ 0/1 ⇜ (1/4 → 1/2) ⇝ 1/1 | a ]",
    "hap(0, 1, 0, .5, 'a').withSpan(x => x.withTime(t => t.add(1))).show()": "[ (1/1 → 3/2) ⇝ 2/1"
    " | a ]",
    "new Hap(undefined, new TimeSpan(0, .5), {a: 1}).show()": '[ ~0/1 → 1/2 | {"a":1} ]',
    "new Hap(undefined, new TimeSpan(0, .5), {a: 1, b: 2}).show(true)": "[ ~0/1 → 1/2 | a:1 b:2 ]",
    "new Hap(undefined, new TimeSpan(0, .5), 'a').withSpan(x => x).showWhole()": "~: a",
    "hap(0, 1, 0, 1, 'a').showWhole()": "0/1 → 1/1: a",
    "hap(0, 1, 0, 1, {duration: 2, clip: .5}).duration.toString()": "1",
    "hap(0, 2, 0, 1, {clip: .25}).endClipped.toString()": "0.5",
    "hap(0, 2, 0, 1, 'a').duration.toString()": "2",
    "hap(0, 1, 0, 1, 'a').isActive(.5)": True,
    "hap(0, 1, 0, 1, 'a').isInPast(1.5)": True,
    "hap(1, 2, 1, 2, 'a').isInFuture(.5)": True,
    "hap(0, 1, 0, 1, 'a').combineContext(hap(0, 1, 0, 1, 'b')).locations.length": 0,
}


@pytest.mark.parametrize(("expression", "expected"), SPANS.items())
def test_spans_and_exact_times_answer_as_in_strudel(expression, expected):
    assert value_of(expression) == expected


@pytest.mark.parametrize(("expression", "expected"), HAPS.items())
def test_haps_answer_as_in_strudel(expression, expected):
    hap = "(a, b, c, d, value) => new Hap(new TimeSpan(a, b), new TimeSpan(c, d), value)"
    assert value_of(f"(hap => {expression})({hap})") == expected


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("pure([3, 1, 2]).fmap(x => x['so' + 'rt']())", [(1, 2, 3)]),
        ("pure([3, 1, 2]).fmap(x => x['rever' + 'se']())", [(2, 1, 3)]),
        ("pure([3, 1, 2]).fmap(x => x.sort())", [(1, 2, 3)]),
        ('pure("1 2".fmap(x => x * 2).firstCycleValues).fmap(x => x)', [(2, 4)]),
        ("pure(-1).fmap(Math.abs)", [1]),
        ("new Pattern(x => [new Hap(x.span, x.span, 'bd')])", ["bd"]),
        ('pure(s("bd sd").firstCycleValues.length)', [2]),
        ("pure(s(\"bd sd\").showFirstCycle.join(' '))", ["[object Object]: 0 - 1/2 "
         "[object Object]: 1/2 - 1"]),
        ("registerMultiControl('zork', 3, 'zk'); note('c').zork2(5).zk1(1)",
         [{"note": "c", "zork2": 5, "zork": 1}]),
        ("sliderWithID('x', 5)", [5]),
        ('s("bd").gain?.(.5)', [{"s": "bd", "gain": 0.5}]),
        ('pure(s("bd").gian?.(.5) === undefined)', [True]),
        ('pure(undefined?.gain?.(.5) === undefined)', [True]),
        ("register('up', (x, pat) => pat.add(note(x)), true, false, x => x.squeezeJoin())\n"
         'note("0").up("1 2")', [{"note": 1}, {"note": 2}]),
        (f"\"{'9' * 400}\".fmap(x => x + '')", ["Infinity"]),
        ("pure(JSON.parse('9'.repeat(5000)))", [math.inf]),
    ],
)  # fmt: skip
def test_what_plays_of_less_usual_code(code, values):
    assert [hap.value for hap in evaluate(code).pattern.query(0, 1)] == values


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('s("bd"); each(x => 5)', "the function in each(…) gives a number back: nothing plays"),
        ('$: s("bd"); all(x => 5)', "the function in all(…) gives a number back: nothing plays"),
        ("console.log([[[[[1]]]]])", "[[[[…]]]]"),
        ("console.log({a: {b: {c: {d: 1}}}})", "{a: {b: {c: {d: …}}}}"),
    ],
)
def test_what_code_has_to_say_is_said_once(code, told):
    program = evaluate(code)
    assert program.messages == (told,)
    assert program.pattern.query(0, 1) == []


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("new Pattern(x => 5)", "this pattern gives something else than a list of haps"),
        ("new Pattern(5)", "a number is not a function"),
        ("pure([1]).fmap(x => x['pu' + 'sh'](2))", "this list belongs to a pattern"),
        ("const f = n => n && " + "1+(" * 13 + "f(n-1)" + ")" * 13 + '\n"70".fmap(f)',
         "functions call each other too deep"),
    ],
    ids=["no haps", "no function", "no list", "too deep"],
)  # fmt: skip
def test_what_fails_only_when_it_plays_is_told_then(code, why):
    pattern = evaluate(code).pattern
    with pytest.raises(PatternError, match=why):
        pattern.query(0, 1)


def test_names_that_set_up_sounds_elsewhere_do_nothing():
    assert evaluate('initHydra(); s("bd")').pattern.query(0, 1)[0].value == {"s": "bd"}


@pytest.mark.parametrize(
    ("error", "told"),
    [(MemoryError, "this code needs too much memory"), (KeyError, "this code cannot be played")],
)
def test_whatever_breaks_within_is_told_in_a_sentence(error, told, monkeypatch):
    def breaks(*_args):
        raise error

    monkeypatch.setattr("patterns.strudel.evaluate._evaluated", breaks)
    with pytest.raises(PatternError, match=told):
        evaluate('s("bd")')


def test_whatever_breaks_within_a_function_is_told_in_a_sentence():
    function = evaluate("pure(x => x)").pattern.query(0, 1)[0].value
    function._body = {}.__getitem__
    with pytest.raises(PatternError, match="this function cannot work with what it is given"):
        function(0)
