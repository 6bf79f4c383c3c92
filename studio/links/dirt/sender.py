"""Our events to a SuperDirt: a queue that can be taken back, and a thread that sends in time.

Events wait until shortly before their frame, so that a change can still take them back; each is a
bundle of one message with the time tag of its frame. The other side is greeted until it answers.
"""

import logging
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from engine.eventqueue import EventQueue
from engine.messages import Cancel, Play, SoundEvent
from engine.samples.shelf import Shelf
from studio.links.dirt.kinds import Kinds
from studio.links.dirt.wording import words
from studio.links.osc.guard import MOST_BYTES, OscError, decode, encode
from studio.links.osc.limits import Place
from studio.links.timemap import Follower
from studio.sound import Clock, Sound

AHEAD_S: Final = 0.06  # so long before its frame an event is sent
LOOK_S: Final = 0.005
GREET_S: Final = 2.0  # between two greetings, until one is answered
PLAY: Final = "/dirt/play"
ANSWERED: Final = "/dirt/handshake/reply"

LOG = logging.getLogger(__name__)


class Sender:
    """Sends to one SuperDirt, until it is closed.

    Args:
        place: where it listens.
        clock: reads the sound's clock.
        shelf: the sounds that the player has loaded.
        latency_s: time tags are so much later than our own sound.
        tell: hears that it answers, in any thread.

    Attributes:
        sent: messages that were sent.
        answers: has it answered?
        heard: called with each packet.
    """

    def __init__(
        self,
        place: Place,
        clock: Callable[[], Clock],
        shelf: Shelf,
        latency_s: float,
        tell: Callable[[str], None],
    ) -> None:
        self.place, self.sent, self.answers = place, 0, False
        self.heard: Callable[[bytes], None] = lambda _: None
        self._latency_s, self._tell = latency_s, tell
        self.follower = Follower(clock)
        self._kinds = Kinds(shelf, time.monotonic)
        self._queue, self._lock = EventQueue(), threading.Lock()
        family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._greet_at = 0.0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="superdirt", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Send no more."""
        self._closing.set()
        self._thread.join(1.0)
        self._socket.close()

    def put(self, events: Iterable[SoundEvent]) -> None:
        """Take events; called in the player's thread."""
        with self._lock:
            for event in events:
                self._queue.put(Play(event.frame, event.slot, event.generation, (event,)))

    def cancel(self, cancel: Cancel) -> None:
        """Take back what was not sent yet."""
        with self._lock:
            self._queue.cancel(cancel)

    def clear(self) -> None:
        """Forget all that was not sent yet."""
        with self._lock:
            self._queue.clear()

    # -- its thread ----------------------------------------------------------------------------

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            while not self._closing.is_set():
                try:
                    if selector.select(LOOK_S):
                        self._read()
                    self._greet()
                    self.send_due()
                except Exception:  # the edge of the thread
                    LOG.exception("sending to SuperDirt stumbles")

    def send_due(self) -> None:
        """Send what sounds soon."""
        time_map = self.follower.observe()
        end = time_map.frame(self.follower.now_s() + AHEAD_S)
        with self._lock:
            due = self._queue.take(end)
        for play in due:
            args = words(play.voice[0], self._kinds)
            if args is not None:
                at = time_map.seconds(play.frame) + self._latency_s
                self._send(encode(PLAY, args, at))
                self.sent += 1

    def _send(self, data: bytes) -> None:
        self.heard(data)
        with suppress(OSError):  # it is not there, or its buffer is full
            self._socket.sendto(data, self.place)

    def _greet(self) -> None:
        now = time.monotonic()
        if not self.answers and now >= self._greet_at:
            self._greet_at = now + GREET_S
            with suppress(OSError):
                self._socket.sendto(encode("/dirt/handshake"), self.place)

    def _read(self) -> None:
        with suppress(OSError, OscError):
            data, _ = self._socket.recvfrom(MOST_BYTES + 1)
            for message in decode(data):
                if message.address == "/dirt/hello":  # it begins anew
                    self.answers, self._greet_at = False, 0.0
                elif message.address == ANSWERED and not self.answers:
                    self.answers = True
                    self._tell(f"a SuperDirt answers at {self.place[0]}:{self.place[1]}")


class Beside:
    """A sound that also goes to a SuperDirt, or goes there instead.

    Args:
        inner: the sound that plays it here.

    Attributes:
        sender: sends it; None: it stays here.
        here: is it heard here?
    """

    def __init__(self, inner: Sound) -> None:
        self._inner = inner
        self._epoch: int | None = None
        self.sender: Sender | None = None
        self.here = True

    def send(self, events: Iterable[SoundEvent], cue: bool = False) -> list[str]:
        """Send events; see Sound. What is pre-heard stays here."""
        events, sender = list(events), self.sender
        said = self._inner.send(events, cue) if self.here or cue else []
        if sender is not None and not cue:
            epoch = self._inner.clock().epoch
            if epoch != self._epoch:  # another engine: all comes again
                sender.clear()
            self._epoch = epoch
            sender.put(events)
        return said

    def cancel(self, slot: str | None, from_frame: int, generation: int = Cancel.ALL) -> None:
        """Take back queued events; see Sound."""
        self._inner.cancel(slot, from_frame, generation)
        if self.sender is not None:
            self.sender.cancel(Cancel(slot, from_frame, generation))

    def panic(self) -> None:
        """Silence; see Sound."""
        self._inner.panic()
        if self.sender is not None:
            self.sender.clear()

    def clock(self) -> Clock:
        """The clock now."""
        return self._inner.clock()
