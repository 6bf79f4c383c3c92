"""Endless and giant code ends in one clear sentence, quickly, and harms nothing."""

from fractions import Fraction

import pytest

from patterns.errors import LimitError, PatternError
from patterns.state import State
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import STRANGER, Budget, Limits

TIGHT = Limits(source_chars=10_000, depth=30, calls=30, steps=2000, query_steps=200, cells=10_000)

DEEP = "this is nested more than 30 deep"
LONG = "this code runs too long"
LARGE = "this makes more than 10,000 elements or characters"
RECURSIVE = "functions call each other more than 30 deep"

GIANTS = {
    "(" * 3000 + "1" + ")" * 3000: DEEP,
    "[" * 4000: "no ] closes this [",
    "stack(" * 500 + ")" * 500: DEEP,
    "x => " * 1000 + "1": DEEP,
    "!" * 5000 + "1": DEEP,
    "for (;;) {}; s('a')": LONG,
    "while (true) {}; s('a')": LONG,
    "try { while (true) {} } catch (e) {}; s('a')": LONG,
    "for (let i = 0; i < 1e9; i++) {}; s('a')": LONG,
    "'x'.repeat(1e9)": LARGE,
    "'x'.padEnd(1e9)": LARGE,
    "'abc'.replaceAll('', 'x'.repeat(9000))": LARGE,
    "Array(1e9)": LARGE,
    "Array.from({ length: 1e9 })": LARGE,
    "let a = []; a[1e9] = 1; s('a')": LARGE,
    "let a = []; a.length = 1e9; s('a')": LARGE,
    "let a = [1]; while (true) { a = [...a, ...a] }; s('a')": LARGE,
    "let a = [1]; while (true) { a = a.concat(a) }; s('a')": LARGE,
    "let a = 'x'; while (true) { a += a }; s('a')": LARGE,
    "Array(5000).fill('xxxxxx').join('yyyyyy')": LARGE,
    "const f = () => f(); f()": RECURSIVE,
    "const f = x => [x].map(f); f(1)": RECURSIVE,
    "const f = x => s('a').superimpose(f); f()": RECURSIVE,
    "const f = () => { try { f() } catch (e) { f() } }; f(); s('a')": RECURSIVE,
}


@pytest.mark.parametrize(("code", "reason"), GIANTS.items(), ids=range(len(GIANTS)))
def test_giants_end_in_a_sentence(code: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        evaluate(code, limits=TIGHT)
    assert caught.value.reason == reason


@pytest.mark.parametrize("code", ["hurry(1e6)", "fast(1e6)", "fast(1e4)"])
def test_very_many_cycles_of_a_signal_among_events_are_refused_at_once(code: str) -> None:
    pattern = evaluate(f'note("c3 e3").s_tour(sine).{code}').pattern
    few = State({}, 20_000)  # a tenth of what a query may make
    with pytest.raises(LimitError, match="these are too many"):
        pattern.span(Fraction(0), Fraction(1), few)


def test_a_long_random_order_is_made_once_a_cycle(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(time: float, count: int, _controls: object) -> list[float]:
        made.append(time)
        return [0.5] * count

    monkeypatch.setattr("patterns.operations.randomness.rands_at", counted)
    assert len(evaluate("randrun(300)").pattern.query(0, 2)) == 600
    assert sorted(set(made)) == sorted(made) == [0.5, 1.5]


@pytest.mark.parametrize("name", ["shrink", "grow"])
def test_a_pattern_of_thousands_of_steps_is_not_shrunk_step_by_step(name: str) -> None:
    with pytest.raises(PatternError, match="needs at most 4096 copies, not 5000"):
        evaluate(f"note('c3').ply(5000).{name}(1)")


@pytest.mark.parametrize("twice", ["p.stack(p)", "seq(p, p)", "p.fast(2)", "p.jux(rev)"])
def test_events_that_double_and_double_are_not_made_before_anybody_asks(twice: str) -> None:
    program = evaluate(f"let p = s('a'); for (let i = 0; i < 60; i++) p = {twice}; p")
    with pytest.raises(LimitError, match="too many events at once"):
        program.pattern.query(0, 1)


def test_ten_megabytes_are_not_even_parsed() -> None:
    with pytest.raises(LimitError, match=r"^this code is 10,500,000 characters long; 256,000 are"):
        evaluate('s("bd")' * 1_500_000)


def test_strangers_have_less() -> None:
    code = 's("bd")\n' * 9000
    with pytest.raises(LimitError, match="64,000 are the most"):
        evaluate(code, limits=STRANGER)


def test_a_long_chain_does_not_nest() -> None:
    code = "pure(0)" + ".add(1)" * 150 + ";" + "n(0" + " + 1" * 1500 + ")"
    assert evaluate(code).pattern.query(0, 1)[0].value == {"n": 1500}


def test_the_time_ends_what_steps_do_not() -> None:
    asked = []

    def expired() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(LimitError, match="takes too much time"):
        evaluate("while (true) {}; s('a')", expired=expired)


def test_an_endless_lambda_ends_in_the_seventeenth_cycle_too() -> None:
    code = '"<0!16 1>".fmap(v => { while (v == 1) {} return v })'
    pattern = evaluate(code, limits=TIGHT).pattern
    assert len(pattern.query(0, 16)) == 16
    for _ in range(2):
        with pytest.raises(LimitError, match=LONG):
            pattern.query(16, 17)
    assert len(pattern.query(17, 18)) == 1


def test_a_lambda_has_a_fresh_budget_each_time() -> None:
    code = '"0*8".fmap(v => { let s = 0; for (let i = 0; i < 150; i++) s += i; return s })'
    pattern = evaluate(code, limits=TIGHT).pattern
    assert {hap.value for hap in pattern.query(0, 4)} == {11175}


def test_the_player_of_a_pattern_can_end_its_lambdas() -> None:
    program = evaluate('"0".fmap(v => { while (true) {} })')
    program.budget.expired = lambda: True
    with pytest.raises(LimitError, match="takes too much time"):
        program.pattern.query(0, 1)


def test_a_limit_of_mini_notation_is_told_with_its_place() -> None:
    with pytest.raises(LimitError, match="nested too deep") as caught:
        evaluate(f's("{"[" * 500}bd{"]" * 500}")')
    assert caught.value.place is not None
    assert caught.value.place.at == 64  # of the notation


def test_calls_alone_are_counted_too() -> None:
    budget = Budget(TIGHT, lambda: False)
    budget.step(TIGHT.steps)
    with pytest.raises(LimitError, match=LONG):
        budget.enter()


def test_a_caught_error_does_not_catch_limits() -> None:
    with pytest.raises(LimitError):
        evaluate("(() => { try { for (;;) {} } finally { return 1 } })()", limits=TIGHT)


def test_lists_within_lists_without_end_are_refused() -> None:
    with pytest.raises(PatternError):
        evaluate("const o = {}; o.o = o; pure(0).fmap(() => o).add(o); JSON.stringify(o)")
    with pytest.raises(PatternError):
        evaluate("let a = []; a.push(a); seq(a)")


def test_a_list_that_is_too_long_for_a_pattern_is_refused() -> None:
    with pytest.raises(PatternError, match="1000001 values are too many to play"):
        evaluate("stack((a => { a[1e6] = 1; return a })([]))")
