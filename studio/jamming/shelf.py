"""Rooms that were opened here, kept in the player's folder: the link, and all that was in them."""

import base64
import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jam.link import Link, parse
from jam.room import JamError
from jam.stored import Stored, pack, unpack
from studio.vault import Vault

FOLDER: Final = "jam"
NAME: Final = re.compile(r"[\w-]{1,40}\Z")

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A room that was kept.

    Attributes:
        link: to it.
        stored: what was in it.
        wall_s: when that was, in seconds since 1970.
        room_s: what its clock showed then.
    """

    link: Link
    stored: Stored
    wall_s: float = 0.0
    room_s: float = 0.0


def path_of(vault: Vault, name: str) -> Path | None:
    """Where a room is kept; None where it cannot be.

    >>> path_of(Vault(None), "garden") is None
    True
    """
    if vault.folder is None or not NAME.match(name):
        return None
    return vault.folder / FOLDER / f"room-{name}.json"


def kept(vault: Vault, name: str) -> Kept | None:
    """A room by its name; None where none is kept under it.

    Raises:
        JamError: it is damaged.
    """
    path = path_of(vault, name)
    if path is None:
        return None
    try:
        found = json.loads(vault.read(path))
        room = unpack(base64.b64decode(found["room"]))
        return Kept(parse(found["link"]), room, float(found["wall"]), float(found["clock"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise JamError(
            f"what was kept of {name} in {path} cannot be read ({error}); "
            f"move it away, or take another name"
        ) from error


def keep(vault: Vault, room: Kept) -> None:
    """Keep a room; what cannot be written is for the log."""
    link = room.link
    path = path_of(vault, link.name)
    if path is None:
        return
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        packed = base64.b64encode(pack(room.stored)).decode()
        clock = {"wall": room.wall_s, "clock": room.room_s}
        text = {"link": str(link), "room": packed, **clock}
        vault.write(path, json.dumps(text))
        path.chmod(0o600)
    except OSError:
        LOG.exception("the room %s is not kept", link.name)
