"""Practice at the prompt: the tutor listens to what plays, whoever evaluated it and however.

A thread looks four times a second at the code that plays. Where that has changed it is compared
with the task, by its events, and one sentence comes of it. Nothing here plays or holds up anything.
"""

import logging
import threading
import time
from typing import Final

from studio.nowplaying import code_playing
from studio.schooling import keep, kept, patience
from studio.session import Session
from tutorials.lesson import school
from tutorials.tutor import Desk, Tutor

LOOK_S: Final = 0.25
LOG = logging.getLogger(__name__)


class Practice:
    """One learner's practice in a session.

    Args:
        session: what plays, and where the tutor's words go.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._heard = ""
        self._ended = threading.Event()
        desk = Desk(
            say=session.tell,
            play=self._play,
            hush=session.hush,
            keep=lambda progress: keep(session.vault, progress, session.tell_bad),
            now=time.time,
            judging=patience,
        )
        found = school()
        for problem in found.problems:
            session.tell_bad(problem)
        self._tutor = Tutor(found.lessons, kept(session.vault, session.tell_bad), desk)

    def begin(self) -> None:
        """Show the step at hand, and listen from now on."""
        self._heard = code_playing(self._session)
        self._tutor.begin()
        threading.Thread(target=self._listen, name="practice", daemon=True).start()

    def hear(self, line: str) -> None:
        """Answer a word, or a choice."""
        with self._lock:
            self._tutor.hear(line)

    def end(self) -> None:
        """Listen no more; the place is kept."""
        self._ended.set()

    @property
    def is_over(self) -> bool:
        """Has it ended?"""
        return self._ended.is_set()

    def _play(self, code: str) -> None:
        """Play an example; that is no answer of the learner's."""
        self._session.evaluate(code)
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
            code = code_playing(self._session)
            if code and code != self._heard:
                self._heard = code
                self._tutor.overhear(code)
