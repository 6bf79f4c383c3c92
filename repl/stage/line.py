"""The line to the terminal, which may be slow: a frame waits until the one before has left."""

import select
from typing import Final

from prompt_toolkit.output import Output

MOST_PENDING: Final = 4096  # bytes that may be on their way when another frame is drawn


class Line:
    """The line that an output writes to.

    Args:
        output: prompt_toolkit's.
    """

    def __init__(self, output: Output) -> None:
        try:
            self._fd: int | None = output.fileno()
        except (OSError, ValueError, RuntimeError, AttributeError):
            self._fd = None

    def is_free(self) -> bool:
        """Would a frame leave at once? Without such a line: yes."""
        if self._fd is None:
            return True
        try:
            if not select.select([], [self._fd], [], 0)[1]:
                return False
            return _pending(self._fd) <= MOST_PENDING
        except (OSError, ValueError):
            return True


def _pending(fd: int) -> int:
    """Bytes that are still to be sent, 0 where nobody knows."""
    try:
        import fcntl
        import struct
        import termios

        found = fcntl.ioctl(fd, termios.TIOCOUTQ, struct.pack("i", 0))
        return int(struct.unpack("i", found)[0])
    except (ImportError, OSError):
        return 0
