"""Databases under a passphrase: SQLCipher's usual format, which its own tools open too.

The key of a file is worked out once for each passphrase and salt, as SQLCipher does it, so
that opening the file again takes no time.
"""

import hashlib
import importlib.util
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from studio.store import ClosedError

SALT_BYTES: Final = 16  # the first ones of a file
ROUNDS: Final = 256_000  # of PBKDF2-HMAC-SHA512: SQLCipher 4's own number
MISSING: Final = (
    "a passphrase needs the library sqlcipher3, which is not installed: "
    "pip install sqlcipher3, or install notalabel[private]"
)


class CipherError(ClosedError):
    """There can be no encrypted database: its text is the sentence."""


def available() -> bool:
    """Is the library there?"""
    return importlib.util.find_spec("sqlcipher3") is not None


def connect(path: Path, passphrase: str, wait_s: float) -> sqlite3.Connection:
    """A connection to an encrypted database; one that is not there yet will be encrypted.

    A wrong passphrase shows when it is first used, as `file is not a database`.

    Args:
        path: the file.
        passphrase: what opens it; "" for a file that is not encrypted.
        wait_s: how long to wait for another program.

    Raises:
        CipherError: the library is missing.
    """
    database = dialect().connect(path, timeout=wait_s, isolation_level=None)
    if passphrase:
        database.execute(f"pragma key = {literal(_key_of(path, passphrase))}")
    return cast(sqlite3.Connection, database)  # the same interface, under another name


def dialect() -> Any:
    """The library, which has the interface of sqlite3.

    Raises:
        CipherError: it is missing.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise CipherError(MISSING) from None
    return dbapi2


def literal(text: str) -> str:
    """A text as SQL writes it.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def _key_of(path: Path, passphrase: str) -> str:
    """What opens a file: its key and salt, or the passphrase where it is still to be made."""
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except FileNotFoundError:
        salt = b""
    if len(salt) < SALT_BYTES:
        return passphrase
    return f"x'{_key(passphrase, salt).hex()}{salt.hex()}'"


@lru_cache(maxsize=8)
def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, 32)
