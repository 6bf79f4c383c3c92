"""What every frame between players is wrapped in: sealed for the room, signed by its sender. Pure.

On the wire, in this order: the version (1 byte), a nonce (12 bytes, never used twice), and what is
sealed with AES-256-GCM: the sender's signature (64 bytes) and what it signs: public key (32),
session (8, other at each connection), addressee (8 bytes of their id, zeros for all), counter
(8, big-endian), wall clock in ms since 1970 (8), length of the kind (1), the kind, the body.
The room's id is part of what is signed, so that a frame of one room is worth nothing in another.
"""

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jam.keys import PUBLIC_BYTES, SIGNATURE_BYTES, Identity, RoomKey, player_id, verify

VERSION: Final = 1
FRAME_LONGEST = 65_536
KIND_LONGEST = 16
NONCE_BYTES = 12
SESSION_BYTES = 8
EVERYBODY = ""

_HEAD = struct.Struct(f">{PUBLIC_BYTES}s{SESSION_BYTES}s8sQQB")
_SEAL_BYTES = 16
OVERHEAD = 1 + NONCE_BYTES + _SEAL_BYTES + SIGNATURE_BYTES + _HEAD.size + KIND_LONGEST
BODY_LONGEST = FRAME_LONGEST - OVERHEAD
_COUNTER_LARGEST = 2**63


class RefusedError(Exception):
    """Why a frame is not taken: a word to count by, and a sentence for the log."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason, self.text = reason, text


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message and who sent it.

    Attributes:
        public: the sender's key.
        session: other at each connection of theirs.
        counter: 1 more with each frame of a session.
        at_ms: the sender's wall clock, ms since 1970.
        kind: what the body is.
        body: bytes that whoever knows the kind can read.
        to: id of whom it is for, "" for all.
    """

    public: bytes
    session: bytes
    counter: int
    at_ms: int
    kind: str
    body: bytes
    to: str = EVERYBODY

    @property
    def sender(self) -> str:
        """Id of the sender."""
        return player_id(self.public)


def seal(envelope: Envelope, room: RoomKey, identity: Identity, nonce: bytes) -> bytes:
    """A frame for the wire.

    Args:
        envelope: its key is that of `identity`.
        room: whose members can open it.
        identity: who signs.
        nonce: 12 bytes off the dice, other for each frame.
    """
    kind = envelope.kind.encode("ascii")
    if len(kind) > KIND_LONGEST or len(envelope.body) > BODY_LONGEST:
        raise ValueError(f"{envelope.kind} with {len(envelope.body)} bytes is too long for a frame")
    to = bytes.fromhex(envelope.to) if envelope.to else bytes(8)
    head = _HEAD.pack(
        envelope.public,
        envelope.session,
        to,
        envelope.counter,
        envelope.at_ms,
        len(kind),
    )
    message = head + kind + envelope.body
    signature = identity.sign(_signed(room, message))
    return (
        bytes((VERSION,))
        + nonce
        + _cipher(room.frame_key).encrypt(nonce, signature + message, _context(room))
    )


def unseal(frame: bytes, room: RoomKey) -> Envelope:
    """What is in a frame, once it is sure who sent it.

    Raises:
        RefusedError: it is too long or too short, of another version, sealed with another key, or
            not by who it says.
    """
    if len(frame) > FRAME_LONGEST:
        raise RefusedError("long", f"a frame of {len(frame)} bytes: {FRAME_LONGEST} at most")
    if len(frame) < OVERHEAD - KIND_LONGEST:
        raise RefusedError("short", f"a frame of {len(frame)} bytes is no message")
    if frame[0] != VERSION:
        raise RefusedError(
            "version",
            f"somebody speaks version {frame[0]} of the jam, this is version {VERSION}: "
            "let everybody update Not a Label",
        )
    nonce, sealed = frame[1 : 1 + NONCE_BYTES], frame[1 + NONCE_BYTES :]
    try:
        plain = _cipher(room.frame_key).decrypt(nonce, sealed, _context(room))
    except InvalidTag:
        raise RefusedError(
            "seal", "a frame that was not sealed with the key of this room"
        ) from None
    return _read(plain, room)


def _read(plain: bytes, room: RoomKey) -> Envelope:
    message = plain[SIGNATURE_BYTES:]
    public, session, to, counter, at_ms, length = _HEAD.unpack_from(message)
    rest = message[_HEAD.size :]
    try:
        kind = rest[:length].decode("ascii")
    except UnicodeDecodeError:
        raise RefusedError("form", "a frame whose kind cannot be read") from None
    if length > KIND_LONGEST or len(kind) != length or counter >= _COUNTER_LARGEST:
        raise RefusedError("form", "a frame whose kind or counter cannot be")
    if not verify(public, plain[:SIGNATURE_BYTES], _signed(room, message)):
        raise RefusedError(
            "signature", f"a frame that pretends to be of player {player_id(public)}"
        )
    addressee = to.hex() if any(to) else EVERYBODY
    return Envelope(public, session, counter, at_ms, kind, rest[length:], addressee)


def _signed(room: RoomKey, message: bytes) -> bytes:
    return b"notalabel jam frame 1 " + bytes.fromhex(room.id) + message


def _context(room: RoomKey) -> bytes:
    return bytes((VERSION,)) + bytes.fromhex(room.id)


@lru_cache(maxsize=16)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)
