"""The tutor's thin shell: progress on disk, lines of a pipe."""

import io
import sys

from repl.learn import keep, kept, lines
from studio.vault import Vault
from tutorials.ability import Attempt
from tutorials.course import Progress
from tutorials.learner import Learner, attempted


def test_progress_comes_back_from_the_disk(tmp_path):
    vault = Vault(tmp_path)
    learner = attempted(Learner(), "pulse", Attempt(-2.0, right=True, hints=1), at=1e9)
    progress = Progress(frozenset({"melody"}), 2, "first-beat", learner)
    keep(vault, progress)
    assert kept(vault) == progress


def test_a_disk_that_cannot_be_written_is_told_and_the_lesson_goes_on(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(Vault(tmp_path / "file"), Progress())
    assert capsys.readouterr().err.startswith(
        "your progress could not be saved: your profile cannot"
    )


def test_lines_of_a_pipe_need_not_be_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b's("bd")\n\xff\n')))
    assert list(lines()) == ['s("bd")\n', "\ufffd\n"]
