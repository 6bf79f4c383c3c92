"""Links to rooms: `jam://HOST:PORT/NAME?or=HOST:PORT#KEY.FOUNDER`, read and written. Pure.

Where the room meets if not at the first address, may stand behind `?or=`, several with commas.
What stands behind the # is never sent to the hub: the room's key, from which all else follows
(`jam/keys.py`), and, where it is known, the id of who founded the room, so that nobody else can.
`jams://` is the same over TLS.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from jam.room import JamError

PORT = 7475  # of a hub, where the link names none
KEY_BYTES = 16
FOUNDER_BYTES = 8
NAME_LONGEST = 40
MOST_ALSO = 8

_NAME = re.compile(r"[^\s/#?%\x00-\x1f\x7f]+")
_HINT = "a link looks like jam://HOST:PORT/NAME#KEY"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a room is, and the key to it.

    Attributes:
        host, port: of the hub.
        name: of the room, for people.
        key: 16 bytes that only friends have.
        founder: id of who founded the room, "" where the link does not say.
        tls: the hub is spoken to over TLS.
        also: hosts and ports of hubs at which the room meets where that one is gone.
    """

    host: str
    port: int
    name: str
    key: bytes
    founder: str = ""
    tls: bool = False
    also: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        secret = _text(self.key)
        if self.founder:
            secret += "." + _text(bytes.fromhex(self.founder))
        scheme = "jams" if self.tls else "jam"
        also = ",".join(place(host, port) for host, port in self.also[:MOST_ALSO])
        query = f"?or={also}" if also else ""
        return f"{scheme}://{place(self.host, self.port)}/{quote(self.name)}{query}#{secret}"

    def __repr__(self) -> str:  # the key is a secret: logs show everything but that
        return f"Link({self.host}:{self.port}/{self.name})"


def parse(text: str) -> Link:
    """Read a link.

    Raises:
        JamError: it is no link to a room; the sentence says which part is wrong.

    >>> link = parse("jam://127.0.0.1:7475/kitchen#AAAAAAAAAAAAAAAAAAAAAA")
    >>> link.host, link.port, link.name, len(link.key)
    ('127.0.0.1', 7475, 'kitchen', 16)
    >>> str(link)
    'jam://127.0.0.1:7475/kitchen#AAAAAAAAAAAAAAAAAAAAAA'
    """
    text = text.strip().strip("<>\"'")
    if len(text) > 2_000:
        raise JamError(f"this is too long for the link of a room: {_HINT}")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise JamError(f"the host or the port of this link cannot be read: {_HINT}") from None
    if parts.scheme not in ("jam", "jams"):
        raise JamError(f"a link to a room begins with jam:// or jams://: {_HINT}")
    if not host:
        raise JamError(f"the link does not say on which host the room is: {_HINT}")
    if port == 0:
        raise JamError(f"the port of a hub is between 1 and 65535: {_HINT}")
    name = room_name(unquote(parts.path.strip("/")))
    key, founder = _secrets(parts.fragment)
    return Link(host, port or PORT, name, key, founder, parts.scheme == "jams", _also(parts.query))


def _also(query: str) -> tuple[tuple[str, int], ...]:
    """The other places behind ?or=; what is none, or stands elsewhere, is nothing."""
    _, _, told = query.partition("or=")
    found = []
    for one in told.split(",")[:MOST_ALSO]:
        try:
            parts = urlsplit(f"//{one}")
            host, port = parts.hostname, parts.port
        except ValueError:
            continue
        if host and port and "@" not in one:
            found.append((host, port))
    return tuple(found)


def place(host: str, port: int) -> str:
    """A host and its port, as an address says them.

    >>> place("::1", PORT)
    '[::1]:7475'
    """
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def room_name(text: str) -> str:
    """A room's name: one word of at most 40 characters.

    Raises:
        JamError: it is none.
    """
    if not _NAME.fullmatch(text) or len(text) > NAME_LONGEST:
        raise JamError(
            f"a room's name is one word of at most {NAME_LONGEST} characters, without / # ? and %"
        )
    return text


def _secrets(fragment: str) -> tuple[bytes, str]:
    if not fragment:
        raise JamError("the key is missing: copy the whole link, with what stands behind the #")
    secret, _, founder = fragment.partition(".")
    key = _bytes(secret)
    if len(key) != KEY_BYTES:
        raise JamError("the key behind the # is not whole: copy the link again, to its end")
    if not founder:
        return key, ""
    who = _bytes(founder)
    if len(who) != FOUNDER_BYTES:
        raise JamError("the end of the link is not whole: copy the link again, to its end")
    return key, who.hex()


def _text(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return raw if _text(raw) == text else b""  # one key has one spelling
