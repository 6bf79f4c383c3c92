"""The set-up script: stamps decide what is done, old Pythons get a sentence.

Nothing is installed here: pip and venv are stand-ins that take notes.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.sources import ROOT

SCRIPT = ROOT / "requirements" / "install.py"


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a project of its own and a pip that only takes notes."""
    spec = importlib.util.spec_from_file_location("install", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "pyproject.toml").write_text("one", encoding="utf-8")
    for name in ("build", "play", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("pins", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    module.done = []
    monkeypatch.setattr(module, "pip_install", lambda *words: module.done.append(words[0]))
    monkeypatch.setattr(module, "make_venv", lambda _: pretend_venv(module))
    return module


def pretend_venv(module: ModuleType) -> None:
    """What an empty environment looks like."""
    module.done.append("venv")
    python = module.venv_python()
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()


def work(script: ModuleType, kind: str) -> list[str]:
    """What setting up does now."""
    script.done.clear()
    script.install(kind)
    return list(script.done)


FRESH = ["venv", "--require-hashes", "--no-deps"]
UPDATE = ["--require-hashes", "--no-deps"]


def test_a_terminal_is_told_how_far_it_is(script):
    said = (
        "Collecting numpy==2.1.0 (from -r play.txt (line 1))\n",
        "  Downloading numpy-2.1.0.whl (16 MB)\n",
        "Collecting pyo==1.0.6\n",
        "Installing collected packages: numpy, pyo\n",
    )
    told = list(script.steps(said))
    assert told == ["  package 1: numpy", "  package 2: pyo", "  unpacking them"]


def test_the_second_time_does_nothing(script):
    assert work(script, "play") == FRESH
    assert work(script, "play") == []


def test_developing_adds_to_playing_and_playing_is_complete_then(script):
    assert work(script, "play") == FRESH
    assert work(script, "dev") == UPDATE
    assert work(script, "play") == []
    assert work(script, "dev") == []


def test_changed_pins_are_installed_into_what_is_there(script):
    work(script, "play")
    (script.ROOT / "requirements" / "play.txt").write_text("newer", encoding="utf-8")
    assert work(script, "play") == UPDATE


def test_an_installation_that_was_killed_is_made_anew(script, monkeypatch):
    work(script, "play")

    def killed(*_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(script, "pip_install", killed)
        with pytest.raises(KeyboardInterrupt):
            script.install("dev")
    assert work(script, "play") == FRESH


def test_a_moved_checkout_is_made_anew(script, monkeypatch, tmp_path):
    work(script, "play")
    moved = tmp_path / "moved here"
    moved.mkdir()
    for name in ("requirements", "pyproject.toml", ".venv"):
        (tmp_path / name).rename(moved / name)
    monkeypatch.setattr(script, "ROOT", moved)
    monkeypatch.setattr(script, "VENV", moved / ".venv")
    assert work(script, "play") == FRESH


def test_an_environment_whose_python_is_gone_is_made_anew(script):
    work(script, "play")
    script.venv_python().unlink()
    assert work(script, "play") == FRESH


def test_a_machine_with_old_pythons_only_is_told_so(script, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 1))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and found only 3\.8"):
        script.install("play")


def test_a_python_without_venv_is_told_so(script, monkeypatch):
    monkeypatch.undo()
    failed = subprocess.CompletedProcess([], returncode=1)
    monkeypatch.setattr(script.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SystemExit, match="has no venv module"):
        script.make_venv("python3")
