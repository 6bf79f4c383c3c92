"""The shape of the house: small files, short functions, first lines that tell, clean hands."""

from collections.abc import Mapping
from pathlib import Path

from tests.architecture.sources import ROOT, modules, shape, texts

LONGEST_FILE = 400
LONGEST_FUNCTION = 60

# path -> why it is longer than that
LONG_FILES: Mapping[str, str] = {}
LONG_FUNCTIONS: Mapping[tuple[str, str], str] = {}

# The folders of the engine that run in its own process, and may know pyo.
MAY_KNOW_PYO = ("engine/", "tests/engine/", "tests/engine_sound/", "tests/audio/")

# With a bar in each, so that this file does not contain them itself.
REGISTRIES = "py|pi.org/simple python|hosted.org npm|js.org debian|.org"
FOLDERS_OF_ONE_MACHINE = "/wo|rk/ /ro|ot/ ..|/shared /ho|me/"
UNFINISHED = "TO|DO FIX|ME X|XX NotImplemented|Error"


def words(barred: str) -> list[str]:
    """The words of a list, without their bars."""
    return barred.replace("|", "").split()


def test_no_file_is_longer_than_400_lines_without_a_reason():
    long = {path for path, text in modules() if text.count("\n") > LONGEST_FILE}
    assert long == set(LONG_FILES)


def test_no_function_is_longer_than_60_lines_without_a_reason():
    found = [(path, *each) for path, text in modules() for each in shape(text).functions]
    long = {(path, name) for path, name, lines in found if lines > LONGEST_FUNCTION}
    assert long == set(LONG_FUNCTIONS)


def test_every_file_opens_by_telling_what_lives_there():
    silent = [path for path, text in modules() if not shape(text).opens]
    assert silent == []


def test_only_the_providers_of_models_talk_to_them():
    found = {path for path, text in modules() if path.startswith("ai/")
             and {"openai", "httpx", "socket"} & shape(text).imports}  # fmt: skip
    assert found
    assert all(path.startswith("ai/providers/") for path in found)


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    names = words(REGISTRIES) + words(FOLDERS_OF_ONE_MACHINE)
    found = [(path, name) for path, text in texts() for name in names if name in text]
    assert found == []


def test_nothing_is_left_unfinished():
    marks = [(path, word) for path, text in modules() for word in words(UNFINISHED) if word in text]
    assert marks == []


def test_every_ignore_names_its_code():
    bare = ("# noqa\n", "# type: ignore\n")
    found = [path for path, text in modules() if any(mark in text for mark in bare)]
    assert [path for path in found if path != "tests/architecture/test_shape.py"] == []


def test_pyo_is_known_only_to_the_engine():
    knowing = [path for path, text in modules() if "pyo" in shape(text).imports]
    assert [path for path in knowing if not path.startswith(MAY_KNOW_PYO)] == []


def test_the_pins_have_hashes():
    for path in Path(ROOT, "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if "==" in line]
        assert pins, path
        assert all(line.endswith("\\") for line in pins), path
