"""Whatever the text: evaluate() gives a Program or raises PatternError, and so do its queries."""

import string
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from patterns.errors import PatternError
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import Limits

SMALL = Limits(source_chars=5000, depth=40, calls=20, steps=5000, query_steps=500, cells=20_000)

TUNES = [
    '$: note("<c2 [eb2 g2]>*2").s("sawtooth").lpf(sine.range(300, 900).slow(4))',
    'const up = (p, k = 7) => p.superimpose(q => q.add(n(k)))\nup(n("0 2 4")).every(2, rev)',
    'register(\'blend\', (a, b, pat) => pat.add(n(a)).mul(n(b)))\nn("1 2").blend("<0 1>", 2)',
    "stack(...[1, 2, 3].map((i, k) => s('hat').late(i / 10).pan(k / 2)))",
    'n("0 1 2").fmap(({ n, ...v }) => { if (n > 1) { return { n: 9, ...v } } return { n } })',
    "let xs = []; for (const k of [0, 4, 7]) { xs.push(k ** 2 % 5) }; seq(...xs).n()",
    "setcpm(120/4); all(x => x.gain(.5)); Slead: s(`a b ${1}`).fast('2' * 1 ?? 3)",
    "switch (typeof 1) { case 'number': try { throw 1 } catch (e) { e++ } }; n(`0`)",
]

SIGNS = "( ) [ ] { } \" ' ` ${ => ... . , ; : ? ?. ?? = == === + - * / % ** ! < > && || ++"
NAMES = "const let var function return if else for while of in new typeof delete await x y s n"
VALUES = "stack fast map Math Object Array push length fmap add 0 1 2.5 1e9 '~' $: _a: all"
WORDS = [*SIGNS.split(), *NAMES.split(), *VALUES.split(), '"a b"', "\n", " "]


def play(code: str) -> None:
    """Evaluate and ask for a cycle; only a PatternError may come out."""
    try:
        evaluate(code, limits=SMALL).pattern.query(0, 1, max_events=2000)
    except PatternError as error:
        shown = str(error)
    else:
        shown = "played"
    assert shown


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text(code: str) -> None:
    play(code)


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=250, deadline=None)
def test_any_words_of_the_language(words: list[str]) -> None:
    play(" ".join(words))


@given(
    st.sampled_from(TUNES),
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.integers(0, 6),
            st.one_of(st.sampled_from(WORDS), st.text(string.printable, max_size=3)),
        ),
        min_size=1,
        max_size=4,
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_damaged_tune(tune: str, damages: list[tuple[int, int, str]]) -> None:
    for at, cut, put in damages:
        at %= len(tune) + 1
        tune = tune[:at] + put + tune[at + cut :]
    play(tune)


@given(st.sampled_from(TUNES), st.sampled_from(TUNES), st.integers(0, 80), st.integers(0, 80))
@settings(max_examples=100, deadline=None)
def test_any_two_tunes_glued_together(first: str, second: str, at: int, begin: int) -> None:
    play(first[:at] + second[begin:])


def test_every_tune_plays_undamaged() -> None:
    for tune in TUNES:
        assert evaluate(tune).pattern.query(0, 1), tune


def test_this_very_file_is_no_tune() -> None:
    play(Path(__file__).read_text("utf-8")[:5000])
