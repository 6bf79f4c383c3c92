"""The way into the player's data at the start: without a passphrase, or with the right one."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from studio import keyrings
from studio.cipher import MISSING, available
from studio.relocking import finish
from studio.sealing import WrongPassphraseError
from studio.vault import NOWHERE, LockedError, Vault, is_locked

VARIABLE: Final = "NOTALABEL_PASSPHRASE"
TRIES: Final = 3
CLOSED: Final = "your data is locked and stays so; this session keeps nothing, and knows no library"

Ask = Callable[[str], str]


def unlocked(folder: Path | None, environ: Mapping[str, str], ask: Ask | None) -> Vault:
    """The player's data, open.

    The passphrase is the variable's, else the keyring's, else what the player types.

    Args:
        folder: of the data; None: there can be none.
        environ: may hold the variable NOTALABEL_PASSPHRASE.
        ask: shows a sentence and gives what is typed, unseen; "" where the player gives up;
            None: there is nobody to ask.

    Raises:
        LockedError: it stays closed.
        OSError: it cannot be read.
    """
    if folder is None:
        return NOWHERE
    finish(folder)
    if not is_locked(folder):
        return Vault(folder)
    if not available():
        raise LockedError(f"{CLOSED}: {MISSING}")
    for passphrase in _given(folder, environ, ask):
        try:
            return Vault(folder, passphrase)
        except WrongPassphraseError:
            continue
    how = "" if ask is not None else f"; the variable {VARIABLE} opens it where nobody can type"
    raise LockedError(CLOSED + how)


def remembered_as(folder: Path) -> str:
    """The name of a folder's passphrase in the keyring."""
    return f"passphrase of {folder.resolve()}"


def _given(folder: Path, environ: Mapping[str, str], ask: Ask | None) -> Iterator[str]:
    for found in (environ.get(VARIABLE, ""), keyrings.looked_up(remembered_as(folder))):
        if found:
            yield found
    sentence = "Passphrase: "
    for _ in range(TRIES if ask is not None else 0):
        typed = ask(sentence) if ask is not None else ""
        if not typed:
            return
        yield typed
        sentence = "That does not open your data. Passphrase: "
