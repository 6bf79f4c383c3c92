"""Random patterns edited at random: whatever comes is exact, or is refused with one sentence."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patterns.mini.build import mini
from studio.grids import notation
from studio.grids.errors import GridError
from studio.grids.layout import places

words = st.sampled_from(["bd", "sd", "hh", "cp:2", "~", "~"])
signs = st.sampled_from(
    ["", "", "", "", "*2", "*3", "!2", "@2", "(3,8)", "?", "*2?", "/2", "*<1 2>"]
)
CYCLES = 8


def _joined(steps: list[str]) -> str:
    return " ".join(steps)


def _closed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.sampled_from(["[%s]", "[%s]", "<%s>", "{%s}%%4"])
    parts = st.lists(inner, min_size=1, max_size=3).map(_joined)
    group = st.builds(lambda form, body: form % body, groups, parts)
    pair = st.builds(lambda one, other: f"[{one}, {other}]", parts, parts)
    return st.builds(lambda body, sign: body + sign, group | pair, signs)


steps = st.recursive(st.builds(lambda word, sign: word + sign, words, signs), _closed, max_leaves=6)
texts = st.lists(steps, min_size=1, max_size=4).map(_joined)
Events = Counter[tuple[Fraction, Fraction, str]]


def _events(text: str, cycle: int) -> Events:
    haps = [hap for hap in mini(text).query(cycle, cycle + 1) if hap.has_onset()]
    return Counter(
        (hap.whole.begin, hap.whole.end, repr(hap.value)) for hap in haps if hap.whole is not None
    )


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(texts, st.integers(0, 3), st.integers(0, 40), st.sampled_from(["~", "cp", "bd:1"]))
def test_a_word_put_in_place_of_a_step_changes_that_step_alone(
    text: str, cycle: int, number: int, word: str
) -> None:
    found = places(text, cycle)
    if not found:
        return
    place = found[number % len(found)]
    try:
        new = notation.put(text, cycle, place, word)
    except GridError:
        return
    old, after = _events(text, cycle), _events(new, cycle)
    gone, come = old - after, after - old
    span = (place.begin, place.end)
    assert {(a, b) for a, b, _ in gone + come} <= {span}
    assert sum(gone.values()) <= 1
    assert sum(come.values()) <= 1
    if word == "~":
        assert not come


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(texts, st.integers(0, 3), st.integers(0, 40))
def test_other_cycles_change_at_the_same_place_or_not_at_all(
    text: str, cycle: int, number: int
) -> None:
    found = [one for one in places(text, cycle) if not one.rest]
    if not found:
        return
    place = found[number % len(found)]
    try:
        new = notation.without(text, cycle, place)
    except GridError:
        return
    for other in range(CYCLES):
        old, after = _events(text, other), _events(new, other)
        assert not after - old
        assert all(value == repr(place.value) for _, _, value in old - after)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(texts, st.integers(0, 15), st.sampled_from([4, 8, 16]))
def test_a_part_of_its_own_adds_one_step_in_every_cycle(text: str, column: int, count: int) -> None:
    begin = Fraction(column % count, count)
    new = notation.beside(text, begin, begin + Fraction(1, count), "oh")
    for cycle in range(CYCLES):
        more = _events(new, cycle)
        more.subtract(_events(text, cycle))
        added = {one: number for one, number in more.items() if number}
        assert added == {(begin + cycle, begin + cycle + Fraction(1, count), "'oh'"): 1}
