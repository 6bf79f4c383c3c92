"""Which SuperDirt a session drives: begun, ended and told about in one place."""

import socket
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from studio.links.dirt.sender import Beside, Sender
from studio.links.osc.limits import Place
from studio.player import Player
from studio.replies import Notice, Reply
from studio.session import Session
from studio.settings import Settings
from studio.sound import Sound
from studio.wishes import Wish

PORT: Final = 57_120
LATENCY_S: Final = 0.1
WAIT_S: Final = 5.0
HOW: Final = "dirt to 127.0.0.1:57120, dirt only 127.0.0.1:57120, dirt off"


class PlaceError(ValueError):
    """No place where a SuperDirt could be; its text says how one is written."""


@dataclass(slots=True)
class Drive:
    """A session's SuperDirt.

    Attributes:
        beside: what the player's events pass through, once there was a SuperDirt.
        latency_s: time tags are so much later than our own sound.
    """

    beside: Beside | None = None
    latency_s: float = LATENCY_S


_DRIVES: "WeakKeyDictionary[Session, Drive]" = WeakKeyDictionary()


def place_of(text: str) -> Place:
    """The place that a text names.

    Raises:
        PlaceError: it names none, or a machine that is not known.

    >>> place_of("127.0.0.1"), place_of("127.0.0.1:57130")
    (('127.0.0.1', 57120), ('127.0.0.1', 57130))
    """
    host, _, port = text.strip().rpartition(":")
    if not host:
        host, port = text.strip(), str(PORT)
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65_536) or not host:
        raise PlaceError(f"{text[:60]} is no place; write it as in 127.0.0.1:57120")
    try:
        return socket.gethostbyname(host), int(port)
    except (OSError, UnicodeError):
        raise PlaceError(f"the machine {host[:60]} is not known here") from None


def drive(session: Session, place: Place, instead: bool = False) -> Reply:
    """Send what is played to a SuperDirt; not in the player's thread.

    Args:
        session: whose.
        place: where it is.
        instead: nothing is heard here then.
    """
    kept = _DRIVES.setdefault(session, Drive())

    def wish(player: Player) -> Wish:
        if kept.beside is None:

            def wrap(sound: Sound) -> Sound:
                kept.beside = Beside(sound)
                return kept.beside

            player.through(wrap)
        beside = kept.beside
        if beside is not None:
            old = beside.sender
            beside.sender = Sender(place, beside.clock, session.shelf, kept.latency_s, session.tell)
            beside.here = not instead
            if old is not None:
                old.close()
        return Wish(None, Reply(True))

    session.wish(wish).result(WAIT_S)
    where = "there instead of here" if instead else "there too"
    return Reply(True, f"what plays goes to {place[0]}:{place[1]}, {where}; dirt off ends it")


def begun(session: Session, settings: Settings) -> Notice:
    """Drive the SuperDirt that the settings name."""
    try:
        place = place_of(settings["superdirt.to"])
    except PlaceError as error:
        return Notice(f"superdirt.to: {error}", bad=True)
    _DRIVES.setdefault(session, Drive()).latency_s = settings["superdirt.latency"]
    only = settings["superdirt.only"] == "on"
    return Notice(drive(session, place, only).text)


def leave(session: Session) -> Reply:
    """Send no more; all is heard here again."""
    beside = _DRIVES.setdefault(session, Drive()).beside
    if beside is None or beside.sender is None:
        return Reply(True, "no SuperDirt is driven")
    sender, beside.sender, beside.here = beside.sender, None, True
    sender.close()
    return Reply(True, "all is heard here")


def driven(session: Session) -> Reply:
    """What is driven, and whether it answers."""
    beside = _DRIVES.setdefault(session, Drive()).beside
    sender = None if beside is None else beside.sender
    if beside is None or sender is None:
        return Reply(True, f"no SuperDirt is driven; {HOW}")
    answers = "which answers" if sender.answers else "which does not answer yet"
    here = "" if beside.here else ", nothing is heard here"
    host, port = sender.place
    return Reply(True, f"{sender.sent} sounds went to {host}:{port}, {answers}{here}")
