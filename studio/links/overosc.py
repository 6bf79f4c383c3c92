"""Code over OSC: `/evaluate CODE`, in datagrams on the loopback interface.

A datagram is looked at before it is decoded; nothing is ever answered, since a sender's address
can be forged: what goes wrong is told at the prompt.
"""

import logging
import socket
import threading
from concurrent.futures import Future
from contextlib import suppress
from typing import Final

from studio.links.gate import Gate
from studio.replies import Reply

ADDRESS: Final = "/evaluate"
MOST_BYTES: Final = 8_192
WHO: Final = "code over OSC"
BUNDLE: Final = b"#bundle\0"
HOW: Final = f"it is a message {ADDRESS} with one string, of up to {MOST_BYTES} bytes"
LOOK_S: Final = 0.25

LOG = logging.getLogger(__name__)


class OscCode:
    """Listens at a port, in a thread of its own.

    Args:
        host: an address of this machine alone.
        port: where; 0: any.
        gate: what code has to pass.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(self, host: str, port: int, gate: Gate) -> None:
        self._gate, self._closing = gate, False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self._socket.bind((host, port))
        except OSError:
            self._socket.close()
            raise
        self._socket.settimeout(LOOK_S)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, name="osc", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._closing = True
        self._thread.join(2 * LOOK_S)
        self._socket.close()

    def _listen(self) -> None:
        while not self._closing:
            try:
                data = self._socket.recv(MOST_BYTES + 1)
            except TimeoutError:
                continue
            except OSError:
                return
            try:
                self._take(data)
            except Exception:  # the edge of the thread: one datagram never ends the listening
                LOG.exception("a datagram fails")

    def _take(self, data: bytes) -> None:
        if not self._gate.may(WHO):
            return
        code = code_in(data)
        if code is None:
            self._gate.refuse(WHO, HOW)
        else:
            self._gate.code(WHO, code).add_done_callback(self._answered)

    def _answered(self, promised: "Future[Reply]") -> None:
        with suppress(Exception):
            reply = promised.result()
            if not reply.ok:
                self._gate.refuse(WHO, reply.text)


def code_in(data: bytes) -> str | None:
    r"""The code that a datagram asks to evaluate, None where it is something else.

    >>> code_in(b"/evaluate\0\0\0,s\0\0hush()\0\0"), code_in(b"/evaluate"), code_in(b"")
    ('hush()', None, None)
    """
    from pythonosc.osc_message import OscMessage, ParseError  # only who listens pays for it

    if len(data) > MOST_BYTES or data.startswith(BUNDLE) or not data.startswith(ADDRESS.encode()):
        return None
    try:
        message = OscMessage(data)
    except (ParseError, ValueError):  # the latter where a text is no UTF-8
        return None
    values = list(message.params)
    fits = message.address == ADDRESS and len(values) == 1 and isinstance(values[0], str)
    return values[0] if fits else None
