"""The hub: whoever changes something, all who listen hear it, but for the one who did.

What stands in the tree is looked at 40 times a second while somebody listens, and not at all
otherwise; so it does not matter who changed it: the prompt, a program, a scene, the code.
"""

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

from studio.links.controls import Controls
from studio.links.gate import Gate
from studio.links.names.kit import Desk, Value
from studio.links.names.tree import Tree, changed, every
from studio.links.overheard import Ear, Heard, Overhearing
from studio.notices import last_notices
from studio.replies import Reply
from studio.session import Session

EVERY_S: Final = 0.025  # between two looks
LIVE_S: Final = 0.1  # between two readings of what changes all the time
ECHO_S: Final = 2.0  # so long it is known who asked for a value
MOST_ECHOES: Final = 32  # values of one address
MOST_ASKED: Final = 512  # addresses whose askers are known
MOST_LISTENERS: Final = 64
MOST_TOLD, LONGEST_TOLD = 8, 200  # notices, and characters of each

VALUES, EVENTS, LIVE, CONTROLS = "values", "events", "live", "controls"
STREAMS: Final = (VALUES, EVENTS, LIVE, CONTROLS)

LOG = logging.getLogger(__name__)


class Listener(Protocol):
    """Who hears of changes.

    Attributes:
        key: who it is: what it changes itself it does not hear of.
        streams: what it hears of.
    """

    key: str
    streams: frozenset[str]

    def hear(self, address: str, value: Value) -> None:
        """A value is another one now; called in the hub's thread, it must not block."""

    def overhear(self, heard: Iterable[Heard]) -> None:
        """Events were sent to the sound, or taken back."""

    def is_gone(self, now: float) -> bool:
        """Does it listen no more?"""


