"""Tunes and lines as players write them play as in Strudel."""

import json
from typing import Any

import pytest

from repl.answers import answer_line
from tests.conformance.generate import mismatch
from tests.conformance.tunes import PASTED_ANSWERS, answers, pasted, questions

EXPECTED = answers()


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question["id"])
def test_a_tune_plays_as_in_strudel(question: dict[str, Any]):
    answer = json.loads(answer_line(json.dumps(question).encode()))
    assert mismatch(EXPECTED[question["id"]], answer) is None


def test_what_players_paste_plays_as_in_strudel():
    expected, misses = answers(PASTED_ANSWERS), {}
    for code, question in pasted().items():
        answer = json.loads(answer_line(json.dumps(question).encode()))
        if (why := mismatch(expected[code], answer)) is not None:
            misses[code] = why
    assert misses == {}
