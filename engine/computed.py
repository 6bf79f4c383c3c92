"""Sounds that are worked out, by their keys: drums, and notes of instruments. numpy only.

Each is rendered once and kept, up to some room, for every store of the process. Live play has them
rendered beside the music, one after the other, by a process of its own; a thread waits for it.
"""

import logging
import threading
from collections import OrderedDict, deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.beside import Beside, BesideError
from engine.drums import dsp
from engine.drums.cupboard import drum_of
from engine.errors import EngineError
from engine.instruments import models
from engine.instruments.font import MARK
from engine.instruments.kit import note_keys, note_of
from engine.instruments.shelf import instruments

LOG: Final = logging.getLogger(__name__)
_KEPT_FRAMES: Final = 40_000_000  # 160 MB
_MADE_AT_ONCE: Final = 2

Wave = NDArray[np.float32]
_Place = tuple[str, int]  # key and sample rate

HELPER: Final = Beside("engine.computing")
_kept: Final[OrderedDict[_Place, Wave]] = OrderedDict()
_asked: Final[set[_Place]] = set()
_waiting: Final[deque[_Place]] = deque()
_line: Final = threading.Lock()
_rendering: Final = threading.Lock()


def computed(key: str, sample_rate: int) -> Wave:
    """A sound, worked out now if it is not there yet; full scale is 1."""
    place = key, sample_rate
    with _rendering:
        if place not in _kept:
            _keep(rendered(key, sample_rate), sample_rate)
        return _kept[place]


def _keep(waves: dict[str, Wave], sample_rate: int) -> None:
    for key, wave in waves.items():
        _kept[key, sample_rate] = wave
    while sum(map(len, _kept.values())) > _KEPT_FRAMES and len(_kept) > _MADE_AT_ONCE:
        _asked.discard(_kept.popitem(last=False)[0])


def is_computed(key: str, sample_rate: int) -> bool:
    """Is it there? Never waits."""
    return (key, sample_rate) in _kept


def compute_beside(key: str, sample_rate: int) -> None:
    """Have a sound worked out soon; returns at once."""
    place = key, sample_rate
    if place in _kept or place in _asked:
        return
    with _line:
        _asked.add(place)
        _waiting.append(place)
        if len(_waiting) == 1:
            threading.Thread(target=_work, daemon=True).start()


def _work() -> None:
    """Work out what is waited for, until nothing is."""
    while True:
        key, sample_rate = _waiting[0]
        try:
            if (key, sample_rate) not in _kept:  # it may have come with another
                _ask(key, sample_rate)
        except (EngineError, BesideError) as error:
            LOG.error("%s cannot be worked out: %s", key, error)
        with _line:
            _waiting.popleft()
            if not _waiting:
                return


def _ask(key: str, sample_rate: int) -> None:
    """Have a sound worked out by the process for that."""
    answer, samples = HELPER.ask({"key": key, "sample_rate": sample_rate})
    if "refused" in answer:
        raise EngineError(str(answer["refused"]))
    whole, waves = np.frombuffer(samples, dtype=np.float32), {}
    for made, frames in answer["lengths"].items():
        waves[made], whole = whole[:frames], whole[frames:]
    with _rendering:
        _keep(waves, sample_rate)


def rendered(key: str, sample_rate: int) -> dict[str, Wave]:
    """A sound, and what comes with it, by their keys."""
    note = note_of(key)
    if note is None:
        drum, variant = drum_of(key)
        return {key: dsp.render(drum, sample_rate, variant).astype(np.float32)}
    name, midi = note
    path, _, plain = name.rpartition(MARK)
    if path:
        layers = models.font_note(path, plain, midi, sample_rate)
    else:
        layers = models.note(name, instruments()[name], midi, sample_rate)
    keys = note_keys(name, midi)
    return {made: wave.astype(np.float32) for made, wave in zip(keys, layers, strict=True)}
