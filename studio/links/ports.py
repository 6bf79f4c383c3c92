"""Sockets at ports of this machine."""

import socket


def listening_at(host: str, port: int, waiting: int) -> socket.socket:
    """A TCP socket that listens.

    Args:
        host: an address of this machine.
        port: where; 0: any.
        waiting: how many may wait to be let in.

    Raises:
        OSError: the port cannot be had.
    """
    made = socket.socket(_family(host), socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    _bind(made, host, port)
    made.listen(waiting)
    return made


def bound_to(host: str, port: int) -> socket.socket:
    """A UDP socket at a port; 0: any.

    Raises:
        OSError: the port cannot be had.
    """
    made = socket.socket(_family(host), socket.SOCK_DGRAM)
    _bind(made, host, port)
    return made


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _bind(made: socket.socket, host: str, port: int) -> None:
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
