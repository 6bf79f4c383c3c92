"""Queue and sound together, block by block: the same code plays live and renders.

Knows neither pyo nor sockets: the sound comes in behind engine.soundport.SoundPort.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from heapq import nlargest
from queue import SimpleQueue
from typing import Final

from engine.eventqueue import MAX_QUEUED, EventQueue
from engine.messages import Cancel, Limiter, Message, Panic, Play, Turn
from engine.ownfiles import fault_of
from engine.quality import MOST_STARTS
from engine.soundport import SoundPort
from engine.voices.spec import VoiceSpec

LOG = logging.getLogger(__name__)
LOOKED_AT: Final = 200  # queued events that are looked at in the time of receiving one
TURNED_AT: Final = 4  # voices in which a dial is turned in that time
MOST_TOLD: Final = 100  # faults
MAX_LATE_BLOCKS: Final = 2  # for which a voice waits that there was no time to start


class Performance:
    """What is played.

    Args:
        sound: what makes the sound.
        block: frames a block.
        live: leave out what there is no time for, as renders do not want it.

    Attributes:
        starts: voices that one block may start in live play: of more the loudest begin, some wait
            for the next block, and the rest is left out.
        faults: a sentence for each kind of voice that does not start, each once.
    """

    def __init__(self, sound: SoundPort, block: int, live: bool = True) -> None:
        self.sound, self._block, self._live = sound, block, live
        self.starts = MOST_STARTS
        self.queue = EventQueue(MAX_QUEUED if live else None)
        self.late_events = self.onset_error = self._refused = self._left_out = 0
        self._panic = False
        self.faults: SimpleQueue[str] = SimpleQueue()
        self._told: dict[str, None] = {}

    @property
    def told(self) -> list[str]:
        """All sentences that came of faults."""
        return list(self._told)

    @property
    def refused(self) -> int:
        """Events that were thrown away."""
        return self._refused + self.sound.refused

    @property
    def overfull(self) -> int:
        """Events that were left out because there were too many at once."""
        return self._left_out + self.sound.refused

    def receive(self, messages: Iterable[Message]) -> None:
        """Do what the session says."""
        for message in messages:
            self.do(message)

    def do(self, message: Message) -> int:
        """Do one thing that the session says.

        Returns:
            what it cost, in small units: taking back looks at all that waits.
        """
        cost = 1
        if isinstance(message, Play):
            self._await(message)
        elif isinstance(message, Cancel):
            cost += len(self.queue) // LOOKED_AT
            self.queue.cancel(message)
        elif isinstance(message, Panic):
            self.queue.clear()
            self._panic = True
        elif isinstance(message, Limiter):
            self.sound.set_limiter(message.on)
        elif isinstance(message, Turn):
            cost += self.sound.voices // TURNED_AT
            self.sound.turn(message.slot, message.dial, message.value)
        return cost

    def _await(self, play: Play) -> None:
        if self.queue.put(play):
            with suppress(TypeError):  # what is no voice is told when it should start
                self.sound.foresee(VoiceSpec(*play.voice))
        else:
            self._refused += 1
            self._left_out += self.queue.full

    def before_block(self, begin: int) -> None:
        """Start what begins in the block from this frame on."""
        self.sound.before_block(begin)
        if self._panic:
            self._panic = False
            self.sound.fade_all(0)
        due = self.queue.take(begin + self._block)
        if self._live and len(due) > self.starts:
            due = self._chosen(due, begin)
        for play in due:
            self._start(play, begin)

    def _chosen(self, due: list[Play], begin: int) -> list[Play]:
        """The loudest of too many; as many again wait, if they are not very late already."""
        ranked = loudest(due, 2 * self.starts)
        wait = [
            play
            for play in ranked[self.starts :]
            if begin - play.frame < MAX_LATE_BLOCKS * self._block
        ]
        for play in wait:
            self.queue.put(play)
        left_out = len(due) - self.starts - len(wait)
        self._refused += left_out
        self._left_out += left_out
        return ranked[: self.starts]

    def _start(self, play: Play, begin: int) -> None:
        offset = play.frame - begin
        if offset < 0:
            self.late_events += 1
            self.onset_error = max(self.onset_error, -offset)
            offset = 0
        try:
            self.sound.start(VoiceSpec(*play.voice), begin + offset, offset, play.slot)
        except Exception as error:  # one bad voice must not silence the others
            self._refused += 1
            if self._tell(error, play):
                LOG.exception("a voice does not start: %r", play)

    def _tell(self, error: Exception, play: Play) -> bool:
        """Say what is wrong with a voice; False: it was said before."""
        if len(self._told) >= MOST_TOLD:
            return False
        sentence = _told_of(error, play)
        if sentence in self._told:
            return False
        self._told[sentence] = None
        self.faults.put(sentence)
        return True


def _told_of(error: Exception, play: Play) -> str:
    try:
        spec = VoiceSpec(*play.voice)
        modules = (spec.source, *spec.chain)
    except TypeError:
        return fault_of(error)
    return fault_of(error, [spec.sound, *(name.partition(" ")[0] for name, _ in modules)])


def loudest(plays: list[Play], count: int) -> list[Play]:
    """The loudest of some plays, by envelope and gain, the loudest first."""
    return nlargest(count, plays, key=_loudness)


def _loudness(play: Play) -> float:
    try:
        return VoiceSpec(*play.voice).loudness
    except (TypeError, ValueError):
        return 0.0
