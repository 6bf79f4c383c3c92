"""What happens to our own mistakes: into the log file, and a sentence for the player.

With NOTALABEL_ENV=development they are shown in full.
"""

import logging
import os

from studio.config import load, start_log

LOG = logging.getLogger(__name__)


def log_failure(error: Exception) -> None:
    """Keep a mistake of ours in the log file, whoever has not begun one yet.

    Raises:
        Exception: the mistake itself, in development.
    """
    config = load(os.environ)
    if config.development:
        raise error
    if not logging.getLogger().handlers:
        start_log(config, os.environ)
    LOG.error("a mistake of ours", exc_info=error)


def sentence(error: Exception) -> str:
    """What the player reads about it.

    >>> sentence(KeyError("x"))
    'notalabel: this should not happen (KeyError); the log file says why, see `notalabel doctor`'
    """
    return (
        f"notalabel: this should not happen ({type(error).__name__}); "
        "the log file says why, see `notalabel doctor`"
    )
