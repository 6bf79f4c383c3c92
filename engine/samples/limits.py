"""How much of the network, the disk and the memory sample files may take, in one table."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What is accepted from outside.

    Attributes:
        map_bytes: of a sample map.
        names: in a map or a folder.
        files: in a map or a folder, all names together.
        text: characters of a name or an address.
        file_bytes: of a sound file.
        points: of a sound file once it is read: frames times channels.
        longest_ratio: how many times more frames a second than the engine's a file may have.
        cache_bytes, cache_files: of all that is kept on the disk; what was not used longest goes.
        at_once: transfers at a time.
        waiting: sounds that wait for their transfer; more are asked for when they are played again.
        redirects: from one address to another.
        connect_s: until a server answers at all.
        idle_s: between two pieces of an answer.
        transfer_s: for a whole transfer.
        decode_s: for reading a sound file.
        decode_memory: bytes for the process that reads sound files.
        patience_s: how long a render waits for one sound.
        retry_s: after a failure, until the same is tried again.
    """

    map_bytes: int = 4_000_000
    names: int = 20_000
    files: int = 50_000
    text: int = 1000
    file_bytes: int = 64_000_000
    points: int = 24_000_000
    longest_ratio: int = 16
    cache_bytes: int = 2_000_000_000
    cache_files: int = 20_000
    at_once: int = 6
    waiting: int = 1000
    redirects: int = 5
    connect_s: float = 10.0
    idle_s: float = 10.0
    transfer_s: float = 60.0
    decode_s: float = 20.0
    decode_memory: int = 2_000_000_000
    patience_s: float = 90.0
    retry_s: float = 30.0


LIMITS: Final = Limits()
