"""The thread that listens: blocks of sound come in by a queue, lines at the prompt come out.

It shows that it listens and what it heard, asks before what cannot be undone, and says once in a
row that it understood nothing. Where a question is open it hears answers to it instead, and asks
back before one is kept.
"""

import logging
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Final

from studio.voice.answers import SKIP, Asked
from studio.voice.grammar import NO, OFF, YES, is_final
from studio.voice.recogniser import Recogniser
from studio.voice.utterance import Utterances, is_voice

LISTENS: Final = "I am listening; say help, or stop listening"
NOTHING: Final = "I heard something that is none of my phrases; I know English, as in mute drums"
NO_VOICE: Final = "I hear noise, and no voice in it"
SURE: Final = "cannot be undone: say yes or no"
KEEP: Final = "shall I keep that? say yes or no"
NEVER_MIND: Final = "then not"
MOST_WAITING: Final = 400  # blocks, 20 s: older ones go when nobody keeps up

LOG = logging.getLogger(__name__)


class Ears:
    """Listens to a queue.

    Args:
        recogniser: hears phrases.
        lines: each phrase, and the line that it means.
        tell: shows, and says, a sentence.
        do: does a line at the prompt.
        ended: is told when somebody says that it may stop.
        asks: the question that is open, if one is.
    """

    def __init__(
        self,
        recogniser: Recogniser,
        lines: Mapping[str, str],
        tell: Callable[[str], None],
        do: Callable[[str], None],
        ended: Callable[[], None] = lambda: None,
        asks: Callable[[], Asked | None] = lambda: None,
    ) -> None:
        self._recogniser, self._lines, self._tell, self._do = recogniser, lines, tell, do
        self._ended, self._asks = ended, asks
        self._asked: Asked | None = None
        self._attends: tuple[Asked | None, bool] = (None, False)  # and does it wait for a yes?
        self._blocks: queue.Queue[bytes | None] = queue.Queue(MOST_WAITING)
        self._cut = Utterances()
        self._waiting = ""  # a line that is asked about
        self._last = ""
        self._thread: threading.Thread | None = None

    def put(self, block: bytes) -> None:
        """Take a block in; never waits: one that finds no place is lost."""
        try:
            self._blocks.put_nowait(block)
        except queue.Full:
            LOG.info("the recogniser does not keep up")

    def start(self) -> None:
        """Listen from now on."""
        self._tell(LISTENS)
        self._thread = threading.Thread(target=self._listen, name="ears", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more, once what waits was heard."""
        self._blocks.put(None)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(20.0)

    def _listen(self) -> None:
        while (block := self._blocks.get()) is not None:
            utterance = self._cut.take(block)
            if not utterance:
                continue
            try:
                self.hear(utterance)
            except Exception:  # the edge of a thread: the music goes on
                LOG.exception("the ears stumble")

    def hear(self, utterance: bytes) -> None:
        """Do what an utterance says."""
        if not is_voice(utterance):
            self._once(NO_VOICE)
            return
        self._attend()
        said = self._recogniser.hear(utterance)
        if not said:
            self._once(NOTHING)
            return
        self._last = ""
        if self._waiting:
            line, self._waiting = self._waiting, ""
            if said == YES:
                self._do(line)
            else:
                again = f"; {self._asked.aloud}" if self._asked else ""
                self._tell(f"{NEVER_MIND}{again}")
            return
        if self._asked and said not in (YES, NO, OFF):
            self._answer(self._asked, said)
            return
        self._tell(f"heard: {said}")
        self._obey(said)

    def _attend(self) -> None:
        """Hear what can be said now: commands, or answers where a question is open."""
        asked = self._asks()
        if asked is not self._asked:
            self._asked, self._waiting = asked, ""  # what was typed meanwhile counts
        now = asked, bool(asked and self._waiting)
        if now == self._attends:
            return
        self._attends = now
        if asked is None:
            self._recogniser.expect([*self._lines, YES, NO])
        elif self._waiting:
            self._recogniser.expect([YES, NO])
        else:
            alone, many = ((), asked.words) if asked.repeats else (asked.words, ())
            self._recogniser.expect([SKIP, *alone], many)

    def _answer(self, asked: Asked, said: str) -> None:
        typed = asked.typed(said)
        self._waiting = f"identity {typed}".rstrip()
        self._tell(f"heard: {typed or SKIP}; {KEEP}")

    def _obey(self, said: str) -> None:
        if said == OFF:
            self._ended()
        elif said in (YES, NO):
            return
        elif is_final(line := self._lines[said]):
            self._waiting = line
            self._tell(f"{line} {SURE}")
        else:
            self._do(line)

    def _once(self, text: str) -> None:
        """Say a sentence, but not again and again."""
        if self._last != text:
            self._last = text
            self._tell(text)
