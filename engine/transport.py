"""Datagrams from the session to the engine's process: an inbox there, an outbox here.

Unix datagrams where they exist, else UDP on loopback. Neither side ever blocks: a full inbox makes
the outbox keep what it has and try again a millisecond later, in order.
"""

import errno
import logging
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from engine.errors import BackendError
from engine.messages import DATAGRAM_BYTES, MESSAGES_PER_DATAGRAM, Limiter, Message, Turn, encode

LOG = logging.getLogger(__name__)
Address: TypeAlias = str | int  # the path of a Unix socket, or a UDP port on loopback
LOOPBACK: Final = "127.0.0.1"
UDP_BUFFER_BYTES: Final = 4_000_000
RETRY_S: Final = 0.001
KEPT_MESSAGES: Final = 50_000
MOST_LASTING: Final = 512
LONGEST_PATH: Final = 100  # sun_path holds 104 bytes on macOS, 108 on Linux
HAS_UNIX: Final = hasattr(socket, "AF_UNIX") and sys.platform != "win32"
_FULL: Final = (errno.ENOBUFS, errno.EAGAIN, errno.EMSGSIZE)


class Inbox:
    """Where the engine's process reads.

    Args:
        path: the Unix socket to make; None, too long or no such sockets here: a UDP port of the
            system's choice.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.address: Address
        if path is not None and HAS_UNIX and len(str(path)) < LONGEST_PATH:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._bind(str(path))
            self.address = str(path)
        else:
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, UDP_BUFFER_BYTES)
            self._bind((LOOPBACK, 0))
            self.address = int(self._socket.getsockname()[1])
        self._socket.setblocking(False)

    def _bind(self, place: str | tuple[str, int]) -> None:
        try:
            self._socket.bind(place)
        except OSError as error:
            self._socket.close()
            raise BackendError(
                f"the engine cannot listen at {place}: {error.strerror}", "try again"
            ) from error

    def receive(self) -> bytes | None:
        """The next datagram, or None at once when there is none."""
        try:
            return self._socket.recv(DATAGRAM_BYTES + 1024)
        except BlockingIOError:
            return None
        except OSError:  # Windows tells here that an earlier answer was refused
            return None

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


class Outbox:
    """Where the session writes; what the inbox cannot take yet is kept and tried again.

    What holds until it is said otherwise, the limiter and what is turned, each new inbox is told.

    Args:
        token: the secret that opens each datagram.
        overflow: called with a count when messages had to be thrown away.
    """

    def __init__(self, token: bytes, overflow: Callable[[int], None] = lambda _: None) -> None:
        self._token, self._overflow = token, overflow
        self._kept: deque[Message] = deque()
        self._lasting: dict[tuple[str, ...], Message] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._socket: socket.socket | None = None
        self._place: str | tuple[str, int] = ""
        self._epoch = 0
        self._closed = False
        self._thread = threading.Thread(target=self._retry, name="engine-outbox", daemon=True)
        self._thread.start()

    def connect(self, address: Address, epoch: int) -> None:
        """Write to this inbox from now on; what was kept for another is forgotten."""
        unix = isinstance(address, str)
        family = socket.AF_UNIX if unix else socket.AF_INET
        fresh = socket.socket(family, socket.SOCK_DGRAM)
        fresh.setblocking(False)
        with self._lock:
            self._drop()
            self._socket, self._epoch = fresh, epoch
            self._place = address if isinstance(address, str) else (LOOPBACK, address)
            self._kept.extend(self._lasting.values())
            self._flush()
        if self._kept:
            self._wake.set()

    def disconnect(self) -> None:
        """Nobody listens: what is put from now on is forgotten."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        self._kept.clear()
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def put(self, messages: Sequence[Message]) -> None:
        """Send now what can be sent now, and the rest as soon as possible."""
        with self._lock:
            for message in messages:
                self._remember(message)
            if self._socket is None:
                return
            self._kept.extend(messages)
            excess = len(self._kept) - KEPT_MESSAGES
            for _ in range(excess):
                self._kept.popleft()
            self._flush()
        if excess > 0:
            self._overflow(excess)
        if self._kept:
            self._wake.set()

    def _remember(self, message: Message) -> None:
        """Keep what holds, until it is let go."""
        if isinstance(message, Limiter):
            self._lasting["limiter",] = message
        elif isinstance(message, Turn):
            key = message.slot, message.dial
            if message.value is None:
                self._lasting.pop(key, None)
            elif key in self._lasting or len(self._lasting) < MOST_LASTING:
                self._lasting[key] = message

    @property
    def waiting(self) -> int:
        """Messages not sent yet."""
        return len(self._kept)

    def _flush(self) -> None:
        while self._kept and self._socket is not None:
            count = min(MESSAGES_PER_DATAGRAM, len(self._kept))
            data = self._pack(count)
            while len(data) > DATAGRAM_BYTES and count > 1:
                count = max(1, count // 2)
                data = self._pack(count)
            try:
                self._socket.sendto(data, self._place)
            except BlockingIOError:
                return
            except OSError as error:
                if error.errno in _FULL:
                    return
                LOG.info("the engine does not listen: %s", error)
                self._drop()
                return
            for _ in range(count):
                self._kept.popleft()

    def _pack(self, count: int) -> bytes:
        return encode(self._token, self._epoch, list(islice(self._kept, count)))

    def _retry(self) -> None:
        while not self._closed:
            if not self._kept:
                self._wake.wait()
                self._wake.clear()
            with self._lock:
                self._flush()
            if self._kept:
                time.sleep(RETRY_S)

    def close(self) -> None:
        """Stop; what was not sent is forgotten."""
        self._closed = True
        self.disconnect()
        self._wake.set()
        self._thread.join(timeout=1.0)
