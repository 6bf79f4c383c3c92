"""A room's answer to a clap from a recording of one. numpy only.

The laws are those of Strudel's reverb: it is read from a point on, round and round, at a speed,
without interpolation; below full speed it runs backwards. Its loudness is set as in the W3C "Web
Audio API", ConvolverNode, normalize.
"""

import numpy as np
from numpy.typing import NDArray

from engine.effects.impulse import at_level


def captured(
    length_s: float, path: str, speed: float, begin: float, *, sample_rate: int
) -> NDArray[np.float32]:
    """Two channels of answer, shape (2, frames).

    Args:
        length_s: how much of it is used.
        path: the samples, as engine.samples.decoding writes them: shape (sides, frames).
        speed: frames of the recording a frame.
        begin: the share of the recording at which it begins.
        sample_rate: Hz.

    Raises:
        OSError: there is no such file.
        ValueError: it is none of samples.
    """
    recording = np.load(path, mmap_mode="r", allow_pickle=False)[:2]
    frames = recording.shape[1]
    count = min(frames, int(np.ceil(length_s * sample_rate)))
    places = (int(min(max(begin, 0.0), 1.0) * frames) + np.arange(count) * abs(speed)) % frames
    read = np.trunc(-places if speed < 1 else places).astype(np.int64)
    heard = np.array(recording[:, read], dtype=np.float64)
    if not np.isfinite(heard).all():
        raise ValueError("a recording with samples that are not numbers")
    answer = at_level(heard, frames, sample_rate)
    return answer if len(answer) == 2 else np.tile(answer, (2, 1))
