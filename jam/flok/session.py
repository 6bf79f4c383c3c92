"""What comes and goes by the two ways of a session of Flok, and what is known of it by that.

`DOC` is the shared document and who is here, `PUBSUB` evaluations and lines. No socket: what comes
in is given to `receive`, what is to go out `outgoing` gives. Time and dice come in. Flok has no
clock: evaluations begin at the next cycle of our own after they came in.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from jam.flok import people, pubsub, showing, wire
from jam.flok.crowd import Crowd
from jam.flok.document import Document
from jam.flok.link import FlokLink
from jam.lib0 import GarbledError
from jam.room import (
    Changed,
    Connection,
    Cursor,
    Edited,
    Evaluation,
    Hears,
    Said,
)

Channel: TypeAlias = Literal["doc", "pubsub"]
DOC: Final = "doc"
PUBSUB: Final = "pubsub"
PLAYED: Final = "strudel"
MOST_CHAT: Final = 200
A_SECOND: Final = 10  # evaluations that are taken in a second
MOST_WAITING: Final = 512  # frames that wait for a way


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a player in a session needs of the world.

    Attributes:
        now: seconds that only grow.
        wall: seconds since 1970.
        next_cycle: the cycle of our own clock from which on what comes in now can play.
        hears: is told what happens.
    """

    now: Callable[[], float]
    wall: Callable[[], float]
    next_cycle: Callable[[], Fraction]
    hears: Hears


