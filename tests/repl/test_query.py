"""`notalabel query`: the contract's lines, whatever comes in."""

import json
import os
import subprocess
import sys
from fractions import Fraction

import pytest

from repl.answers import Question, answer_line, cycle
from repl.batch import Child
from repl.cli import main

Out = pytest.CaptureFixture[str]


def ask(row: object) -> dict[str, object]:
    line = row if isinstance(row, bytes) else json.dumps(row).encode()
    answer: dict[str, object] = json.loads(answer_line(line))
    return answer


def test_a_line_is_answered_with_exact_times() -> None:
    assert ask({"id": 7, "code": 's("bd hh")', "from": "1/4", "to": 1}) == {
        "id": 7,
        "haps": [
            {"whole": ["0/1", "1/2"], "part": ["1/4", "1/2"], "value": {"s": "bd"}},
            {"whole": ["1/2", "1/1"], "part": ["1/2", "1/1"], "value": {"s": "hh"}},
        ],
        "steps": "2/1",
    }


def test_from_and_to_are_0_and_4_where_absent() -> None:
    haps = ask({"id": "a", "code": 's("bd")'})["haps"]
    assert isinstance(haps, list)
    assert len(haps) == 4
    assert Question("").end == 4


def test_a_tempo_in_the_code_is_told() -> None:
    assert ask({"id": 1, "code": 'setcps(0.75)\ns("bd")'})["cps"] == 0.75


def test_every_line_is_a_fresh_session() -> None:
    ask({"id": 1, "code": "register('up', pat => pat.add(1)); s('bd')"})
    assert "error" in ask({"id": 2, "code": "n(1).up()"})


def test_voicings_of_one_line_are_unknown_to_the_next() -> None:
    plain = b'{"id": 1, "code": "chord(\\"Am7\\").voicing()", "to": 1}'
    before = answer_line(plain)
    answer_line(b'{"id": 1, "code": "setDefaultVoicings(\'lefthand\')", "to": 1}')
    assert answer_line(plain) == before


@pytest.mark.parametrize(
    ("line", "name", "sentence"),
    [
        (b"nonsense", None, "this line is not JSON"),
        (b"", None, "this line is not JSON"),
        (b"\xff", None, "this line is not UTF-8"),
        (b"[" * 100_000, None, "this line is not JSON"),
        (b"[]", None, "this line is not a JSON object"),
        (b'{"id": 1, "from": NaN}', None, "this line is not JSON"),
        (b'{"id": 1}', 1, 'a line needs "code", a string'),
        (b'{"id": 1, "code": "", "to": 1.5}', 1, 'a cycle is an integer or a string like "1/2"'),
        (b'{"id": 1, "code": "", "to": true}', 1, 'a cycle is an integer or a string like "1/2"'),
    ],
)
def test_a_bad_line_is_answered_with_a_sentence(line: bytes, name: object, sentence: str) -> None:
    assert ask(line) == {"id": name, "error": sentence}


@pytest.mark.parametrize("code", ['s("\ud800")', "\x00", "\u2028s('bd')", "s('bd')\r\n"])
def test_odd_characters_are_answered_too(code: str) -> None:
    assert {"haps", "error"} & set(ask({"id": 1, "code": code}))


def test_cycles_are_exact() -> None:
    assert cycle("-7/21") == Fraction(-1, 3)


def test_a_worker_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("repl.batch.LIMIT_S", 0.001)
    child = Child()
    try:
        hanging = b'{"id": 5, "code": "s(\'bd\')"}\n'
        assert json.loads(child.ask(hanging)) == {
            "id": 5,
            "error": "this line took longer than 5 s and was stopped",
        }
        monkeypatch.setattr("repl.batch.LIMIT_S", 20)
        assert "haps" in json.loads(child.ask(hanging))
    finally:
        child.stop()


def test_a_batch_answers_every_line_in_order() -> None:
    rows = [{"id": 1, "code": 's("bd")', "to": 1}, "no", {"id": "last", "code": "hlp"}]
    lines = "\n".join(json.dumps(row) for row in rows)
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "query", "--batch"],
        input=lines.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, "last"]
    assert done.stderr == b""


def test_one_question_is_answered_as_a_table(capsys: Out) -> None:
    assert main(["query", 'setcps(1)\ns("bd hh").gain(.5)', "--to", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 → 1/2   gain:0.5 s:bd",
        "1/2 → 1   gain:0.5 s:hh",
        "cps 1",
    ]


def test_a_terminal_without_unicode_is_no_obstacle() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "query", 's("bd*2")', "--to", "1"],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.stdout.splitlines() == [b"0 ? 1/2   s:bd", b"1/2 ? 1   s:bd"]


def test_silence_is_said(capsys: Out) -> None:
    assert main(["query", 's("~")']) == 0
    assert capsys.readouterr().out == "silence\n"


def test_one_question_can_be_answered_as_json(capsys: Out) -> None:
    assert main(["query", 's("bd")', "--json", "--to", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["haps"][0]["value"] == {"s": "bd"}


def test_the_version_is_told(capsys: Out) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("notalabel ")
