"""`notalabel help`: a name is told, an unknown one leads to a known one."""

import pytest

from repl.cli import main

Out = pytest.CaptureFixture[str]


def test_a_name_is_told(capsys: Out) -> None:
    assert main(["help", ".fast()"]) == 0
    assert capsys.readouterr().out.startswith(".fast(factor)\nPlay faster")


def test_an_unknown_name_leads_to_a_known_one(capsys: Out) -> None:
    assert main(["help", "fsat"]) == 1
    assert "there is no 'fsat' here; try help fast" in capsys.readouterr().err


def test_help_without_a_name_tells_what_there_is(capsys: Out) -> None:
    assert main(["help"]) == 0
    assert "help lpf, help mute" in capsys.readouterr().out
