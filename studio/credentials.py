"""Keys for services: from the environment, the keyring, or the vault; never shown."""

from typing import Final

from studio import keyrings
from studio.config import hide
from studio.settings import SETTINGS, Settings
from studio.vault import LockedError, Vault

NO_PLACE: Final = (
    "there is no safe place for it here: this system has no keyring that can be used, and your "
    "data has no passphrase; `notalabel passphrase set` gives it one, or set the variable {}"
)


def secret(key: str, settings: Settings, vault: Vault) -> str:
    """A secret setting, "" where nobody has given it; from now on no log holds it.

    Args:
        key: as in "ai.openai_key".
        settings: what the environment says is in them.
        vault: the player's data, open.
    """
    found = str(settings[key]) or keyrings.looked_up(key) or vault.secrets().get(key, "")
    hide(found)
    return found


def keep(key: str, value: str, vault: Vault) -> str:
    """Keep a secret where it is safe; gives the place, in words.

    Raises:
        LockedError: there is no such place.
        OSError: it cannot be written.
    """
    if keyrings.kept(key, value):
        return "your system's keyring"
    if not vault.passphrase:
        raise LockedError(NO_PLACE.format(SETTINGS[key].variable))
    vault.keep_secrets({**vault.secrets(), key: value})
    return "your data, under its passphrase"


def forget(key: str, vault: Vault) -> None:
    """Take a secret out of keyring and vault."""
    keyrings.forgotten(key)
    if key in vault.secrets():
        vault.keep_secrets({name: one for name, one in vault.secrets().items() if name != key})
