"""Practice at the prompt: the tutor listens to what plays, whoever evaluated it and however.

A thread looks four times a second at the code that plays. Where that has changed it is compared
with the task, by its events, and one sentence comes of it. Nothing here plays or holds up anything.
"""

import logging
import threading
import time
from pathlib import Path
from typing import Final

from studio.files import write_whole
from studio.nowplaying import code_playing
from studio.plotting.asking import draw_beside
from studio.plotting.style import ENDINGS
from studio.replies import Reply
from studio.schooling import keep, kept, patience
from studio.session import Session
from studio.tapping import forget, listen, watch
from tutorials.catalogue import ENGLISH, Catalogue
from tutorials.course import Whereabouts
from tutorials.desk import Desk
from tutorials.expecting import expects
from tutorials.saying import message
from tutorials.school import school
from tutorials.tutor import Tutor

LOOK_S: Final = 0.25
LOG = logging.getLogger(__name__)


class Practice:
    """One learner's practice in a session.

    Args:
        session: what plays, and where the tutor's words go.
        language: of the lessons.
    """

    def __init__(self, session: Session, language: str = ENGLISH) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._heard = ""
        self._ended = threading.Event()
        desk = Desk(
            say=session.tell,
            play=self._play,
            show=self._show,
            hush=session.hush,
            keep=lambda progress: keep(session.vault, progress, session.tell_bad, self.words),
            now=time.time,
            judging=patience,
        )
        found = school(language=language)
        self.words = found.words
        for problem in found.problems:
            session.tell_bad(problem)
        self._tutor = Tutor(found.lessons, kept(session.vault, session.tell_bad), desk, self.words)

    def begin(self) -> None:
        """Show the step at hand, and listen from now on."""
        before = self._heard = code_playing(self._session)
        self._tutor.begin()
        if before:
            if code_playing(self._session) == before:
                self._session.hush()
            self._session.tell(self.words.named("practice", "rests"))
        listen(self._session, self._tapped)
        threading.Thread(target=self._listen, name="practice", daemon=True).start()

    def hear(self, line: str) -> None:
        """Answer a word, or a choice."""
        with self._lock:
            self._tutor.hear(line)

    def expects(self, line: str, is_command: bool) -> bool:
        """Is a line, typed where it may be anything, for the tutor?"""
        with self._lock:
            return not self.is_over and expects(self._tutor, line, is_command)

    def has_heard(self, line: str) -> bool:
        """Is a line what plays already, so that nothing changes by it?"""
        with self._lock:
            return line.strip() == self._heard.strip()

    def again(self) -> None:
        """What plays was typed again: that is an answer too."""
        with self._lock:
            self._heard = ""

    def whereabouts(self) -> Whereabouts | None:
        """Where the learner is; None at the end of the course."""
        with self._lock:
            return self._tutor.whereabouts()

    def page(self, path: Path) -> Reply:
        """Write the progress to a file: HTML, or a picture by the ending of its name."""
        if path.suffix.lower() in ENDINGS:
            rows = [
                (title, chance, ", ".join(marks)) for title, chance, marks in self._tutor.rows()
            ]
            data = {
                "title": self.words.named("page", "title"),
                "axis": self.words.named("page", "axis"),
                "rows": rows,
            }
            problem = draw_beside("progress", data, path)
        elif path.suffix.lower() in (".html", ".htm"):
            problem = written(path, self._tutor.page(), self.words)
        else:
            endings = ", ".join([".html", *ENDINGS])
            problem = self.words.text(message("page.name_a_file", endings=endings))
        return Reply(
            not problem, problem or self.words.text(message("page.written", path=str(path)))
        )

    def end(self) -> None:
        """Listen no more; the place is kept."""
        self._ended.set()
        forget(self._session)

    @property
    def is_over(self) -> bool:
        """Has it ended?"""
        return self._ended.is_set()

    def _tapped(self, at: float, cps: float) -> bool:
        """Take in a tap, where a rhythm is to be tapped."""
        with self._lock:
            if not self._tutor.wants_taps:
                return False
            self._tutor.tapped(at, cps)
            return True

    def _play(self, code: str) -> None:
        """Play what was answered already."""
        self._session.evaluate(code)
        self._heard = code_playing(self._session)

    def _show(self, code: str) -> None:
        """Play an example; that is no answer of the learner's."""
        self._session.evaluate(code, alone=True)
        self._heard = code_playing(self._session)

    def _listen(self) -> None:
        while not self._ended.wait(LOOK_S):
            try:
                self.look()
            except Exception:  # the edge of a thread: the tutor says nothing, the music plays
                LOG.exception("the tutor stumbles")

    def look(self) -> None:
        """Compare what plays with the task, where it has changed."""
        with self._lock:
            if self._tutor.wants_taps:
                watch(self._session)
            code = code_playing(self._session)
            if code and code != self._heard:
                self._heard = code
                self._tutor.overhear(code)


def written(path: Path, text: str, words: Catalogue) -> str:
    """Write a text; why not, in a sentence, "" where it is there."""
    try:
        write_whole(path, text)
    except OSError as error:
        why = str(error.strerror or error)
        return words.text(message("page.no_write", path=str(path), why=why))
    return ""
