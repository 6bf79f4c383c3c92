"""When a recorded take begins, by the engine's clock: to measure how well it kept time."""

import struct
from pathlib import Path


def first_frame(path: Path) -> int:
    """The frame of the engine's clock at which a file of ours begins.

    Raises:
        ValueError: the file does not say.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    at = head.find(b"bext")
    if at < 0:
        raise ValueError(f"{path} does not say when it begins")
    return int(struct.unpack_from("<q", head, at + 8 + 338)[0])
