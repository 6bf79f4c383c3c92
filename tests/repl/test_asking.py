"""`notalabel ask --batch`: one line in, one line out, by the contract."""

import json

import pytest

from repl.asking import answer_line
from studio.palette import palette


def row(request: object, **more: object) -> dict:
    """The answer to a line."""
    line = json.dumps({"id": "a", "request": request, "context_code": None, "rep": 1, **more})
    return json.loads(answer_line(line.encode(), palette(), 0, ""))


def test_an_answer_has_code_events_and_tempo():
    found = row("techno at 130 bpm")
    assert (found["id"], found["rep"], found["why_not"]) == ("a", 1, [])
    assert found["cps"] == pytest.approx(130 / 240)
    assert found["haps"][0].keys() == {"whole", "part", "value"}
    assert 'kick: s("' in found["code"]


def test_a_refusal_has_no_code():
    assert row("")["code"] is None
    assert row("")["error"].startswith("tell me what music to play")


@pytest.mark.parametrize("request_", ["explain this", "suggest"])
def test_a_question_about_the_code_is_one_sentence_and_no_code(request_):
    found = row(request_, context_code='s("bd*4")')
    assert found.keys() == {"id", "rep", "error", "code"}
    assert found["code"] is None
    assert "\n" not in found["error"]


@pytest.mark.parametrize("line", [b"no json", b"[]", b'{"id": 1}', b'{"request": 5}', b"\xff"])
def test_a_line_that_is_no_question_gets_a_sentence(line):
    found = json.loads(answer_line(line, palette(), 0, ""))
    assert found["code"] is None
    assert found["error"]


def test_every_repetition_has_its_own_dice():
    codes = {row("surprise me", rep=rep)["code"] for rep in range(4)}
    assert len(codes) == 4
