"""The manual says what the engine knows, and the page is what the manual says."""

import pytest

from engine.palette import built_in
from patterns.controls import CONTROLS
from patterns.reference import entries, entry
from studio.commands.help import told
from studio.manual import PAGE, described, page, range_of

SAID = """\
.every(cycles, function)
The function on the first of so many cycles.
  cycles: whole number, how many cycles it takes round
  function: function of a pattern, what is done to it
also: firstOf
example: s("bd hh sd hh").every(4, x => x.fast(2))
in Python: s("bd hh sd hh").every(4, lambda x: x.fast(2))"""


def test_the_page_is_up_to_date(update_golden: bool) -> None:
    if update_golden:
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m studio.manual writes it again"


def test_help_tells_what_it_does_what_it_takes_and_an_example() -> None:
    assert told("firstOf").text == SAID


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pan", "0 to 1"),
        ("roomsize", "0.01 to 12; 2 if not given"),
        ("note", "-500 to 500; 36 if not given"),
        ("cut", ""),
        ("color", ""),
    ],
)
def test_a_control_says_its_range_and_default_where_the_engine_has_them(name, said) -> None:
    assert range_of(name) == said


def test_units_are_the_same_in_the_language_and_in_the_engine() -> None:
    units = {one.name: one.arguments[0].meaning for one in entries() if one.sort == "control"}
    params = {name: param for name, param in built_in().params.items() if name in units}
    assert {
        name: (units[name], param.unit)
        for name, param in params.items()
        if param.unit and units[name] != param.unit
    } == {}


def test_the_language_knows_every_name_that_the_engine_has_for_a_control() -> None:
    aliases = built_in().aliases
    sent = {name: CONTROLS[name] for name in aliases if name in CONTROLS}
    unknown = {
        name for name, key in sent.items()
        if aliases.get(key, key) != CONTROLS.get(aliases[name], aliases[name])
    }  # fmt: skip
    assert unknown == set()


def test_every_entry_can_be_told() -> None:
    for one in entries():
        assert described(one).count("\n") >= 2


def test_every_name_is_on_the_page() -> None:
    text = page()
    rows = [name for name in ("lpf", "every", "stack", "sine") if entry(name)]
    assert [name for name in rows if f"`{name}" not in text and f"`.{name}" not in text] == []
