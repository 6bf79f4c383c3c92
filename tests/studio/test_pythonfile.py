"""A tune in a Python file: what it may assign, and what is said where it fails."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from patterns.errors import QueryError
from studio.pythonfile import TuneFileError, program_of, warning

HEAD = "from patterns import note, s, stack\n"


@pytest.fixture(autouse=True)
def _own_modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield
    sys.modules.pop("tune", None)


def slots(code: str, name: str = "tune.py") -> dict[str, list]:
    program = program_of(name, HEAD + code)
    return {
        slot: [hap.value for hap in pattern.query(0, 1)] for slot, pattern in program.slots.items()
    }


BD, C3 = {"s": "bd"}, {"note": "c3"}


@pytest.mark.parametrize(
    ("code", "playing"),
    [
        ('tune = s("bd")', {"$": [BD]}),
        ('tune = "c3 e3"', {"$": ["c3", "e3"]}),
        ('tune = {"drums": s("bd"), "bass": note("c3")}', {"drums": [BD], "bass": [C3]}),
        ('tune = [s("bd"), note("c3")]', {"$1": [BD], "$2": [C3]}),
        ("from patterns import silence\ntune = silence", {"$": []}),
    ],
)
def test_a_tune_is_a_pattern_a_list_of_them_or_a_dict_with_names(code: str, playing: dict):
    assert slots(code) == playing


def test_everything_together_is_rendered_and_the_tempo_is_the_files():
    program = program_of("tune.py", f'{HEAD}cps = 0.75\ntune = [s("bd"), s("sd")]')
    assert program.cps == 0.75
    assert [hap.value["s"] for hap in program.pattern.query(0, 1)] == ["bd", "sd"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("tune = nte('c3')", "tune.py, line 2: name 'nte' is not defined; did you mean note?"),
        ("from patterns import nte", "tune.py, line 2: the vocabulary has no 'nte'; "
         "did you mean note?"),
        ("tune = s('bd').fst(2)", "tune.py, line 2: a pattern has no method 'fst'; did you mean "
         "fast?"),
        ("tune = s('bd [sd')", "tune.py, line 2: no ] closes this group; add ] after its last "
         "step"),
        ("tune = (", "tune.py, line 2: this is not Python ('(' was never closed); mend this line "
         "or the one before it"),
        ("import no_such_module", "tune.py, line 2: there is no module no_such_module; install "
         "it, or leave the import out"),
        ("def f():\n    return 1 / 0\nf()", "tune.py, line 3: division by zero "
         "(ZeroDivisionError); mend this line"),
        ("import sys\nsys.exit(3)", "tune.py, line 3: the file ends the program before its tune "
         "can play; leave sys.exit() out"),
        ("x = 1", 'tune.py assigns nothing to tune; end it with tune = s("bd sd")'),
        ("tune = 7", 'tune.py: tune cannot be played: int is not a pattern; write s("bd sd")'),
        ("tune = {'a': 7}", "tune.py: tune['a'] cannot be played: int is not a pattern; "
         'write s("bd sd")'),
        ("tune = s('bd')\ncps = 'fast'", "tune.py: cps is a number of cycles a second; "
         "try cps = 0.5"),
    ],
)  # fmt: skip
def test_what_fails_is_told_with_file_and_line(code: str, sentence: str):
    with pytest.raises(TuneFileError) as caught:
        slots(code, "set/tune.py")
    assert str(caught.value) == sentence


def test_a_function_that_fails_while_playing_is_told_with_its_line():
    program = program_of("tune.py", f"{HEAD}tune = s('bd').fmap(\n  lambda value: value['no']\n)")
    with pytest.raises(QueryError, match=r"^tune\.py, line 3: 'no' \(KeyError\)"):
        program.pattern.query(0, 1)


def test_modules_beside_the_file_can_be_imported(tmp_path: Path):
    (tmp_path / "my_drums.py").write_text("beat = 'bd sd'", encoding="utf-8")
    assert slots("from my_drums import beat\ntune = s(beat)", str(tmp_path / "tune.py")) == {
        "$": [BD, {"s": "sd"}]
    }
    del sys.modules["my_drums"]


def test_the_player_is_warned_by_the_files_name():
    assert warning("sets/tune.py") == (
        "tune.py is Python and may do all that you may: play only files you trust"
    )
