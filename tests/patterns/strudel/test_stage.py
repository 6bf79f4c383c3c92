"""Labels, mute, solo, all, each, tempo; which texts are patterns; register."""

import pytest

from patterns.errors import CodeError, PatternError
from patterns.strudel.evaluate import Program, evaluate
from patterns.strudel.session import Session
from patterns.values import Value


def values(code: str, session: Session | None = None) -> list[Value]:
    """The values of the first cycle."""
    program = evaluate(code, session=session)
    return [hap.value for hap in program.pattern.query(0, 1)]


def slots(code: str) -> dict[str, list[Value]]:
    """The values of the first cycle by slot."""
    playing = evaluate(code).slots
    return {name: [hap.value for hap in pat.query(0, 1)] for name, pat in playing.items()}


def test_the_last_line_plays_where_nothing_has_a_name() -> None:
    assert slots('s("a")\ns("b")') == {"$": [{"s": "b"}]}


def test_anonymous_labels_are_numbered_in_order() -> None:
    assert slots('$: s("a")\n$: s("b")') == {"$1": [{"s": "a"}], "$2": [{"s": "b"}]}


def test_a_label_used_again_replaces_its_pattern_in_place() -> None:
    assert slots('x: s("a")\ny: s("b")\nx: s("c")') == {"x": [{"s": "c"}], "y": [{"s": "b"}]}


def test_named_patterns_play_whatever_the_last_line_is() -> None:
    assert slots('s("a").p(\'one\')\nn("1")') == {"one": [{"s": "a"}]}


@pytest.mark.parametrize("label", ["_drums", "drums_", "_$"])
def test_an_underscore_mutes(label: str) -> None:
    program = evaluate(f'{label}: s("a")\nbass: s("b")')
    assert list(program.slots) == ["bass"]
    assert program.muted == (label,)


def test_a_big_s_in_front_is_solo() -> None:
    assert list(slots('Slead: s("a")\nS: s("c")\nhats: s("b")')) == ["Slead"]
    assert list(slots('S$: s("a")\n$: s("b")')) == ["S$1"]


def test_all_changes_everything_together() -> None:
    assert slots('$: s("a")\n$: s("b")\nall(x => x.gain(.5))\nall(x => x.pan(1))') == {
        "all": [{"s": "a", "gain": 0.5, "pan": 1}, {"s": "b", "gain": 0.5, "pan": 1}]
    }


def test_each_changes_every_pattern_by_itself() -> None:
    assert slots('$: s("a")\n$: s("b")\neach(x => x.pan(1))') == {
        "$1": [{"s": "a", "pan": 1}],
        "$2": [{"s": "b", "pan": 1}],
    }
    assert values('each(x => x.gain(2)); s("a")') == [{"s": "a", "gain": 2}]


def test_hush_clears_what_came_before_it() -> None:
    assert list(slots('$: s("a")\nhush()\n$: s("b")')) == ["$1"]
    program = evaluate("hush()")
    assert program.hushed
    assert program.pattern.query(0, 1) == []


def test_q_mutes_one_pattern() -> None:
    assert values('s("a").q(1)') == []


@pytest.mark.parametrize(
    ("code", "cps"),
    [("setcps(.75)", 0.75), ("setcpm(90/4)", 0.375), ("setCpm(120); setCps(1.5)", 1.5)],
)
def test_the_last_tempo_counts(code: str, cps: float) -> None:
    assert evaluate(f'{code}; s("a")').cps == pytest.approx(cps)


@pytest.mark.parametrize("tempo", ["0", "-1", "'a'", '"<1 2>"', "NaN", "Infinity"])
def test_a_tempo_that_cannot_be_played_is_told_and_the_code_plays(tempo: str) -> None:
    program = evaluate(f'setcps({tempo})\ns("bd")')
    assert len(program.pattern.query(0, 1)) == 1
    assert len(program.messages) == 1
    assert program.messages[0].endswith(
        "is no tempo: it stays as it is; setcps(0.5) is the usual one, hush() makes silence"
    )


def test_no_tempo_is_none() -> None:
    assert evaluate('s("a")').cps is None


@pytest.mark.parametrize("code", ["", "  \n", "// a comment\n/* another */"])
def test_empty_code_is_silence(code: str) -> None:
    assert values(code) == []


def test_a_last_line_that_is_no_pattern_plays_nothing_and_says_so() -> None:
    program = evaluate("3")
    assert program.pattern.query(0, 1) == []
    assert program.messages == ("the last line is a number, not a pattern: nothing plays",)


def test_console_log_speaks_to_the_player() -> None:
    assert evaluate("console.log('up', 1/2, [1, {a: 2}]); silence").messages == (
        "up 0.5 [1, {a: 2}]",
    )


def test_samples_are_remembered_for_who_loads_them() -> None:
    program = evaluate("await samples({ a: ['x.wav'] }, 'https://example.com/'); s('a')")
    assert program.loads == (("samples", ({"a": ("x.wav",)}, "https://example.com/")),)


def test_samples_in_double_quotes_are_told_apart() -> None:
    with pytest.raises(CodeError, match=r"samples\(…\) needs plain text"):
        evaluate('samples("github:user")')


# Which texts are patterns


def test_double_quotes_and_backticks_are_patterns_single_quotes_are_not() -> None:
    assert values('"0 1"') == [0, 1]
    assert values("`0\n1`") == [0, 1]
    assert values("pure('0 1')") == ["0 1"]


