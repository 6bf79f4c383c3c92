"""A room's answer, written to a file: here, or in a process of its own.

`python -m engine.effects.answering SIZE FADE BRIGHT DULL RATE PARTITION PATH`. The work holds the
interpreter for long stretches, so live play leaves it to another one.
"""

import subprocess
import sys
from typing import Final

import soundfile

from engine.effects.impulse import impulse

ANSWER_LENGTH: Final = 1.2  # of the room's size: -72 dB
_CONVOLUTION_LEVEL: Final = 50.0  # pyo's convolution gives this / its partition
_PATIENCE_S: Final = 30.0


def write_answer(values: tuple[float, ...], rate: int, partition: int, path: str) -> None:
    """Make the answer of a room and write it, without its first partition.

    Args:
        values: size in s, fade-in in s, first and last cut-off in Hz.
        rate: frames a second.
        partition: frames that the convolution will be late.
        path: the file.
    """
    size_s, fade_s, bright_hz, dull_hz = values
    answer = impulse(size_s, fade_s, bright_hz, dull_hz, rate)
    end = max(round(ANSWER_LENGTH * size_s * rate), 2 * partition)
    kept = answer[:, partition:end] * (partition / _CONVOLUTION_LEVEL)
    soundfile.write(path, kept.T, rate, format="WAV", subtype="FLOAT")


def write_elsewhere(values: tuple[float, ...], rate: int, partition: int, path: str) -> None:
    """The same in a process of its own; what is waited for here lets other threads run.

    Raises:
        OSError, subprocess.SubprocessError: no process, or it failed.
    """
    told = [*map(str, values), str(rate), str(partition), path]
    subprocess.run(
        [sys.executable, "-P", "-m", "engine.effects.answering", *told],
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE_S,
    )


if __name__ == "__main__":
    *numbers, place = sys.argv[1:]
    *room, rate_hz, late = map(float, numbers)
    write_answer(tuple(room), int(rate_hz), int(late), place)
