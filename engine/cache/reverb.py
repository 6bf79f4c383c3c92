"""A rendered voice as a room gives it back, so that its room need not be computed while it sounds.

The same answer as in live play, convolved at once. numpy only.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.effects.answering import Question, late_answer, question_of


def in_room(
    wave: NDArray[np.float32], settings: tuple[Any, ...], rate: int, frames: int
) -> NDArray[np.float32]:
    """Both sides of what comes back; nothing for two sides, or a room that rises at once.

    Args:
        wave: the voice, shape (1 or 2 sides, frames).
        settings: those of the room, see engine/rooms.py.
        rate: frames a second.
        frames: of a block.
    """
    question = question_of(settings, rate, frames)
    if len(wave) > 1 or question.exact:
        return np.zeros((2, 0), np.float32)
    answer = _answer(question)
    count = wave.shape[1] + answer.shape[1] - 1
    size = 1 << (count - 1).bit_length()
    spectrum = np.fft.rfft(wave[0], size) * np.fft.rfft(answer, size)
    sides: NDArray[np.float32] = np.fft.irfft(spectrum, size)[:, :count].astype(np.float32)
    return sides


@lru_cache(maxsize=8)
def _answer(question: Question) -> NDArray[np.float32]:
    return late_answer(question)
