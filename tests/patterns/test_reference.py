"""The reference knows every name, every example plays, and the page says what it says."""

import pytest

from patterns.analysis.onsets import pitch_of
from patterns.controls import CONTROLS
from patterns.encode import encode_hap
from patterns.errors import PatternError
from patterns.reference import Entry, entries, entry
from patterns.strudel.evaluate import evaluate
from patterns.strudel.limits import LOCAL
from patterns.strudel.syntax import read, walk
from patterns.vocabulary import FUNCTIONS, METHODS


def test_every_name_that_a_player_can_use_has_an_entry() -> None:
    names = {name for name in (*METHODS, *FUNCTIONS, *CONTROLS) if not name.startswith("_")}
    assert [name for name in sorted(names) if entry(name) is None] == []


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_an_example_makes_music_in_its_first_four_cycles(one: Entry) -> None:
    haps = evaluate(one.example).pattern.query(0, 4)
    assert any(hap.has_onset() and isinstance(hap.value, dict) and heard(hap.value) for hap in haps)


def heard(value: dict) -> bool:
    """Is it a sound or a pitch? A note that is no number nor name is none."""
    pitched = "note" not in value or pitch_of(value) is not None or "s" in value
    return bool({"s", "note", "n", "freq"} & value.keys()) and pitched


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_a_sentence_is_one_and_an_example_shows_the_name(one: Entry) -> None:
    assert one.sentence[0].isupper() or one.sentence[0].isdigit() or one.sentence[0] == "-"
    assert one.sentence.endswith((".", "?", ")"))
    assert any(name in one.example for name in (one.name, *one.aliases))


def test_an_alias_leads_to_the_main_name() -> None:
    found = entry("lpf")
    assert found is not None
    assert found.name == "cutoff"
    assert found.arguments[0].meaning == "Hz"


def test_an_unknown_name_has_no_entry() -> None:
    assert entry("fetch") is None


# What they do is not in times and values, or needs a key, a signal or a piece of an event.
UNHEARD = {
    "asNumber", "defragmentHaps", "discreteOnly", "midi", "never", "onsetsOnly",
    "removeUndefineds", "splitQueries", "tag", "whenKey",
}  # fmt: skip


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_an_example_is_not_the_same_without_the_method_that_it_shows(one: Entry) -> None:
    if unheard(one) or (code := without(one.example, (one.name, *one.aliases))) is None:
        return
    assert played(code) != played(one.example)


def unheard(one: Entry) -> bool:
    handed_on = getattr(METHODS.get(one.name), "__name__", "") == "unchanged"
    return handed_on or one.name in UNHEARD or one.subject == "Queries by hand"


def without(code: str, names: tuple[str, ...]) -> str | None:
    """The code without the first call of a method, None where there is none."""
    source = read(code, LOCAL)
    for node in walk(source.root):
        target = node.fields.get("function", node)
        name = target.fields.get("property")
        if node.kind == "call_expression" and name and source.of(name) in names:
            return code[: node.begin] + source.of(target.fields["object"]) + code[node.end :]
    return None


def played(code: str) -> object:
    try:
        return [encode_hap(hap) for hap in evaluate(code).pattern.query(0, 4)]
    except PatternError:
        return "fails"
