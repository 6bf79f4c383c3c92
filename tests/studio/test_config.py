"""Where things are kept, and what happens where they cannot be."""

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.config import Config, load, start_log


@pytest.fixture
def quiet() -> Iterator[None]:
    root = logging.getLogger()
    before, level, raises = list(root.handlers), root.level, logging.raiseExceptions
    yield
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raises


def test_everything_is_kept_in_one_folder_where_the_player_says_so(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    config = load({"NOTALABEL_HOME": str(home)})
    log, file = home / "notalabel.log", home / "config.toml"
    kept = {"cache": home / "cache", "music": home / "recordings"}
    assert config == Config("production", home, log, file=file, **kept)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_folder_that_is_a_file_is_told_in_one_sentence_and_the_program_goes_on(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    config = load({"NOTALABEL_HOME": str(blocked)})
    assert config.data is None
    assert config.log is None
    assert config.problems == (
        f"the folder {blocked} cannot be used (file exists); "
        "your history is kept for this session only",
    )


def test_no_home_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.config._folders", lambda _: (None,) * 4)
    assert load({}).problems == (
        "this machine knows no home folder for you; your history is kept for this session only",
    )


def test_a_machine_that_knows_no_folders_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_named: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("platformdirs.user_data_path", unknown)
    monkeypatch.setattr("platformdirs.user_music_path", unknown)
    config = load({})
    assert (config.data, config.log, config.cache, config.music) == (None, None, None, None)
    assert config.problems[0].startswith("this machine knows no home folder for you")


@pytest.mark.parametrize(
    ("named", "folder"),
    [("~/takes", Path.home() / "takes"), ("~nobody-here/x", Path("~nobody-here/x").absolute())],
)
def test_recordings_go_where_the_player_says(tmp_path: Path, named: str, folder: Path) -> None:
    (tmp_path / "config.toml").write_text(f'[recording]\nfolder = "{named}"\n')
    assert load({"NOTALABEL_HOME": str(tmp_path)}).music == folder


def test_a_file_of_settings_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"#" * 2_000_000)
    config = load({"NOTALABEL_HOME": str(tmp_path)})
    assert config.problems == (f"{file} is larger than 1 MB; that is no file of settings",)


def test_a_read_only_home_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    config = load({"NOTALABEL_HOME": str(tmp_path)})
    assert config.problems == (
        f"the folder {tmp_path} cannot be used (it is read-only); "
        "your history is kept for this session only",
    )


def test_an_unknown_environment_is_told(tmp_path: Path) -> None:
    config = load({"NOTALABEL_HOME": str(tmp_path), "NOTALABEL_ENV": "stage"})
    assert config.environment == "production"
    assert config.problems == (
        "NOTALABEL_ENV is 'stage': it can be production or development; production it is",
    )
    assert load({"NOTALABEL_HOME": str(tmp_path), "NOTALABEL_ENV": "development"}).development


@pytest.mark.usefixtures("quiet")
def test_the_log_turns_over_and_holds_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.config.LOG_BYTES", 1000)
    environ = {"NOTALABEL_HOME": str(tmp_path), "SOME_API_KEY": "x1y2z3w4"}
    start_log(load(environ), environ)
    logger = logging.getLogger("test")
    for _ in range(200):
        logger.info("asked with x1y2z3w4 and Bearer abcdef")
    for handler in logging.getLogger().handlers:
        handler.flush()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [f"notalabel.log{end}" for end in ("", ".1", ".2", ".3")]
    text = (tmp_path / "notalabel.log").read_text()
    assert "x1y2z3w4" not in text
    assert "abcdef" not in text
    assert "asked with *** and ***" in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_folder_that_others_could_read_is_its_owners_alone_from_then_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    load({"NOTALABEL_HOME": str(home)})
    assert home.stat().st_mode & 0o777 == 0o700
