"""The identity dialogue through a pipe, as a script would drive it, with odd answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.profiles import Profile

ODD = {
    "name first": ["🎹🥁🔥", "", "x" * 5_000, "beaucoup", "九", "rouille et verre"],
    "nothing first": ["", "テクノ", "🌧", "9" * 400, "x" * 5_000, "🎹🥁🔥"],
}


@pytest.mark.slow
@pytest.mark.parametrize("answers", ODD.values(), ids=ODD)
def test_odd_answers_through_a_pipe_end_in_a_card(answers: list[str], tmp_path: Path) -> None:
    lines = ["identity", *(f"identity {answer}".rstrip() for answer in answers), "quit"]
    done = subprocess.run(
        [sys.executable, "-m", "repl.cli", "--backend", "null"],
        input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8",
        timeout=100, check=False, env={**os.environ, "NOTALABEL_HOME": str(tmp_path)},
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    assert "What shall the posters call you?" in done.stdout
    assert "+------------------------------------------+" in done.stdout
    known = Profile(tmp_path, print).all() or Profile(tmp_path / "data", print).all()
    assert known["artistName"]
    assert 1 <= known["musicDNA"]["energyLevel"] <= 10
