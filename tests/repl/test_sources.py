"""What is code, and what is the name of a file."""

from pathlib import Path

import pytest

from repl.sources import NoSourceError, code_or_file, read_file


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "tune"
    file.write_bytes(b"\xef\xbb\xbfs('bd')\r\n")
    assert read_file(str(file)) == "s('bd')\r\n"


@pytest.mark.parametrize("code", ['s("bd")', "'a b'", "silence", "sine", "a\nb", ""])
def test_code_is_code(code: str) -> None:
    assert code_or_file(code) == code


@pytest.mark.parametrize("name", ["tune.strudel", "tunes/one", "no/such/tune.js"])
def test_a_name_is_a_file_even_when_it_is_missing(name: str) -> None:
    with pytest.raises(NoSourceError, match="there is no file"):
        code_or_file(name)


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(NoSourceError, match="its name is not a file's"):
        read_file("a\0b")


def test_a_very_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("repl.sources.MOST_BYTES", 3)
    (tmp_path / "big").write_text("12345")
    with pytest.raises(NoSourceError, match="larger than 16 MB"):
        read_file(str(tmp_path / "big"))
