"""The welcome comes once, and what it plays can be played."""

import time
from pathlib import Path

import pytest

from ai.guard import play
from studio.welcome import MARK, STARTER, STEPS, welcomes


def never() -> bool:
    return False


def test_the_welcome_comes_once(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    assert welcomes(folder, never)
    assert (folder / MARK).exists()
    assert not welcomes(folder, never)


def test_who_has_played_before_is_not_welcomed(tmp_path: Path) -> None:
    assert not welcomes(tmp_path, lambda: True)


@pytest.mark.parametrize("folder", [None, Path("/proc/no such folder")])
def test_without_a_folder_there_is_a_welcome_too(folder: Path | None) -> None:
    assert welcomes(folder, never)


def test_its_steps_sound_and_are_evaluated_at_once() -> None:
    began = time.process_time()
    for code in (*(step.code for step in STEPS), STARTER):
        assert play(code).notes
    assert time.process_time() - began < 10