class FlokSession:
    """A session as one player hears it.

    Args:
        link: the session.
        name, colour: how we are shown.
        client: our number in the document, from dice: 1 to 2**32 - 1, new each time.
        around: time, and who hears.
    """

    def __init__(
        self, link: FlokLink, name: str, colour: str, client: int, around: Surroundings
    ) -> None:
        self.name, self.link, self.recorded = link.session, str(link), False
        self.seed = int.from_bytes(hashlib.sha256(self.link.encode()).digest()[:4], "big")
        self._user = showing.words(name, people.MOST_NAME) or "somebody"
        self._colour, self._client = showing.colour(colour), client
        self._around, self._hears = around, around.hears
        self._document, self._crowd = Document(client), Crowd(client)
        self._out: deque[tuple[Channel, bytes | str]] = deque(maxlen=MOST_WAITING)
        self._open: set[Channel] = set()
        self._topics: set[str] = set()
        self._shown: dict[str, tuple[str, str]] = {}  # of each pane: language and text, as told
        self._plays: dict[str, Evaluation] = {}
        self._players: dict[str, str] = {}  # of each pane: who evaluated it last, by name
        self._chat: deque[Said] = deque(maxlen=MOST_CHAT)
        self._waiting: dict[str, str] = {}  # of each pane: our evaluation that could not go out
        self._added: set[str] = set()
        self._recent: deque[float] = deque(maxlen=A_SECOND)
        self._showing: tuple[Cursor | None, str, float | None] = (None, "", None)
        self.synced = False

    # -- the two ways --------------------------------------------------------------------------

    def connected(self, channel: Channel) -> None:
        """A way is open: ask for the document, show ourselves, subscribe."""
        self._open.add(channel)
        if channel == DOC:
            self._send(wire.ask(self._document.state()))
            self._send(wire.who_is_here())
            self._crowd.show(self._state(), self._around.now())
            self._send(wire.awareness([self._crowd.mine(self._around.now())]))
        else:
            self._topics.clear()
            self._subscribe()
            for frame in self._waiting.values():
                self._out.append((PUBSUB, frame))
            self._waiting.clear()
        if len(self._open) == 2:
            self._hears(Connection(True, f"connected with {self.name}"))

    def disconnected(self, channel: Channel, reason: str) -> None:
        """A way is closed; a sentence says why."""
        was_open = len(self._open) == 2
        self._open.discard(channel)
        self._out = deque((one for one in self._out if one[0] != channel), MOST_WAITING)
        if channel == DOC:
            self._crowd.scatter()
        if was_open:
            self._hears(Connection(False, reason))

    def receive(self, channel: Channel, frame: bytes | str) -> None:
        """Take a frame of a way.

        Raises:
            GarbledError: it means nothing, or is too much: whoever sends this is not to be heard
                any longer. Nothing of the room has changed by it.
        """
        if channel == DOC:
            if not isinstance(frame, bytes):
                raise GarbledError("words came where a document was expected")
            self._document_said(wire.read(frame))
        else:
            if not isinstance(frame, str):
                raise GarbledError("bytes came where words were expected")
            self._published(pubsub.read(frame, self.name))

    def outgoing(self) -> list[tuple[Channel, bytes | str]]:
        """What is to be sent now."""
        ready = [one for one in self._out if one[0] in self._open]
        self._out.clear()
        return ready

    def tick(self) -> None:
        """A moment has passed; a few times a second."""
        now = self._around.now()
        due = self._crowd.due(now)
        if due is not None and DOC in self._open:
            self._send(wire.awareness([due]))
        if self._crowd.look_round(now):
            self._hears(Changed())

    def _send(self, frame: bytes) -> None:
        self._out.append((DOC, frame))

    def _document_said(self, message: wire.Message | None) -> None:
        if isinstance(message, wire.Ask):
            self._send(wire.answer(self._document.missing(message.state)))
        elif isinstance(message, wire.Update):
            self._document.merge(message.data)
            self.synced = self.synced or message.answer
            self._look_at_panes(message.writers)
        elif isinstance(message, wire.States):
            self._hear_states(message)
        elif isinstance(message, wire.WhoIsHere):
            self._send(wire.awareness([self._crowd.mine(self._around.now())]))
        elif isinstance(message, wire.Refused):
            reason = showing.words(message.reason, 200)
            raise GarbledError(f"it lets nobody in ({reason or 'it does not say why'})")

    def _hear_states(self, message: wire.States) -> None:
        before = set(self._crowd.others())
        if self._crowd.hear(message, self._around.now()):
            others = self._crowd.others()
            came = ", ".join(people.named(others[who]) for who in others if who not in before)
            self._hears(Changed(f"{came} came" if came and self.synced else ""))

    def _look_at_panes(self, writers: Iterable[int]) -> None:
        """Tell what is otherwise in the panes, and subscribe to what is said of them."""
        others = self._crowd.others()
        by = next(
            (people.id_of(who) for who in writers if who in others or who == self._client), ""
        )
        panes = {
            name: (language, self._document.text(name))
            for name, language in self._document.languages().items()
        }
        before, self._shown = self._shown, panes
        for name in before.keys() - panes.keys():
            self._plays.pop(name, None)
            self._hears(Edited(name, None, by))
        for name, (language, text) in panes.items():
            if before.get(name) != (language, text):
                self._hears(Edited(name, showing.code(text), by))
        self._subscribe()

    def _subscribe(self) -> None:
        wanted = {
            pubsub.topic(self.name, language, kind)
            for language in {PLAYED, *self._document.languages().values()}
            for kind in (pubsub.EVAL, pubsub.OUT)
        }
        if PUBSUB not in self._open:
            return
        for name in sorted(wanted - self._topics):
            self._out.append((PUBSUB, pubsub.subscribe(name)))
        for name in sorted(self._topics - wanted):
            self._out.append((PUBSUB, pubsub.unsubscribe(name)))
        self._topics = wanted

    def _published(self, news: pubsub.News | None) -> None:
        if isinstance(news, pubsub.Evaluated) and not news.mine:
            self._evaluated(news)
        elif isinstance(news, pubsub.Output) and not news.mine:
            for line in news.lines:
                if words := showing.words(line, pubsub.MOST_LINE):
                    self._heard_say(Said("", f"{news.language[:32]}: {words}", self._around.wall()))

    def _heard_say(self, said: Said) -> None:
        self._chat.append(said)
        self._hears(said)

    def _evaluated(self, news: pubsub.Evaluated) -> None:
        """Somebody evaluated a pane: it plays from the next cycle on, where it is ours to play."""
        now = self._around.now()
        if len(self._recent) == A_SECOND and now - self._recent[0] < 1:
            raise GarbledError(f"more than {A_SECOND} evaluations came in a second")
        self._recent.append(now)
        language = self._document.languages().get(news.pane)
        if language is None or language != news.language:
            return
        user = showing.words(news.user, people.MOST_NAME)
        self._players[news.pane] = user
        if language != PLAYED:
            self._hears(Changed(f"{user or 'somebody'} evaluates {news.pane} ({language})"))
            return
        cycle, by = self._around.next_cycle(), people.player(self._crowd.others(), user)
        one = self._evaluation(news.pane, showing.code(news.code), cycle, by)
        standing = self._plays.get(news.pane)
        if standing is None or standing.id != one.id:
            self._plays[news.pane] = one
            self._hears(one)

    def _evaluation(self, pane: str, code: str, cycle: Fraction, by: str) -> Evaluation:
        """The same code of the same pane from the same cycle on is one and the same."""
        facts = "\0".join((self.link, pane, code, str(cycle), by))
        return Evaluation(hashlib.sha256(facts.encode()).hexdigest()[:32], pane, code, cycle, by)

    def _state(self) -> dict[str, object]:
        user = {"name": self._user, "color": self._colour, "colorLight": f"{self._colour}33"}
        cursor = self._showing[0]
        if cursor is None or cursor.pane not in self._document.languages():
            return {"user": user}
        told = self._document.told(cursor)
        return {"user": user, "cursor": {"anchor": told, "head": told}}
