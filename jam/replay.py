"""Frames that were seen already, or come from another time, are refused. Pure.

Each session of a sender counts its frames. A counter is taken once, and up to 1,024 behind the
highest, for frames that overtook each other. Frames whose clock is more than five minutes off are
refused, so what was kept from an earlier evening is worth nothing; within the five minutes the
sessions themselves are remembered. What is remembered is bounded.
"""

from collections import OrderedDict
from dataclasses import dataclass, field

from jam.envelope import Envelope, RefusedError

OFF_MS = 300_000
WINDOW = 1_024
SESSIONS = 16  # of a sender
SENDERS = 512


@dataclass(slots=True)
class _Session:
    highest: int = 0
    seen: int = 0  # bit i: counter `highest - i` was seen
    last_ms: int = 0


@dataclass(slots=True)
class _Sender:
    sessions: OrderedDict[bytes, _Session] = field(default_factory=OrderedDict)
    floor_ms: int = 0  # sessions that were forgotten ended here
    heard_ms: int = 0  # by our clock


class Guard:
    """Remembers what was seen."""

    def __init__(self) -> None:
        self._senders: OrderedDict[bytes, _Sender] = OrderedDict()

    def check(self, envelope: Envelope, now_ms: int, sure: bool = False) -> None:
        """Take a frame, once.

        Args:
            envelope: the message in it.
            now_ms: now.
            sure: there is a place for its sender however many others there are.

        Raises:
            RefusedError: it was seen before, its clock is more than five minutes off, or there
                are too many senders.
        """
        if abs(envelope.at_ms - now_ms) > OFF_MS:
            minutes = round((envelope.at_ms - now_ms) / 60_000)
            raise RefusedError(
                "clock",
                f"the clock of player {envelope.sender} is {minutes:+} minutes off this one: "
                "set the clocks of both computers",
            )
        session = self._session(envelope, now_ms, sure)
        if not _take(session, envelope.counter):
            raise RefusedError(
                "replay", f"a frame of player {envelope.sender} that was here before"
            )
        session.last_ms = max(session.last_ms, envelope.at_ms)

    def _session(self, envelope: Envelope, now_ms: int, sure: bool) -> _Session:
        sender = self._sender(envelope.public, now_ms, sure)
        found = sender.sessions.get(envelope.session)
        if found is None:
            if envelope.at_ms <= sender.floor_ms:
                raise RefusedError("replay", f"a frame of an old session of {envelope.sender}")
            found = sender.sessions[envelope.session] = _Session()
            if len(sender.sessions) > SESSIONS:
                _, gone = sender.sessions.popitem(last=False)
                sender.floor_ms = max(sender.floor_ms, gone.last_ms)
        sender.sessions.move_to_end(envelope.session)
        return found

    def _sender(self, public: bytes, now_ms: int, sure: bool) -> _Sender:
        sender = self._senders.get(public)
        if sender is None:
            while self._senders and self._oldest().heard_ms < now_ms - 2 * OFF_MS:
                self._senders.popitem(last=False)  # its frames are too old by now to come again
            if len(self._senders) >= SENDERS and not sure:
                raise RefusedError("crowd", f"more than {SENDERS} players were here in ten minutes")
            sender = self._senders[public] = _Sender()
        sender.heard_ms = now_ms
        self._senders.move_to_end(public)
        return sender

    def _oldest(self) -> _Sender:
        return next(iter(self._senders.values()))


def _take(session: _Session, counter: int) -> bool:
    ahead = counter - session.highest
    if ahead > 0:
        session.seen = (session.seen << ahead | 1) & ((1 << WINDOW) - 1) if ahead < WINDOW else 1
        session.highest = counter
        return True
    if -ahead >= WINDOW or session.seen >> -ahead & 1:
        return False
    session.seen |= 1 << -ahead
    return True
