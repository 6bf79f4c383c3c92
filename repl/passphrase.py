"""`notalabel passphrase`: everything that is yours under a passphrase, another one, or none."""

import argparse
import os
from pathlib import Path

from repl.screen import complain, say
from repl.unseen import typed
from studio import keyrings
from studio.config import load, start_log
from studio.relocking import RelockError, finish, relock
from studio.sealing import WrongPassphraseError
from studio.unlocking import VARIABLE, remembered_as
from studio.vault import Vault, is_locked

LEAST = 8  # characters
KEPT_OUTSIDE = (
    "Recordings, samples, your own synths, the settings and the log are not under it. Copies "
    "that were made before keep what they held. Without the passphrase nobody can open your "
    "data, you neither: write it down."
)


class NoPassphraseError(Exception):
    """It cannot be done: the text is the sentence."""


def run(options: argparse.Namespace) -> int:
    """Do what the options ask for, with the data closed."""
    config = load(os.environ)
    start_log(config, os.environ)
    folder = config.data
    if folder is None:
        complain("; ".join(config.problems))
        return 1
    try:
        finish(folder)
        say(ACTIONS[options.action](folder))
    except (NoPassphraseError, RelockError, WrongPassphraseError) as error:
        complain(str(error))
        return 1
    return 0


def _told(folder: Path) -> str:
    if is_locked(folder):
        return f"{folder} is under a passphrase; passphrase change, off, remember and forget"
    return f"{folder} is not under a passphrase; `notalabel passphrase set` gives it one"


def _set(folder: Path) -> str:
    if is_locked(folder):
        raise NoPassphraseError("there is one already; `notalabel passphrase change` changes it")
    relock(folder, "", _fresh())
    return f"{folder} is under your passphrase now. {KEPT_OUTSIDE}"


def _change(folder: Path) -> str:
    old = _present(folder)
    relock(folder, old, _fresh())
    keyrings.forgotten(remembered_as(folder))
    return f"{folder} is under your new passphrase now"


def _off(folder: Path) -> str:
    vault = Vault(folder, _present(folder))
    if vault.secrets():
        raise NoPassphraseError(
            f"it also keeps {', '.join(vault.secrets())}, which may not lie open; take them out "
            "first: notalabel config unset"
        )
    relock(folder, vault.passphrase, "")
    keyrings.forgotten(remembered_as(folder))
    return f"{folder} is not under a passphrase any more; your account alone can read it"


def _remember(folder: Path) -> str:
    if not keyrings.kept(remembered_as(folder), _present(folder)):
        raise NoPassphraseError("this system has no keyring that can be used; pip install keyring")
    return "your system's keyring opens it from now on"


def _forget(folder: Path) -> str:
    keyrings.forgotten(remembered_as(folder))
    return "your system's keyring does not hold it"


ACTIONS = {
    None: _told, "set": _set, "change": _change, "off": _off,
    "remember": _remember, "forget": _forget,
}  # fmt: skip


def _present(folder: Path) -> str:
    """The passphrase of now, as the variable has it or as it is typed; it is right."""
    if not is_locked(folder):
        raise NoPassphraseError(_told(folder))
    said = os.environ.get(VARIABLE) or typed("Your passphrase: ")
    Vault(folder, said or "\0")
    return said


def _fresh() -> str:
    """A new one, typed twice."""
    first = typed(f"New passphrase, {LEAST} characters or more: ")
    if len(first) < LEAST:
        raise NoPassphraseError(f"a passphrase has {LEAST} characters or more; nothing is changed")
    if typed("Once more: ") != first:
        raise NoPassphraseError("these two are not the same; nothing is changed")
    return first
