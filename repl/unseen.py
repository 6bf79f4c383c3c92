"""Passphrases typed without echo, and the player's data opened by them."""

import getpass
import os
import sys
from collections.abc import Callable

from studio.config import Config, hide
from studio.unlocking import unlocked
from studio.vault import NOWHERE, LockedError, Vault


def typed(sentence: str) -> str:
    """What is typed, without its being shown; the next line where stdin is a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return getpass.getpass(sentence)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        return ""


def opened_data(config: Config, tell: Callable[[str], None]) -> Vault:
    """The player's data; where it stays locked, a sentence says so, and there is none.

    Args:
        config: says where it is.
        tell: hears that sentence.
    """
    asks = typed if sys.stdin.isatty() else None
    try:
        vault = unlocked(config.data, os.environ, asks)
        hide(vault.passphrase)
        return vault
    except LockedError as error:
        tell(str(error))
    except OSError as error:
        tell(f"your data cannot be opened ({error.strerror or error})")
    return NOWHERE
