"""Keys of a room and of a player. Pure: the dice come in.

A room has 16 secret bytes; what the hub knows of it, what opens its door and what seals its frames
follow from them by HKDF-SHA256 (RFC 5869), so none of these gives another one away. A player has
an Ed25519 key (RFC 8032); who they are is the beginning of the hash of its public half.
"""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from jam.link import KEY_BYTES
from jam.net.carrier import room_of
from jam.room import JamError

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class RoomKey:
    """What follows from the key of a room.

    Attributes:
        id: what the hub calls the room, 32 hexadecimal digits.
        door: 16 bytes, shown to the hub to come in; who has only the id has it not.
        frame_key: AES-256 key of all frames.
    """

    id: str
    door: bytes = field(repr=False)
    frame_key: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "RoomKey":
        """All that follows from a room's 16 bytes."""
        if len(secret) != KEY_BYTES:
            raise JamError(f"the key of a room has {KEY_BYTES} bytes, this one {len(secret)}")
        door = _derive(secret, "door", 16)
        return cls(room_of(door), door, _derive(secret, "frames", 32))


class Identity:
    """A player's key: who they are, in every room."""

    __slots__ = ("_key", "id", "public")

    def __init__(self, seed: bytes) -> None:
        """Of 32 secret bytes, which are kept in the player's folder."""
        if len(seed) != PUBLIC_BYTES:
            raise JamError(f"the key of a player has 32 bytes, this one {len(seed)}")
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.id = player_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """64 bytes that only this player can make."""
        return self._key.sign(message)

    def __repr__(self) -> str:  # nothing secret in a log
        return f"Identity({self.id})"


@lru_cache(maxsize=1024)
def player_id(public: bytes) -> str:
    """The id of a player: 16 hexadecimal digits of the hash of their public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is by that player, of that message."""
    try:
        _public_key(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def _public_key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)


def _derive(secret: bytes, label: str, length: int) -> bytes:
    info = b"notalabel jam 1 " + label.encode()
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)
