"""A room's answer, written to a file: here, or in a process of its own.

`python -m engine.effects.answering QUESTION` (as JSON). The work holds the interpreter for long
stretches, so live play leaves it to another one.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from engine.effects.captured import captured
from engine.effects.impulse import impulse

ANSWER_LENGTH: Final = 1.2  # of the room's size: -72 dB
_CONVOLUTION_LEVEL: Final = 50.0  # pyo's convolution gives this / its partition
_PARTITION: Final = 1024  # frames that the convolution is late
_EXACT_PARTITION: Final = 256  # where the head is convolved sample by sample
_SHORT_FADE_S: Final = 0.05
_PATIENCE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Question:
    """An answer that is wanted.

    Attributes:
        values: the settings of engine/rooms.py.
        rate: frames a second.
        partition: frames that the convolution will be late.
        path: the file for what follows the first partition.
        exact: is the first partition wanted too, beside it?
    """

    values: tuple[Any, ...]
    rate: int
    partition: int
    path: str
    exact: bool


def question_of(values: tuple[Any, ...], rate: int, frames: int, path: str = "") -> Question:
    """What is asked for a room of some settings, where blocks have so many frames."""
    exact = isinstance(values[1], str) or values[1] < _SHORT_FADE_S
    partition = max(_EXACT_PARTITION if exact else _PARTITION, frames)
    return Question(values, rate, partition, path, exact)


def late_answer(question: Question) -> NDArray[np.float32]:
    """The answer as it is heard where its first partition is left out."""
    sides = _answer(question)
    sides[:, : question.partition] = 0.0
    return sides


def write_answer(question: Question) -> None:
    """Make the answer of a room and write it.

    Raises:
        OSError: a recording cannot be read, or there is no room for the answer.
        ValueError: a recording is none of samples.
    """
    sides, partition = _answer(question), question.partition
    rest = sides[:, partition:]
    if question.exact:
        with open(head_of(question.path), "wb") as file:
            np.save(file, np.ascontiguousarray(sides[:, :partition]))
        # pyo's convolution sample by sample is one late: so is what follows it.
        rest = np.concatenate([np.zeros((len(sides), 1), np.float32), rest], axis=1)
    rest = rest * (partition / _CONVOLUTION_LEVEL)
    soundfile.write(question.path, rest.T, question.rate, format="WAV", subtype="FLOAT")


def _answer(question: Question) -> NDArray[np.float32]:
    """Two sides of an answer, of two partitions at least."""
    values, rate, shortest = question.values, question.rate, 2 * question.partition
    if isinstance(values[1], str):
        answer = captured(*values, sample_rate=rate)
    else:
        answer = impulse(*values, rate)[:, : max(round(ANSWER_LENGTH * values[0] * rate), shortest)]
    return np.pad(answer, ((0, 0), (0, max(shortest - answer.shape[1], 0))))


def head_of(path: str) -> str:
    """The file of the first partition."""
    return f"{path}.head"


def write_elsewhere(question: Question) -> None:
    """The same in a process of its own; what is waited for here lets other threads run.

    Raises:
        OSError, subprocess.SubprocessError: no process, or it failed.
    """
    subprocess.run(
        [sys.executable, "-P", "-m", "engine.effects.answering", json.dumps(asdict(question))],
        check=True,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE_S,
    )


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    write_answer(Question(**{**told, "values": tuple(told["values"])}))
