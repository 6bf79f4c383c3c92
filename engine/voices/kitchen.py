"""Sounds made by recipes (engine/recipes), kept for a while; live, made beside the music."""

import logging
import threading
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.recipes.table import made_of
from engine.voices.rack import Rack

LOG: Final = logging.getLogger(__name__)
_MOST_KEPT: Final = 16_000_000  # samples
_MOST_COMING: Final = 8  # threads that make one at once
_NOTHING: Final = np.zeros(0, np.float32)

_Key = tuple[str, tuple[Any, ...]]


class Kitchen:
    """What was made last.

    Args:
        rack: says whether there is time to wait.
    """

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._kept: dict[_Key, NDArray[np.float32]] = {}
        self._coming: set[_Key] = set()
        self._lock = threading.Lock()

    def made(self, recipe: str, settings: tuple[Any, ...]) -> NDArray[np.float32]:
        """What a recipe makes. Live, what is not there yet is silent."""
        key = (recipe, settings)
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is not None:
                self._kept[key] = kept
                return kept
        if self._rack.patient:
            return self._make(key)
        self.foresee(recipe, settings)
        return _NOTHING

    def foresee(self, recipe: str, settings: tuple[Any, ...]) -> None:
        """It will be played soon: have it made by then; returns at once."""
        key = (recipe, settings)
        with self._lock:
            if key in self._kept or key in self._coming or len(self._coming) >= _MOST_COMING:
                return
            self._coming.add(key)
        threading.Thread(target=self._make, args=(key,), daemon=True).start()

    def _make(self, key: _Key) -> NDArray[np.float32]:
        try:
            made = made_of(*key, self._rack.sample_rate).astype(np.float32)
        except Exception:  # whatever a formula does, the music goes on
            LOG.exception("a sound cannot be made: %.200r", key)
            made = _NOTHING
        with self._lock:
            self._kept[key] = made
            self._coming.discard(key)
            while sum(map(len, self._kept.values())) > _MOST_KEPT and len(self._kept) > 1:
                del self._kept[next(iter(self._kept))]
        return made
