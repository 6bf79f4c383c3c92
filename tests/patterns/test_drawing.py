"""Pictures that code asks for: remembered, and the events stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.strudel.drawing import MOST, PICTURES
from patterns.strudel.evaluate import evaluate

TUNES = [
    's("bd*4, hh*8")',
    'note("<c3 e3>*2").s("sawtooth")',
    's("bd").sometimes(x => x.fast(2)).slow(3)',
    '"3"',
    "sine.range(1, 5).segment(4)",
    "sine",
    'note(saw.range(0, 7).segment(8)).scale("C:minor")',
    'stack(s("bd(3,8)"), note("c e").off(1/8, x => x.add(note(7))))',
]


def events(code: str) -> list[tuple[object, ...]]:
    haps = evaluate(code).pattern.query(0, 5)
    return [(hap.whole, hap.part, hap.value, hap.locations) for hap in haps]


@pytest.mark.parametrize("tune", TUNES)
@pytest.mark.parametrize("call", ["._pianoroll()", ".punchcard({labels: 1})"])
def test_a_picture_changes_no_event(tune: str, call: str) -> None:
    assert events(tune + call) == events(tune)


@given(st.sampled_from(TUNES), st.sampled_from(sorted(PICTURES)), st.sampled_from(["", "_"]))
def test_what_comes_after_a_picture_plays_as_without_it(tune: str, name: str, under: str) -> None:
    after = ".fast(2).rev().add(1)"
    assert events(f"{tune}.{under}{name}(){after}") == events(tune + after)


def test_a_picture_is_remembered_with_its_place_and_options() -> None:
    code = 'd: s("bd hh")\n  ._pianoroll({cycles: 8, fold: 1, labels: true, color: "red", x: [1]})'
    (drawn,) = evaluate(code).drawn
    assert (drawn.name, drawn.inline) == ("pianoroll", True)
    assert code[drawn.begin : drawn.end].startswith("_pianoroll({cycles")
    assert drawn.end == len(code)
    assert drawn.options == {"cycles": 8, "fold": 1, "labels": True, "color": "red"}


def test_without_an_underscore_a_picture_is_not_inline() -> None:
    assert [one.inline for one in evaluate('s("bd").scope()').drawn] == [False]


def test_only_the_events_of_what_is_drawn_carry_its_tag() -> None:
    program = evaluate('stack(s("bd*2")._punchcard().fast(2), s("hh"))')
    (drawn,) = program.drawn
    tagged = {hap.value["s"]: drawn.tag in hap.context.tags for hap in program.pattern.query(0, 1)}
    assert tagged == {"bd": True, "hh": False}


def test_a_plain_value_stays_one_when_it_is_drawn() -> None:
    assert evaluate('"3"._pianoroll()').pattern.pure == evaluate('"3"').pattern.pure == 3


def test_a_method_of_the_players_own_draws_nothing() -> None:
    code = "register('spiral', pat => pat.fast(2)); s('bd').spiral()"
    assert evaluate(code).drawn == ()


def test_pictures_without_end_are_not_all_remembered() -> None:
    assert len(evaluate('s("bd")' + "._scope()" * 100).drawn) == MOST


def test_a_picture_that_a_function_asks_for_in_time_is_left_out() -> None:
    program = evaluate('s("bd").every(2, x => x._scope())')
    program.pattern.query(0, 8)
    assert len(program.drawn) <= 1