class Hub:
    """Who listens, and what they know already.

    Args:
        desk: what is listened to.
        tree: its addresses.
        seconds: a clock that never goes back.
    """

    def __init__(
        self, desk: Desk, tree: Tree | None = None, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.desk, self.tree, self._seconds = desk, tree or every(), seconds
        self._listeners: dict[str, Listener] = {}
        self._asked: OrderedDict[str, deque[tuple[float, str, object]]] = OrderedDict()
        self._known: Mapping[str, Value] = {}
        self._overhearing = Overhearing(desk.session)
        self._ear: Ear | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._live_at = 0.0
        self._closing = threading.Event()

    @property
    def controls(self) -> Controls:
        """The live values of the session."""
        return self.desk.session.controls

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """Who listens now."""
        return tuple(self._listeners.values())

    # -- who listens ---------------------------------------------------------------------------

    def join(self, listener: Listener, runs: bool = True) -> bool:
        """Let somebody listen, in the place of who had the same key.

        Args:
            listener: who.
            runs: look by itself; else somebody calls `look`.

        Returns:
            False where there are too many already.
        """
        with self._lock:
            if len(self._listeners) >= MOST_LISTENERS and listener.key not in self._listeners:
                return False
            if not self._listeners:
                self._known = self.tree.values(self.desk)
                self.controls.listen(self._moved)
            self._listeners[listener.key] = listener
            self._mind_events()
            if runs and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="names", daemon=True)
                self._thread.start()
        return True

    def leave(self, key: str) -> None:
        """Somebody listens no more."""
        with self._lock:
            if self._listeners.pop(key, None) is not None:
                self._mind_events()
                if not self._listeners:
                    self.controls.forget(self._moved)

    def close(self) -> None:
        """Nobody listens any more."""
        self._closing.set()
        for listener in self.listeners:
            self.leave(listener.key)
        _HUBS.pop(self.desk.session, None)

    def _mind_events(self) -> None:
        """Listen to the player only while somebody wants to know."""
        wanted = any(EVENTS in one.streams for one in self._listeners.values())
        if wanted and self._ear is None:
            self._ear = self._overhearing.open()
        elif not wanted and self._ear is not None:
            self._overhearing.close(self._ear)
            self._ear = None

    # -- what they ask for ---------------------------------------------------------------------

    def change(self, address: str, args: Iterable[Any], key: str, home: bool) -> "Future[Reply]":
        """Somebody changes what lives at an address.

        Raises:
            NameRefusedError: it cannot be, or not to that.
        """
        args = tuple(args)
        promised = self.tree.change(self.desk, address, args, home)
        if self._listeners and len(args) == 1:
            with self._lock:
                self._asked.setdefault(address, deque(maxlen=MOST_ECHOES)).append(
                    (self._seconds(), key, args[0])
                )
                self._asked.move_to_end(address)
                if len(self._asked) > MOST_ASKED:
                    self._asked.popitem(last=False)
        return promised

    # -- the hub's thread ----------------------------------------------------------------------

    def _run(self) -> None:
        while not self._closing.wait(EVERY_S):
            try:
                self.look()
            except Exception:  # the edge of the thread
                LOG.exception("the hub stumbles")
            with self._lock:
                if not self._listeners:
                    self._thread = None
                    return

    def look(self) -> None:
        """Tell everybody what is another value than before, and what was overheard."""
        now = self._seconds()
        for listener in self.listeners:
            if listener.is_gone(now):
                self.leave(listener.key)
        if self._ear is not None and (heard := self._ear.taken()):
            self._tell(EVENTS, lambda one: one.overhear(heard))
        values = self.tree.values(self.desk)
        news, self._known = changed(self._known, values), values
        for address, value in news.items():
            self._tell_value(VALUES, address, value, self._who(address, value, now))
        if now - self._live_at >= LIVE_S:
            self._live_at = now
            self._tell_live()

    def _tell_live(self) -> None:
        if not any(LIVE in one.streams for one in self.listeners):
            return
        for place in self.tree.places(self.desk):
            if place.name.live and place.name.get is not None:
                self._tell_value(LIVE, place.address, place.name.get(self.desk, place.part), "")

    def _who(self, address: str, value: Value, now: float) -> str:
        """Who asked for this very value a moment ago; "": nobody."""
        with self._lock:
            asked = tuple(self._asked.get(address, ()))
        for at, key, wanted in reversed(asked):
            if now - at < ECHO_S and is_same(wanted, value):
                return key
        return ""

    def _moved(self, name: str, value: float | str, source: str) -> None:
        """A control has moved; in the thread of whoever moved it."""
        if name.startswith("/"):
            self._tell_value(CONTROLS, name, value, source)

    def _tell_value(self, stream: str, address: str, value: Value, but: str) -> None:
        def tell(one: Listener) -> None:
            if not but or one.key != but:
                one.hear(address, value)

        self._tell(stream, tell)

    def _tell(self, stream: str, tell: Callable[[Listener], None]) -> None:
        for listener in self.listeners:
            if stream in listener.streams:
                try:
                    tell(listener)
                except Exception:  # one who cannot hear keeps nobody else from it
                    LOG.exception("%s cannot be told", listener.key[:80])


def is_same(wanted: object, value: Value) -> bool:
    """Is a value the one that was asked for, as exactly as OSC's numbers can say it?

    >>> is_same(0.1, 0.10000000149), is_same(9.0, 4.0), is_same(1, True), is_same("a", "b")
    (True, False, True, False)
    """
    if isinstance(wanted, int | float) and isinstance(value, int | float):
        return abs(wanted - value) <= 1e-6 * max(1.0, abs(value))
    return bool(wanted == value)


_HUBS: "WeakKeyDictionary[Session, Hub]" = WeakKeyDictionary()


def hub_of(session: Session, sound: Any, gate: Gate) -> Hub:
    """The one of a session, for all ways in alike."""
    found = _HUBS.get(session)
    if found is None:
        found = _HUBS[session] = Hub(Desk(session, sound, gate, lambda: _told(session)))
    return found


def _told(session: Session) -> tuple[str, ...]:
    return tuple(notice.text[:LONGEST_TOLD] for notice in last_notices(session.tells)[-MOST_TOLD:])
