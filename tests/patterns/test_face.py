"""The language as Python programs use it gives what the same Strudel code gives."""

import ast
import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import patterns
from patterns import cat, fast, m, n, note, pure, rev, s, seq, stack
from patterns.encode import encode_hap
from patterns.errors import QueryError
from patterns.face import PLAIN, Tune, exported, tune
from patterns.facedocs import python_example
from patterns.reference import Entry, entries
from patterns.strudel.evaluate import evaluate
from patterns.stub import PAGE, page
from patterns.vocabulary import FUNCTIONS, METHODS

PROGRAM = """\
from fractions import Fraction

from patterns import Tune, cat, fast, m, n, note, rev, s, sine, stack

tune: Tune = stack(s("bd*4"), note("<c2 eb2>").s("sawtooth").lpf(sine.range(200, 900)))
tune = s("bd sd").every(2, lambda x: x.fast(2)).jux(rev).sometimes(fast(2)).late(Fraction(1, 8))
tune = cat(n("0 2") + n(7), n([0, 1, [2, 3]]).add.squeeze("0 7"), m("0 1").pick(["bd", s("hh")]))
wrong: int = note("c3")
tune.no_such_method(2)
"""


def events(pattern) -> list[dict]:
    return [encode_hap(hap) for hap in pattern.query(0, 4)]


def values(one: Tune) -> list:
    return [hap.value for hap in one.query(0, 1)]


def run(code: str) -> Tune:
    """What the last expression of a piece of Python gives, with the names of the package."""
    names = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    scope = {name: getattr(patterns, name) for name in names if name in known()}
    *before, last = code.split("; ")
    for line in before:
        eval(line, scope)  # noqa: S307 # our own examples
    return tune(eval(last, scope))  # noqa: S307 # our own examples


def known() -> set[str]:
    return {*exported(), *(f"{name}_" for name in FUNCTIONS)}


@pytest.mark.parametrize(
    ("tune", "code"),
    [
        (
            stack(s("bd*4"), note("<c2 eb2>").s("sawtooth").lpf(800)),
            'stack(s("bd*4"), note("<c2 eb2>").s("sawtooth").lpf(800))',
        ),
        (s("bd sd").every(2, lambda x: x.fast(2)), 's("bd sd").every(2, x => x.fast(2))'),
        (s("bd sd").jux(rev), 's("bd sd").jux(rev)'),
        (s("bd sd").sometimes(fast(2)), 's("bd sd").sometimes(fast(2))'),
        (n("0 2") + n(7), 'n("0 2").add(n(7))'),
        (12 - seq(1, 2), "pure(12).sub.out(seq(1, 2))"),
        (n("0 1").add.squeeze(n("0 7")), 'n("0 1").add.squeeze(n("0 7"))'),
        (seq(1, 0).set.in_(5), "seq(1, 0).set.in(5)"),
        (note(seq("c3", ["e3", "g3"])), 'note(seq("c3", ["e3", "g3"]))'),
        (s(["bd", 3]), "s(['bd', 3])"),
        (m("<a b>").pick({"a": "bd sd", "b": s("hh")}), '"<a b>".pick({a: "bd sd", b: s("hh")})'),
        (n("0 4").echoWith(2, 1 / 8, lambda x: x.rev()), 'n("0 4").echoWith(2, 1/8, x => x.rev())'),
    ],
)
def test_python_and_strudel_code_play_the_same(tune: Tune, code: str):
    assert events(tune) == events(evaluate(code).pattern)


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_every_example_plays_the_same_in_python(one: Entry):
    assert events(run(python_example(one))) == events(evaluate(one.example).pattern)


