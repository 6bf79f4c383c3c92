"""Work that takes a while, beside the music and the prompt."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

from studio.replies import Reply

LOG = logging.getLogger(__name__)


def in_background(work: Callable[[], Reply]) -> "Future[Reply]":
    """Do some work in a thread of its own; whatever happens, there is a reply.

    >>> in_background(lambda: Reply(True, "kept")).result().text
    'kept'
    """
    promised: Future[Reply] = Future()

    def run() -> None:
        try:
            promised.set_result(work())
        except Exception as error:  # the edge of the thread
            LOG.exception("work in the background fails")
            text = f"this did not work ({type(error).__name__}); the log file says why"
            promised.set_result(Reply(False, text))

    threading.Thread(target=run, name="background", daemon=True).start()
    return promised
