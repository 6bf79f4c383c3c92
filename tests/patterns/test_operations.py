"""Operations beyond the table of expressions: live values, the moment asked, and errors."""

from fractions import Fraction

import pytest

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate


def heard(code, begin=0, end=1, **live):
    """The values of a program, in the order they come."""
    return [hap.value for hap in evaluate(code).pattern.query(begin, end, live)]


def said(code, end=1):
    """What the player reads when the program is played."""
    with pytest.raises(PatternError) as caught:
        evaluate(code).pattern.query(0, end)
    return str(caught.value)


@pytest.mark.parametrize(
    ("code", "speed"),
    [
        ('s("break").fit()', 0.5),
        ('s("break/2").fit()', 0.25),
        ('s("break").slice(4, 0).fit()', 0.125),
        ('s("break").splice(2, "0 1")', 0.5),
        ('s("break").loopAt(2)', 0.25),
        ('s("break").loopAtCps(2, 1)', 0.5),
    ],
)
def test_samples_are_sped_to_the_tempo_of_the_moment(code, speed):
    assert heard(code, _cps=0.5)[0]["speed"] == speed


def test_a_change_of_tempo_is_heard_in_the_same_cycle():
    pattern = evaluate('s("break").fit()').pattern
    speeds = [pattern.query(0, 1, {"_cps": cps})[0].value["speed"] for cps in (0.5, 2, 0.5)]
    assert speeds == [0.5, 2, 0.5]


def test_the_mouse_and_the_keys_are_live_values():
    assert heard("mousex.segment(1)", mouseX=0.25) == [0.25]
    code = 'n("0").whenKey("a", x => x.add(n(1)))'
    assert heard(code) == [{"n": 0}]
    assert heard(code, _keys=("a",)) == [{"n": 1}]
    assert heard('"a b".keyDown()', _keys=("b",)) == [False, True]


def test_a_reference_is_read_anew_in_each_cycle():
    pattern = evaluate("let i = 0; ref(() => i++).segment(1)").pattern
    assert [pattern.query(cycle, cycle + 1)[0].value for cycle in range(3)] == [0, 1, 2]


def test_a_timeline_begins_where_it_is_first_heard_and_runs_on():
    pattern = evaluate('n("<0 1 2 3>").timeline(1)').pattern
    book = {}
    assert pattern.query(2, 3, {"_timelines": book})[0].value == {"n": 0}
    assert pattern.query(3, 4, {"_timelines": book})[0].value == {"n": 1}
    assert book == {1: Fraction(2)}


def test_steps_that_alternate_follow_the_cycle_that_is_asked():
    code = '"0 1 2 3".take("<1 2>")'
    assert heard(code, 0, 1) == [0]
    assert heard(code, 1, 2) == [0, 1]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            'stackBy("sideways", "0 1", "2")',
            'stackBy needs a way to stack, not "sideways"; left, right, centre, expand or repeat',
        ),
        (
            'stackLeft("0 1", saw)',
            "stackLeft: one of these patterns does not know how many steps it has; "
            "say it with .setSteps(4)",
        ),
        ('"0 1".fit()', '0 is no sound to fit; write s("break").fit()'),
        (
            "saw.filterWhen(t => t < 1)",
            "filterWhen: a signal has no events; give it some: .segment(4)",
        ),
        (
            "morph([1, 1], [1, 0], .5)",
            "morph: a rhythm can only turn into one with at least as many onsets",
        ),
        ("h('0 1')", "h needs a text with double quotes inside; write h('\"bd sd\"')"),
        (
            '"0".compressSpan(3)',
            "compressSpan needs a time span, not 3; such as new TimeSpan(0.25, 0.5)",
        ),
        (
            '"0".compress(.5, .5)',
            "compress: nothing fits between 1/2 and 1/2; end later than you begin",
        ),
        ('"0 1".jux(rev)', 'jux needs controls, not 0; such as n("0 1")'),
        (
            '"0 1".every(0, rev)',
            "every needs a whole number from 1 on as its cycles, not 0; such as 4",
        ),
        ('"0".filter(3)', "filter needs a function as its test, not 3; such as x => x + 1"),
        (
            '"0".applyN(1e9, rev)',
            "applyN needs at most 100000, not 1000000000; try a smaller number",
        ),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(code, message):
    assert said(code).splitlines()[0].split(" (line")[0] in (message, message.split(";")[0])


def test_a_function_within_functions_costs_no_more_than_its_events():
    code = 'n("0!2 <3 4>").resetAll("t(3,8)").plyWith(5, x => x.into("0 1 1", x => x.fast(2)))'
    assert len(heard(code, 0, 4)) > 150


@pytest.mark.parametrize(
    ("code", "begin", "end"),
    [
        ('"0 x".add(1)', 0, Fraction(1, 2)),
        ('seq("0", s("bd")).jux(x => x.speed(2))', Fraction(1, 2), 1),
        ('n("0 1").fast("1 x").off(1/8, x => x.speed(2))', Fraction(1, 8), Fraction(1, 2)),
        ('seq("0", s("bd")).every(2, x => x.ceil()).late(.25)', Fraction(1, 4), Fraction(3, 4)),
    ],
)
def test_a_step_that_fails_fails_only_where_it_is_asked_for(code, begin, end):
    said(code)
    assert heard(code, begin, end)


def test_the_other_pattern_is_asked_over_the_whole_of_an_event_not_over_a_part_outside_of_it():
    code = 'n("<0 [1 2]>*2").late(1/3).linger("<0 .5 1>")'
    inside = [hap for hap in evaluate(code).pattern.query(1, 2) if hap.part == hap.whole]
    assert 0 < len(inside) < len(heard(code, 1, 2))
    for other in (".add(n(7))", ".pan(rand)", '.pan("<0 1>/2")'):
        found = evaluate(code + other).pattern.query(1, 2)
        assert all(hap.whole.intersection(hap.part) == hap.part for hap in found)


def test_what_is_sometimes_changed_is_asked_cycle_by_cycle():
    code = 'n("0 3").sometimesBy(.5, x => x.stepBind(x => s("bd hh").n(x)).late(1/8))'
    pattern = evaluate(code).pattern
    cycles = [hap.value for at in range(-2, 2) for hap in pattern.query(at, at + 1)]
    assert sorted(map(str, cycles)) == sorted(map(str, heard(code, -2, 2)))


def test_a_list_equals_a_number_where_javascript_says_so():
    assert heard("seq(pure([5]).eq(5), pure([1, 2]).eq(1))") == [True, False]
