"""The reference knows every name, every example plays, and the page says what it says."""

from pathlib import Path

import pytest

from patterns.controls import CONTROLS
from patterns.reference import Entry, described, entries, entry, page
from patterns.strudel.evaluate import evaluate
from patterns.vocabulary import FUNCTIONS, METHODS

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"


def test_every_name_that_a_player_can_use_has_an_entry() -> None:
    names = {name for name in (*METHODS, *FUNCTIONS, *CONTROLS) if not name.startswith("_")}
    assert [name for name in sorted(names) if entry(name) is None] == []


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_an_example_plays_in_its_first_two_cycles(one: Entry) -> None:
    assert evaluate(one.example).pattern.query(0, 2)


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_a_sentence_is_one_and_an_example_shows_the_name(one: Entry) -> None:
    assert one.sentence[0].isupper() or one.sentence[0].isdigit() or one.sentence[0] == "-"
    assert one.sentence.endswith((".", "?", ")"))
    assert any(name in one.example for name in (one.name, *one.aliases))


def test_an_alias_leads_to_the_main_name() -> None:
    found = entry("lpf")
    assert found is not None
    assert found.name == "cutoff"
    assert "Hz" in described(found)


def test_an_unknown_name_has_no_entry() -> None:
    assert entry("fetch") is None


def test_the_page_is_up_to_date(update_golden: bool) -> None:
    if update_golden:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