def test_a_template_is_read_up_to_its_first_expression() -> None:
    assert values("`a b ${3} c`") == ["a", "b"]


def test_a_tagged_template_is_a_call_with_texts() -> None:
    assert values("s`a`") == [{"s": ("a",)}] or values("s`a`") == [{"s": "a"}]


def test_mini_notation_can_be_switched_off_between_comments() -> None:
    assert values('/* mini-off */\nconst a = "x y"\n// mini-on\nseq(a, "z")') == ["x y", "z"]
    assert values("// mini-off\nconst k = 3\npure(`a${k}`)") == ["a3"]


def test_escapes_are_read_before_mini_notation() -> None:
    assert values(r'"\x30 \u0031"') == [0, 1]


def test_haps_know_where_in_the_code_they_come_from() -> None:
    code = 'note("c").s("bd sd")'
    haps = evaluate(code).pattern.query(0, 1)
    assert {code[begin:end] for hap in haps for begin, end in hap.locations} == {"c", "bd", "sd"}


def test_places_count_characters_not_bytes() -> None:
    code = '/* äöü🥁 */ s("bd")'
    hap = evaluate(code).pattern.query(0, 1)[0]
    assert [code[begin:end] for begin, end in hap.locations] == ["bd"]


def test_a_pattern_in_a_text_is_what_javascript_makes_of_objects() -> None:
    assert values('pure("1" + 2)') == ["[object Object]2"]


def test_a_missing_property_of_a_pattern_is_undefined() -> None:
    assert values('"a".length ? "x" : "y"') == ["y"]
    assert values('"a".foo?.() ?? "z"') == ["z"]


# Methods of the player's own


def test_register_makes_a_method_and_gives_the_function() -> None:
    up = "const up = register('up', (x, pat) => pat.add(x));"
    assert values(f'{up} "1 2".up("<10 20>")') == [11, 12]
    assert values(f'{up} up(1)("10")') == [11]
    assert values(f'{up} "1".up(2, 3)') == [3, 4]


def test_register_takes_several_names() -> None:
    assert values("const { a } = register(['a', 'b'], p => p.add(1)); a(\"1\").b()") == [3]


def test_a_registered_method_counts_its_arguments() -> None:
    with pytest.raises(PatternError, match=r"up\(\)"):
        evaluate("register('up', (a, b, pat) => pat.add(a)); \"1\".up(2)")


def test_what_is_registered_stays_in_the_session() -> None:
    session = Session()
    evaluate("register('up', (x, pat) => pat.add(x)); silence", session=session)
    assert values('"1".up(2)', session) == [3]
    with pytest.raises(PatternError, match="no method `up`"):
        evaluate('"1".up(2)')


def test_methods_can_be_put_on_the_prototype() -> None:
    code = 'Pattern.prototype.twice = function () { return this.fast(2) }\n"0".twice()'
    assert values(code) == [0, 0]


def test_a_lambda_gets_a_copy_of_what_it_changes() -> None:
    code = 'n("0 1").fmap(v => { v.n += 5; return v })'
    program: Program = evaluate(code)
    for _ in range(2):
        assert [hap.value for hap in program.pattern.query(0, 1)] == [{"n": 5}, {"n": 6}]


def test_lists_reach_patterns_as_tuples() -> None:
    assert values("pure(0).fmap(v => [v, [1, { a: [2] }]])") == [(0, (1, {"a": (2,)}))]


def test_operators_take_alignments() -> None:
    assert values('"0 1".add.squeeze("1 2")') == [1, 2, 2, 3]


def test_exact_times_stay_exact() -> None:
    third = "Fraction(1).div(3)"
    code = f"pure(0).fmap(() => [{third}.mul(3).eq(1), String({third}), {third} + '', {third} * 3])"
    assert values(code) == [(True, "0.(3)", "0.3333333333333333", 1)]


def test_a_word_of_the_language_can_be_given_a_value() -> None:
    assert values("sine = 2; sine += 1; n(sine)") == [{"n": 3}]
    assert values("(() => { saw = 5 })(); n(saw)") == [{"n": 5}]


def test_controls_of_the_players_own() -> None:
    assert values("const { zap, zop } = createParams('zap', 'zop'); zap(1).zop(2)") == [
        {"zap": 1, "zop": 2}
    ]
    assert values("registerControl(['zig', 'zug'], 'zag'); s('a').zag([3, 4])") == [
        {"s": "a", "zig": 3, "zug": 4}
    ]


def test_a_slider_is_its_first_value() -> None:
    assert values('"1".add(slider(3, 0, 5))') == [4]


def test_the_generator_of_random_numbers_can_be_chosen() -> None:
    assert values("useRNG('precise'); rand.segment(2)") == [0.3880893050227314, 0.3268951131030917]
    session = Session()
    evaluate("useRNG('precise'); silence", session=session)
    assert values("rand.segment(2)", session)[0] == 0.3880893050227314
    assert values("rand.segment(2)")[0] == 0


def test_patterns_can_be_asked_while_code_runs() -> None:
    assert values('n(n("5 6").queryArc(0, 1).map(h => h.value.n)[1])') == [{"n": 6}]
    assert values('"0 1".filter(h => h.whole.begin.lt(0.5))') == [0]
