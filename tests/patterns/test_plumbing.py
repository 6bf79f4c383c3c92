"""Joins, queries, sound helpers and utilities, checked through code as players write it."""

from typing import Any

import pytest

from patterns.errors import PatternError
from patterns.live import Live
from patterns.strudel.evaluate import evaluate


def values(code: str) -> list[Any]:
    """The values of the first cycle."""
    return [hap.value for hap in evaluate(code).pattern.query(0, 1)]


CASES = {
    '"0 1".innerBind(v => pure(v).fast(2))': [0, 1],
    '"0 1".fmap(v => "a b".fmap(x => x + v)).squeezeJoin()': ["a0", "b0", "a1", "b1"],
    '"1 2".fmap(x => y => x + y).appLeft("10")': [11, 12],
    'add(3)("1 2")': [4, 5],
    '"1 2"._add(3)': [4, 5],
    'pure(n("0 1").queryArc(0, 2).length)': [4],
    "pure(compose(x => x + 1, x => x * 2)(10))": [22],
    "pure(rotate([1, 2, 3], 1))": [(2, 3, 1)],
    "pure(midi2note(61))": ["Db4"],
    's("a").adsr(".1:.2")': [{"s": "a", "attack": 0.1, "decay": 0.2}],
    's("a").ar(.3)': [{"s": "a", "attack": 0.3, "release": 0.3}],
    's("a").fold(2)': [{"s": "a", "distort": 2, "distortvol": 1, "distorttype": "fold"}],
    's("a").pianoroll({labels: 1})._scope().log()': [{"s": "a"}],
    'fmattack2("1:2")': [{"fmattack2": 1}],
}


@pytest.mark.parametrize("code", CASES)
def test_code_gives_what_strudel_gives(code: str) -> None:
    assert values(code) == CASES[code]


def test_a_second_modulator_moves_the_first() -> None:
    (found,) = values('s("a").lpf(300).lfo({r: 2}).env({a: .1})')
    assert found["lfo"]["0"] == {"control": "cutoff", "rate": 2}
    assert found["env"]["0"] == {"control": "lfo_0", "attack": 0.1}


def test_a_live_input_reads_what_the_query_brings() -> None:
    program = evaluate("const cc = await midin('pad'); s('a').lpf(cc(74))")
    (hap,) = program.pattern.query(0, 1, {"cc:74": 0.5})
    assert hap.value["cutoff"] == 0.5


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("n(0, 2)", "n takes a value, and then a pattern to set it on"),
        ("n(null)", "null is no value for n"),
        ('"0 1".fmap(v => 3).innerJoin()', "innerJoin needs a pattern of patterns, not 3"),
        ('s("a").control(3)', "control needs a list of two"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(code: str, said: str) -> None:
    with pytest.raises(PatternError) as caught:
        values(code)
    assert caught.value.reason == said


def test_what_a_query_reads_of_live_values_is_noted_and_another_value_is_heard() -> None:
    pattern = evaluate('s("a*4").lpf(osc("/fader1", 200, 1000)).seed(3)').pattern
    read: set[str] = set()
    heard = []
    for value in (0.0, 0.5, 1.0):
        live = Live({"/fader1": value, "/fader2": value}, read)
        heard.append(pattern.query(0, 1, live)[0].value["cutoff"])
    assert heard == [200, 600, 1000]
    assert read == {"/fader1"}


@pytest.mark.parametrize("code", ["osc()", "osc(7)", 'osc("/a", 1)', "osc('/a', 0, 1/0)"])
def test_osc_without_a_true_address_or_range_is_refused(code: str) -> None:
    with pytest.raises(PatternError):
        evaluate(f's("a").lpf({code})')
