"""Links to sessions of Flok: what a browser's address bar shows, behind `flok:`. Pure.

`flok:https://flok.example/s/blue-tiger` is the session blue-tiger of that server. What stands
behind `?` and `#` (Flok keeps settings and code to begin with there) is left out.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from jam.room import JamError

PREFIX: Final = "flok:"
SCHEMES: Final = {"http": False, "https": True, "ws": False, "wss": True}
MOST_NAME: Final = 64  # characters of a session's name
MOST_LINK: Final = 512
HELP: Final = "a Flok link looks like flok:https://host/s/SESSION"


@dataclass(frozen=True, slots=True)
class FlokLink:
    """Where a session is.

    Attributes:
        host: name or address of the server, with its port where the link has one.
        session: its name.
        secure: by TLS.
    """

    host: str
    session: str
    secure: bool = False

    def __str__(self) -> str:
        scheme = "https" if self.secure else "http"
        return f"{PREFIX}{scheme}://{self.host}/s/{quote(self.session, safe='')}"

    @property
    def documents(self) -> str:
        """Where the shared document is spoken of."""
        return f"{self._socket}/doc/{quote(self.session, safe='')}"

    @property
    def pubsub(self) -> str:
        """Where evaluations and messages are published."""
        return f"{self._socket}/pubsub"

    @property
    def _socket(self) -> str:
        return f"{'wss' if self.secure else 'ws'}://{self.host}"


def is_flok(link: str) -> bool:
    """Does a link lead to Flok?"""
    return link.strip().lower().startswith(PREFIX)


def read_link(link: str) -> FlokLink:
    """The session that a link leads to.

    Raises:
        JamError: it leads to none.

    >>> read_link("flok:http://127.0.0.1:3000/s/blue#targets=strudel").documents
    'ws://127.0.0.1:3000/doc/blue'
    """
    link = link.strip()
    if not is_flok(link) or len(link) > MOST_LINK:
        raise JamError(f"this is no link to a Flok session; {HELP}")
    try:
        parts = urlsplit(link[len(PREFIX) :])
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise JamError(f"this link cannot be read ({error}); {HELP}") from None
    if parts.scheme not in SCHEMES or not host or "@" in parts.netloc:
        raise JamError(f"this link names no server by http or https; {HELP}")
    where, _, name = parts.path.partition("/s/")
    session = unquote(name.strip("/"))
    if where.strip("/") or not is_session(session):
        raise JamError(f"this link names no session; {HELP}")
    shown = f"[{host}]" if ":" in host else host
    return FlokLink(f"{shown}:{port}" if port else shown, session, SCHEMES[parts.scheme])


def is_session(name: str) -> bool:
    """Can a session have this name? It stands in topics, between colons."""
    return 0 < len(name) <= MOST_NAME and name.isprintable() and not set(name) & set(":/?#")
