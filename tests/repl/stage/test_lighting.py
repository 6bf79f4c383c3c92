"""Code lights up while it sounds, where it stands now, and never where it was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from repl.stage.anchors import Anchor, difference
from repl.stage.marks import sounding
from repl.stage.pages import Page
from repl.stage.pane import Span
from studio.evaluator import Evaluator
from studio.visuals.kit import Sounding, View
from tests.repl.stage.player import ALT_ENTER, playing

CODE = 's("bd sd hh").fast(2)'
texts = st.text(st.sampled_from('ab "(\n.'), max_size=12)


@given(texts, texts)
def test_a_difference_makes_the_new_text_of_the_old_one(old: str, new: str) -> None:
    edit = difference(old, new)
    added = new[edit.at : edit.at + edit.added]
    assert old[: edit.at] + added + old[edit.at + edit.removed :] == new


@given(texts, texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), texts), max_size=6))
def test_what_an_anchor_places_is_the_same_text(
    before: str, after: str, edits: list[tuple[int, int, str]]
) -> None:
    text = before + CODE + after
    anchor = Anchor.of(CODE, len(before))
    for at, removed, added in edits:
        now = text[:at] + added + text[at + removed :]
        anchor, text = anchor.edited(difference(text, now), now), now
        for begin, end in ((3, 5), (6, 8), (9, 11), (14, 18), (0, len(CODE))):
            place = anchor.place(begin, end)
            assert place is None or text[place[0] : place[1]] == CODE[begin:end]


@pytest.mark.parametrize(
    ("changed", "first", "second"),
    [
        ('x\ns("bd sd hh")', (5, 7), (8, 10)),  # above it
        ('s("bd2 sd hh")', None, (7, 9)),  # another word
        ('s("b sd hh")', None, (5, 7)),
        ('s("bd sd h")', (3, 5), (6, 8)),
        ('s("bd  sd hh")', (3, 5), (7, 9)),  # between words
        ('s("sd hh")', None, (3, 5)),
        ('s("bd sd hh cp")', (3, 5), (6, 8)),
    ],
)
def test_only_what_is_unchanged_keeps_its_place(
    changed: str, first: tuple[int, int] | None, second: tuple[int, int] | None
) -> None:
    code = 's("bd sd hh")'
    anchor = Anchor.of(code, 0).edited(difference(code, changed), changed)
    assert (anchor.place(3, 5), anchor.place(6, 8)) == (first, second)


def test_a_change_that_is_taken_back_is_whole_again() -> None:
    code, broken = 's("bd sd")', 's("bdx sd")'
    anchor = Anchor.of(code, 0).edited(difference(code, broken), broken)
    assert anchor.place(3, 5) is None
    assert anchor.edited(difference(broken, code), code).place(3, 5) == (3, 5)


def test_what_sounds_is_what_has_begun_and_not_ended_nor_is_muted() -> None:
    events = [
        Sounding("a", 0.0, 0.5, {}, ((0, 2),)),
        Sounding("a", 0.5, 1.0, {}, ((3, 5),)),
        Sounding("b", 0.0, 1.0, {}, ((6, 8),)),
        Sounding("c", 0.0, 1.0, {}, ((9, 11),)),
    ]
    view = View(
        0, 1, events, now=0.6, sources={"a": "A", "b": "B", "c": "C"}, silent=frozenset("b")
    )
    assert sounding(view) == {("A", 3, 5), ("C", 9, 11)}


def test_a_very_short_sound_lights_up_long_enough_to_be_seen() -> None:
    view = View(0, 1, [Sounding("a", 0.0, 0.001, {}, ((0, 2),))], now=0.02, sources={"a": "A"})
    assert sounding(view) == {("A", 0, 2)}


def test_code_that_sounds_lights_up_and_follows_edits_elsewhere(monkeypatch, tmp_path) -> None:
    with playing(tmp_path) as one:
        monkeypatch.setattr(one.room.session, "_evaluates", Evaluator(1))
        one.type('drums: s("bd bd")' + ALT_ENTER)
        one.until(lambda: one.slots() == {"drums"})

        def lit(row: int) -> list[str]:
            return [look for look in one.glass.looks[row] if "48;5;221" in look]

        one.until(lambda: len(lit(1)) == 2, "nothing lights up")
        one.type("\x1b[H\r\r")
        one.until(lambda: len(lit(3)) == 2 and not lit(1), "it does not follow")
        assert one.stage.desk.places("drums", [(10, 12)]) == [Span("tune", 12, 14)]


def test_code_that_was_evaluated_elsewhere_is_found_on_the_page(monkeypatch, tmp_path) -> None:
    with playing(tmp_path) as one:
        monkeypatch.setattr(one.room.session, "_evaluates", Evaluator(1))
        one.type('// mine\ns("hh")')
        one.room.session.evaluate('s("hh")')
        one.until(lambda: one.stage.desk.places("$", [(3, 5)]) == [Span("tune", 11, 13)])


def test_code_with_space_around_it_is_found_where_the_page_has_none() -> None:
    page = Page("tune", Buffer(document=Document(CODE)))
    assert page.places(f"\n{CODE}\n\n", [(4, 6), (7, 9)]) == [
        Span("tune", 3, 5),
        Span("tune", 6, 8),
    ]
