"""Messages longer than a frame, in parts: cut here, put together there, within limits. Pure."""

import struct
from dataclasses import dataclass, field

from jam.envelope import BODY_LONGEST, RefusedError

LONGEST = 1_048_576
WAITS_S = 30.0
SENDERS = 64

_HEAD = struct.Struct(">8sHHB")  # transfer, which part, of how many, length of the kind
_PIECE = BODY_LONGEST - _HEAD.size - 16


def cut(transfer: bytes, kind: str, body: bytes) -> list[bytes]:
    """Bodies of kind "part" that hold a longer body together.

    Args:
        transfer: 8 bytes off the dice.
        kind: of the long message.
        body: at most 1 MB.
    """
    if len(body) > LONGEST:
        raise ValueError(f"a message of {len(body)} bytes is too long")
    pieces = [body[at : at + _PIECE] for at in range(0, len(body), _PIECE)]
    name = kind.encode("ascii")
    return [
        _HEAD.pack(transfer, number, len(pieces), len(name)) + name + piece
        for number, piece in enumerate(pieces)
    ]


@dataclass(slots=True)
class _Transfer:
    name: bytes
    count: int
    kind: str
    since_s: float
    pieces: dict[int, bytes] = field(default_factory=dict)


class Parts:
    """Puts parts together; of each sender one message at a time."""

    def __init__(self) -> None:
        self._open: dict[str, _Transfer] = {}

    def take(self, sender: str, body: bytes, now_s: float) -> tuple[str, bytes] | None:
        """Kind and body of the message that is whole now; None where parts are missing.

        Raises:
            RefusedError: it is no part of anything.
        """
        if len(body) < _HEAD.size:
            raise RefusedError("part", f"a part of a message of {sender} that is too short")
        name, number, count, length = _HEAD.unpack_from(body)
        at = _HEAD.size + length
        if not number < count <= LONGEST // _PIECE + 1 or not 0 < length <= 16 or at > len(body):
            raise RefusedError("part", f"a part of a message of {sender} that cannot be")
        kind = body[_HEAD.size : at].decode("ascii", "replace")
        transfer = self._open.get(sender)
        if transfer is None or transfer.name != name:
            self._forget(now_s)
            if len(self._open) >= SENDERS:
                raise RefusedError("part", "too many long messages at once")
            transfer = self._open[sender] = _Transfer(name, count, kind, now_s)
        if (transfer.count, transfer.kind) != (count, kind):
            raise RefusedError("part", f"a part of a message of {sender} that does not fit")
        transfer.pieces[number] = body[at:]
        if len(transfer.pieces) < count:
            return None
        del self._open[sender]
        return kind, b"".join(transfer.pieces[n] for n in range(count))

    def _forget(self, now_s: float) -> None:
        for who in [w for w, t in self._open.items() if t.since_s < now_s - WAITS_S]:
            del self._open[who]
