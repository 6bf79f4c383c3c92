"""Regular expressions find what JavaScript's find, and never take long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patterns.errors import LimitError, PatternError
from patterns.strudel.evaluate import evaluate
from patterns.strudel.matching import search
from patterns.strudel.regexes import read

PIECES = ("a", "b", ".", "[ab]", "[^a]", r"\w", r"\b", "^", "c", r"\d", "[b-d_]", r"\s")
MANY = ("a*", "b+", "(?:ab)?", "a*?", "b+?", "[bc]{2}", "c{1,2}", "a{1,}")
expressions = st.recursive(
    st.sampled_from(PIECES + MANY),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join),
        inner.map("({})".format),
    ),
    max_leaves=8,
)


@given(expressions, st.text("abc1 _", max_size=10))
def test_the_first_match_and_its_groups_are_those_of_a_backtracking_search(
    source: str, text: str
) -> None:
    found, wanted = search(read(source, ""), text, 0), re.search(source, text)
    assert (found is None) == (wanted is None)
    if found is not None and wanted is not None:
        spans = [wanted.span(group) for group in range(wanted.re.groups + 1)]
        assert found == tuple(place for span in spans for place in span)


@pytest.mark.parametrize("source", ["(a+)+$", "(a|a)*b", "(a*)*b", "(?:a?){20}a{20}b"])
def test_the_work_grows_no_faster_than_the_text(source: str) -> None:
    spent: dict[int, int] = {}
    for length in (500, 1000):
        counts: list[int] = []
        search(read(source, ""), "a" * length + "!", 0, counts.append)
        spent[length] = sum(counts)
    assert spent[1000] < 2.1 * spent[500]


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("'bd.sd'.replace(/\\./g, ' ')", "bd sd"),
        ("'x-x'.replaceAll(/x/g, 'bd').split('-').length", 2),
        ("'bd,  sd;hh'.split(/[,;]\\s*/).join(' ')", "bd sd hh"),
        ("'a1b22'.match(/\\d+/g).map(Number).join(' ')", "1 22"),
        ("'bd:3'.match(/(\\w+):(\\d)/)[2]", "3"),
        ("'none'.match(/\\d/)", None),
        ("'Bd'.replace(/b/i, x => x + x)", "BBd"),
        ("'john smith'.replace(/(?<a>\\w+) (?<b>\\w+)/, '$2 $<a>')", "smith john"),
        ("[...'k4n2'.matchAll(/([a-z])(\\d)/g)].map(m => m[1] + m[2]).join('-')", "k4-n2"),
        ("/^c[#b]?\\d$/.test('c#4')", True),
        ("new RegExp('s' + 'd', 'g').source", "sd"),
        ("'a b'.search(/\\s/)", 1),
        ("typeof /a/", "object"),
    ],
)
def test_texts_are_searched_as_in_javascript(code: str, value: object) -> None:
    assert evaluate(f"pure({code})").pattern.query(0, 1)[0].value == value


def test_a_search_that_goes_on_keeps_its_place() -> None:
    code = (
        "const r = /\\d/g; const a = []; let m; while (m = r.exec('1 2 3')) a.push(m[0]); pure(a)"
    )
    assert evaluate(code).pattern.query(0, 1)[0].value == ("1", "2", "3")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("/a(?=b)/", "/a(?=b)/ cannot be read: ?=b) looks ahead or back, which is not part of"),
        ("/(a)\\1/", "/(a)\\1/ cannot be read: 1 after \\ is not part of the language"),
        ("/a{9999}/", "/a{9999}/ cannot be read: {999 repeats too often"),
        ("/a/y", "/…/y has a flag that is not known here"),
        ("/a|*/", "/a|*/ cannot be read: * repeats nothing"),
        ("new RegExp('(')", "/(/ cannot be read: its end comes before the ) of a group"),
        ("'a'.replaceAll(/a/, 'b')", "replaceAll needs the flag g"),
    ],
)
def test_what_cannot_be_searched_is_told(code: str, reason: str) -> None:
    with pytest.raises(PatternError) as caught:
        evaluate(code)
    assert caught.value.reason.startswith(reason)
    assert caught.value.place is not None


def test_a_search_counts_as_work() -> None:
    with pytest.raises(LimitError):
        evaluate("'x'.repeat(1e6).replace(/(x+x+)+y/g, '')")
