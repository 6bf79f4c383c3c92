"""A whole lesson of each topic, driven on a real terminal; what was said is kept as golden files.

Every exercise is answered wrongly first, where the lesson knows a frequent mistake. Needs tmux.
`pytest tests/interop/test_lessons.py --all-lessons` drives one of each topic, else one in all.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutorials.judge import LETTERS
from tutorials.lesson import Lesson, Step
from tutorials.school import school

GOLDEN = Path(__file__).parent.parent / "golden" / "lessons"
LESSONS = {lesson.name: lesson for lesson in school().lessons}
# One of each topic.
DRIVEN = (
    "first-beat",
    "melody",
    "envelope",
    "scales",
    "euclid",
    "house",
    "variation",
    "sweeps",
    "chance",
)
MOST_S = 30.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


class Terminal:
    """A tmux server of our own in which the tutor runs."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        program = f"{shlex.quote(sys.executable)} -m repl.cli learn --backend null; sleep 60"
        size = ("-x", "100", "-y", "40")
        home = ("-e", f"NOTALABEL_HOME={folder / 'home'}", "-e", "LANG=en_US.UTF-8")
        self._tmux("-f", os.devnull, "new-session", "-d", *size, *home, program)
        self._tmux("set-option", "-g", "history-limit", "5000")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    def screen(self) -> str:
        """All that was shown, long lines whole."""
        return self._tmux("capture-pane", "-p", "-J", "-S", "-")

    def answers(self) -> None:
        """Wait until the tutor is ready for the next line."""
        end = time.monotonic() + MOST_S
        while self.screen().rstrip().splitlines()[-1:] != [">"]:
            assert time.monotonic() < end, self.screen()
            time.sleep(0.05)

    def type(self, line: str) -> None:
        """Type a line, and wait for the answer."""
        before = self.screen().count("\n> ")
        self._tmux("send-keys", "-l", line)
        self._tmux("send-keys", "Enter")
        end = time.monotonic() + MOST_S
        while self.screen().count("\n> ") <= before and self.screen().count("\n>\n") == 0:
            assert time.monotonic() < end, self.screen()
            time.sleep(0.05)
        self.answers()

    def end(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path)
    yield one
    one.end()


def typed(code: str) -> str:
    """Code on one line."""
    return code.replace("\n", "; ")


def lines_for(step: Step) -> list[str]:
    """What a learner types at a step: a frequent mistake, and then what is right."""
    if not step.is_exercise:
        return [""]
    if step.choices:
        wrong = step.answer % len(step.choices)
        return [LETTERS[wrong], LETTERS[step.answer - 1]]
    return [*(typed(one.code) for one in step.near_misses[:1]), "hint", typed(step.solution)]


def transcript(terminal: Terminal, lesson: Lesson) -> str:
    """All that is said and typed in a lesson."""
    terminal.answers()
    terminal.type(f"lesson {lesson.name}")
    for step in lesson.steps:
        for line in lines_for(step):
            terminal.type(line)
    said = terminal.screen()
    begin = said.index(f"> lesson {lesson.name}")
    return "\n".join(line.rstrip() for line in said[begin:].rstrip().splitlines()) + "\n"


@pytest.mark.parametrize("name", DRIVEN)
def test_a_lesson_is_as_it_was(
    terminal: Terminal, name: str, update_golden: bool, request: pytest.FixtureRequest
) -> None:
    if name != DRIVEN[0] and not (update_golden or request.config.getoption("--all-lessons")):
        pytest.skip("one lesson in all is driven; --all-lessons drives one of each topic")
    found = transcript(terminal, LESSONS[name])
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
    assert sum(step.praise in found for step in LESSONS[name].steps if step.praise) > 0


def test_every_topic_has_a_lesson_that_is_driven() -> None:
    assert {LESSONS[name].topic for name in DRIVEN} == {one.topic for one in LESSONS.values()}
