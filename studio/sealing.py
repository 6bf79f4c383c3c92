"""Files under a passphrase: sealed as a whole, and opened with that passphrase alone. Pure.

A sealed file is `notalabel sealed 1`, the salt, and a Fernet token (AES-128 and HMAC-SHA256)
whose key scrypt makes of passphrase and salt: each file holds all that opening it needs but the
passphrase.
"""

import base64
import hashlib
import os
from functools import lru_cache
from typing import Final

HEAD: Final = b"notalabel sealed 1\n"
SALT_BYTES: Final = 16
# What OWASP's cheat sheet on password storage asks of scrypt: 128 MB for a moment, half a second.
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**17, 8, 1
SCRYPT_BYTES: Final = 2**28


class WrongPassphraseError(ValueError):
    """The passphrase does not open this: its text is the sentence."""


def is_sealed(data: bytes) -> bool:
    """Is this a sealed file?

    >>> is_sealed(seal(b"mine", "open sesame")), is_sealed(b"mine")
    (True, False)
    """
    return data.startswith(HEAD)


def seal(data: bytes, passphrase: str, salt: bytes | None = None) -> bytes:
    """A sealed file.

    Args:
        data: what it holds.
        passphrase: what opens it.
        salt: 16 random bytes, the same for files of one place, so that opening the next one
            costs nothing; None: new ones.
    """
    from cryptography.fernet import Fernet  # only who seals pays for it

    chosen = os.urandom(SALT_BYTES) if salt is None else salt
    token = Fernet(_key(passphrase, chosen)).encrypt(data)
    return HEAD + base64.b64encode(chosen) + b"\n" + token + b"\n"


def unseal(data: bytes, passphrase: str) -> bytes:
    """What a sealed file holds.

    Raises:
        WrongPassphraseError: it is another passphrase's, or the file is damaged.

    >>> unseal(seal(b"mine", "open sesame"), "open sesame")
    b'mine'
    """
    from cryptography.fernet import Fernet, InvalidToken  # only who opens one pays for it

    try:
        token = data.removeprefix(HEAD).partition(b"\n")[2]
        return Fernet(_key(passphrase, salt_of(data))).decrypt(token.strip())
    except (InvalidToken, ValueError):
        raise WrongPassphraseError("this passphrase does not open your data") from None


def salt_of(data: bytes) -> bytes:
    """The salt of a sealed file."""
    return base64.b64decode(data.removeprefix(HEAD).partition(b"\n")[0])


@lru_cache(maxsize=8)
def _key(passphrase: str, salt: bytes) -> bytes:
    raw = hashlib.scrypt(
        passphrase.encode(), salt=salt, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P,
        maxmem=SCRYPT_BYTES, dklen=32,
    )  # fmt: skip
    return base64.urlsafe_b64encode(raw)
