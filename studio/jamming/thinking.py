"""What a player from the AI tiers thinks with: a worker of the tiers for itself, and a thread.

So neither the code of a room, nor what the player asks at the prompt, ever waits for it.
"""

import logging
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final

from studio.asker import Around, Asker
from studio.config import load
from studio.jamming.accompanist import Heard, Part, heard_of
from studio.jamming.thread import Runner
from studio.models import models_from, terms_of
from studio.replies import Reply
from studio.vault import Vault

SETTING: Final = "jam.models"
OFF: Final = "off"

LOG = logging.getLogger(__name__)


def models_of(settings: Mapping[str, Any] | Any, vault: Vault) -> Mapping[str, Any]:
    """What leads to the models that may be asked about a room; empty for none.

    The code of others is shown to them, so the player has to allow it.
    """
    if settings is None or settings[SETTING] == OFF:
        return {}
    terms = terms_of(load(os.environ), vault)
    return terms if models_from(terms) is not None else {}


class Thinking:
    """See aiplayer.Thinks.

    Args:
        runner: whose thread goes on with what was found.
        models: says what leads to the models that may be asked beside the local tiers.
        shows: called in that thread where there are any.
    """

    def __init__(
        self, runner: Runner, models: Callable[[], Mapping[str, Any]], shows: Callable[[], None]
    ) -> None:
        self._runner, self._around = runner, Around()
        self._asker, self._closed = Asker(), False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="jam-thinks")
        self._thread.submit(lambda: self._begin(models(), shows))

    def _begin(self, models: Mapping[str, Any], shows: Callable[[], None]) -> None:
        def told() -> Reply:
            shows()
            return Reply(True)

        if models:
            self._around = Around(models=models)
            self._runner.call(told)

    def hears(self, code: str) -> Heard:
        """What code is like."""
        return Heard() if self._closed else heard_of(self._asker.do("hear", code=code, genre=""))

    def asks(self, request: str, code: str, seed: int) -> str:
        """Code with something added, "" where nobody knows how."""
        return "" if self._closed else self._asker.ask(request, code, seed, self._around).code

    def think(self, work: Callable[[], Part], then: Callable[[Part], None]) -> None:
        """See aiplayer.Thinks."""

        def done(part: Part) -> Reply:
            then(part)
            return Reply(True)

        def run() -> None:
            try:
                part = work()
            except Exception:  # the edge of the thread
                if not self._closed:
                    LOG.exception("an AI player finds no part: it rests until the next border")
                part = Part()
            self._runner.call(lambda: done(part))

        with suppress(RuntimeError):  # it is closed
            self._thread.submit(run)

    def close(self) -> None:
        """End the worker; what is thought of now comes to nothing."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._asker.close()
