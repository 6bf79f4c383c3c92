"""Who may send to a session, and be answered: this machine, and addresses that the player names.

Pure.
"""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class Allowed:
    """This machine, and whom the player allows.

    Args:
        listed: addresses and networks.

    Raises:
        ValueError: one of them is neither; its text says which.

    >>> allowed = Allowed(["192.168.1.0/24"])
    >>> allowed("127.0.0.1"), allowed("192.168.1.7"), allowed("10.0.0.1"), allowed("nobody")
    (True, True, False, False)
    """

    def __init__(self, listed: Iterable[str] = ()) -> None:
        self.networks = tuple(_network(one) for one in listed)
        self._known = lru_cache(maxsize=256)(self._may)

    def __call__(self, address: str) -> bool:
        """Is this one of them?"""
        return self._known(address)

    def _may(self, address: str) -> bool:
        if address in LOOPBACK:
            return True
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return False
        return known.is_loopback or any(known in network for network in self.networks)


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise ValueError(
            f"{text[:60]} is no address; it can be like 192.168.1.7 or 192.168.1.0/24"
        ) from None


def hostname(address: str) -> str | None:
    """The host in an address as requests have it; None where there is none, or it is garbled.

    >>> hostname("http://localhost:3001"), hostname("null"), hostname("//[")
    ('localhost', None, None)
    """
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Is a host this machine alone?

    >>> is_loopback("127.0.0.2"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    return Allowed()(host)
