"""OSC read by other hands: the reader that the recordings of peers were made with, not ours."""

import struct
from typing import Any

NTP = 2_208_988_800


def packet(data: bytes, tag: float | None = None) -> list[tuple[float | None, dict[str, Any]]]:
    """The messages of a packet, each with the time tag around it in seconds since 1970."""
    if not data.startswith(b"#bundle\0"):
        return [(tag, message(data))]
    seconds, parts = struct.unpack_from(">II", data, 8)
    tag = None if (seconds, parts) == (0, 1) else seconds - NTP + parts / 2**32
    place, found = 16, []
    while place < len(data):
        (size,) = struct.unpack_from(">i", data, place)
        found += packet(data[place + 4 : place + 4 + size], tag)
        place += 4 + size
    return found


def message(data: bytes) -> dict[str, Any]:
    """Address, types and arguments."""
    address, place = _text(data, 0)
    types, place = _text(data, place)
    args: list[Any] = []
    for kind in types[1:]:
        if kind == "s":
            value, place = _text(data, place)
            args.append(value)
        else:
            args.append(struct.unpack_from(f">{kind}", data, place)[0])
            place += struct.calcsize(f">{kind}")
    return {"address": address, "types": types, "args": args}


def _text(data: bytes, place: int) -> tuple[str, int]:
    end = data.index(b"\0", place)
    return data[place:end].decode(), (end + 4) & ~3
