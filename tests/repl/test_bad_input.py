"""Bad input: for each kind one clear sentence, and the program goes on or ends well."""

import json
from pathlib import Path

import pytest

from repl.cli import main

Out = pytest.CaptureFixture[str]

CODE = {
    's("bd [hh")': """\
no ] closes this group
  s("bd [hh")
        ^ add ] after its last step""",
    's("bd': """\
no " closes this text
  s("bd
    ^ add " after its end; a text over several lines needs ` around it""",
    's("bd").fst(2)': """\
a pattern has no method `fst`
  s("bd").fst(2)
          ^ did you mean .fast(…)?""",
    "hlp": """\
`hlp` is not defined
  hlp
  ^ did you mean lp?""",
    "while (true) {}; s('bd')": """\
this code runs too long
  while (true) {}; s('bd')
  ^ does a loop or a function that calls itself end?""",
    's("bd").fmap(x => { while (true) {} })': """\
this code runs too long
  s("bd").fmap(x => { while (true) {} })
                      ^ does a loop or a function that calls itself end?""",
    's("bd*1000000")': ("these are too many events at once; slow it down or thin it out"),
    "x" * 10_000_000: (
        "this code is 10,000,000 characters long; 256,000 are the most; play a smaller piece of it"
    ),
}


@pytest.mark.parametrize("code", CODE, ids=[code[:20] for code in CODE])
def test_code_that_cannot_be_played(code: str, capsys: Out) -> None:
    assert main(["query", code]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == CODE[code] + "\n"


@pytest.mark.parametrize("code", ["[" * 10_000 + "]" * 10_000, 's("' + "[" * 10_000 + '")'])
def test_ten_thousand_brackets(code: str, capsys: Out) -> None:
    assert main(["query", code]) == 1
    _, err = capsys.readouterr()
    assert "nested" in err
    assert len(err.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--from", "x"], "'x' is no cycle: use an integer or \"1/2\""),
        (["--from", "1/0"], "'1/0' divides by zero"),
        (["--from", "3", "--to", "1"], '"to" is before "from"'),
    ],
)
def test_cycles_that_are_none(arguments: list[str], sentence: str, capsys: Out) -> None:
    assert main(["query", 's("bd")', *arguments]) == 1
    assert capsys.readouterr().err == sentence + "\n"


@pytest.mark.parametrize("command", [["play"], ["render", "-o", "out.wav"]])
def test_a_missing_file(command: list[str], tmp_path: Path, capsys: Out) -> None:
    name = str(tmp_path / "no.strudel")
    assert main([*command, name]) == 1
    assert capsys.readouterr().err == f"there is no file {name}; is its name right?\n"


def test_a_folder_in_place_of_a_file(tmp_path: Path, capsys: Out) -> None:
    assert main(["play", str(tmp_path)]) == 1
    message = f"{tmp_path} is a folder; name a file of Strudel code in it\n"
    assert capsys.readouterr().err == message


def test_a_file_that_is_not_text(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "tune"
    file.write_bytes(b"\xff\xfe\x00")
    assert main(["play", str(file)]) == 1
    assert capsys.readouterr().err == f"{file} is not text in UTF-8; save it as UTF-8\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["query"], "notalabel query: it needs CODE, or --batch with lines on stdin"),
        (
            ["render"],
            "notalabel render: it needs CODE_OR_FILE and -o OUT.WAV, "
            "or --batch CASES and --out DIR",
        ),
        (["render", "--batch", "x"], "notalabel render: --batch needs --out DIR"),
        (
            ["render", "s('bd')", "-o", "x.wav", "--cps", "fast"],
            "notalabel render: --cps fast is no tempo; 0.5 is the usual one",
        ),
        (
            ["render", "s('bd')", "-o", "x.wav", "--tail", "x"],
            "notalabel render: --tail x is no number of cycles",
        ),
        (
            ["render", "s('bd')", "-o", "x.wav", "--cycles", "0"],
            "notalabel render: --cycles has to be 1 or more",
        ),
        (
            ["play", "x", "--for", "-1"],
            "notalabel play: --for needs a number of seconds above 0",
        ),
    ],
)
def test_a_command_called_in_a_wrong_way(arguments: list[str], sentence: str, capsys: Out) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == sentence + "\n"


@pytest.mark.parametrize(
    "arguments", [["sing"], ["--loud"], ["play", "x", "--backend", "tape"], ["play"]]
)
def test_a_command_line_that_is_none_is_told_in_one_line(arguments: list[str], capsys: Out) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    _, err = capsys.readouterr()
    assert len(err.splitlines()) == 1
    assert err.startswith("notalabel: ")


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "none" / "out.wav"
    assert main(["render", 's("bd")', "-o", str(out)]) == 1
    assert capsys.readouterr().err == f"there is no folder {out.parent}; make it, or take another\n"


def test_a_device_or_folder_is_not_written_over(tmp_path: Path, capsys: Out) -> None:
    assert main(["render", 's("bd")', "-o", str(tmp_path)]) == 2
    message = f"notalabel render: {tmp_path} is no file that can be written over\n"
    assert capsys.readouterr().err == message


def test_cases_that_cannot_be_rendered_are_told_each_in_its_line(
    tmp_path: Path, capsys: Out
) -> None:
    cases = tmp_path / "cases.ndjson"
    rows = [
        "no json",
        '{"id": "../up", "code": "s(1)"}',
        '{"id": "a"}',
        '{"id": "b", "code": "s(\'bd\')", "cycles": "many"}',
        '{"id": "c", "code": "s(\'bd\').fst(2)"}',
        '{"id": "d", "code": "s(\'bd\')", "cps": 0}',
        '{"id": "e", "code": "s(\'bd\')", "cps": 1e-9}',
    ]
    cases.write_text("\n".join(rows))
    assert main(["render", "--batch", str(cases), "--out", str(tmp_path)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [None, "../up", "a", "b", "c", "d", "e"]
    assert [answer["error"].splitlines()[0] for answer in answers] == [
        "this line is not JSON",
        '"id" has to be a name that a file can have',
        'a case needs "code", a string',
        '"cycles" has to be a number',
        "a pattern has no method `fst`",
        "nothing to render; cps and cycles are above 0, tail is 0 or more",
        "this lasts 1111111.1 hours; render less",
    ]
