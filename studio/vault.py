"""The folder of the player's data, and the passphrase that opens it where one is set.

Under a passphrase the databases are encrypted, and the other files that hold what the player
wrote are sealed. That one is set shows in the sealed file of secrets, which is there even
where it holds none.
"""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from studio.cipher import connect
from studio.files import write_bytes
from studio.sealing import is_sealed, salt_of, seal, unseal
from studio.store import BUSY_S, ClosedError, plainly

SECRETS: Final = "secrets.sealed"
# sealed under a passphrase
WRITTEN: Final = (
    "sets/*.json", "learning.json", "taste.json", "asked.jsonl", "stage/*.strudel",
    "stage/desk.json", "bindings.json", "feedback/*.json", "usage.json", "jam/*.json",
)  # fmt: skip


CHANGED: Final = "its passphrase was changed meanwhile; start the program again"


class LockedError(ClosedError):
    """The data stays closed: the text is the sentence."""


class Vault:
    """The player's folder.

    Args:
        folder: where; None: there can be none.
        passphrase: what opens it, "" where none is set.

    Raises:
        WrongPassphraseError: that does not open it.
    """

    def __init__(self, folder: Path | None, passphrase: str = "") -> None:
        self.folder, self.passphrase = folder, passphrase
        sealed = _sealed(folder)
        if sealed and passphrase:
            unseal(sealed, passphrase)
        self._salt = salt_of(sealed) if sealed else None

    def connect(self, path: Path) -> sqlite3.Connection:
        """A connection to one of the databases; see cipher.connect.

        Raises:
            LockedError: another passphrase was set since the vault was opened.
        """
        sealed = _sealed(self.folder)
        if (salt_of(sealed) if sealed else None) != self._salt:
            raise LockedError(CHANGED)
        if self.passphrase:
            return connect(path, self.passphrase, BUSY_S)
        return plainly(path)

    def read(self, path: Path) -> str:
        """The text of a file, sealed or not.

        Raises:
            OSError, UnicodeDecodeError: it cannot be read.
            WrongPassphraseError: it was sealed with another passphrase.
        """
        data = path.read_bytes()
        return (unseal(data, self.passphrase) if is_sealed(data) else data).decode("utf-8")

    def write(self, path: Path, text: str) -> None:
        """Write a file, sealed where a passphrase is set; whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        data = text.encode()
        sealed = seal(data, self.passphrase, self._salt) if self.passphrase else data
        write_bytes(path, sealed)

    def secrets(self) -> dict[str, str]:
        """The secrets kept here, by name; none without a passphrase."""
        if self.folder is None or not self.passphrase:
            return {}
        found = json.loads(self.read(self.folder / SECRETS))
        return {str(name): str(value) for name, value in found.items()}

    def keep_secrets(self, secrets: Mapping[str, str]) -> None:
        """Keep these secrets and no others.

        Raises:
            LockedError: without a passphrase there is no safe place for them.
            OSError: they cannot be written.
        """
        if self.folder is None or not self.passphrase:
            raise LockedError("there is no safe place for secrets without a passphrase")
        self.write(self.folder / SECRETS, json.dumps(dict(secrets)))


def is_locked(folder: Path | None) -> bool:
    """Is a passphrase set for this folder?"""
    return bool(_sealed(folder))


def _sealed(folder: Path | None) -> bytes:
    """The file of secrets, nothing where there is none."""
    try:
        return b"" if folder is None else (folder / SECRETS).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""


NOWHERE: Final = Vault(None)
