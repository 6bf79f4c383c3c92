"""Another passphrase for everything in the player's folder, or the first one, or none any more.

Every file is written anew beside the old one; then a list of them is written, and they take
their places. What a crash leaves is finished, or taken away, the next time: all files are
under the old passphrase or all under the new one.
"""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Final

from studio.cipher import connect, dialect, literal
from studio.files import write_bytes
from studio.sealing import SALT_BYTES, is_sealed, seal, unseal
from studio.store import failures
from studio.vault import SECRETS, WRITTEN

FRESH: Final = ".relocked"  # behind the name of a file that waits to take its place
LIST: Final = "relocking.json"
DATABASES: Final = "*.sqlite"
SEALED: Final = (*WRITTEN, "*.sqlite.broken-*", SECRETS)
HALF_WRITTEN: Final = (f".*{FRESH}.*", f"sets/.*{FRESH}.*")
WAIT_S: Final = 1.0
IN_USE: Final = "your data is in use; leave every other Not a Label first"


class RelockError(Exception):
    """The passphrase stays as it was: the text is the sentence."""


def relock(folder: Path, old: str, new: str) -> None:
    """Write everything anew under another passphrase.

    Args:
        folder: the player's.
        old: the passphrase so far, "" for none.
        new: the next one, "" for none.

    Raises:
        RelockError: it cannot be done, and nothing has changed.
    """
    finish(folder)
    try:
        dialect()
        with ExitStack() as held:
            names = [*_databases(folder, old, new, held), *_files(folder, old, new)]
        gone = [] if new else [SECRETS]
        write_bytes(folder / LIST, json.dumps({"fresh": names, "gone": gone}).encode())
    except failures() as error:
        finish(folder)
        busy = "locked" in str(error)
        raise RelockError(IN_USE if busy else f"this cannot be done ({error})") from error
    finish(folder)


def finish(folder: Path) -> None:
    """Bring to its end what a crash has cut off; does nothing where nothing was.

    Raises:
        OSError: a file cannot be moved.
    """
    try:
        found = json.loads((folder / LIST).read_bytes())
    except FileNotFoundError:
        found = None
    if found is not None:
        for name in found["fresh"]:
            fresh = folder / f"{name}{FRESH}"
            if fresh.exists():
                fresh.replace(folder / name)
        for name in found["gone"]:
            (folder / name).unlink(missing_ok=True)
        (folder / LIST).unlink(missing_ok=True)
    for pattern in (*(f"{one}{FRESH}*" for one in (DATABASES, *SEALED)), *HALF_WRITTEN):
        for left in folder.glob(pattern):
            left.unlink(missing_ok=True)


def _databases(folder: Path, old: str, new: str, held: ExitStack) -> Iterator[str]:
    """Write the databases anew; they stay closed to all others until `held` lets go."""
    for path in sorted(folder.glob(DATABASES)):
        database = held.enter_context(closing(connect(path, old, WAIT_S)))
        _hold(database)
        fresh = path.with_name(path.name + FRESH)
        fresh.touch(mode=0o600)
        (version,) = database.execute("pragma user_version").fetchone()
        database.execute(f"attach database {literal(str(fresh))} as fresh key {literal(new)}")
        database.execute("select sqlcipher_export('fresh')")
        database.execute(f"pragma fresh.user_version = {version}")
        database.execute("detach database fresh")
        _sync(fresh)
        yield path.name


def _hold(database: Any) -> None:
    """Take the write-ahead log into the file, and keep everybody else out."""
    database.execute("pragma locking_mode = exclusive")
    database.execute("pragma journal_mode = delete")
    database.execute("begin exclusive")
    database.execute("commit")


def _files(folder: Path, old: str, new: str) -> Iterator[str]:
    """Write the other files anew, sealed, or as they are without a passphrase."""
    salt = os.urandom(SALT_BYTES)
    found = {path for pattern in SEALED for path in folder.glob(pattern)}
    for path in sorted(found | ({folder / SECRETS} if new else set())):
        data = path.read_bytes() if path.exists() else b"{}"
        plain = unseal(data, old) if is_sealed(data) else data
        fresh = path.with_name(path.name + FRESH)
        write_bytes(fresh, seal(plain, new, salt) if new else plain)
        yield path.relative_to(folder).as_posix()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
