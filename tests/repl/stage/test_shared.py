"""What is typed here and what others typed meanwhile: both stand in the page."""

from hypothesis import given
from hypothesis import strategies as st

from repl.stage.shared import merged

texts = st.text("ab \n", max_size=12)


@given(texts, texts)
def test_where_nothing_was_typed_here_the_text_is_theirs(base: str, there: str) -> None:
    assert merged(base, base, there)[0] == there


@given(texts, texts)
def test_where_they_typed_nothing_the_text_is_mine(base: str, here: str) -> None:
    assert merged(base, here, base)[0] == here


@given(texts, texts, st.text("xy", min_size=1, max_size=4), st.text("uv", min_size=1, max_size=4))
def test_edits_at_two_places_both_stand(left: str, right: str, mine: str, theirs: str) -> None:
    base = f"{left}|{right}"
    assert merged(base, mine + base, base + theirs)[0] == mine + base + theirs
    assert merged(base, base + mine, theirs + base)[0] == theirs + base + mine


@given(texts, texts, texts)
def test_a_cursor_stays_within_the_text(base: str, here: str, there: str) -> None:
    text, place = merged(base, here, there)
    assert all(0 <= min(place(at), len(text)) <= len(text) for at in range(len(here) + 1))
