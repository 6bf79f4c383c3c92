"""The system's keyring, through the library of that name where it is installed.

Keyrings of many kinds are behind it: whatever one raises, it is as if there were none.
"""

import logging
from collections.abc import Callable
from typing import Any, Final, TypeVar

SERVICE: Final = "notalabel"

LOG = logging.getLogger(__name__)
T = TypeVar("T")


def looked_up(name: str) -> str:
    """A secret by its name, "" where there is none."""
    return _asked(lambda ring: ring.get_password(SERVICE, name)) or ""


def kept(name: str, secret: str) -> bool:
    """Keep a secret; False where there is no keyring that can."""

    def keep(ring: Any) -> bool:
        ring.set_password(SERVICE, name, secret)
        return bool(ring.get_password(SERVICE, name) == secret)

    return bool(_asked(keep))


def forgotten(name: str) -> None:
    """Take a secret out, where it is there."""
    if looked_up(name):
        _asked(lambda ring: ring.delete_password(SERVICE, name))


def _asked(question: Callable[[Any], T]) -> T | None:
    try:
        import keyring  # only who has secrets pays for it
    except ImportError:
        return None
    try:
        return question(keyring)
    except Exception as error:  # noqa: BLE001 # the edge to other people's keyrings
        LOG.info("no keyring: %s", type(error).__name__)
        return None
