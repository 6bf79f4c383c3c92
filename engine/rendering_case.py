"""What is rendered, and how it crosses the border to the process that renders. Pure.

Wire form: 4 bytes of length (big-endian), then marshal of the fields.
"""

import marshal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Case:
    """One render.

    Attributes:
        frames: length of the file.
        plays: (frame, voice fields) of each voice.
        paths: the files: the master, then one for each stem.
    """

    frames: int
    plays: tuple[tuple[int, tuple[Any, ...]], ...]
    paths: tuple[str, ...]


def write_case(case: Case) -> bytes:
    """The wire form of a case."""
    data = marshal.dumps((case.frames, case.plays, case.paths))
    return len(data).to_bytes(4, "big") + data


def read_cases(pipe: IO[bytes]) -> Iterator[Case]:
    """The cases that come in on a pipe until it is closed."""
    while len(head := pipe.read(4)) == 4:
        data = pipe.read(int.from_bytes(head, "big"))
        yield Case(*marshal.loads(data))
