"""Who enters a room: the key that nobody else has, a name, a colour. The key is in the vault."""

import colorsys
import getpass
import hashlib
import logging
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from jam.room import JamError
from studio.jamming.kit import Me
from studio.profiles import Profile, ProfileError
from studio.vault import Vault

FOLDER: Final = "jam"
KEY: Final = "identity.json"
KEY_BYTES: Final = 32
MOST_NAME: Final = 40
NO_KEY: Final = "your key for jams cannot be kept ({}); you are new wherever you come in"
NOT_WORD: Final = re.compile(r"[^\w-]+")

LOG = logging.getLogger(__name__)


def me_of(vault: Vault, settings: Mapping[str, Any] | Any, name: str = "", via: str = "") -> Me:
    """Who plays here.

    Args:
        vault: the player's folder.
        settings: jam.name and jam.colour; None: as all usual.
        name: another name, for somebody who comes in by this session.
        via: how they come in.
    """
    key = key_of(vault, via and f"{via} {name}")
    shown = (name or _set(settings, "jam.name") or _profiled(vault) or _login())[:MOST_NAME]
    colour = ("" if via else _set(settings, "jam.colour")) or colour_of(key)
    return Me(key, shown.strip() or "somebody", colour, via)


def key_of(vault: Vault, whose: str = "") -> bytes:
    """The secret of the identity, made when it is first asked for.

    Args:
        vault: where it is kept; without a folder it is another one each time.
        whose: "" for the player's own, else a name of somebody who comes in by this session.

    Raises:
        JamError: it is there and cannot be read: another one would be somebody else.
    """
    if vault.folder is None:
        return secrets.token_bytes(KEY_BYTES)
    beside = hashlib.sha256(whose.encode()).hexdigest()[:16] if whose else ""
    path = vault.folder / FOLDER / (f"{beside}.json" if beside else KEY)
    try:
        return _key(vault.read(path))
    except FileNotFoundError:
        return _new(vault, path)
    except (OSError, ValueError) as error:
        raise JamError(f"your key for jams in {path} cannot be read ({error})") from error


def _key(text: str) -> bytes:
    key = bytes.fromhex(text.strip())
    if len(key) != KEY_BYTES:
        raise ValueError("it is no key")
    return key


def _new(vault: Vault, path: Path) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        vault.write(path, key.hex())
        path.chmod(0o600)
    except OSError as error:
        LOG.warning(NO_KEY.format(error))
    return key


def colour_of(key: bytes) -> str:
    """A colour that goes with a key: bright enough for a dark screen, dark enough for a light one.

    >>> colour_of(bytes(32))
    '#caad53'
    """
    hue = hashlib.sha256(b"colour" + key).digest()[0] / 256
    parts = colorsys.hls_to_rgb(hue, 0.56, 0.53)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def pane_named(name: str) -> str:
    """The name of somebody's pane: their own, as one word.

    >>> pane_named("Ada L."), pane_named("  "), pane_named("zoë")
    ('ada-l', 'pane', 'zoë')
    """
    return NOT_WORD.sub("-", name.casefold()).strip("-")[:24] or "pane"


def _set(settings: Mapping[str, Any] | Any, key: str) -> str:
    return "" if settings is None else str(settings[key])


def _profiled(vault: Vault) -> str:
    with suppress(ProfileError):
        profile = Profile(vault.folder, lambda _: None, vault.connect)
        return str(profile.all().get("artistName", ""))
    return ""


def _login() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "somebody"
