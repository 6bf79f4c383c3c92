"""Addresses at which a hub of ours listens, and how others see this machine. Free of hubs."""

import socket
from contextlib import suppress
from typing import Final

from jam.room import JamError

LOOPBACK: Final = "127.0.0.1"
EVERYWHERE: Final = ("0.0.0.0", "::")  # compared with, not listened at
SOMEWHERE: Final = ("192.0.2.1", 9)  # an address of documentation: nothing is sent there


def listening(text: str) -> tuple[str, int]:
    """Host and port of the setting jam.listen.

    Raises:
        JamError: it is no address.

    >>> listening(""), listening("0.0.0.0:7475"), listening("localhost")
    (('127.0.0.1', 0), ('0.0.0.0', 7475), ('localhost', 0))
    """
    host, colon, port = text.strip().rpartition(":") if ":" in text else (text.strip(), "", "0")
    if (colon and not port.isdigit()) or int(port or 0) > 65_535:
        raise JamError(f"jam.listen is an address and a port, as in 0.0.0.0:7475, not {text[:60]}")
    return host or LOOPBACK, int(port or 0)


def seen_as(host: str) -> str:
    """The address under which others see this machine, where it listens everywhere.

    >>> seen_as("127.0.0.1")
    '127.0.0.1'
    """
    if host not in EVERYWHERE:
        return host
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(SOMEWHERE)
        return str(asked.getsockname()[0])
    return LOOPBACK
