"""A session that is killed has lost nothing that it had acknowledged."""

import random
from pathlib import Path

from tests.studio.killed import kill_once


def test_a_killed_session_has_lost_nothing(tmp_path: Path) -> None:
    dice = random.Random(5)
    assert [kill_once(tmp_path, dice) for _ in range(3)] == [[], [], []]
