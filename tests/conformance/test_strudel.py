"""Strudel's behaviour as a table: each group matches at least as much as it ever did."""

import pytest

from tests.conformance.corpus import floors, groups, in_group


@pytest.mark.parametrize("group", groups())
def test_no_expression_that_matched_is_lost(group):
    misses = {case.name: why for case in in_group(group) if (why := case.mismatch()) is not None}
    matched = sum(1 for _ in in_group(group)) - len(misses)
    assert matched >= floors()[group], misses


def test_all_of_the_mini_notation_has_to_match():
    table = floors()
    sizes = {group: sum(1 for _ in in_group(group)) for group in groups()}
    mini = [group for group in sizes if group.startswith("mini-")]
    assert {group: table[group] for group in mini} == {group: sizes[group] for group in mini}


def test_every_group_has_a_floor():
    assert set(floors()) == set(groups())