def test_functions_and_methods_have_docstrings_whose_examples_run():
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    scope = {name: getattr(patterns, name) for name in known() if not name.startswith("_")}
    for name in ("every", "lpf", "stack", "and_", "slice"):
        text = inspect.getdoc(getattr(s("bd"), name)) or ""
        case = parser.get_doctest(text, dict(scope), name, None, 0)
        assert len(case.examples) == 1
        assert runner.run(case).failed == 0
    assert inspect.getdoc(note) == inspect.getdoc(s("bd").note)
    assert note.__name__ == "note"
    assert (inspect.getdoc(s("bd").add) or "").startswith("Adds numbers")


def test_a_name_that_python_keeps_has_an_underscore():
    assert values(seq(1, 0).or_(5)) == [1, 5]
    assert values(patterns.slice_(4, "0 2", s("break"))) == values(s("break").slice(4, "0 2"))
    assert values(patterns.mini_("bd sd")) == ["bd", "sd"]


def test_text_is_mini_notation_and_pure_holds_plain_text():
    assert values(seq("bd [hh hh]")) == ["bd", "hh", "hh"]
    assert values(pure("bd [hh hh]")) == ["bd [hh hh]"]
    assert values(s("bd").label(pure("one two"))) == [{"s": "bd", "label": "one two"}]


def test_what_a_function_of_values_makes_is_a_value():
    assert values(seq("c e").fmap(lambda name: f"{name}3")) == ["c3", "e3"]
    assert values(s("bd").fmap(lambda value: {**value, "n": 2})) == [{"s": "bd", "n": 2}]
    assert values(s("bd").layer(lambda _: "sd hh")) == ["sd", "hh"]


def test_the_names_of_plain_functions_are_names():
    assert [name for name in PLAIN if name not in FUNCTIONS and name not in METHODS] == []


def test_a_tune_reads_well():
    assert repr(s("bd [hh hh]")) == "0 → 1/2   s:bd\n1/2 → 3/4   s:hh\n3/4 → 1   s:hh"
    assert repr(cat()) == "silence"
    assert repr(s("hh*20")).endswith("\n… and 4 more")
    assert "'dict' object has no attribute 'no'" in repr(note("c3").fmap(lambda value: value.no))


def test_a_notebook_draws_each_event_of_two_cycles():
    picture = s("<bd sd>, hh*2").lpf(800)._repr_html_()
    assert picture.count("<rect") == 6
    assert ">bd</text>" in picture
    assert "s:hh cutoff:800</title>" in picture


def test_an_unknown_name_is_an_attribute_error_that_knows_a_better_one():
    with pytest.raises(AttributeError, match=r"the vocabulary has no 'nte'; did you mean note\?"):
        patterns.nte  # noqa: B018 - looking it up is the test
    with pytest.raises(AttributeError, match=r"no method 'fst'; did you mean fast\?"):
        s("bd").fst  # noqa: B018 - looking it up is the test
    with pytest.raises(AttributeError, match=r"\.add has no 'squeze'; did you mean squeeze\?"):
        s("bd").add.squeze  # noqa: B018 - looking it up is the test


def test_what_is_no_pattern_is_no_tune():
    with pytest.raises(QueryError, match="int is not a pattern"):
        tune(7)


def test_a_star_brings_the_language_and_leaves_pythons_own_names():
    scope: dict = {}
    exec("from patterns import *", scope)  # noqa: S102 # what is tested
    assert callable(scope["note"])
    assert {"range", "slice", "zip", "id", "pow"} & scope.keys() == set()
    assert "fast" in dir(s("bd"))
    assert "in_" in dir(s("bd"))


def test_the_types_are_up_to_date(update_golden: bool):
    if update_golden:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m patterns.stub writes it again"


@pytest.mark.slow
def test_a_strict_checker_knows_every_type(tmp_path: Path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(program)]
    done = subprocess.run(mypy, capture_output=True, text=True, check=False, timeout=100)
    assert [line.partition(": ")[2] for line in done.stdout.splitlines()] == [
        'error: Incompatible types in assignment (expression has type "Tune", '
        'variable has type "int")  [assignment]',
        'error: "Tune" has no attribute "no_such_method"  [attr-defined]',
    ]
