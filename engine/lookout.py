"""A process that waits for a way to the ears: `python -m engine.lookout BACKEND DEVICE`.

Ends with a line on standard output when it is there, or when its standard input closes. A process
of its own, because asking for devices can take long, and can crash.
"""

import os
import sys
import threading
import time
from typing import Final

LOOK_S: Final = 0.5


def main() -> None:
    """Look, until it is there."""
    from engine.backends.choosing import can_be_heard

    threading.Thread(target=_until_closed, daemon=True).start()
    backend, device, *crashed = sys.argv[1:]
    told = os.dup(1)
    os.dup2(2, 1)  # what libraries print
    while not can_be_heard(backend, device, crashed):
        _say_no_more()
        time.sleep(LOOK_S)
    os.write(told, b"found\n")
    os._exit(0)


def _say_no_more() -> None:
    """What libraries print is in the log once: at each look it would fill the disk."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _until_closed() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
