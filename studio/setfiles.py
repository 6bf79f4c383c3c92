"""Sets as files in the player's folder, by their names."""

import re
from pathlib import Path
from typing import Final

from studio.sets import MOST_BYTES, Saved, SetError, read
from studio.store import NO_FOLDER
from studio.vault import Vault

FOLDER: Final = "sets"
ENDING: Final = ".json"
NAME: Final = re.compile(r"[\w-]{1,60}")


def names(vault: Vault) -> list[str]:
    """The sets that are there."""
    return [] if vault.folder is None else sorted(one.stem for one in _folder(vault).glob("*.json"))


def path_of(vault: Vault, name: str) -> Path:
    """The file of a set, whether it is there or not.

    Raises:
        SetError: the name is none, or there is no folder.
    """
    if not NAME.fullmatch(name):
        raise SetError("a set's name is one word: set save friday, set open friday")
    return _folder(vault) / f"{name}{ENDING}"


def load(vault: Vault, name: str) -> Saved:
    """A set, read but not evaluated.

    Raises:
        SetError: there is none, or it cannot be read.
    """
    path = path_of(vault, name)
    try:
        if path.stat().st_size > 2 * MOST_BYTES:
            raise SetError("this file is too large to be a set")
        return read(vault.read(path))
    except FileNotFoundError:
        raise SetError(f"there is no set {name}; set lists those that are there") from None
    except (OSError, ValueError) as error:
        raise SetError(f"{path} cannot be opened: {error}") from error


def _folder(vault: Vault) -> Path:
    if vault.folder is None:
        raise SetError(f"sets cannot be kept: {NO_FOLDER}")
    return vault.folder / FOLDER
