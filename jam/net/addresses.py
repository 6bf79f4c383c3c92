"""Addresses of hubs, as players write them: jam://host:port, or jams://host:port by TLS. Pure."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from jam.link import PORT, place
from jam.net.limits import counted

PLAIN, BY_TLS = "jam", "jams"
LONGEST: Final = 255  # of a host's name, RFC 1035


class AddressError(ValueError):
    """This is no address of a hub, in a sentence."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is."""

    host: str
    port: int
    tls: bool

    def __str__(self) -> str:
        return f"{BY_TLS if self.tls else PLAIN}://{place(self.host, self.port)}"

    @property
    def web(self) -> str:
        """The same for a WebSocket library.

        >>> Address("::1", 7475, True).web
        'wss://[::1]:7475/jam'
        """
        return f"{str(self).replace(BY_TLS if self.tls else PLAIN, self.scheme, 1)}/jam"

    @property
    def scheme(self) -> str:
        """That of the WebSocket."""
        return "wss" if self.tls else "ws"


def is_here(host: str) -> bool:
    """Is that this machine itself, whoever says it?

    >>> [is_here(host) for host in ("127.0.0.1", "::1", "localhost", "192.0.2.7", "example.org")]
    [True, True, True, False, False]
    """
    return host == "localhost" or not counted(host)


def read_address(text: str) -> Address:
    """The address that is written there; what follows host and port is not looked at.

    Raises:
        AddressError: there is none.

    >>> str(read_address("jam://192.0.2.7/room#key")), str(read_address("jams://[::1]:80"))
    ('jam://192.0.2.7:7475', 'jams://[::1]:80')
    >>> read_address("http://example.org")
    Traceback (most recent call last):
        ...
    jam.net.addresses.AddressError: a hub is jam://host:port or jams://host:port, not http://example.org
    >>> read_address("jam://192.0.2.7:70000")
    Traceback (most recent call last):
        ...
    jam.net.addresses.AddressError: a hub is jam://host:port or jams://host:port, not jam://192.0.2.7:70000
    """
    try:
        parts = urlsplit(text)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in (PLAIN, BY_TLS) or not host or len(host) > LONGEST or "@" in parts.netloc:
        raise AddressError(f"a hub is {PLAIN}://host:port or {BY_TLS}://host:port, not {text[:80]}")
    return Address(host, port or PORT, scheme == BY_TLS)
