"""`notalabel doctor`: as lines and as JSON."""

import json

import pytest

from repl.cli import main

Out = pytest.CaptureFixture[str]


@pytest.mark.slow
def test_the_doctor_tells_everything_as_json(capsys: Out) -> None:
    code = main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert code == (0 if report["ok"] else 1)
    assert {"name", "state", "detail", "hint"} == set(report["findings"][0])
    assert any(finding["name"] == "engine" for finding in report["findings"])


@pytest.mark.slow
def test_the_doctor_plays_a_tone(capsys: Out) -> None:
    main(["doctor", "--sound"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1][4:13] == "test tone"
