"""Settings: from the environment, the file or the table, and what is said of those that are bad."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.config import load
from studio.settings import CHANGEABLE, SETTINGS, Settings, from_file, settings_of
from studio.settingsfile import UnchangeableError, changed, line_of, template


def test_without_file_and_environment_every_setting_has_its_default():
    found = settings_of("", {})
    assert found == Settings()
    assert found.problems == ()
    assert {key: found[key] for key in SETTINGS} == {
        key: one.default for key, one in SETTINGS.items()
    }


def test_every_default_is_a_value_that_the_setting_can_have():
    assert [key for key in CHANGEABLE if from_file(key, SETTINGS[key].default) is None] == []


@pytest.mark.parametrize(
    ("variable", "said", "key", "value"),
    [
        ("OPENAI_API_KEY", "sk-abc", "ai.openai_key", "sk-abc"),
        ("RUNPOD_API_KEY", "rp-abc", "ai.runpod_key", "rp-abc"),
        ("RUNPOD_ENDPOINT", "https://api.runpod.ai/v2/x", "ai.runpod_endpoint",
         "https://api.runpod.ai/v2/x"),
        ("OLLAMA_ENDPOINT", "http://localhost:11434", "ai.ollama_endpoint",
         "http://localhost:11434"),
        ("PORT", "8080", "web.port", 8080),
        ("CACHE_STRATEGY", "aggressive", "ai.cache_strategy", "aggressive"),
    ],
)  # fmt: skip
def test_a_variable_of_the_environment_wins_over_the_file(variable, said, key, value):
    text = "[web]\nport = 4000\n[ai]\ncache_strategy = 'none'\n"
    found = settings_of(text, {variable: said})
    assert (found[key], found.origin(key)) == (value, variable)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[sound]\n\nframes = 100", "config.toml, line 3: sound.frames cannot be 100; it can be "
         "64, 128 or 256; 256 holds"),
        ("[sound]\nframes = true", "config.toml, line 2: sound.frames cannot be True; it can be "
         "64, 128 or 256; 256 holds"),
        ("[sound]\nframe = 64", "config.toml, line 2: there is no setting sound.frame; did you "
         "mean sound.frames?"),
        ("sound.frames = 1", "config.toml, line 1: sound.frames cannot be 1; it can be 64, 128 "
         "or 256; 256 holds"),
        ("banana = 1", "config.toml, line 1: there is no setting banana; `notalabel config` "
         "lists what there is"),
        ("[web]\nport = 70000", "config.toml, line 2: web.port cannot be 70000; it can be a "
         "whole number from 1 to 65535; 3001 holds"),
        ("[tempo]\ncps = nan", "config.toml, line 2: tempo.cps cannot be nan; it can be a number "
         "from 0.001 to 100; 0.5 holds"),
        ("[ai]\nopenai_key = 'sk-secret'", "config.toml, line 2: ai.openai_key is a secret, "
         "which is not kept in a file; `notalabel config set ai.openai_key` "
         "asks for it, or set the variable OPENAI_API_KEY"),
        ("[ai]\nollama_endpoint = 'ftp://x'", "config.toml, line 2: ai.ollama_endpoint cannot be "
         "'ftp://x'; it can be an address that begins with http:// or https://; "
         "http://127.0.0.1:11434 holds"),
        ("[web]\nport = []", "config.toml, line 2: web.port cannot be []; it can be a whole number "
         "from 1 to 65535; 3001 holds"),
        ("[early]\nfeatures = 'lab lab'", "config.toml, line 2: early.features cannot be 'lab "
         "lab'; it can be names from lab, voice, with spaces; lab voice holds"),
        ("[sound]\nframes = ", "config.toml, line 2: this is not TOML (invalid value); until it "
         "is mended, defaults hold"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_is_told_with_its_line_and_the_default_holds(text, problem):
    found = settings_of(text, {})
    assert found.problems == (problem,)
    assert found.values == Settings().values


def test_a_bad_variable_is_told_and_a_secret_is_never_shown():
    found = settings_of("", {"PORT": "http", "OPENAI_API_KEY": "two words"})
    assert found["web.port"] == 3001
    assert found.problems == (
        "PORT cannot be 'http'; it can be a whole number from 1 to 65535",
        "OPENAI_API_KEY cannot be that; it can be a key without spaces",
    )


def test_a_good_line_counts_beside_a_bad_one():
    found = settings_of("[sound]\nframes = 1\nbackend = 'null'", {})
    assert found["sound.backend"] == "null"
    assert len(found.problems) == 1


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text):
    found = settings_of(text, {})
    assert set(found.values) == set(SETTINGS)


FILE_TEXT = """\
# mine
title = "x" # odd, but mine

[sound] # what I hear
backend = "null" # silent
# frames = 256
[web]
"""


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("sound.backend", "jack", 'backend = "jack" # silent'),
        ("sound.frames", 64, "frames = 64"),
        ("web.port", 80, "port = 80"),
        ("tempo.cps", 0.6, "cps = 0.6"),
    ],
)
def test_a_change_touches_one_line_and_keeps_all_else(key, value, line):
    fresh = changed(FILE_TEXT, key, value)
    assert line in fresh.splitlines()
    before = [row for row in FILE_TEXT.splitlines() if not row.startswith("backend")]
    assert [row for row in before if row not in fresh.splitlines()] == []
    table, _, name = key.partition(".")
    assert tomllib.loads(fresh)[table][name] == value
    assert line_of(fresh, key) == fresh.splitlines().index(line) + 1


def test_the_first_file_has_every_setting_as_a_comment_and_changes_where_it_stands():
    text = template((key, SETTINGS[key].default, SETTINGS[key].about) for key in CHANGEABLE)
    assert settings_of(text, {}) == Settings()
    lines = changed(text, "sound.frames", 64).splitlines()
    assert lines[lines.index("# frames = 256") + 1] == "frames = 64"


@pytest.mark.parametrize(
    "text", ["sound = {frames = 64}", "sound.frames = 64", "[sound]\nframes = '''\n64'''"]
)
def test_a_file_that_one_line_cannot_change_is_left_alone(text):
    with pytest.raises(UnchangeableError, match="`notalabel config edit` opens it"):
        changed(text, "sound.frames", 128)


def test_a_file_that_cannot_be_read_is_told_and_defaults_hold(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    config = load({"NOTALABEL_HOME": str(tmp_path)})
    assert config.settings == Settings()
    assert config.problems == (
        f"{tmp_path / 'config.toml'} cannot be read (it is not text in UTF-8); defaults hold",
    )
