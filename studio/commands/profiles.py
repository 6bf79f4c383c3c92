"""`profile`, `profile set artistName Ada`, `profile export ~/me.json`: who plays here."""

import json
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from engine.typedpath import typed_path
from studio.background import in_background
from studio.files import write_whole
from studio.player import Player
from studio.profiles import Profile, ProfileError
from studio.replies import Reply, done
from studio.session import Session
from studio.wishes import Wish

SIGNATURE: Final = "signaturePattern"
EXAMPLE: Final = "try profile set artistName Ada, or profile set musicDNA.primaryGenre techno"


def profile(session: Session, argument: str) -> "Future[Reply]":
    """Show the profile, set a field of it, or write it as a file."""
    word, _, rest = argument.partition(" ")
    mine = Profile(session.vault.folder, session.tell_bad, session.vault.connect)
    if word == "set" and rest.strip() == SIGNATURE:
        playing = session.wish(_playing)
        return in_background(lambda: _set(mine, SIGNATURE, playing.result().text))
    if word == "set" and rest:
        field, _, value = rest.partition(" ")
        return in_background(lambda: _set(mine, field, value.strip()))
    if word == "export" and rest:
        return in_background(lambda: _export(mine, typed_path(rest)))
    if not word:
        return in_background(lambda: _shown(mine))
    return done(Reply(False, f"profile shows, sets and exports who plays here; {EXAMPLE}"))


def told(fields: Mapping[str, Any]) -> str:
    """A profile on lines.

    >>> print(told({"artistName": "Ada", "musicDNA": {"energyLevel": 7, "keywords": ["dub"]}}))
    artistName        Ada
    musicDNA          energyLevel 7, keywords dub
    """
    return "\n".join(f"{name:17} {_plain(value)}" for name, value in fields.items())


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return " ".join(map(str, value))
    return " ".join(str(value).split())


def _playing(player: Player) -> Wish:
    return Wish(None, Reply(True, player.code()))


def _set(mine: Profile, field: str, value: str) -> Reply:
    try:
        now = mine.change(field, value)
    except ProfileError as error:
        return Reply(False, str(error))
    return Reply(True, f"{field} is {_plain(now)}" if now else f"{field} is not set")


def _shown(mine: Profile) -> Reply:
    try:
        return Reply(True, told(mine.all()) or f"nothing is known of you yet; {EXAMPLE}")
    except ProfileError as error:
        return Reply(False, str(error))


def _export(mine: Profile, path: Path) -> Reply:
    try:
        write_whole(path, json.dumps(mine.all(), indent=1, ensure_ascii=False) + "\n")
    except ProfileError as error:
        return Reply(False, str(error))
    except OSError as error:
        return Reply(False, f"{path} cannot be written ({error.strerror or error})")
    return Reply(True, f"your profile is in {path}")
