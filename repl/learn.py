"""`notalabel learn`: the tutor, line by line, at a terminal or in a pipe.

What the learner types is judged by the events it plays, and played. The words below are
commands; Enter alone plays the example of the step.
"""

import argparse
import json
import logging
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from repl.screen import complain, say
from studio.profiles import Profile, ProfileError
from studio.replies import Reply
from studio.vault import Vault
from tutorials.course import Progress, advance, place
from tutorials.judge import judge
from tutorials.lesson import Lesson, course
from tutorials.progress import plain_of, progress_of

LEARNT = "learningProgress"  # the field of the profile ...
ONCE = "learning.json"  # ... and the file that it was in before
LIMIT_S = 3.0  # to judge an attempt
WIDTH = 78
HELP = """\
Type code and press Enter: it plays, and I say how it went. Enter alone plays the example.
hint: a nudge    answer: the solution    skip: go on to the next step
hush: silence    restart: begin with the first lesson    quit: leave, your place is kept"""

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tutor works with.

    Attributes:
        say: shows the learner a text.
        play: plays code, without waiting for it.
        hush: ends what plays.
        keep: saves the progress.
    """

    say: Callable[[str], None]
    play: Callable[[str], object]
    hush: Callable[[], object]
    keep: Callable[[Progress], None]


class Tutor:
    """Leads through a course; `hear` takes one line at a time."""

    def __init__(self, lessons: Sequence[Lesson], progress: Progress, desk: Desk) -> None:
        self.progress, self._lessons, self._desk = progress, lessons, desk
        self._words = {
            "": self._listen,
            "listen": self._listen,
            "help": lambda: desk.say(HELP),
            "hint": self._hint,
            "answer": self._answer,
            "skip": self._go_on,
            "hush": self._hush,
            "restart": self._restart,
        }

    def begin(self) -> None:
        """Greet, show the first step and play its example."""
        self._desk.say(HELP)
        self._show_step()
        self._listen()

    def hear(self, line: str) -> bool:
        """Answer a line of the learner's.

        Returns:
            False when the learner wants to leave.
        """
        text = line.strip()
        if text in ("quit", "exit"):
            return False
        self._words.get(text, lambda: self._attempt(text))()
        return True

    def _attempt(self, code: str) -> None:
        here = place(self._lessons, self.progress)
        if here is None:
            self._desk.play(code)
            return
        end = time.monotonic() + LIMIT_S
        verdict = judge(here.step, code, lambda: time.monotonic() > end)
        if verdict.plays:
            self._desk.play(code)
        self._desk.say(verdict.text)
        if verdict.reached:
            self._go_on()

    def _go_on(self) -> None:
        self._move(advance(self._lessons, self.progress))

    def _restart(self) -> None:
        self._move(Progress())

    def _move(self, progress: Progress) -> None:
        self.progress = progress
        self._desk.keep(progress)
        self._show_step()

    def _show_step(self) -> None:
        here = place(self._lessons, self.progress)
        if here is None:
            self._desk.say(
                f"\nYou have done all {len(self._lessons)} lessons. Go on playing here, or type "
                "quit and then `notalabel`: the stage is yours."
            )
            return
        self._desk.say(
            f"\nLesson {here.lesson_number}: {here.lesson.title}, "
            f"step {here.step_number} of {len(here.lesson.steps)}\n"
            f"{_wrapped(here.step.say)}\n\n    {here.step.example}\n\n{_wrapped(here.step.task)}"
        )

    def _listen(self) -> None:
        here = place(self._lessons, self.progress)
        if here is not None:
            self._desk.play(here.step.example)

    def _hush(self) -> None:
        self._desk.hush()

    def _hint(self) -> None:
        here = place(self._lessons, self.progress)
        self._desk.say("There is nothing left to do." if here is None else here.step.hint)

    def _answer(self) -> None:
        here = place(self._lessons, self.progress)
        self._desk.say(
            "There is nothing left to do."
            if here is None
            else f"This does it: {here.step.answer}\nType it, or something like it."
        )


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH)


def run(options: argparse.Namespace) -> int:
    """Teach until the learner leaves or the lines end."""
    from repl.piped import tell_bad
    from repl.room import Asked, open_room

    room = open_room(Asked.by(options), tell_bad)
    vault = room.session.vault
    desk = Desk(
        say=say,
        play=lambda code: room.session.submit(code).add_done_callback(tell_failure),
        hush=room.session.hush,
        keep=lambda progress: keep(vault, progress),
    )
    try:
        tutor = Tutor(course(), kept(vault), desk)
        tutor.begin()
        all(tutor.hear(line) for line in lines())
        say("Until next time.")
    finally:
        room.close()
    return 0


def kept(vault: Vault) -> Progress:
    """The progress that was saved: in the profile, or in a file of its own as once was."""
    if vault.folder is None:
        return Progress()
    try:
        plain = Profile(vault.folder, complain, vault.connect).all().get(LEARNT)
        return progress_of(
            plain if plain is not None else json.loads(vault.read(vault.folder / ONCE))
        )
    except (ProfileError, OSError, ValueError):
        return Progress()


def keep(vault: Vault, progress: Progress) -> None:
    """Save the progress; a full or missing disk does not end the lesson."""
    if vault.folder is None:
        return
    try:
        Profile(vault.folder, complain, vault.connect).keep(LEARNT, plain_of(progress))
    except ProfileError as error:
        LOG.warning("progress not saved: %s", error)
        complain(f"your progress could not be saved: {error}")


def lines() -> Iterator[str]:
    """What the learner types, with a prompt at a terminal, until it ends."""
    if not sys.stdin.isatty():
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", "replace")
        return
    try:
        while True:
            yield input("> ")
    except (EOFError, KeyboardInterrupt):
        say("")


def tell_failure(reply: "Future[Reply]") -> None:
    """Say why something does not play."""
    if not reply.result().ok:
        complain(reply.result().text)
